"""Joins the goals by which customers are remembered, or not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.goals.consenting import Consenting, Kept
from assistant.goals.preferring import Preferring
from assistant.searching import Searching
from assistant.turn import Answer, Goal


@dataclass(frozen=True, slots=True)
class Remembering:
    """The goals, among them the searches that hear what is refused once for all, and the answers to their questions."""

    goals: dict[str, Goal]
    answers: dict[str, Answer]
    keeps: Preferring  # what is said once for all


def remembering(
    searching: Searching, kept: Kept, goals: Mapping[str, Goal], now: Callable[[], datetime]
) -> Remembering:
    """Return the goals that keep what customers say of themselves, beside those that search. `now` has a zone."""
    searches = (goals["search"], goals["refine"])
    preferring = Preferring(searching, kept.customers, searches, now)
    consenting = Consenting(searching.shop, kept, searching.replies, searches)
    return Remembering(
        {
            "search": consenting.before(preferring.beside(goals["search"])),
            "refine": consenting.before(preferring.beside(goals["refine"])),
            "prefer": consenting.before(preferring.prefer),
            "fallback": consenting.before(goals["fallback"]),
            "consent": consenting.consent,
            "known": consenting.known,
            "forget": consenting.forget,
        },
        {"may_remember": preferring.answer, "forget_me": consenting.answer},
        preferring,
    )
