"""Varied sentences, and chance that stays even."""

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def sentence(templates: Sequence[str], slots: Mapping[str, str], rng: Random) -> str:
    """Pick one template, settle each "(a|b)" and fill the {slots}; the first letter is a capital."""
    chosen = _CHOICE.sub(lambda match: rng.choice(match.group(1).split("|")), rng.choice(templates))
    text = chosen.format_map(slots).strip()
    return text[:1].upper() + text[1:]


def article(phrase: str) -> str:
    """Put "a" or "an" before the phrase."""
    return f"{'an' if phrase[:1].lower() in 'aeiou' else 'a'} {phrase}"


class Deck:
    """Draws without putting back and shuffles anew when empty, so that every card comes up as often as it should."""

    def __init__(self, cards: Iterable[str], rng: Random) -> None:
        self._cards = list(cards)
        self._rng = rng
        self._left: list[str] = []

    @classmethod
    def weighted(cls, weights: Mapping[str, float], rng: Random) -> "Deck":
        """Make a deck with each card as many times as its (whole) weight says."""
        return cls([card for card, weight in weights.items() for _ in range(int(weight))], rng)

    def draw(self) -> str:
        """Return the next card."""
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()

    def hand(self, size: int) -> list[str]:
        """Return up to `size` different cards, in the order drawn."""
        size = min(size, len(set(self._cards)))
        cards: dict[str, None] = {}
        while len(cards) < size:
            cards[self.draw()] = None
        return list(cards)
