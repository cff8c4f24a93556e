"""Conversations of the terminal whose input is no terminal."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Stands in for Rasa's shell: repeats what it reads, and ends at /stop alone.
SHELL = """
    import sys, time
    print("ready", file=sys.stderr)
    while (line := sys.stdin.readline()) != "/stop\\n":
        print("heard", line.strip(), flush=True) if line else time.sleep(60)
    sys.exit(5)
"""

TALK = """
    import os, pathlib, sys
    from assistant.checks import interrupted_by_signals
    from assistant.terminal import converse
    with interrupted_by_signals(), open(sys.argv[1], "wb") as log:
        sys.exit(converse([sys.executable, "-c", sys.argv[2]], os.environ, pathlib.Path.cwd(), log))
"""


def talk(tmp_path, stdin) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(TALK), str(tmp_path / "log"), textwrap.dedent(SHELL)]
    return subprocess.run(command, cwd=ROOT, stdin=stdin, capture_output=True, text=True, timeout=30, check=False)


def test_a_file_of_messages_is_said_line_by_line_and_then_the_shell_is_told_to_stop(tmp_path):
    (tmp_path / "messages").write_text("red dress\nin blue\n")
    with (tmp_path / "messages").open() as messages:
        spoken = talk(tmp_path, messages)
    assert (spoken.stdout, spoken.returncode) == ("heard red dress\nheard in blue\n", 5)


def test_no_input_at_all_ends_the_shell(tmp_path):
    assert talk(tmp_path, subprocess.DEVNULL).returncode == 5


def test_an_input_that_stops_by_itself_is_not_read_to_its_end(tmp_path):
    (tmp_path / "messages").write_text("/stop\nmore\n" * 10_000)
    with (tmp_path / "messages").open() as messages:
        assert talk(tmp_path, messages).returncode == 5


def test_the_log_goes_to_its_file_and_not_to_the_terminal(tmp_path):
    assert talk(tmp_path, subprocess.DEVNULL).stderr == ""
    assert (tmp_path / "log").read_text() == "ready\n"


def test_the_shell_ends_with_the_program_that_opened_it(tmp_path):
    reading, writing = os.pipe()  # held open: nothing but the signal can end it
    command = [sys.executable, "-c", textwrap.dedent(TALK), str(tmp_path / "log"), textwrap.dedent(SHELL)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as talking:
        os.write(writing, b"hello\n")
        assert talking.stdout.readline() == b"heard hello\n"
        talking.send_signal(signal.SIGTERM)
        assert talking.wait(timeout=30) != 0
        assert talking.stdout.read() == b""  # nobody holds its other end any more
    os.close(reading)
    os.close(writing)
