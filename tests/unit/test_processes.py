"""Children are stopped together, and none survives."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import actions.__main__
import assistant.gateway.serving
from assistant import processes
from assistant.processes import ProcessGroup

ROOT = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 20
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in Linux's /proc")


def python(code: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code)]


def wait_until(condition, what: str):
    end = time.monotonic() + LIMIT_SECONDS
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"waited {LIMIT_SECONDS} s for {what}")
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has reaped yet does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_a_child_runs_in_the_given_folder_with_the_given_environment(tmp_path):
    with (tmp_path / "log").open("wb") as log, ProcessGroup(tmp_path) as group:
        code = "import os; print(os.getcwd(), os.environ['COLOR'], 'PATH' in os.environ)"
        assert group.start(python(code), {"COLOR": "red"}, log).wait() == 0
    assert (tmp_path / "log").read_text().split() == [str(tmp_path), "red", "True"]


def test_the_exit_status_of_a_step_is_returned(tmp_path):
    with ProcessGroup(tmp_path) as group:
        assert group.run(python("raise SystemExit(3)"), {}) == 3


def test_children_are_asked_to_stop_before_they_are_killed(tmp_path):
    code = """
        import pathlib, signal, sys, time
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(pathlib.Path("said").write_text("goodbye") * 0))
        pathlib.Path("ready").touch()
        time.sleep(60)
    """
    with ProcessGroup(tmp_path) as group:
        child = group.start(python(code), {})
        wait_until((tmp_path / "ready").exists, "the child")
    assert (tmp_path / "said").read_text() == "goodbye"
    assert child.returncode == 0


@needs_proc
def test_a_child_that_does_not_listen_is_killed_and_its_own_children_too(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.2)
    code = """
        import pathlib, signal, subprocess, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        grandchild = subprocess.Popen(["sleep", "60"])
        pathlib.Path("part").write_text(str(grandchild.pid))
        pathlib.Path("part").rename("pid")
        time.sleep(60)
    """
    with ProcessGroup(tmp_path) as group:
        child = group.start(python(code), {})
        wait_until((tmp_path / "pid").exists, "the child")
    assert child.returncode == -signal.SIGKILL
    grandchild = int((tmp_path / "pid").read_text())
    wait_until(lambda: not is_running(grandchild), "the grandchild's end")


@needs_proc
def test_no_child_outlives_a_killed_parent(tmp_path):
    code = """
        import pathlib, sys, time
        from assistant.processes import ProcessGroup
        with ProcessGroup(pathlib.Path(sys.argv[1])) as group:
            child = group.start(["sleep", "60"], {})
            pathlib.Path(sys.argv[1], "part").write_text(str(child.pid))
            pathlib.Path(sys.argv[1], "part").rename(pathlib.Path(sys.argv[1], "pid"))
            time.sleep(60)
    """
    parent = subprocess.Popen([*python(code), str(tmp_path)], cwd=ROOT)
    try:
        wait_until((tmp_path / "pid").exists, "the child")
    finally:
        parent.kill()
        parent.wait()
    child = int((tmp_path / "pid").read_text())
    wait_until(lambda: not is_running(child), "the child's end")


def test_ctrl_c_reaches_the_parent_alone(tmp_path):
    with ProcessGroup(tmp_path) as group:
        child = group.start(["sleep", "60"], {})
        assert os.getpgid(child.pid) != os.getpgid(0)
        assert child.poll() is None


def test_the_group_ends_when_the_block_is_left_by_an_error(tmp_path):
    with pytest.raises(RuntimeError), ProcessGroup(tmp_path) as group:
        child = group.start(["sleep", "60"], {})
        raise RuntimeError
    assert child.returncode is not None


def test_a_server_has_time_to_end_by_itself_before_it_is_killed():
    assert max(actions.__main__.SHUTDOWN_SECONDS, assistant.gateway.serving.SHUTDOWN_SECONDS) < processes.STOP_SECONDS
