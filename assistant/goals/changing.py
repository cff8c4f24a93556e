"""Changing what is in the cart: how many, in which color and size, taking out, and undoing."""

from assistant.buying import amounts, naming, wording
from assistant.buying.cart import Cart, Edit, line_of, setting, together, undoing, without
from assistant.buying.carts import Changed
from assistant.buying.options import Said
from assistant.buying.replies import CartReplies
from assistant.cart_line import CartLine
from assistant.errors import InputError
from assistant.goals.adding import NEXT, Adding, Done, Wanted
from assistant.goals.lines import Lines, as_shown, of_product
from assistant.goals.meaning import Meaning
from assistant.goals.till import Till
from assistant.language.exchange import exchange, other
from assistant.language.references import resolve
from assistant.screen import Reply
from assistant.thread import Heard, InCart, MissingOptions, Thread, ToBuy, Turn, WhichLine, WhichProduct
from assistant.turn import Answer, Goal
from assistant.types import Facet

#: Questions of buying, which stand while the cart is shown.
BESIDE_CART = (MissingOptions, WhichLine, WhichProduct)


class Changing:
    """Does to a customer's cart what they say, at once; all of it can be undone."""

    def __init__(self, till: Till, meaning: Meaning, adding: Adding, replies: CartReplies, refine: Goal) -> None:
        self._till = till
        self._meaning = meaning
        self._adding = adding
        self._replies = replies
        self._lines = Lines(till)
        self._refine = refine

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Change, take out or empty."""
        cart, text = self._till.cart(heard.customer), wording.without_cart(heard.text)
        if heard.variant is not None and heard.quantity is not None:
            return self._tapped(line_of(cart, heard.variant), heard.quantity, heard, thread)
        if wording.says_undo(heard.text):  # too late: what was done since is more than it
            return self._say("utter_cart_nothing_to_undo", heard, thread)
        if not cart:
            return self._of_empty(heard, text, thread)
        return self._of_full(cart, heard, text, thread)

    def _tapped(self, line: CartLine | None, quantity: int, heard: Heard, thread: Thread) -> Turn:
        """Do to a line what was tapped beside it; what has become of the cart meanwhile is told."""
        return self._set(line, quantity, heard, thread) if line else self._not_found(heard, thread)

    def _of_full(self, cart: Cart, heard: Heard, text: str, thread: Thread) -> Turn:
        deed = wording.deed(heard.text)
        if deed is wording.Deed.EMPTY:
            return self._take_out(heard, cart, thread)
        if deed is wording.Deed.REMOVE_UNAVAILABLE:
            gone = tuple(each.line for each in self._till.tally(cart).unavailable)
            return self._take_out(heard, gone, thread) if gone else self._say("utter_cart_all_available", heard, thread)
        if deed is wording.Deed.CHANGE and self._is_of_search(text, cart, heard, thread):
            return self._refine(heard, thread)
        return self._to_lines(self._lines.meant(text, cart, thread, deed), heard, text, thread)

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that exchanges what is in the cart, where that is meant, and does `otherwise` with the rest."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            return self._exchanged(heard, thread) or otherwise(heard, thread)

        return goal

    def again(self, heard: Heard, thread: Thread) -> Reply | None:
        """Return the question which line is meant, to be said again; None where it is not open."""
        question = thread.asked
        if not isinstance(question, WhichLine):
            return None
        lines = tuple(line for line in self._till.cart(heard.customer) if line.variant_id in question.variant_ids)
        return self._replies.which(lines, thread.search.wish) if lines else None

    def which(self, heard: Heard, thread: Thread) -> Turn | None:
        """Go on with the line that an answer names; None where it names none."""
        question = thread.asked
        if not isinstance(question, WhichLine) or exchange(heard.text):
            return None
        cart = self._till.cart(heard.customer)
        lines = tuple(line for line in cart if line.variant_id in question.variant_ids)
        same = tuple(line for line in lines if wording.is_same(heard.text, self._replies.name(line)))
        meant = same or self._lines.described(wording.without_deed(heard.text), lines) or ()
        if len(meant) != 1:
            return None
        return self._change(meant[0], heard, wording.without_cart(question.said), thread)

    def emptied(self, otherwise: Answer) -> Answer:
        """Return an answer that empties the cart where that is shown beside the question, and else is `otherwise`."""

        def answer(heard: Heard, thread: Thread) -> Turn | None:
            is_beside = isinstance(thread.asked, BESIDE_CART) and thread.asked.beside_cart
            is_empty = is_beside and wording.deed(heard.text) is wording.Deed.EMPTY
            return self(heard, thread) if is_empty else otherwise(heard, thread)

        return answer

    def correct(self, heard: Heard, thread: Thread) -> Turn | None:
        """Undo or correct what was just done to the cart: "undo", "L instead"; None for anything else.

        A cart that was only shown has nothing to undo.
        """
        done = thread.asked
        if not isinstance(done, InCart) or heard.product or heard.chip or heard.photo:
            return None
        if done.undo and wording.says_undo(heard.text):
            return self._undo(done, heard, thread)
        if wording.deed(heard.text) is wording.Deed.EMPTY:  # "remove everything", of a cart that is on the screen
            return self(heard, thread)
        is_change = wording.says_instead(heard.text) and not wording.is_about_another_thing(heard.text)
        line = next((each for each in self._till.cart(heard.customer) if each.variant_id == done.variant_id), None)
        if line is None or not is_change or heard.intent == "change_cart":
            return None
        return self._corrected(line, heard, thread)

    def _exchanged(self, heard: Heard, thread: Thread) -> Turn | None:
        """Exchange what a text gives away, where that is one thing in the cart: "swap the red one for green"."""
        said = exchange(wording.without_cart(heard.text))
        cart = self._till.cart(heard.customer)
        if said is None or not said.is_of_thing or heard.product or not cart:
            return None
        lines = self._lines.described(said.given, cart) if said.given else of_product(thread.search.focus, cart)
        if not lines:
            return None
        if len(lines) > 1:
            return self._which(heard.text, lines, thread)
        text = wording.without_cart(heard.text)
        corrected = self._corrected(lines[0], heard.model_copy(update={"text": text}), thread)
        return corrected or self._another(lines[0], said.wanted, heard, thread)

    def _another(self, line: CartLine, wanted: str, heard: Heard, thread: Thread) -> Turn | None:
        """Put another product that is on the screen in the place of a line: "swap it for the second one"."""
        shown = thread.search.shown
        places = resolve(wanted, shown, self._till.shop.shelves.current().assortment.vocabulary) or ()
        if len(places) != 1 or shown[places[0]].item_group_id == line.item_group_id:
            return None
        item = ToBuy(product=shown[places[0]], said=wanted, quantity=line.quantity)
        return self._adding.take(Wanted((item,), line.variant_id), heard, thread, Done())

    def _is_of_search(self, text: str, cart: Cart, heard: Heard, thread: Thread) -> bool:
        """Tell whether a change is of what is looked for: it points at nothing in the cart, and something is shown."""
        if not thread.search.shown or isinstance(thread.asked, InCart) or wording.names_cart(heard.text):
            return False
        if amounts.more(text) or amounts.quantity(text) is not None:
            return False
        said = wording.parted(text)[0] or wording.pointed(text)
        is_in_cart = bool(self._lines.described(said, cart)) if said else bool(of_product(thread.search.focus, cart))
        return not is_in_cart and bool(self._meaning.read(text).constraints)

    def _to_lines(self, lines: Cart, heard: Heard, text: str, thread: Thread) -> Turn:
        """Do what a text says to the lines that it means: to one, or to several where it says so."""
        if not lines:
            return self._not_found(heard, thread)
        if len(lines) == 1:
            return self._change(lines[0], heard, text, thread)
        if wording.deed(text) is wording.Deed.REMOVE and wording.means_several(text):
            return self._take_out(heard, lines, thread)
        return self._which(heard.text, lines, thread)

    def _change(self, line: CartLine, heard: Heard, text: str, thread: Thread) -> Turn:
        """Do to one line what a text says."""
        is_removal = wording.deed(text) is wording.Deed.REMOVE
        change = amounts.more(text)
        if is_removal and not change:
            return self._take_out(heard, (line,), thread)
        corrected = None if is_removal else self._corrected(line, heard.model_copy(update={"text": text}), thread)
        said = exchange(text)
        if corrected is None and said is not None and not change:
            corrected = self._another(line, said.wanted, heard, thread)
        if corrected is not None:
            return corrected
        if not change:
            return self._say("utter_cart_what_change", heard, thread)
        return self._set(line, max(line.quantity + change, 0), heard, thread)

    def _corrected(self, line: CartLine, heard: Heard, thread: Thread) -> Turn | None:
        """Give a line the color, size or amount that a text says; None where it says none of them."""
        family = self._till.family(line.item_group_id)
        target = wording.parted(heard.text)[1]
        if family and self._meaning.names_another_kind(target, family):
            return None
        named = naming.named_in_answer(target, self._meaning.read(target), family, [line.options]) if family else {}
        if not named and (facet := other(heard.text)) and any(option.facet is facet for option in line.options):
            return self._asked_for(facet, line, heard, thread)
        said = exchange(heard.text)
        number = None if amounts.more(heard.text) else amounts.quantity(heard.text)
        if said and amounts.quantity(said.wanted) is None:  # "make it the red one"
            number = None
        if number is not None and family:
            size = self._meaning.size_of(heard.text, number, family)
            named, number = (named | {Facet.SIZE: size}, None) if size else (_unless(number, named), number)
        if family and named and not self._differs(line, named) and number is None:
            return self._say("utter_cart_same", heard, thread, thing=self._replies.name(line))
        if family and named and self._differs(line, named):
            chosen = {**naming.as_said(line.options), **named}
            part = _part(line, said.given) if said else line.quantity
            amount, rest = part if number is None else number, line.quantity - part
            item = ToBuy(product=as_shown(line), said=heard.text, quantity=amount, rest=rest)
            wanted = Wanted((item,), line.variant_id)
            return self._adding.take(wanted, heard, thread, Done(), chosen)
        return self._set(line, number, heard, thread) if number is not None else None

    def _asked_for(self, facet: Facet, line: CartLine, heard: Heard, thread: Thread) -> Turn:
        """Ask which other color or size a line is to have; all else of it stays."""
        kept = naming.as_said(tuple(option for option in line.options if option.facet is not facet))
        product = as_shown(line).model_copy(update={"variant_id": ""})  # its own color is not what is meant
        item = ToBuy(product=product, said="", quantity=line.quantity)
        return self._adding.take(Wanted((item,), line.variant_id), heard, thread, Done(), kept)

    def _set(self, line: CartLine, quantity: int, heard: Heard, thread: Thread) -> Turn:
        if not quantity:
            return self._take_out(heard, (line,), thread)
        now = self._till.today(line).model_copy(update={"quantity": quantity})
        try:
            changed = self._till.change(heard.customer, setting(now))
        except InputError as error:
            return self._adding.refused(error, thread)
        return self._done([self._replies.put(now)], changed, thread, now)

    def _take_out(self, heard: Heard, lines: Cart, thread: Thread) -> Turn:
        edit: Edit = without(*(line.variant_id for line in lines))
        return self._done([self._replies.taken_out(lines)], self._till.change(heard.customer, edit), thread)

    def _undo(self, done: InCart, heard: Heard, thread: Thread) -> Turn:
        try:
            changed = self._till.change(heard.customer, together(*map(setting, done.undo)))
        except InputError as error:
            return self._adding.refused(error, thread)
        return self._done([self._replies.say("utter_cart_undone")], changed, thread)

    def _done(self, told: list[str], changed: Changed, thread: Thread, line: CartLine | None = None) -> Turn:
        tally = self._till.tally(changed.after)
        told += [*self._replies.news(tally), self._replies.holds(tally)]
        quick = NEXT if changed.after else ("utter_quick_undo",)
        reply = self._replies.said(told, thread.search.wish, tally, quick)
        undo = undoing(changed.before, changed.after)
        return _turn(thread, reply, InCart(variant_id=line.variant_id if line else None, undo=undo))

    def _of_empty(self, heard: Heard, text: str, thread: Thread) -> Turn:
        """Answer a change of an empty cart: without a word of the cart it may be said of what is looked for."""
        is_refinement = not wording.names_cart(heard.text) and bool(self._meaning.read(text).constraints)
        return self._refine(heard, thread) if is_refinement else self._say("utter_cart_empty", heard, thread)

    def _not_found(self, heard: Heard, thread: Thread) -> Turn:
        tally = self._till.tally(self._till.cart(heard.customer))
        told = [self._replies.say("utter_cart_no_such_line"), self._replies.holds(tally)]
        reply = self._replies.said(told, thread.search.wish, tally)
        return Turn(thread=thread, reply=reply, is_understood=False)

    def _which(self, said: str, lines: Cart, thread: Thread) -> Turn:
        question = WhichLine(said=said, variant_ids=tuple(line.variant_id for line in lines))
        return _turn(thread, self._replies.which(lines, thread.search.wish), question)

    def _differs(self, line: CartLine, named: dict[Facet, Said]) -> bool:
        now = {option.facet: option.value for option in line.options}
        return any(now.get(facet) not in said.cells for facet, said in named.items())

    def _say(self, response: str, heard: Heard, thread: Thread, **values: str) -> Turn:
        tally = self._till.tally(self._till.cart(heard.customer))
        return Turn(
            thread=thread, reply=self._replies.said([self._replies.say(response, **values)], thread.search.wish, tally)
        )


def _part(line: CartLine, given: str) -> int:
    """Return how many of a line are given away: all but where fewer are named, "one of them"."""
    return min(amounts.quantity(given) or line.quantity, line.quantity)


def _unless(number: int, named: dict[Facet, Said]) -> dict[Facet, Said]:
    """Return what is named less the size that is only the number of an amount: "make it 2"."""
    size = named.get(Facet.SIZE)
    is_amount = size is not None and str(number) in (size.text, *size.cells)
    return {facet: said for facet, said in named.items() if facet is not Facet.SIZE} if is_amount else named


def _turn(thread: Thread, reply: Reply, asked: InCart | WhichLine) -> Turn:
    return Turn(thread=thread.model_copy(update={"asked": asked}), reply=reply)
