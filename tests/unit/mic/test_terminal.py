"""What the command says, shows, and refuses."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from assistant.calling.events import Bye, Cut, Failed, Noticed, Partly, Replied, Understood
from assistant.mic.terminal import device
from assistant.mic.transcript import BARS, Transcript, bar
from assistant.screen import Card, Reply

ROOT = Path(__file__).parents[3]


def mic(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant.cli", "mic", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def shown(*events: object) -> str:
    written = io.StringIO()
    with Transcript(Console(file=written, width=200)) as transcript:
        for event in events:
            transcript.show(event)
            transcript.meter(-20.0)
    return written.getvalue()


def test_both_sides_of_a_call_stand_on_the_terminal_with_their_products():
    card = Card(item_group_id="d1", variant_id="d1-s", title="Poppy [b]dress[/b]", price="$49.00")
    told = shown(
        Partly(utterance=1, text="red"),
        Understood(utterance=1, text="red dress", confidence=0.934, took=0.1),
        Replied(reply=1, content=Reply(text="Here is one.", speech="Here.", cards=(card,))),
        Cut(reply=1, heard="Here"),
        Noticed(reply=2, kind="silence", text="Still there?"),
        Failed(code="bad_input", message="Expected less."),
        Bye(reason="stopped"),
    )
    assert told.splitlines() == [
        "you: red dress (93%)",
        "Here is one.",
        "1. Poppy [b]dress[/b] — $49.00",
        "interrupted; heard: Here",
        "Still there?",
        "bad_input: Expected less.",
        "the call is over: stopped",
    ]


@pytest.mark.parametrize(("level", "filled"), [(-96.0, 0), (-60.0, 0), (-30.0, BARS // 2), (0.0, BARS)])
def test_the_meter_shows_how_loud_the_microphone_is(level, filled):
    assert bar(level).count("█") == filled and len(bar(level)) == BARS


def test_a_device_is_named_by_number_or_name_or_left_to_the_system():
    assert [device("3"), device("USB"), device("")] == [3, "USB", None]


def test_a_shop_that_is_not_there_and_a_file_that_is_not_there_are_told_in_a_sentence(tmp_path):
    missing = mic("--url", "http://127.0.0.1:9", "--input", str(tmp_path / "none.wav"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "none.wav cannot be read" in missing.stderr
    for url in ("http://127.0.0.1:9", "ftp://shop", "shop"):
        answer = mic("--url", url, "--input", str(_silent(tmp_path)))
        assert answer.returncode == 2
        assert "cannot be called" in answer.stderr and "Traceback" not in answer.stderr


def test_what_goes_with_recordings_only_is_refused_without_one():
    assert "go with --input" in mic("--fast").stderr


def _silent(folder: Path) -> Path:
    import numpy as np

    from tests.unit.mic.test_files import wav

    return wav(folder / "silent.wav", np.zeros(1600, np.int16))
