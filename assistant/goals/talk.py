"""Goals that need no product: small talk, a fresh start, and what is out of scope or was not understood."""

from assistant.goals.preferring import described
from assistant.replies import Replies
from assistant.thread import Heard, Thread, Turn


class Talk:
    """Says what needs no search."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies

    def small_talk(self, heard: Heard, thread: Thread) -> Turn:
        """Answer a greeting, thanks, a yes or a no, by the intent's own response."""
        return self._say(f"utter_{heard.intent}", thread)

    def out_of_scope(self, heard: Heard, thread: Thread) -> Turn:  # noqa: ARG002 - the goals share one shape
        """Decline kindly, with what can be done."""
        return self._say("utter_out_of_scope", thread)

    def fallback(self, heard: Heard, thread: Thread) -> Turn:  # noqa: ARG002
        """Own up to not having understood."""
        return self._say("utter_fallback", thread).model_copy(update={"is_understood": False})

    def start_over(self, heard: Heard, thread: Thread) -> Turn:
        """Forget the wish and all that was shown; what the customer said of themselves once for all stays, and is told.

        So does how it is dropped: who says "forget everything" may mean that, too.
        """
        kept = Thread.model_validate(thread.model_dump(include={"preferences", "opinions", "asked_to_remember"}))
        turn = self._say("utter_start_over", kept)
        if not heard.preferences or turn.reply is None:
            return turn
        stays = self._replies.phrases.say("utter_start_over_kept", told=described(heard.preferences, self._replies))
        both = {"text": f"{turn.reply.text} {stays}", "speech": f"{turn.reply.speech} {stays}"}
        return turn.model_copy(update={"reply": turn.reply.model_copy(update=both)})

    def _say(self, response: str, thread: Thread) -> Turn:
        return Turn(thread=thread, reply=self._replies.plain(response, thread.search.wish))
