"""Whose order is it? Its number and its e-mail address tell, in any order and any form, in one message or in two."""

from dataclasses import dataclass

from assistant.errors import TooManyTries
from assistant.language.addresses import read_address
from assistant.language.consent import consent
from assistant.language.order_numbers import (
    any_number,
    is_bare,
    lacks_number,
    means_another,
    told_number,
    without_number,
)
from assistant.order_replies import PERSON, OrderReplies
from assistant.purchases import Order, OrderBook, spelled
from assistant.thread import Heard, OrderProof, OrderTold, Thread, Turn


@dataclass(frozen=True, slots=True)
class Told:
    """What a message says of whose order it is."""

    number: str
    seals: tuple[str, ...]  # the address, sealed: it is kept nowhere as it was told
    rest: str  # the message without both


@dataclass(frozen=True, slots=True)
class Proven:
    """An order that the customer has named with its e-mail address in this conversation."""

    order: Order
    thread: Thread
    said: str  # what was wanted of it


#: What else may be done with an order. Whether one is only asked for cannot be told from a number and an address.
DOING = frozenset({"return_order", "change_order"})


class Proof:
    """Asks for what is missing and compares. What does not fit gets one answer, whatever was wrong."""

    def __init__(self, book: OrderBook, replies: OrderReplies) -> None:
        self._book = book
        self._replies = replies

    def of(self, goal: str, heard: Heard, thread: Thread) -> Proven | Turn:
        """Return the order a goal is about, or the turn that asks for what is missing."""
        told = self._told(heard.text, any_number(read_address(heard.text).rest))
        known = self._known(told, heard.text, thread)
        if known is not None:
            return Proven(known, thread, told.rest)
        if not self._book.holds_any():
            return self._turn(thread, "utter_order_none")
        before = thread.asked if isinstance(thread.asked, OrderProof) else OrderProof(goal=goal)
        question = before.model_copy(update={"goal": goal, "said": told.rest})
        return self._proven(question, told, heard, thread)

    def answer(self, heard: Heard, thread: Thread, question: OrderProof) -> Proven | Turn | None:
        """Go on with a number, an address or both; None where a message tells neither, or something else is wanted."""
        number = read_address(heard.text)
        told = self._told(heard.text, (any_number if number.readings else told_number)(number.rest))
        if _wants_else(question.goal, told, heard):
            return None
        if told.number or told.seals:
            return self._proven(question, told, heard, thread)
        if lacks_number(heard.text):
            asked = question.model_copy(update={"asked": question.asked + 1})
            return self._turn(thread.model_copy(update={"asked": asked}), "utter_order_where_number", PERSON)
        if consent(heard.text) is False:
            return self._turn(thread.model_copy(update={"asked": None}), "utter_order_dropped")
        return None

    def another(self, heard: Heard, thread: Thread, question: OrderTold) -> Proven | Turn | None:
        """Go on with another order, of whose number nothing more is said. It has to be proven like any other."""
        found = read_address(heard.text)
        told = self._told(heard.text, (any_number if found.readings else told_number)(found.rest))
        if not told.number or spelled(told.number) == thread.order or _wants_else(question.goal, told, heard):
            return None
        return self._proven(OrderProof(goal=question.goal), told, heard, thread)

    def _told(self, text: str, number: str | None) -> Told:
        found = read_address(text)
        rest = without_number(found.rest, number) if number else found.rest
        return Told(number or "", tuple(map(self._book.seal, found.readings)), rest.strip(" ,"))

    def _known(self, told: Told, text: str, thread: Thread) -> Order | None:
        """Return the order proven before in this conversation, unless another is meant."""
        is_other = told.seals or (told.number and spelled(told.number) != thread.order)
        if not thread.order or is_other or means_another(text):
            return None
        return self._book.order(thread.order)

    def _proven(self, question: OrderProof, told: Told, heard: Heard, thread: Thread) -> Proven | Turn:
        number, seals = told.number or question.number, told.seals or question.seals
        update = {"number": number, "seals": seals, "asked": question.asked + 1}
        waiting = thread.model_copy(update={"asked": question.model_copy(update=update)})
        if not number or not seals:
            reply = self._replies.ask(thread.search.wish, number=not number, address=not seals)
            return Turn(thread=waiting, reply=reply)
        try:
            order = self._book.prove(number, seals, heard.customer)
        except TooManyTries:
            return self._turn(thread.model_copy(update={"asked": None}), "utter_order_too_many_tries", PERSON)
        if order is None:
            return self._turn(waiting, "utter_order_no_match", PERSON)
        return Proven(order, thread.model_copy(update={"asked": None, "order": spelled(number)}), question.said)

    def _turn(self, thread: Thread, response: str, *quick: str) -> Turn:
        return Turn(thread=thread, reply=self._replies.say(response, thread.search.wish, quick))


def _wants_else(goal: str, told: Told, heard: Heard) -> bool:
    """Tell whether a message says in words that something else is to be done with an order: it is no answer."""
    return heard.intent in DOING - {goal} and not is_bare(told.rest)
