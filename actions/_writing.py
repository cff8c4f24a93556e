"""The library's answer written as Rasa's messages and events."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, SlotSet, UserUttered
from rasa_sdk.executor import CollectingDispatcher

from actions._reading import CONFIDENCE, RECORDING, SLOT, TERMINAL
from assistant.language.addresses import read_address
from assistant.language.respoken import says_retry
from assistant.screen import Reply
from assistant.shell import listing
from assistant.thread import Heard, Instead, Thread

#: Messages for the page beside which something may be told.
BESIDE = frozenset({"reply", "heard"})


def say(dispatcher: CollectingDispatcher, reply: Reply, channel: str | None, *, is_understood: bool = True) -> None:
    """Send the reply in the form its channel can show; a page is told, too, where it is no answer to what was said."""
    if channel == TERMINAL:  # which would print JSON raw
        dispatcher.utter_message(text=listing(reply))
    else:
        beside = {} if is_understood else {"understood": False}
        dispatcher.utter_message(json_message={"reply": reply.model_dump(mode="json"), **beside})


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
    metadata = {**(tracker.latest_message.get("metadata") or {})}
    metadata.pop(RECORDING, None)
    if instead.confidence is not None:
        metadata[CONFIDENCE] = instead.confidence
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


def failed(said: Heard | None, thread: Thread) -> list[dict[str, Any]]:
    """Return the events that keep a message whose turn failed, so that "try again" can mean it.

    What was tapped or shown has no words that could be taken once more; an e-mail address is kept nowhere.
    """
    if said is None or says_retry(said.text):  # of what failed before, which is kept already
        return []
    is_wordless = said.photo or said.product or read_address(said.text).readings
    text = "" if is_wordless else said.text
    return [] if text == thread.failed else [remembered(thread.model_copy(update={"failed": text}))]


def told_beside(result: dict[str, Any], took: dict[str, float]) -> dict[str, Any]:
    """Return what Rasa is answered, with the milliseconds of each stage beside what is for the page."""
    for response in result["responses"]:
        custom = response.get("custom") or {}
        if custom.keys() & BESIDE:
            response["custom"] = {**custom, "took": took}
            break
    return result
