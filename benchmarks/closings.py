"""How customers end: by asking about the product they were after, or by putting it into their cart."""

from collections.abc import Sequence
from typing import Protocol

from assistant.screen import Card
from benchmarks.goods import Item
from benchmarks.sentences import ASKED, ASKED_BARE, BOUGHT, BOUGHT_IN, INSTEAD, OPTIONS
from benchmarks.speaking import ORDINALS, Tongue
from benchmarks.steps import Aim, Screen, Step
from benchmarks.wants import Want

TAP_SHARE = 0.15  # of the times when a product is meant
TOLD_SHARE = 0.4  # of buyers who name color and size at once


class Closing(Protocol):
    """What is done with the product once it is seen."""

    def step(self, screen: Screen, card: Card, told: tuple[Want, ...]) -> Step:
        """Return what is done with a card on the screen."""
        ...

    def answer(self, screen: Screen) -> Step | None:
        """Return the answer to a question that came of it, None where nothing was asked."""
        ...

    def is_reached(self, screen: Screen, target: Item) -> bool:
        """Tell whether the last answer did it."""
        ...


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
        return Step(Aim.ASK, self._tongue.one_of(ways, it=pointed), told, about=product, is_tap=is_tap)

    def answer(self, screen: Screen) -> Step | None:
        """Return the answer to "which one do you mean?", None where that was not asked."""
        step, card = screen.step, _asked_about(screen)
        if step is None or step.aim is not Aim.ASK or card is None:
            return None
        return Step(Aim.ASK, self._tongue.rng.choice(_named(card, screen.cards)), step.told, about=step.about)

    def is_reached(self, screen: Screen, target: Item) -> bool:
        """Tell whether the answer is about the product that was asked about, and that is the target."""
        is_meant = screen.step is not None and screen.step.about == target.product
        return is_meant and screen.tells_of(target.product)


class Buying:
    """Puts a product into the cart, in one color and size, and answers when it is asked for them."""

    def __init__(self, tongue: Tongue, target: Item) -> None:
        self._tongue, self._target = tongue, target
        named = f"size {target.size.upper()}" if 0 < len(target.size) < len("twin") else target.size
        self._options = " in ".join(part for part in ("/".join(target.colors), named) if part)

    def step(self, screen: Screen, card: Card, told: tuple[Want, ...]) -> Step:
        """Ask to put a card into the cart, or to change what came to lie there in its place."""
        it = self._tongue.pointing(screen.cards.index(card), screen.cards)
        if self._options and _is_in_cart(screen, card):
            text = self._tongue.one_of(INSTEAD, options=self._options)
        elif self._options and self._tongue.rng.random() < TOLD_SHARE:
            text = self._tongue.one_of(BOUGHT_IN, it=it, options=self._options)
        else:
            text = self._tongue.one_of(BOUGHT, it=it)
        return Step(Aim.BUY, text, told, about=card.item_group_id)

    def answer(self, screen: Screen) -> Step | None:
        """Return which color and size it shall be, or which product; None where nothing was asked."""
        step = screen.step
        meant = _meant(screen)
        if step is None or step.aim is not Aim.BUY or not screen.choices or (meant and _is_in_cart(screen, meant)):
            return None
        card = _asked_about(screen)
        if card is not None:
            return Step(Aim.BUY, self._tongue.rng.choice(_named(card, screen.cards)), step.told, about=step.about)
        text = self._tongue.one_of(OPTIONS, options=self._options or "any")
        return Step(Aim.BUY, text, step.told, about=step.about)

    def is_reached(self, screen: Screen, target: Item) -> bool:
        """Tell whether the cart holds one of the target, in its color and size, and nothing else."""
        lines = screen.basket.lines if screen.basket else ()
        return [(line.variant_id, line.quantity) for line in lines] == [(target.id, 1)]


def _asked_about(screen: Screen) -> Card | None:
    """Return the card that was meant, where the answer asks to choose among products and it is one of them."""
    card = _meant(screen)
    return card if card is not None and card.title in screen.choices else None


def _meant(screen: Screen) -> Card | None:
    """Return the card that the last message was about."""
    about = screen.step.about if screen.step else None
    return next((each for each in screen.cards if each.item_group_id == about), None)


def _is_in_cart(screen: Screen, card: Card) -> bool:
    return any(line.title == card.title for line in (screen.basket.lines if screen.basket else ()))


def _named(card: Card, cards: Sequence[Card]) -> list[str]:
    """Return ways to name a card in answer to a question: its title, its place, its color where no other has it."""
    is_alone = sum(each.color == card.color for each in cards) == 1
    by_color = [f"the {card.color.lower()} one"] if card.color and is_alone else []
    return [card.title, f"the {ORDINALS[cards.index(card)]} one", *by_color]
