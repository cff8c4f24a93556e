"""What a customer means who buys: which products, and which of what was offered."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant import wish as wishes
from assistant.buying import amounts, naming, wording
from assistant.buying.options import Family, Open, Options, Said
from assistant.cart_line import CartLine
from assistant.goals.till import Till
from assistant.language.references import resolve
from assistant.language.vocabulary import Vocabulary, kinds_of
from assistant.pointing import Pointing
from assistant.screen import Reply
from assistant.thread import Heard, MissingOptions, Shown, Thread, ToBuy, Turn, WhichProduct
from assistant.turn import Goal
from assistant.types import Choice, Facet, Mention, Reading

#: Numbers up to this are amounts; a greater one that is a size of the product is that: "i'll take 39".
MOST_LIKELY = 3
GOAL = "add_to_cart"


class Chosen(NamedTuple):
    """An answer to which color, size and so on."""

    named: Mapping[Facet, Said] = {}
    free: Options = ()  # what any would do of
    quantity: int | None = None  # where it says another
    is_refused: bool = False


class Meaning:
    """Reads what is said about buying against what was shown and what was offered."""

    def __init__(self, till: Till, pointing: Pointing, search: Goal) -> None:
        self._till = till
        self._pointing = pointing
        self._search = search

    def read(self, text: str, mentions: Sequence[Mention] = ()) -> Reading:
        """Read a text, in which a basket is where things are put and nothing to be bought."""
        return self._till.shop.read(wording.without_cart(text), mentions)

    def named(self, text: str, family: Family, mentions: Sequence[Mention] = ()) -> dict[Facet, Said]:
        """Return the options of a product that a text names; what only its title says is none of them."""
        found = naming.named(self.read(text, mentions), family)
        if all(said.cells for said in found.values()):
            return found
        known = {facet: said for facet, said in found.items() if said.cells}
        return naming.named(self.read(naming.without_title(text, family)), family) | known

    def items(self, heard: Heard, thread: Thread) -> tuple[ToBuy, ...] | Turn:
        """Return what is to be put in, or the turn that asks which is meant or shows some."""
        text = wording.without_cart(heard.text)
        if parts := self._in_parts(heard, text, thread):
            return parts
        found = self._found(heard, text, thread)
        if len(found) == 1 or (found and wording.means_several(text)):
            return tuple(_to_buy(each, heard.text) for each in found)
        if not found and heard.product is None:
            if self._names_kind(text):
                return self._search(heard.model_copy(update={"text": text}), thread)
            shown = thread.search.shown
            found = shown if resolve(wording.without_options(text), shown, self._vocabulary()) is None else ()
        if found:
            return self._pointing.which(GOAL, heard.text, found, thread)
        meant = self._pointing.one(GOAL, heard.model_copy(update={"text": text}), thread)
        return meant if isinstance(meant, Turn) else (_to_buy(meant, heard.text),)

    def _in_parts(self, heard: Heard, text: str, thread: Thread) -> tuple[ToBuy, ...]:
        """Return what each part of a text names: "the ada in medium | and the bea in small"; () where it has no parts.

        Parts of one product are several where they name its color or size: "one in red | and one in navy".
        """
        parts = wording.parts(text) if heard.product is None else []
        found = [(part, self._found(heard, part, thread)) for part in parts] if len(parts) > 1 else []
        if not found or any(len(meant) != 1 for _, meant in found):
            return ()
        items = [_to_buy(meant[0], part) for part, meant in found]
        several = len({each.product.item_group_id for each in items}) == len(items)
        return tuple(items) if several or all(map(self._names_options, items)) else ()

    def _names_options(self, item: ToBuy) -> bool:
        family = self._till.family(item.product.item_group_id)
        return family is not None and bool(self.named(item.said, family))

    def options(self, heard: Heard, thread: Thread, question: MissingOptions, family: Family) -> Chosen | None:
        """Return what an answer chooses of what was offered; None where it is no answer."""
        text, offered = heard.text, question.offered
        exact = [offer for offer in offered if wording.is_same(text, ", ".join(option.value for option in offer))]
        reading = self.read(text, heard.mentions)
        chosen = naming.as_said(question.chosen)
        if exact:
            return Chosen(chosen | naming.as_said(exact[0]))
        if self._is_another(heard, thread, reading, question.item.product, family):
            return None
        said = naming.named_in_answer(text, reading, family, offered)
        fitting = naming.offers_of(said, offered)
        quantity = amounts.more(text) or _quantity(text, said)
        if naming.says_whichever(text) and fitting:
            free = naming.freed(fitting[0], reading, said)
            return Chosen(chosen | said | naming.as_said(free), free, quantity)
        offer = self._offer(heard, said, fitting)
        if offer is not None or said:
            return Chosen(chosen | said | naming.as_said(offer or ()), (), quantity)
        if wording.refuses(text) or heard.intent == "deny":
            return Chosen(is_refused=True)
        return Chosen(chosen | naming.any_of(offered), (), quantity) if quantity else None  # asked again, of so many

    def names_another_kind(self, text: str, family: Family) -> bool:
        """Tell whether a text names a kind of thing that a product is none of."""
        return self._is_another_kind(self.read(text), family)

    def again(self, thread: Thread) -> Reply | None:
        """Return the question which product is meant, to be said again; None where it is not open."""
        question = thread.asked
        if not isinstance(question, WhichProduct) or question.goal != GOAL:
            return None
        return self._pointing.asking(question.products, thread)

    def dropped(self, text: str) -> tuple[Facet, ...]:
        """Return what a text leaves to the shop: "any color"."""
        return self.read(text).dropped

    def freed(self, text: str, outcome: Open, said: Mapping[Facet, Said]) -> Options:
        """Return what to take where a text leaves a color, a size and the like to the shop: "in M, any color"."""
        dropped = self.dropped(text)
        fitting = naming.offers_of(said, outcome.offers)
        return tuple(option for option in (fitting[0] if fitting else ()) if option.facet in dropped)

    def more_of(self, text: str, family: Family, customer: str) -> CartLine | None:
        """Return the line of a product of which a text wants one more; None where it says no such thing."""
        if not amounts.more(text):
            return None
        ids = {each.id for each in family.variants}
        lines = [line for line in self._till.cart(customer) if line.variant_id in ids]
        return lines[0] if len(lines) == 1 else None

    def size_of(self, text: str, number: int, family: Family) -> Said | None:
        """Return the size that a number is rather than an amount."""
        cells = family.cells(Facet.SIZE)
        is_size = number > MOST_LIKELY and amounts.is_bare(text) and str(number) in cells
        return Said(str(number), (str(number),)) if is_size else None

    def _found(self, heard: Heard, text: str, thread: Thread) -> tuple[Shown, ...]:
        """Return the products that are meant, by what is said of them before what is said of color and size."""
        if heard.product is not None:
            return self._pointing.meant(heard, thread)
        if called := self._pointing.called(text, thread):
            return (called,)
        bare, whole = (
            self._pointing.meant(heard.model_copy(update={"text": each}), thread)
            for each in (wording.without_options(text), text)
        )
        if len(bare) == 1 or (bare and wording.means_several(text)):
            return bare
        return whole or bare or self._in_other_colors(heard, text, thread)

    def _in_other_colors(self, heard: Heard, text: str, thread: Thread) -> tuple[Shown, ...]:
        """Return what is meant by a color that products come in besides the one that was shown."""
        shown = {each.item_group_id: each for each in thread.search.shown}
        colored = tuple(each.model_copy(update={"color": self._colors(each)}) for each in shown.values())
        search = thread.search.model_copy(update={"shown": colored})
        meant = self._pointing.meant(
            heard.model_copy(update={"text": text}), thread.model_copy(update={"search": search, "past": ()})
        )
        if not meant and thread.search.focus:  # "the navy one", of the red one that is talked about
            focus = self._pointing.product(thread.search.focus, thread)
            colors = self._colors(focus) if focus else ""
            return (
                (focus,)
                if focus and resolve(text, [focus.model_copy(update={"color": colors})], self._vocabulary())
                else ()
            )
        return tuple(shown.get(each.item_group_id, each) for each in meant)

    def _colors(self, product: Shown) -> str:
        family = self._till.family(product.item_group_id)
        return "/".join(family.cells(Facet.COLOR)) if family else product.color

    def _names_kind(self, text: str) -> bool:
        return wishes.names_kind(self._till.shop.read(text))

    def _is_another(self, heard: Heard, thread: Thread, reading: Reading, product: Shown, family: Family) -> bool:
        """Tell whether a message asks for something else than what was offered."""
        is_deed = wording.deed(heard.text) is not wording.Deed.CHANGE and not wording.refuses(heard.text)
        if is_deed or wording.is_about_another_thing(heard.text) or self._is_another_kind(reading, family):
            return True
        text = wording.without_cart(heard.text)
        is_order = heard.intent == GOAL
        return is_order and (self._names_another(heard, thread, product) or bool(self._in_parts(heard, text, thread)))

    def _names_another(self, heard: Heard, thread: Thread, product: Shown) -> bool:
        """Tell whether a message names another product than this to be put in: "add the second one"."""
        text = wording.without_options(wording.without_cart(heard.text))
        meant = self._pointing.meant(heard.model_copy(update={"text": text}), thread)
        return len(meant) == 1 and meant[0].item_group_id != product.item_group_id

    def _is_another_kind(self, reading: Reading, family: Family) -> bool:
        named = (each for each in reading.constraints if isinstance(each, Choice) and each.facet is Facet.CATEGORY)
        own = kinds_of(family.variants[0].product_type, family.title)
        return any(not own & set(each.values) for each in named)

    def _offer(self, heard: Heard, said: Mapping[Facet, Said], fitting: Sequence[Options]) -> Options | None:
        """Return the one offer that an answer means, None where it leaves several."""
        if said:
            return fitting[0] if len(fitting) == 1 else None
        is_taken = len(fitting) == 1 and (heard.intent == "affirm" or wording.consents(heard.text))
        return fitting[0] if is_taken else naming.pointed_at(heard.text, fitting)

    def _vocabulary(self) -> Vocabulary:
        return self._till.shop.shelves.current().assortment.vocabulary


def _to_buy(product: Shown, said: str) -> ToBuy:
    number = amounts.quantity(said)
    return ToBuy(product=product, said=said, quantity=amounts.more(said) or (1 if number is None else number))


def _quantity(text: str, said: Mapping[Facet, Said]) -> int | None:
    """Return how many an answer says, unless the number is the size."""
    number = amounts.quantity(text)
    size = said.get(Facet.SIZE)
    return None if size and str(number) in (size.text, *size.cells) else number
