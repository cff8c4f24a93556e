"""How customers end: by asking about the product they were after."""

from collections.abc import Sequence

from assistant.types import Card
from benchmarks.sentences import ASKED, ASKED_BARE
from benchmarks.speaking import ORDINALS, Tongue
from benchmarks.steps import Aim, Screen, Step
from benchmarks.wants import Want

TAP_SHARE = 0.15  # of the times when a product is meant


class Asking:
    """Points at a product on the screen in one of many ways, and answers when it is asked which one was meant."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._missed: set[str] = set()  # asked about once already

    def step(self, screen: Screen, card: Card, told: tuple[Want, ...]) -> Step:
        """Ask about a card. Who was misunderstood once taps it."""
        product, place = card.item_group_id, screen.cards.index(card)
        is_tap = product in self._missed or self._tongue.rng.random() < TAP_SHARE
        self._missed.add(product)
        pointed = self._tongue.pointing(place, screen.cards)
        ways = ASKED_BARE if self._tongue.terse else ASKED
        text = self._tongue.one_of(ways, it=pointed)
        return Step(Aim.ASK, text, told, about=product, is_tap=is_tap)

    def answer(self, screen: Screen) -> Step | None:
        """Return the answer to "which one do you mean?", None where that was not asked."""
        step = screen.step
        if step is None or step.aim is not Aim.ASK or not step.about or not screen.choices:
            return None
        card = next(each for each in screen.cards if each.item_group_id == step.about)
        if card.title not in screen.choices:
            return None
        return Step(Aim.ASK, self._tongue.rng.choice(_named(card, screen.cards)), step.told, about=step.about)


def _named(card: Card, cards: Sequence[Card]) -> list[str]:
    """Return ways to name a card in answer to a question: its title, its place, its color where no other has it."""
    is_alone = sum(each.color == card.color for each in cards) == 1
    by_color = [f"the {card.color.lower()} one"] if card.color and is_alone else []
    return [card.title, f"the {ORDINALS[cards.index(card)]} one", *by_color]
