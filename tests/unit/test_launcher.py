"""Starting and stopping a shop, with small programs in place of its parts."""

import signal
import socket
import subprocess
import sys
import textwrap
import urllib.request
from pathlib import Path

import pytest

from assistant import launcher
from assistant.errors import SetupError
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

#: Runs `launcher.run` with one well part in place of the shop's three, and no step before.
STAND_IN = """
    import pathlib, sys
    from assistant import launcher, parts
    from assistant.settings import Settings
    from assistant.supervisor import Part

    settings = Settings(home=pathlib.Path(sys.argv[1]), port=int(sys.argv[2]))
    command = (sys.executable, "-m", "http.server", str(settings.port), "--bind", "127.0.0.1", "-d", sys.argv[1])
    gateway = Part("the gateway", command, parts.address(settings), settings.logs / "gateway.log")
    launcher.preparation = lambda settings, catalog, reviews: []
    launcher.shop = lambda settings: [gateway]
    sys.exit(launcher.run(settings))
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return opened.getsockname()[1]


def start(home: Path, port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-c", textwrap.dedent(STAND_IN), str(home), str(port)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def read_until(running: subprocess.Popen[str], words: str) -> str:
    said = ""
    for line in running.stdout:
        said += line
        if words in line:
            return said
    pytest.fail(f"ended without saying {words!r}: {said}{running.stderr.read()}")


@pytest.fixture
def running(tmp_path):
    """A shop that serves, its port, and its home."""
    port = free_port()
    with start(tmp_path, port) as process:
        try:
            read_until(process, f"http://127.0.0.1:{port}")
            yield process, port, tmp_path
        finally:
            process.kill()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_prints_its_address_serves_and_stops_all_when_told_to(running, stop):
    process, port, _ = running
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).status == 200
    process.send_signal(stop)
    said, faults = process.communicate(timeout=30)
    assert (process.returncode, faults) == (0, "")
    assert "stopping the shop" in said
    with socket.create_server(("127.0.0.1", port)):
        pass  # nobody listens there any more


def test_a_second_run_on_the_same_home_is_told_so(running):
    _, _, home = running
    with pytest.raises(SetupError, match=r"A shop is already running on .*: stop it first, or set ASSISTANT_HOME"):
        launcher.run(Settings(home=home, port=free_port()))


def test_a_shop_without_a_catalogue_gets_the_demo(tmp_path):
    steps = launcher.preparation(Settings(home=tmp_path), None, None)
    assert [step[:2] for step in steps] == [
        ("train",),
        ("demo", "build"),
        ("policies", "import"),
        ("sizes", "import"),
        ("demo", "orders"),
        ("orders", "import"),
        ("catalog", "import"),
    ]


def test_a_feed_is_imported_whether_or_not_the_shop_has_a_catalogue(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    steps = launcher.preparation(Settings(home=tmp_path), Path("feed.tsv"), Path("reviews.tsv"))
    imported = (
        "catalog",
        "import",
        str(tmp_path / "feed.tsv"),
        "--reviews",
        str(tmp_path / "reviews.tsv"),
        "--no-tune",
    )
    assert steps == [("train",), imported]


def test_a_step_that_fails_ends_the_run_with_its_status(tmp_path, monkeypatch):
    monkeypatch.setattr(launcher, "PROGRAM", (sys.executable, "-c", "import sys; sys.exit(int(sys.argv[1]))"))
    monkeypatch.setattr(launcher, "preparation", lambda settings, catalog, reviews: [("0",), ("2",), ("3",)])
    assert launcher.run(Settings(home=tmp_path, port=free_port())) == 2


class Interrupted:
    """A group whose program the operator interrupts."""

    def run(self, command: tuple[str, ...], environment: dict[str, str]) -> int:
        raise KeyboardInterrupt


def test_a_shop_interrupted_while_it_is_prepared_does_not_look_prepared(tmp_path: Path):
    with pytest.raises(SetupError, match="run the same command again"):
        launcher.take([("train",)], Settings(home=tmp_path), Interrupted())
