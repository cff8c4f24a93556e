"""What a call's client may say, and what is refused without being repeated."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from assistant.calling import events
from assistant.calling.events import MAX_EVENT_BYTES, MAX_FRAME_BYTES, FromServer, check_frame, parse
from assistant.errors import BodyTooLarge, InputError
from assistant.screen import Reply


@pytest.mark.parametrize(
    ("raw", "event"),
    [
        ('{"type": "start"}', events.Start(type="start")),
        ('{"type": "start", "rate": 16000, "client": "page"}', events.Start(type="start", client="page")),
        ('{"type": "mute", "on": true}', events.Mute(type="mute", on=True)),
        ('{"type": "release"}', events.Release(type="release")),
        ('{"type": "text", "text": "in blue"}', events.Write(type="text", text="in blue")),
        (
            '{"type": "played", "stream": 3, "sentence": 0, "offset": 1.25}',
            events.Position(type="played", stream=3, sentence=0, offset=1.25),
        ),
        ('{"type": "stop"}', events.Stop(type="stop")),
    ],
)
def test_a_client_says_what_is_documented(raw, event):
    assert parse(raw) == event


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "null",
        "[]",
        "not json",
        "{}",
        '{"type": "hack"}',
        '{"type": "start", "rate": 8000}',
        '{"type": "start", "client": "' + "x" * 65 + '"}',
        '{"type": "stop", "more": 1}',
        '{"type": "text", "text": ""}',
        '{"type": "text"}',
        '{"type": "played", "stream": 0, "sentence": 0, "offset": 0}',
        '{"type": "played", "stream": 1, "sentence": -1, "offset": 0}',
        '{"type": "played", "stream": 1, "sentence": 0, "offset": NaN}',
        '{"type": "played", "stream": 1, "sentence": 0, "offset": 1e9}',
        '{"type": "bye", "reason": "stopped"}',
    ],
)
def test_anything_else_is_refused(raw):
    with pytest.raises(InputError, match="Expected an event of the documented form"):
        parse(raw)


def test_a_refusal_does_not_repeat_what_was_sent():
    for raw in (
        '{"type": "secret", "text": "secret"}',
        '{"type": "stop", "secret": 1}',
        '{"type": "mute", "on": "secret"}',
    ):
        with pytest.raises(InputError) as refusal:
            parse(raw)
        assert "secret" not in str(refusal.value)


def test_a_long_event_is_refused_unread():
    with pytest.raises(BodyTooLarge):
        parse(json.dumps({"type": "text", "text": "é" * (MAX_EVENT_BYTES // 2)}, ensure_ascii=False))


@given(st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_whatever_is_sent_is_an_event_or_refused(raw):
    with pytest.raises(InputError):
        parse(raw)


def test_a_frame_is_whole_samples_within_its_bound():
    assert check_frame(b"\0" * 640) == b"\0" * 640
    assert check_frame(b"\0" * MAX_FRAME_BYTES)
    for wrong in (b"", b"\0", b"\0" * 639):
        with pytest.raises(InputError):
            check_frame(wrong)
    with pytest.raises(BodyTooLarge):
        check_frame(b"\0" * (MAX_FRAME_BYTES + 2))


@pytest.mark.parametrize(
    "event",
    [
        events.Ready(hears="a", speaks="b", detects="c"),
        events.Hearing(utterance=1, on=True),
        events.Partly(utterance=1, text="red"),
        events.Understood(utterance=1, text="red", confidence=0.9, took=0.1),
        events.Replied(reply=1, content=Reply(text="Here.", speech="Here.")),
        events.Noticed(reply=2, kind="silence", text="Are you there?"),
        events.Streaming(stream=1, reply=1),
        events.Sentence(stream=1, sentence=0, text="Here.", offset=0.0, seconds=0.5),
        events.Ended(stream=1),
        events.Held(stream=1),
        events.Cut(reply=1, heard="Here"),
        events.Adjusted(speed=0.8, gain_db=6.0),
        events.Failed(code="bad_input", message="Expected …"),
        events.Bye(reason="stopped"),
    ],
)
def test_a_client_can_read_every_event_by_its_type(event):
    assert TypeAdapter(FromServer).validate_json(event.model_dump_json()) == event
