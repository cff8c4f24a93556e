"""Joins the goals by which customers are remembered, or not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from assistant.goals.consenting import Consenting, Kept
from assistant.goals.preferring import Preferring
from assistant.replies import Replies
from assistant.shop import Shop
from assistant.turn import Answer, Goal


@dataclass(frozen=True, slots=True)
class Remembering:
    """The goals, among them the searches that hear what is refused once for all, and the answers to their questions."""

    goals: dict[str, Goal]
    answers: dict[str, Answer]
    keeps: Preferring  # what is said once for all


def remembering(
    shop: Shop, kept: Kept, replies: Replies, goals: Mapping[str, Goal], now: Callable[[], datetime]
) -> Remembering:
    """Return the goals that keep what customers say of themselves, beside those that search. `now` has a zone."""
    searches = (goals["search"], goals["refine"])
    preferring = Preferring(shop, kept.customers, replies, searches, now)
    consenting = Consenting(shop, kept, replies, goals["refine"])
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
