"""The gateway's program: what hears and speaks may come late."""

import asyncio

import pytest

from assistant import engines
from assistant.errors import CallsDown, SpeechDown
from assistant.gateway import __main__ as program
from assistant.gateway.calls import Calls
from assistant.settings import Settings
from tests.unit.gateway.test_calls import PARTS


async def test_engines_that_cannot_be_loaded_are_tried_again_until_calls_are_taken(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(None, at_once=1, per_session=1, per_address=1)
    faults = [SpeechDown("Expected a voice."), OSError("a file is gone")]

    def load(*_: object) -> object:
        if faults:
            raise faults.pop(0)
        with pytest.raises(CallsDown, match="could not be"), calls.place("one", ""):
            pass
        return PARTS

    monkeypatch.setattr(engines, "call_parts", load)
    monkeypatch.setattr(program, "AGAIN_SECONDS", 0)
    await asyncio.wait_for(program._open_calls(calls, settings), timeout=30)
    with calls.place("one", "") as parts:
        assert parts is PARTS
