"""What is wrong with an answer: found by reading it and the feed, without the product's code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from assistant.screen import BasketLine, Card, Chip, Reply
from assistant.types import Facet
from benchmarks.goods import Goods, Item
from benchmarks.speaking import amount
from benchmarks.steps import OF_A_PRODUCT, Aim, Step
from benchmarks.wants import Want, breaks, broken

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNT = rf"(\d[\d,]*|{'|'.join(NUMBERS)})"
_TOTAL = re.compile(rf"\b{_COUNT} match", re.IGNORECASE)
_SHOWN = re.compile(rf"\b(?:here (?:is|are)|is this|are these|these) {_COUNT}\b", re.IGNORECASE)
_NOTHING = re.compile(r"\bI have (?:no|nothing)\b|\bnothing (?:for|fits)\b|\bthat was all\b", re.IGNORECASE)
_NEAREST = re.compile(r"\bnearest\b", re.IGNORECASE)
_MONEY = re.compile(r"\$\d[\d,]*(?:\.\d\d)?")
_QUOTED = re.compile("“[^”]*”")
#: What is asked for, by how it is asked.
_QUESTIONS = {
    "which product": re.compile(r"\bwhich one\b|\bdo you mean\b", re.IGNORECASE),
    "what thing": re.compile(r"\bwhat are you looking for\b|\bname a thing\b", re.IGNORECASE),
    "what change": re.compile(r"\bwhat to change\b", re.IGNORECASE),
    "which size": re.compile(r"\b(?:which|what|need the) (?:\w+ and )?size\b", re.IGNORECASE),
    "which color": re.compile(r"\b(?:which|what|need the) colou?r\b", re.IGNORECASE),
}
_ENDS = {"up to": "maximum", "under": "maximum", "from": "minimum", "over": "minimum"}
#: A facet that is given up together with another: "for women" is said of grown-ups.
_TOGETHER = {Facet.GENDER: Facet.AGE_GROUP}


class Fault(StrEnum):
    """Kinds of what is wrong."""

    VIOLATION = "violation"  # a card that breaks what was said
    CONTRADICTION = "contradiction"  # between text, speech, chips, cards and the feed
    REPEATED = "repeated question"
    DENIAL = "false denial"  # it is said that there is no such thing, and there is


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an answer."""

    fault: Fault
    text: str


class Judge:
    """Judges the answers of one conversation, in order. `target` is a thing that the shop has in stock."""

    def __init__(self, goods: Goods, target: Item) -> None:
        self._goods, self._target = goods, target
        self._met: dict[str, Card] = {}  # every card so far, by product
        self._asked: set[str] = set()  # by the answer before
        self._known: dict[Want, bool] = {}
        self._unheard: set[Want] = set()  # mistyped, and said to be unknown

    def judge(self, step: Step, reply: Reply) -> list[Problem]:
        """Return all that is wrong with the answer to a step."""
        self._unheard = {want for want in self._unheard if want not in step.new} | set(_unknown(step, reply))
        found = [Problem(Fault.VIOLATION, text) for text in self._violations(step, reply)]
        found += [Problem(Fault.CONTRADICTION, text) for text in self._contradictions(step, reply)]
        found += [Problem(Fault.DENIAL, text) for text in self._denials(step, reply)]
        asked = {topic for topic, pattern in _QUESTIONS.items() if pattern.search(reply.text)}
        found += [Problem(Fault.REPEATED, topic) for topic in asked & self._asked]
        self._asked = asked
        self._met.update({card.item_group_id: card for card in reply.cards})
        return found

    def _violations(self, step: Step, reply: Reply) -> Iterator[str]:
        for card, item in self._offered(step, reply):
            for want in broken(step.told, item):
                if not _is_given_up(want.facet, reply) and want not in self._unheard:
                    yield f"{card.title} ({card.variant_id}) is not {named(want)}"

    def _contradictions(self, step: Step, reply: Reply) -> Iterator[str]:
        yield from _counts(reply)
        yield from self._amounts(step, reply)
        for card in reply.cards:
            item = self._goods.get(card.variant_id)
            yield from _facts(card, item, self._goods) if item else (f"the feed has no {card.variant_id}",)
        yield from self._wrong_in_cart(reply)
        for card, item in self._offered(step, reply):
            for chip in self._broken_chips(reply, item):
                yield f"{card.title} ({card.variant_id}) stands beside the chip “{chip}”"

    def _wrong_in_cart(self, reply: Reply) -> Iterator[str]:
        """Yield where the cart is not as the feed has it, or does not add up."""
        for line in _lines(reply):
            item = self._goods.get(line.variant_id)
            if item is None or not item.in_stock or amount(line.price) != item.offer:
                yield f"the cart holds {line.variant_id} at {line.price}"
        total = sum((amount(line.price) * line.quantity for line in _lines(reply)), Decimal())
        if reply.basket is not None and _lines(reply) and amount(reply.basket.total) != total:
            yield f"the cart makes {total}, it says {reply.basket.total}"

    def _denials(self, step: Step, reply: Reply) -> Iterator[str]:
        """Yield where it is denied that there is such a thing as the target, which is as wanted and not yet seen."""
        if step.aim in (*OF_A_PRODUCT, Aim.DIGRESS) or broken(step.told, self._target) or self._unheard:
            return
        seen = [*self._met, *(card.item_group_id for card in reply.cards)]
        if (reply.relaxed or _NOTHING.search(reply.text)) and self._target.product not in seen:
            yield f"there is {self._target.id}"

    def _broken_chips(self, reply: Reply, item: Item) -> Iterator[str]:
        """Yield the labels of the chips that an item does not go with, unless their part was given up."""
        told = [(chip, want) for chip in reply.chips if (want := _wanted(chip)) and self._is_known(want)]
        is_for_a_child = any(want.facet is Facet.AGE_GROUP and want.value != "adult" for _, want in told)
        left = {Facet.GENDER} if is_for_a_child else set()  # a want for women is one for grown-ups
        chips = [(chip, want) for chip, want in told if not _is_given_up(want.facet, reply) and want.facet not in left]
        for chip, want in chips:
            others = [each for _, each in chips if each.facet is want.facet and each.negated is want.negated]
            is_met = not breaks(want, item) or (not want.negated and any(not breaks(each, item) for each in others))
            if not is_met:
                yield chip.label

    def _is_known(self, want: Want) -> bool:
        """Tell whether the feed has a word that a chip says: its synonyms nobody can judge by the feed."""
        if want not in self._known:
            meant = replace(want, negated=False)
            self._known[want] = any(not breaks(meant, item) for item in self._goods.values())
        return self._known[want]

    def _offered(self, step: Step, reply: Reply) -> Iterator[tuple[Card, Item]]:
        """Yield the cards that are offered: not those of a product that the customer asked about as it is."""
        for card in reply.cards:
            item = self._goods.get(card.variant_id)
            is_asked = step.aim in OF_A_PRODUCT and card.item_group_id in self._met
            if item and not is_asked:
                yield card, item

    def _amounts(self, step: Step, reply: Reply) -> Iterator[str]:
        """Yield the amounts that no card, chip, quoted page of the shop or customer named."""
        cards = [*reply.cards, *self._met.values()]
        known = {amount(text) for card in cards for text in (card.price, card.old_price) if text}
        known |= {end for want in step.told for end in (want.minimum, want.maximum) if end is not None}
        known |= {amount(text) for line in _lines(reply) for text in (line.price, line.total)}
        known |= {amount(reply.basket.total)} if reply.basket else set()
        known |= {amount(text) for chip in reply.chips for text in _MONEY.findall(chip.label)}
        known |= {amount(text) for source in reply.sources for text in _MONEY.findall(source.quote)}
        said = _MONEY.findall(_QUOTED.sub("", f"{reply.text} {reply.speech}"))
        yield from (
            f"{text} is the price of nothing shown" for text in dict.fromkeys(said) if amount(text) not in known
        )


def named(want: Want) -> str:
    """Write a want for a person who reads what went wrong."""
    if want.facet is Facet.PRICE:
        return f"within {want.minimum or 0} to {want.maximum or 'any price'}{', ends left out' if want.strict else ''}"
    return f"{'without ' if want.negated else ''}{want.facet.value} {want.value}"


def _lines(reply: Reply) -> tuple[BasketLine, ...]:
    return reply.basket.lines if reply.basket else ()


def _is_given_up(facet: Facet, reply: Reply) -> bool:
    return facet in reply.relaxed or _TOGETHER.get(facet, facet) in reply.relaxed


def _unknown(step: Step, reply: Reply) -> Iterator[Want]:
    """Yield what was mistyped where the answer repeats the mistyped word, as one that it does not know."""
    typed, meant = step.text.lower().split(), step.meant.lower().split()
    if len(typed) != len(meant):
        return
    slips = {right: wrong for wrong, right in zip(typed, meant, strict=True) if wrong != right}
    for right, wrong in slips.items():
        if wrong in reply.text.lower():
            yield from (want for want in step.new if right.rstrip("s") in want.value or want.value in right)


def _counts(reply: Reply) -> Iterator[str]:
    """Yield where a number or a denial in the text does not go with the cards."""
    text, count = _QUOTED.sub("", reply.text), len(reply.cards)
    totals = [_number(match[1]) for match in _TOTAL.finditer(text)]
    shown = [_number(match[1]) for match in _SHOWN.finditer(text)]
    yield from (
        f"{total} matches, {count} cards" for total in totals if total < count or (not shown and total != count)
    )
    yield from (f"says {each}, shows {count}" for each in shown if each != count)
    if count and _NOTHING.search(text) and not _NEAREST.search(text):
        yield f"says there is nothing, shows {count}"
    if not count and (totals or shown):
        yield "offers something, shows nothing"


def _number(word: str) -> int:
    return NUMBERS.get(word.lower()) or int(word.replace(",", ""))


def _facts(card: Card, item: Item, goods: Goods) -> Iterator[str]:
    """Yield where a card is not as the feed has it."""
    if amount(card.price) != item.offer or item.product != card.item_group_id:
        yield f"{card.variant_id} costs {item.offer}, the card says {card.price}"
    if card.old_price and amount(card.old_price) != item.price:
        yield f"{card.variant_id} cost {item.price}, the card says {card.old_price}"
    if tuple(part.strip() for part in card.color.lower().split("/") if part) != item.colors:
        yield f"{card.variant_id} is {'/'.join(item.colors)}, the card says {card.color}"
    rows = [each for each in goods.values() if each.product == item.product and each.in_stock]
    sizes = {each.size for each in rows if each.colors == item.colors}
    yield from (f"{card.variant_id} is not in stock in {size}" for size in card.sizes if size.lower() not in sizes)
    if any(missing not in item.title for missing in card.title.split()):
        yield f"{card.variant_id} is called {item.title}, the card says {card.title}"


def _wanted(chip: Chip) -> Want | None:
    """Read a chip as what is wanted; None where no row of the feed could break it."""
    key, _, value = chip.key.partition(":")
    if key == Facet.PRICE:
        return _bounds(chip.label)
    readable = {*Facet} - {Facet.RATING, Facet.AVAILABILITY, Facet.PRICE}
    if key not in readable or not value:
        return None
    return Want(Facet(key), value.removeprefix("!").lower(), negated=value.startswith("!"))


def _bounds(label: str) -> Want:
    """Read "up to $80", "between $20 and $40"."""
    ends = [amount(text) for text in _MONEY.findall(label)]
    if len(ends) > 1:
        return Want(Facet.PRICE, minimum=ends[0], maximum=ends[1], strict=label.startswith("between"))
    end: dict[str, Decimal] = {name: ends[0] for words, name in _ENDS.items() if label.startswith(words)}
    return Want(
        Facet.PRICE, minimum=end.get("minimum"), maximum=end.get("maximum"), strict=label[:4] in ("unde", "over")
    )
