"""What is checked before a shop starts."""

import socket

import pytest

from assistant import checks
from assistant.errors import SetupError


def test_a_busy_port_is_one_sentence_that_names_another():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SetupError) as told:
        checks.check_port("127.0.0.1", port := taken.getsockname()[1])
    assert str(told.value) == (
        f"Port {port} of 127.0.0.1 cannot be had (Address already in use):"
        " choose another, for example make run PORT=8001."
    )


def test_a_free_port_passes():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    checks.check_port("127.0.0.1", port)


def test_a_port_that_does_not_exist_is_refused():
    with pytest.raises(SetupError, match="Port 70000"):
        checks.check_port("127.0.0.1", 70000)


def test_a_nearly_full_disk_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**8}))
    with pytest.raises(SetupError, match=r"needs 1 GB of disk and 0\.10 GB are free: make room, or set ASSISTANT_HOME"):
        checks.check_disk(tmp_path / "not" / "there" / "yet")


def test_a_home_is_free_again_after_a_run(tmp_path):
    for _ in range(2):
        with checks.sole_run(tmp_path / "home"):
            pass


def test_a_home_in_use_is_one_sentence(tmp_path):
    told = pytest.raises(SetupError, match=r"already running on .*: stop it first")
    with checks.sole_run(tmp_path), told, checks.sole_run(tmp_path):
        pass
