"""Customers who speak instead of typing, before the real pair: a recording's id in the metadata of any channel."""

import json
import os
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from assistant import wiring
from assistant.audio.notes import CleanRecording, clean
from assistant.audio.pcm import RATE, Samples, from_waves, joined, silence, to_waves
from assistant.settings import Settings
from assistant.uploads import STAFF
from tests.conversations.pair import Customer, Pair
from tests.customers import said as said_aloud
from tests.recordings import recording
from tests.sounds import music, noise

#: Said to a shop one after another; a customer of espeak says them clearly.
WISH, LESS, SIZE = SAID = ("sneakers under fifty dollars", "under forty dollars", "large")


@pytest.fixture
def customer(pair: Pair) -> Customer:
    return pair.customer()


def kept(settings: Settings, owner: str, sound: Samples) -> str:
    """Keep a recording as the gateway does, and return its id."""
    uploads = wiring.uploads(settings)
    return uploads.keep(CleanRecording(sound), owner, datetime.now(UTC) + settings.upload_life)


def speak(customer: Customer, settings: Settings, sound: Samples, text: str = "") -> list[dict[str, Any]]:
    return customer.say(text, recording=kept(settings, customer.sender, sound))


def said(messages: list[dict[str, Any]]) -> str:
    return str(messages[-1]["custom"]["reply"]["text"])


def contents(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is for the page, without how long it took."""
    return [{name: told for name, told in message["custom"].items() if name != "took"} for message in messages]


def labels(content: dict[str, Any]) -> list[str]:
    return [chip["label"] for chip in content["reply"]["chips"]]


def shown(customer: Customer) -> list[str]:
    return [product["title"] for product in customer.slot()["search"]["shown"]]


def slot(customer: Customer) -> dict[str, Any]:
    """Return what is kept of a conversation, without the ids of its searches, which chance makes."""
    kept_ = customer.slot()
    for search in (kept_["search"], *kept_["past"]):
        search.pop("id")
    return kept_ | {"before": None}


def test_a_voice_note_is_answered_as_the_typed_sentence_slots_included(pair: Pair, stocked: Settings) -> None:
    speaker, typist = pair.customer(), pair.customer()
    for sentence in SAID:
        heard, *answer = contents(speak(speaker, stocked, said_aloud(sentence)))
        assert heard == {"heard": sentence}
        assert answer == contents(typist.say(sentence))
        assert speaker.understood() == typist.understood()
        assert slot(speaker) == slot(typist)


@pytest.mark.parametrize("text", ["", "red dresses under $80", "(a voice message)"])
def test_what_stands_beside_a_recording_is_not_read(customer: Customer, stocked: Settings, text: str) -> None:
    heard, answer = contents(speak(customer, stocked, said_aloud(WISH), text))
    assert heard == {"heard": WISH}
    assert labels(answer) == ["sneaker", "under $50"]


def test_a_recording_named_as_the_page_does_is_heard_too(customer: Customer, stocked: Settings) -> None:
    upload = kept(stocked, customer.sender, said_aloud(WISH))
    heard, answer = contents(customer.say(f"/hear{json.dumps({'recording': upload})}"))
    assert (heard, labels(answer)) == ({"heard": WISH}, ["sneaker", "under $50"])


def test_staff_may_speak_at_a_terminal(pair: Pair, stocked: Settings) -> None:
    upload = kept(stocked, STAFF, said_aloud(WISH))
    body = {"sender": STAFF, "message": f'/hear{{"recording": "{upload}"}}', "input_channel": "cmdline"}
    heard, answer = pair.rasa.post("/webhooks/rest/webhook", json=body).json()
    assert heard["text"] == f"You said: “{WISH}”"
    assert "sneaker" in answer["text"].lower()


def test_what_was_misheard_is_corrected_by_typing_and_leaves_no_trace(pair: Pair, stocked: Settings) -> None:
    speaker, typist = pair.customer(), pair.customer()
    for each in (speaker, typist):
        each.say("red dresses")
    speak(speaker, stocked, said_aloud(WISH))
    corrected = contents(speaker.say("no, I said in blue"))
    assert corrected == contents(typist.say("in blue"))
    assert slot(speaker) == slot(typist)


def test_a_doubtful_sentence_is_checked_before_anything_is_done(customer: Customer, pair: Pair) -> None:
    customer.say("red dresses")
    before = shown(customer)
    (answer,) = contents(customer.say(WISH, confidence=0.3))
    assert f"Did you say “{WISH}”?" in answer["reply"]["text"]
    assert [each["text"] for each in answer["reply"]["quick_replies"]] == ["Yes", "No"]
    assert shown(customer) == before
    (answer,) = contents(customer.say("Yes"))
    assert labels(answer) == ["sneaker", "under $50"]


def test_speech_in_loud_noise_is_checked_or_not_heard_and_never_searched_for(
    customer: Customer, stocked: Settings
) -> None:
    customer.say("red dresses")
    before = shown(customer)
    said_so = to_waves(said_aloud(WISH))
    unclear = from_waves(0.5 * said_so + to_waves(noise(len(said_so) / RATE, level=0.5))[: len(said_so)])
    answer = contents(speak(customer, stocked, unclear))[-1]["reply"]
    assert any(words in answer["text"] for words in ("Did you say", "couldn't hear"))
    assert shown(customer) == before


# What is not understood.

NOTHING = "couldn't hear any words"
SOUNDS = {
    "silence": (silence(2.0), NOTHING),
    "music": (music(4.0), NOTHING),
    "hiss": (noise(4.0), NOTHING),
    "a click": (joined([silence(0.5), np.full(40, 30_000, np.int16), silence(0.5)]), NOTHING),
}


@pytest.mark.parametrize("sound", SOUNDS)
def test_what_is_no_speech_is_told_to_be_none(customer: Customer, stocked: Settings, sound: str) -> None:
    samples, told = SOUNDS[sound]
    messages = speak(customer, stocked, samples)
    assert len(messages) == 1
    assert told in said(messages)
    assert messages[0]["custom"]["reply"]["speech"]


@pytest.mark.parametrize("form", ["8 kHz", "stereo", "clipped", "faint", "MP3"])
def test_speech_is_understood_whatever_its_form(customer: Customer, stocked: Settings, form: str) -> None:
    said = SIZE if form == "8 kHz" else WISH  # a telephone lets no s through
    sound = said_aloud(said)
    data = {
        "8 kHz": lambda: recording(sound, rate=8_000),
        "stereo": lambda: recording(sound, "FLAC", rate=44_100, channels=2),
        "clipped": lambda: recording(from_waves(2 * to_waves(sound))),
        "faint": lambda: recording(from_waves(0.02 * to_waves(sound))),
        "MP3": lambda: recording(sound, "MP3"),
    }[form]()
    heard, _ = contents(speak(customer, stocked, clean(data).samples))
    assert heard == {"heard": said}


def test_a_recording_that_is_gone_or_another_s_is_told_alike(pair: Pair, stocked: Settings) -> None:
    owner, stranger = pair.customer(), pair.customer()
    upload = kept(stocked, owner.sender, said_aloud(WISH))
    (file,) = stocked.uploads.glob(f"*{upload}*")
    told = [contents(stranger.say("", recording=name)) for name in (upload, "0" * 32, "../../secret")]
    os.utime(file, (0, 0))
    told.append(contents(owner.say("", recording=upload)))
    assert all("no longer have that recording" in answer["reply"]["text"] for (answer,) in told)
    assert all(answer == told[0] for answer in told)


@pytest.mark.parametrize("odd", [5, None, ["a"], {"id": "a"}])
def test_a_recording_without_a_name_is_left_out(customer: Customer, odd: object) -> None:
    (answer,) = contents(customer.say(WISH, recording=odd))
    assert labels(answer) == ["sneaker", "under $50"]
