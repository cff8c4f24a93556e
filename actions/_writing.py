"""The library's answer written as Rasa's messages and events."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, SlotSet, UserUttered
from rasa_sdk.executor import CollectingDispatcher

from actions._reading import CONFIDENCE, RECORDING, SLOT, TERMINAL
from assistant.screen import Reply
from assistant.shell import listing
from assistant.thread import Instead, Thread


def say(dispatcher: CollectingDispatcher, reply: Reply, channel: str | None) -> None:
    """Send the reply in the form its channel can show."""
    if channel == TERMINAL:  # which would print JSON raw
        dispatcher.utter_message(text=listing(reply))
    else:
        dispatcher.utter_message(json_message={"reply": reply.model_dump(mode="json")})


def say_failed(dispatcher: CollectingDispatcher, code: str, channel: str | None) -> None:
    """Apologize in the words of domain.yml, which are read and spoken alike, and tell a program the error's code."""
    dispatcher.utter_message(response="utter_action_failed")
    if channel != TERMINAL:
        dispatcher.utter_message(json_message={"problem": code})


def say_heard(dispatcher: CollectingDispatcher, text: str, channel: str | None) -> None:
    """Tell what was heard in a recording, before it is answered."""
    if channel == TERMINAL:
        dispatcher.utter_message(response="utter_hear_said", words=text)
    else:
        dispatcher.utter_message(json_message={"heard": text})


def said_instead(instead: Instead, parsed: dict[str, Any], tracker: Tracker) -> list[dict[str, Any]]:
    """Return the events after which Rasa goes on as if that had been said, by the same customer."""
    metadata = {**(tracker.latest_message.get("metadata") or {}), CONFIDENCE: instead.confidence}
    metadata.pop(RECORDING, None)
    said = UserUttered(instead.text, parsed, input_channel=tracker.get_latest_input_channel())
    return [ActionExecuted("action_listen"), said | {"metadata": metadata}]


def say_nothing(dispatcher: CollectingDispatcher, channel: str | None) -> None:
    """Tell whoever is between that nothing is to be said: no message at all would look like a failure."""
    if channel == TERMINAL:
        dispatcher.utter_message(response="utter_handoff_silent")
    else:
        dispatcher.utter_message(json_message={"silent": True})


def remembered(thread: Thread) -> dict[str, Any]:
    """Return the event that keeps the thread for the next message."""
    event: dict[str, Any] = SlotSet(SLOT, thread.model_dump(mode="json"))
    return event
