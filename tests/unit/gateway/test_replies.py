"""Rasa's messages are read as replies, or not at all."""

import pytest

from assistant.errors import DialogueDown
from assistant.gateway.dialogue import RawReply
from assistant.gateway.replies import read_replies
from assistant.gateway.scripted import full
from assistant.screen import Chip, QuickReply, Reply

from .conftest import DRESSES

BEFORE = (Chip(key="color:blue", label="blue"),)


def test_a_full_reply_is_taken_as_it_is() -> None:
    assert read_replies([full(DRESSES)], BEFORE) == [DRESSES]


def test_a_plain_text_keeps_the_chips_of_before() -> None:
    assert read_replies([{"text": "Hello!"}], BEFORE) == [Reply(text="Hello!", speech="Hello!", chips=BEFORE)]


def test_a_plain_text_after_a_full_reply_keeps_its_chips() -> None:
    assert read_replies([full(DRESSES), {"text": "Anything else?"}], BEFORE)[1].chips == DRESSES.chips


def test_buttons_are_quick_replies_unless_they_are_commands() -> None:
    buttons = [{"title": "Shoes", "payload": "show me shoes"}, {"title": "Stop", "payload": "/stop"}]
    replies = read_replies([{"text": "Hello!", "buttons": buttons}], ())
    assert replies[0].quick_replies == (QuickReply(label="Shoes", text="show me shoes"),)


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [{}],
        [{"custom": "a string"}],
        [{"custom": {"reply": {"text": "no speech"}}}],
        [{"custom": {"reply": DRESSES.model_dump(mode="json"), "more": 1}}],
        [{"image": "http://elsewhere/cat.png"}],
        [{"text": "fine"}, {"custom": {}}],
    ],
)
def test_silence_and_unknown_shapes_mean_that_the_dialogue_is_down(messages: list[RawReply]) -> None:
    with pytest.raises(DialogueDown):
        read_replies(messages, ())


def test_the_reason_for_a_refusal_never_repeats_the_values() -> None:
    with pytest.raises(DialogueDown) as refusal:
        read_replies([{"custom": {"reply": {"text": ["my secret"]}}}], ())
    assert "my secret" not in str(refusal.value)
    assert "reply.text" in str(refusal.value)
