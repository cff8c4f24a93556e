"""Where an order is, and what is sent back of it: only to who proves in this conversation that it is theirs."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.goals.order_proof import Proof, Proven
from assistant.language.consent import consent
from assistant.language.order_numbers import beside
from assistant.language.references import resolve
from assistant.language.returns import enumerated, means_all, means_several, says_do_it
from assistant.language.text import words_of
from assistant.language.vocabulary import Vocabulary
from assistant.order_replies import PERSON, OrderReplies
from assistant.purchases import Order, OrderDesk, OrderLine, Verdict, last_day, verdict
from assistant.thread import Heard, OrderProof, OrderTold, ReturnItems, Shown, Thread, Turn
from assistant.turn import Answer, Goal


class Orders:
    """Tells of orders and starts returns."""

    def __init__(self, desk: OrderDesk, replies: OrderReplies, vocabulary: Callable[[], Vocabulary]) -> None:
        self._book = desk.book
        self._desk = desk
        self._replies = replies
        self._vocabulary = vocabulary
        self._proof = Proof(desk.book, replies)

    def goals(self) -> dict[str, Goal]:
        """Return its goals by name."""
        return {"order_status": self.status, "return_order": self.sending_back, "change_order": self.change}

    def answers(self) -> dict[str, Answer]:
        """Return what goes on with its questions, by their kind."""
        return {"order_proof": self.proof, "order_told": self.another, "return_items": self.items}

    def status(self, heard: Heard, thread: Thread) -> Turn:
        """Tell how far an order is."""
        proven = self._proof.of("order_status", heard, thread)
        return proven if isinstance(proven, Turn) else self._told(proven)

    def sending_back(self, heard: Heard, thread: Thread) -> Turn:
        """Start a return, or say why not."""
        proven = self._proof.of("return_order", heard, thread)
        return proven if isinstance(proven, Turn) else self._returned(proven)

    def change(self, heard: Heard, thread: Thread) -> Turn:  # noqa: ARG002 - the goals share one shape
        """Say that an order cannot be canceled or changed here, and who can."""
        return Turn(thread=thread, reply=self._replies.say("utter_order_change", thread.search.wish, [PERSON]))

    def proof(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on where the number or the address of an order was asked for."""
        question = thread.asked
        if not isinstance(question, OrderProof):
            return None
        proven = self._proof.answer(heard, thread, question)
        if not isinstance(proven, Proven):
            return proven
        return self._told(proven) if question.goal == "order_status" else self._returned(proven)

    def another(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on with another order where one was told of: "what about 1043"."""
        question = thread.asked
        if not isinstance(question, OrderTold):
            return None
        proven = self._proof.another(heard, thread, question)
        if not isinstance(proven, Proven):
            return proven
        return self._told(proven) if question.goal == "order_status" else self._returned(proven)

    def items(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on where it was asked what is to be sent back."""
        question = thread.asked
        if not isinstance(question, ReturnItems):
            return None
        order = self._book.order(thread.order)
        if order is None or self._verdict(order) is not Verdict.OPEN:
            return None
        offered = [line for line in order.lines if line.item in question.items]
        return self._chosen(order, offered, heard.text, thread) or self._agreed(order, offered, heard.text, thread)

    def _told(self, proven: Proven) -> Turn:
        order, thread = proven.order, _with_told(proven, "order_status")
        going = self._book.returning(order.number)
        returning = [line for line in order.lines if line.item in going]
        can_return = self._verdict(order) is Verdict.OPEN and len(returning) < len(order.lines)
        return Turn(
            thread=thread, reply=self._replies.status(order, returning, thread.search.wish, can_return=can_return)
        )

    def _returned(self, proven: Proven) -> Turn:
        order, thread = proven.order, proven.thread
        found = self._verdict(order)
        if found is not Verdict.OPEN:
            closed = self._replies.closed(order, found, last_day(order, self._desk.return_days), thread.search.wish)
            return Turn(thread=_with_told(proven, "return_order"), reply=closed)
        going = self._book.returning(order.number)
        left = [line for line in order.lines if line.item not in going]
        if not left:
            already = self._replies.say("utter_return_already", thread.search.wish, [PERSON], number=order.number)
            return Turn(thread=_with_told(proven, "return_order"), reply=already)
        named = self._named(proven.said, left) or left
        return self._which(order, named, thread, is_settled=means_all(proven.said))

    def _which(self, order: Order, lines: Sequence[OrderLine], thread: Thread, *, is_settled: bool = False) -> Turn:
        """Ask which of several things goes back, or of those that are clear, whether they do."""
        is_settled = is_settled or len(lines) == 1
        times = thread.asked.times + 1 if isinstance(thread.asked, ReturnItems) else 0
        items = tuple(line.item for line in lines)
        question = ReturnItems(items=items, is_settled=is_settled, times=times)
        say = self._replies.confirm if is_settled else self._replies.which
        reply = say(order, lines, last_day(order, self._desk.return_days), thread.search.wish)
        return Turn(thread=thread.model_copy(update={"asked": question}), reply=reply)

    def _chosen(self, order: Order, offered: Sequence[OrderLine], text: str, thread: Thread) -> Turn | None:
        """Go on with what is named, where nothing else is said: "show me dresses" sends no dress back."""
        said = set(words_of(text))
        titles = {word for line in offered for word in words_of(line.title)}
        if not said or not (said - titles - beside("return")) <= {word for word in said if word.isdigit()}:
            return None
        chosen = offered if means_all(text) else self._named(text, offered)
        if len(chosen) > 1 and not means_several(text):
            return self._which(order, chosen, thread)
        is_repeated = isinstance(thread.asked, ReturnItems) and thread.asked.is_settled and chosen == offered
        if is_repeated:  # "yes, the mug", to "Shall I note the return of 2 Mugs?"
            return self._requested(order, chosen, thread)
        return self._which(order, chosen, thread, is_settled=True) if chosen else None

    def _agreed(self, order: Order, offered: Sequence[OrderLine], text: str, thread: Thread) -> Turn | None:
        """Go on with a yes or a no; a yes to "which?" leaves it open."""
        says = consent(text)
        if says is False:
            dropped = self._replies.say("utter_return_dropped", thread.search.wish)
            return Turn(thread=thread.model_copy(update={"asked": None}), reply=dropped)
        if not says and not says_do_it(text):
            return None
        is_settled = isinstance(thread.asked, ReturnItems) and thread.asked.is_settled
        return (self._requested if is_settled else self._which)(order, offered, thread)

    def _requested(self, order: Order, lines: Sequence[OrderLine], thread: Thread) -> Turn:
        """Note the return."""
        self._book.request_return(order.number, [line.item for line in lines])
        reply = self._replies.started(order, lines, thread.search.wish)
        return Turn(thread=thread.model_copy(update={"asked": None}), reply=reply)

    def _named(self, text: str, lines: Sequence[OrderLine]) -> Sequence[OrderLine]:
        """Return the lines a text refers to, by title, place or price; none where it refers to nothing of them."""
        shown = [_shown(line) for line in lines]
        meant = {place for part in enumerated(text) for place in resolve(part, shown, self._vocabulary()) or ()}
        return [lines[place] for place in sorted(meant)]

    def _verdict(self, order: Order) -> Verdict:
        return verdict(order, self._desk.today(), self._desk.return_days)


def _with_told(proven: Proven, goal: str) -> Thread:
    return proven.thread.model_copy(update={"asked": OrderTold(goal=goal)})


def _shown(line: OrderLine) -> Shown:
    price = line.price.amount if line.price else Decimal(0)
    return Shown(item_group_id=line.item, variant_id=line.item, title=line.title, color="", price=price)
