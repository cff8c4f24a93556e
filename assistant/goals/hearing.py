"""A recording in place of words: it is heard, checked where that was uncertain, and taken back where it was wrong."""

import re
from collections.abc import Callable
from typing import Protocol

from assistant.errors import RecordingGone
from assistant.hearing.ports import DOUBTFUL, Transcript
from assistant.language.consent import consent
from assistant.language.respoken import said_again
from assistant.replies import Replies
from assistant.screen import QuickReply, Reply
from assistant.thread import DidYouSay, Heard, InCart, Instead, Thread, Turn

#: What could be a command of the page is none that was said.
_BEFORE_WORDS = re.compile(r"^[^\w$€£¥]+")


class Notes(Protocol):
    """Customers' recordings."""

    def hear(self, upload: str, owner: str) -> Transcript:
        """Return what is said in a recording. Raises RecordingGone: there is none of this owner, or no longer."""


class NoNotes:
    """There are none."""

    def hear(self, upload: str, owner: str) -> Transcript:  # noqa: ARG002 - the port's signature
        """Raise RecordingGone."""
        raise RecordingGone("Expected a recording but this shop takes none.")


class Hearing:
    """Hears what customers say, and doubts it. What is doubted waits in the thread, nothing being done."""

    def __init__(self, notes: Notes, replies: Replies, undo: Callable[[Heard, Thread], Turn | None]) -> None:
        """`undo` takes back what was done to the cart last."""
        self._notes = notes
        self._replies = replies
        self._undo = undo

    def listen(self, heard: Heard, thread: Thread) -> Turn:
        """Let what is said in a recording take its place; say so where nothing is, or it is no longer kept."""
        try:
            transcript = self._notes.hear(heard.recording or "", heard.owner)
        except RecordingGone:
            return self._say("utter_hear_gone", thread)
        turn = _taken_for(transcript.text, thread, transcript.confidence)
        return turn if turn.instead else self._say("utter_hear_nothing", thread)

    def check(self, heard: Heard, thread: Thread) -> Turn | Thread:
        """Return the thread to go on with where a message is to be answered as it is, which is the usual case.

        Else take a misheard one back for what was said, take up what was heard rightly, or ask whether it was.
        """
        if thread.before and (said := said_again(heard.text)):
            self._take_back(heard, thread, thread.before)
            return _taken_for(said, thread.before, 1.0)
        if isinstance(thread.asked, DidYouSay) and thread.before:
            is_right = heard.text == thread.asked.said or consent(heard.text)
            said, thread = thread.asked.said, thread.before
            if is_right is not None:
                return _taken_for(said, thread, 1.0) if is_right else self._say("utter_hear_again", thread)
        if heard.confidence is None or heard.confidence >= DOUBTFUL:
            return thread
        return self._ask(heard.text, thread.model_copy(update={"before": None}))

    def _ask(self, said: str, before: Thread) -> Turn:
        """Ask whether that was said; nothing is done meanwhile, and what was asked before stands behind it."""
        say = self._replies.phrases.say
        quick = tuple(say(name) for name in ("utter_quick_hear_yes", "utter_quick_hear_no"))
        reply = Reply(
            text=say("utter_hear_check", text=said),
            speech=say("utter_hear_check_heard", text=said),
            chips=self._replies.chips(before.search.wish),
            quick_replies=tuple(QuickReply(label=each, text=each) for each in quick),
        )
        return Turn(thread=before.model_copy(update={"asked": DidYouSay(said=said), "before": before}), reply=reply)

    def _take_back(self, heard: Heard, thread: Thread, before: Thread) -> None:
        """Undo what a misheard message did to the cart."""
        done = thread.asked
        if isinstance(done, InCart) and done.undo and done != before.asked:
            self._undo(heard.model_copy(update={"text": self._replies.phrases.say("utter_quick_undo")}), thread)

    def _say(self, response: str, thread: Thread) -> Turn:
        reply = self._replies.plain(response, thread.search.wish)
        return Turn(thread=thread, reply=reply, is_understood=False)


def _taken_for(said: str, thread: Thread, confidence: float) -> Turn:
    text = _BEFORE_WORDS.sub("", said)
    return Turn(thread=thread, reply=None, instead=Instead(text=text, confidence=confidence) if text else None)
