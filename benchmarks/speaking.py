"""How simulated customers put things."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from assistant.screen import Card
from assistant.types import Facet
from benchmarks.goods import PAIRS, singular
from benchmarks.sentences import (
    ADDED,
    BEFORE,
    BOUNDS,
    CORRECTED,
    LIFTED,
    OPENED,
    REFUSED,
    SAID_BARE,
    SHOWN,
    WORDS,
)
from benchmarks.wants import Want

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True, slots=True)
class Tongue:
    """Puts into words what a customer means; `rng` picks among the ways to say it. `terse` says one word at a time."""

    rng: Random
    terse: bool = False

    def one_of(self, ways: Sequence[str], **values: str) -> str:
        """Return one of the ways to say it, filled."""
        return self.rng.choice(ways).format(**values)

    def opening(self, wants: Sequence[Want]) -> str:
        """Say a search in one sentence: "I could use a red dress under $80"."""
        thing = self._thing(wants)
        return thing if self.terse else self.one_of(OPENED, thing=thing)

    def another(self, noun: str) -> str:
        """Name another kind of thing in between."""
        return self.one_of(SHOWN, noun=noun)

    def adding(self, want: Want) -> str:
        """Say one more thing that is wanted, or not wanted."""
        if want.negated:
            return self.one_of(REFUSED[want.facet], value=self.words(want))
        ways = SAID_BARE if self.terse else ADDED
        return self.one_of(ways[want.facet], value=self.words(want))

    def correcting(self, wrong: Want, right: Want) -> str:
        """Take back one thing and say another in its place."""
        return self.one_of(CORRECTED, old=self.words(wrong), new=self.words(right))

    def lifting(self, want: Want) -> str:
        """Say that one thing does not matter any more."""
        return self.one_of(LIFTED[want.facet], value=self.words(want))

    def words(self, want: Want) -> str:
        """Say what is wanted by itself: "blue", "size m" for a size is said by the sentence around it."""
        if want.facet is Facet.PRICE:
            return self._bound(want)
        if want.facet is Facet.CATEGORY:
            return want.value
        named = WORDS.get(want.facet, {}).get(want.value)
        if named:
            return self.rng.choice(named)
        return want.value.title() if want.facet is Facet.BRAND else _sized(want)

    def pointing(self, place: int, cards: Sequence[Card]) -> str:
        """Name one of the cards on the screen so that no other can be meant: "the second one", "the red one"."""
        ways = [f"the {ORDINALS[place]} one", f"number {place + 1}", cards[place].title]
        if place == len(cards) - 1 and place > 0:
            ways.append("the last one")
        card, others = cards[place], [each for at, each in enumerate(cards) if at != place]
        if others and card.color and not any(_shares(card.color, each.color) for each in others):
            ways.append(f"the {card.color.lower()} one")
        if others and all(amount(card.price) < amount(each.price) for each in others):
            ways.append("the cheapest one")
        return self.rng.choice(ways)

    def _thing(self, wants: Sequence[Want]) -> str:
        by_facet = {want.facet: want for want in wants if not want.negated}
        before = [self.words(by_facet[facet]) for facet in BEFORE if facet in by_facet]
        noun = by_facet[Facet.CATEGORY].value if Facet.CATEGORY in by_facet else "things"
        is_one = noun.rpartition(" ")[2] not in PAIRS.split() and not self.terse and self.rng.random() < 0.5  # noqa: PLR2004
        head = _with_article([*before, singular(noun)]) if is_one else " ".join([*before, noun])
        after = [self.words(by_facet[facet]) for facet in (Facet.GENDER, Facet.AGE_GROUP) if facet in by_facet]
        after += [f"from {self.words(by_facet[Facet.BRAND])}"] if Facet.BRAND in by_facet else []
        after += [f"in size {self.words(by_facet[Facet.SIZE])}"] if Facet.SIZE in by_facet else []
        after += [self._bound(by_facet[Facet.PRICE])] if Facet.PRICE in by_facet else []
        refused = [f"but not {self.words(want)}" for want in wants if want.negated]
        return " ".join([head, *after, *refused])

    def _bound(self, want: Want) -> str:
        ways = BOUNDS[want.minimum is not None, want.maximum is not None, want.strict]
        ends = {"low": want.minimum, "high": want.maximum}
        return self.one_of(ways, **{name: f"${_plain(end)}" for name, end in ends.items() if end is not None})


def amount(text: str) -> Decimal:
    """Read "$1,099.90"."""
    return Decimal(re.sub(r"[^\d.]", "", text))


def _with_article(words: Sequence[str]) -> str:
    return f"{'an' if words[0][0] in 'aeiou' else 'a'} {' '.join(words)}"


def _sized(want: Want) -> str:
    return want.value.upper() if want.facet is Facet.SIZE and len(want.value) <= len("xxl") else want.value


def _plain(end: Decimal) -> str:
    return f"{end.normalize():f}"


def _shares(some: str, other: str) -> bool:
    return bool({*some.lower().replace("/", " ").split()} & {*other.lower().replace("/", " ").split()})
