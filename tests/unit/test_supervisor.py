"""Waiting for parts, and starting dead ones again, with small programs in place of the shop's."""

import os
import signal
import sys
import textwrap
import time

import pytest

from assistant import supervisor as supervision
from assistant.errors import SetupError
from assistant.parts import new_wires
from assistant.processes import ProcessGroup
from assistant.supervisor import Part, Supervisor, pause_seconds, tail

SERVER = """
    import http.server, os, pathlib, sys
    port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    class Health(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if (folder / "well").exists() else 503)
            self.end_headers()
        def log_message(self, *_): ...
    with open(folder / "pids", "a") as pids:
        pids.write(f"{os.getpid()}\\n")
    print("serving")
    http.server.HTTPServer(("127.0.0.1", port), Health).serve_forever()
"""


@pytest.fixture
def group(tmp_path):
    with ProcessGroup(tmp_path) as group:
        yield group


def part(tmp_path, code: str = SERVER, name: str = "the server") -> Part:
    port = new_wires().rasa_port
    return Part(
        name=name,
        command=(sys.executable, "-u", "-c", textwrap.dedent(code), str(port), str(tmp_path)),
        health=f"http://127.0.0.1:{port}/",
        log=tmp_path / "logs" / "server.log",
    )


def pids(tmp_path) -> list[int]:
    file = tmp_path / "pids"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def look_until(condition, running: Supervisor, said: list[str]):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "the part did not start"
        running.look(said.append)
        time.sleep(0.02)


def test_a_part_is_awaited_until_it_says_that_it_is_well(tmp_path, group):
    awaited = []

    def told(names):
        awaited.extend(names)
        if pids(tmp_path):
            (tmp_path / "well").touch()

    running = Supervisor(group, [part(tmp_path)])
    running.start()
    running.await_healthy(30, told)
    assert set(awaited) == {"the server"}


def test_a_part_that_ends_at_once_is_named_with_the_end_of_its_log(tmp_path, group):
    running = Supervisor(group, [part(tmp_path, "print('no such model'); raise SystemExit(4)", "Rasa")])
    running.start()
    with pytest.raises(SetupError, match=r"(?s)Rasa ended with status 4 before it was ready.*no such model"):
        running.await_healthy(30, lambda names: None)


def test_a_part_that_never_gets_well_is_given_up_on(tmp_path, group):
    running = Supervisor(group, [part(tmp_path)])
    running.start()
    with pytest.raises(SetupError, match="the server was not ready within 0 seconds"):
        running.await_healthy(0.3, lambda names: None)


def test_a_dead_part_is_started_again_and_the_operator_told(tmp_path, group, monkeypatch):
    monkeypatch.setattr(supervision, "pause_seconds", lambda ends: 0.0)
    said = []
    running = Supervisor(group, [part(tmp_path)])
    running.start()
    look_until(lambda: len(pids(tmp_path)) == 1, running, said)
    os.kill(pids(tmp_path)[0], signal.SIGKILL)
    look_until(lambda: len(pids(tmp_path)) == 2, running, said)
    assert len(set(pids(tmp_path))) == 2
    assert len(said) == 1
    assert said[0].startswith("the server ended with status -9; starting it again in 0 s")


def test_earlier_ends_are_forgotten_after_a_stable_life(tmp_path, group, monkeypatch):
    ends, said = [], []
    monkeypatch.setattr(supervision, "pause_seconds", lambda count: ends.append(count) or 0.0)
    running = Supervisor(group, [part(tmp_path)])
    running.start()
    for lives, stable_seconds in enumerate((1000.0, 1000.0, 1000.0, 0.0), start=1):
        look_until(lambda lives=lives: len(pids(tmp_path)) == lives, running, said)
        monkeypatch.setattr(supervision, "STABLE_SECONDS", stable_seconds)
        os.kill(pids(tmp_path)[-1], signal.SIGKILL)
        look_until(lambda lives=lives: len(said) == lives, running, said)
    assert ends == [1, 2, 3, 1]


def test_that_a_part_is_back_is_told_once_it_is_well_again_and_only_once(tmp_path, group, monkeypatch):
    monkeypatch.setattr(supervision, "pause_seconds", lambda ends: 0.0)
    said = []
    running = Supervisor(group, [part(tmp_path)])
    running.start()
    look_until(lambda: len(pids(tmp_path)) == 1, running, said)
    os.kill(pids(tmp_path)[0], signal.SIGKILL)
    look_until(lambda: len(pids(tmp_path)) == 2, running, said)
    (tmp_path / "well").touch()
    look_until(lambda: len(said) == 2, running, said)
    for _ in range(3):
        running.look(said.append)
    assert said[1:] == ["the server is back"]


def test_the_log_of_the_last_run_is_kept_beside_the_new_one(tmp_path, group):
    log = tmp_path / "logs" / "server.log"
    log.parent.mkdir()
    log.write_text("yesterday")
    Supervisor(group, [part(tmp_path)]).start()
    assert (tmp_path / "logs" / "server.previous.log").read_text() == "yesterday"
    assert "yesterday" not in log.read_text()


def test_pauses_double_up_to_half_a_minute():
    assert [pause_seconds(ends) for ends in (1, 2, 3, 6, 50)] == [1, 2, 4, 30, 30]


def test_only_the_end_of_a_long_log_is_read(tmp_path):
    log = tmp_path / "long.log"
    log.write_bytes(b"x" * 100_000 + b"\nlast but one\nlast \xff\n")
    assert tail(log, lines=2) == "last but one\nlast �"
