"""Putting things into the cart: in which color and size, and how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.buying import naming
from assistant.buying.cart import MOST_OF_ONE, Edit, adding, exchanging, undoing
from assistant.buying.options import Absent, Family, Open, Options, Outcome, Picked, Said, SoldOut, choose, variant_with
from assistant.buying.replies import CartReplies
from assistant.cart_line import CartLine
from assistant.errors import InputError
from assistant.goals.meaning import Meaning
from assistant.goals.till import Till, line_of, refusal
from assistant.screen import Reply
from assistant.thread import Heard, InCart, MissingOptions, Shown, Thread, ToBuy, Turn
from assistant.types import Constraint, Facet

#: What may be done next.
NEXT = ("utter_quick_checkout", "utter_quick_cart", "utter_quick_undo")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be put in, one after the other."""

    items: tuple[ToBuy, ...]
    instead_of: str | None = None  # variant_id of what it is to take the place of


@dataclass(frozen=True, slots=True)
class Done:
    """What was done so far, and what there is to say of it."""

    told: tuple[str, ...] = ()
    note: str = ""  # to be said of the next thing that goes in
    undo: tuple[CartLine, ...] = ()
    variant_ids: tuple[str, ...] = ()

    def saying(self, *sentences: str) -> "Done":
        """Add what there is to say."""
        return replace(self, told=(*self.told, *sentences))


class Adding:
    """Puts products into a customer's cart, and asks for what it has to know of each."""

    def __init__(self, till: Till, meaning: Meaning, replies: CartReplies) -> None:
        self._till = till
        self._meaning = meaning
        self._replies = replies

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Put in what is meant."""
        items = self._meaning.items(heard, thread)
        return items if isinstance(items, Turn) else self.take(Wanted(items), heard, thread, Done())

    def take(
        self, wanted: Wanted, heard: Heard, thread: Thread, done: Done, named: Mapping[Facet, Said] | None = None
    ) -> Turn:
        """Put in one product after the other; the first in what is `named`, where that is known already."""
        item, *rest = wanted.items
        product = item.product
        family = self._till.family(product.item_group_id)
        if family is None:
            return self._go_on(wanted, heard, thread, done.saying(self._sold_out(product.title)))
        if named is None:
            item, named = self._read(item, heard, family)
            wanted = replace(wanted, items=(item, *rest))
        if not 1 <= item.quantity <= MOST_OF_ONE:
            return self.refused(refusal(item.quantity), thread)
        wish = () if wanted.instead_of else thread.search.wish.constraints
        pointed = "" if Facet.COLOR in self._meaning.dropped(item.said) else product.variant_id
        outcome = choose(family, named, wish, pointed)
        if isinstance(outcome, Open):
            outcome, done = self._freed(item, family, named, outcome, wish, done)
        if in_vain := self._in_vain(outcome, family.title):
            return self._go_on(wanted, heard, thread, done.saying(in_vain))
        if isinstance(outcome, Open | Absent):
            return self._ask(wanted, family, outcome, thread, done)
        assert isinstance(outcome, Picked)  # noqa: S101 - the others are told of above
        try:
            done = self._put(wanted, heard.customer, family, outcome, done)
        except InputError as error:
            return self.refused(error, thread)
        return self._go_on(wanted, heard, thread, done)

    def answer(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on with what was asked for, in any form it is said; None where a message is no answer to that."""
        question = thread.asked
        if not isinstance(question, MissingOptions) or heard.product or heard.chip or heard.photo:
            return None
        family = self._till.family(question.item.product.item_group_id)
        answer = self._meaning.options(heard, thread, question, family) if family else None
        if family is None or answer is None:
            return None
        if answer.is_refused:
            response = "utter_cart_not_changed" if question.instead_of else "utter_cart_not_added"
            return _turn(thread, self._replies.said([self._replies.say(response)], thread.search.wish))
        item = question.item
        if answer.quantity is not None:
            item = item.model_copy(update={"quantity": answer.quantity})
        wanted = Wanted((item, *question.rest), question.instead_of)
        note = self._whichever(answer.free) if answer.free else ""
        return self.take(wanted, heard, thread, Done(note=note), answer.named)

    def again(self, thread: Thread) -> Reply | None:
        """Return the question for color, size and so on, to be said again; None where it is not open."""
        question = thread.asked
        if not isinstance(question, MissingOptions):
            return None
        family = self._till.family(question.item.product.item_group_id)
        if family is None:
            return None
        sentence = self._replies.open(family.title, Open(question.offered, question.chosen), question.times)
        return self._replies.asked([sentence], question.offered, thread.search.wish)

    def refused(self, error: InputError, thread: Thread) -> Turn:
        """Say that a cart cannot hold so much."""
        told = self._replies.refused(error)
        return _turn(thread, self._replies.said([told], thread.search.wish))

    def _read(self, item: ToBuy, heard: Heard, family: Family) -> tuple[ToBuy, dict[Facet, Said]]:
        """Return what was said of a product: how many, and in which options."""
        variant = variant_with(family, heard.variant) if heard.variant else None
        if variant:
            return item, naming.as_said(family.options_of(variant))
        named = self._meaning.named(item.said, family, heard.mentions)
        owned = self._meaning.more_of(item.said, family, heard.customer)
        if owned and not named:
            named = naming.as_said(owned.options)
        size = self._meaning.size_of(item.said, item.quantity, family)
        if size and (Facet.SIZE not in named or size.cells[0] in named[Facet.SIZE].cells):
            return item.model_copy(update={"quantity": 1}), {**named, Facet.SIZE: size}
        return item, named

    def _put(self, wanted: Wanted, customer: str, family: Family, picked: Picked, done: Done) -> Done:
        """Put one thing in. Raises BadQuantity or CartFull."""
        line = line_of(family, picked.variant, wanted.items[0].quantity)
        edit: Edit = exchanging(wanted.instead_of, line, wanted.items[0].rest) if wanted.instead_of else adding(line)
        changed = self._till.change(customer, edit)
        now = next((each for each in changed.after if each.variant_id == line.variant_id), line)
        told = [self._replies.put(now), *([done.note] if done.note else [])]
        if picked.wished:
            told.append(self._replies.say("utter_cart_wished", options=self._replies.told_options(picked.wished)))
        undo = (*undoing(changed.before, changed.after), *done.undo)
        return Done((*done.told, *told), "", undo, (*done.variant_ids, line.variant_id))

    def _go_on(self, wanted: Wanted, heard: Heard, thread: Thread, done: Done) -> Turn:
        """Go on with the next product, or end with what the cart holds now."""
        item, *rest = wanted.items
        product = item.product
        if rest:
            return self.take(replace(wanted, items=tuple(rest)), heard, thread, done)
        if not done.variant_ids:
            reply = self._replies.said(done.told, thread.search.wish, quick=["utter_quick_like_this"])
            return _turn(thread, reply, product)
        tally = self._till.tally(self._till.cart(heard.customer))
        told = [*done.told, *self._replies.news(tally), self._replies.holds(tally)]
        only = done.variant_ids[0] if len(done.variant_ids) == 1 else None
        reply = self._replies.said(told, thread.search.wish, tally, NEXT)
        return _turn(thread, reply, product, InCart(variant_id=only, undo=done.undo))

    def _ask(self, wanted: Wanted, family: Family, outcome: Open | Absent, thread: Thread, done: Done) -> Turn:
        """Ask for what is missing of the first product; the others wait."""
        before = thread.asked
        item, *rest = wanted.items
        product = item.product
        is_again = isinstance(before, MissingOptions) and (before.item.product, before.offered) == (
            product,
            outcome.offers,
        )
        times = before.times + 1 if is_again and isinstance(before, MissingOptions) else 1
        question = MissingOptions(
            item=item,
            chosen=outcome.given if isinstance(outcome, Open) else (),
            offered=outcome.offers,
            rest=tuple(rest),
            instead_of=wanted.instead_of,
            times=times,
        )
        sentence = (
            self._replies.open(family.title, outcome, times)
            if isinstance(outcome, Open)
            else self._replies.absent(family.title, outcome)
        )
        reply = self._replies.asked([*done.told, sentence], outcome.offers, thread.search.wish)
        return _turn(thread, reply, product, question)

    def _freed(
        self,
        item: ToBuy,
        family: Family,
        named: Mapping[Facet, Said],
        open_: Open,
        wish: Sequence[Constraint],
        done: Done,
    ) -> tuple[Outcome, Done]:
        """Take what was left to the shop where that settles what is open, and say what it was: "in M, any color"."""
        free = self._meaning.freed(item.said, open_, named)
        settled = choose(family, {**named, **naming.as_said(free)}, wish, item.product.variant_id) if free else open_
        return (open_, done) if isinstance(settled, Open) else (settled, replace(done, note=self._whichever(free)))

    def _whichever(self, free: Options) -> str:
        """Say what was taken of what any would do of."""
        return self._replies.say("utter_cart_whichever", options=self._replies.told_options(free))

    def _in_vain(self, outcome: object, title: str) -> str:
        """Say why nothing of a product can go in, and nothing of it be offered; "" where something can."""
        if isinstance(outcome, SoldOut):
            return self._sold_out(title)
        if isinstance(outcome, Absent) and not any(outcome.offers):  # a phone case in size M
            return self._replies.absent(title, outcome)
        return ""

    def _sold_out(self, title: str) -> str:
        return self._replies.say("utter_cart_all_sold_out", title=title)


def _turn(
    thread: Thread, reply: Reply, product: Shown | None = None, asked: MissingOptions | InCart | None = None
) -> Turn:
    """Go on with a question or without; "it" means the product from now on, where there is one."""
    search = thread.search.model_copy(update={"focus": product.item_group_id}) if product else thread.search
    return Turn(thread=thread.model_copy(update={"search": search, "asked": asked}), reply=reply)
