"""The second spine: one message of a customer, from the dialogue's guess of their goal to what is said and kept.

    goal + Heard + Thread ─► a recording? ─► does a person have it? ─► heard rightly? ─► an answer to what was asked?
                          ─► the goal ─► Turn (Reply + Thread) ─► written down, where it may be

Nothing here knows Rasa, HTTP or a database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.language.respoken import says_retry
from assistant.shop import Shop
from assistant.stages import Stage, stage
from assistant.thread import Heard, Instead, Question, Thread, Turn

#: Does what a customer wants.
Goal = Callable[[Heard, Thread], Turn]
#: Goes on with what the assistant asked or told last; None where a message does not.
Answer = Callable[[Heard, Thread], Turn | None]


class Companions(Protocol):
    """Stands beside every turn: people of the shop, who may have the conversation or be offered."""

    def before(self, heard: Heard, thread: Thread) -> Turn | None:
        """Take a message of a conversation that a person has; None where nobody has."""

    def after(self, heard: Heard, turn: Turn) -> Turn:
        """Add what people have said meanwhile, and offer one where too much was not understood."""


class Ears(Protocol):
    """Stands before every turn of who speaks, or did."""

    def listen(self, heard: Heard, thread: Thread) -> Turn:
        """Hear a recording: what is said in it takes its place."""

    def check(self, heard: Heard, thread: Thread) -> Turn | Thread:
        """Return the thread to answer a message in; else ask whether it was heard rightly, or take one back."""


class Witness(Protocol):
    """Sees every turn as it ends, and writes down what was shown and done."""

    def saw(self, goal: str, heard: Heard, before: Thread, turn: Turn) -> Turn:
        """Return the turn, with its search named as it was written down. Never raises."""


#: Goals after which a question still stands: they are asked in between.
ASIDES = frozenset({"small_talk", "out_of_scope", "fallback", "policy"})


#: The same, of one kind of question: who is asked for a size may ask about the thing, or see the cart, first.
ASIDES_OF = {
    "missing_options": frozenset({"details", "compare", "show_cart"}),
    "which_line": frozenset({"show_cart"}),
    "which_product": frozenset({"show_cart"}),
}


#: The goal that reaches most of the shop.
REHEARSED = "search"


#: What a page tells without a word. Nobody answers it, and what was asked before still stands.
SIGNAL = "signal"


@dataclass(frozen=True, slots=True)
class Beside:
    """Who stands beside every turn."""

    companions: Companions
    ears: Ears
    witness: Witness


class Assistant:
    """Takes turns with a customer. `goals` are by name, `answers` by the kind of what was asked or told."""

    def __init__(self, shop: Shop, goals: Mapping[str, Goal], answers: Mapping[str, Answer], beside: Beside) -> None:
        self.shop = shop
        self._companions = beside.companions
        self._ears = beside.ears
        self._witness = beside.witness
        self._goals = goals
        self._answers = answers

    def take(self, goal: str, heard: Heard, thread: Thread) -> Turn:
        """Answer one message, unless a person has the conversation: then it is passed on to them.

        Of signals, and of what the page looks at by itself, they hear nothing.
        """
        if goal == SIGNAL:
            return self._witness.saw(goal, heard, thread, self._goals[goal](heard, thread))
        if heard.is_glance:
            return _glanced(self._goals[goal](heard, thread), thread)
        if heard.recording is not None:
            with stage(Stage.HEARING):
                turn = self._ears.listen(heard, thread)
        else:
            turn = self._companions.before(heard, thread) or self._serve(goal, heard, thread)
        if turn.instead:
            return turn
        return self._witness.saw(goal, heard, thread, self._companions.after(heard, turn))

    def rehearse(self, heard: Heard) -> None:
        """Look for what somebody may ask first, so that no customer waits for what is made at its first use.

        It is told to nobody and written down nowhere.
        """
        self._goals[REHEARSED](heard, Thread())

    def _serve(self, goal: str, heard: Heard, thread: Thread) -> Turn:
        """Answer one message. An answer to what was asked goes on there, whatever goal it was taken for.

        "Try again", said after a turn that failed, is what was said in that turn.
        """
        failed, thread = thread.failed, thread.model_copy(update={"failed": ""})
        if failed and says_retry(heard.text):
            return Turn(thread=thread, reply=None, instead=Instead(text=failed))
        checked = self._ears.check(heard, thread)
        if isinstance(checked, Turn):
            return checked
        thread = checked
        answered = self._answer(heard, thread)
        turn = answered or self._goals[goal](heard, thread)
        is_asked_anew = turn.thread.asked is not thread.asked
        is_open = is_asked_anew or (answered is None and _is_aside(goal, thread.asked))
        after = _counted(turn, thread, is_open=is_open)
        is_kept = heard.confidence is not None and not (turn.reply and turn.reply.forgets)
        before = thread.model_copy(update={"before": None}) if is_kept else None
        return turn.model_copy(update={"thread": after.model_copy(update={"before": before})})

    def _answer(self, heard: Heard, thread: Thread) -> Turn | None:
        return self._answers[thread.asked.kind](heard, thread) if thread.asked else None


def _glanced(turn: Turn, before: Thread) -> Turn:
    """Return the turn of a look, after which what was asked still stands; else what is looked at is on the screen."""
    return turn if before.asked is None else turn.model_copy(update={"thread": before})


def _is_aside(goal: str, asked: Question | None) -> bool:
    return goal in ASIDES or (asked is not None and goal in ASIDES_OF.get(asked.kind, ()))


def _counted(turn: Turn, before: Thread, *, is_open: bool) -> Thread:
    """Return the thread with what was not understood counted, and without a question that is settled."""
    misunderstood = 0 if turn.is_understood else before.misunderstood + 1
    asked = turn.thread.asked if is_open else None
    return turn.thread.model_copy(update={"asked": asked, "misunderstood": misunderstood})
