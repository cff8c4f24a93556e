"""Simulated customers: each knows what they want and what stands on the screen, and reacts to that alone."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from assistant.screen import Card, Reply
from assistant.types import Facet
from benchmarks.closings import Asking, Buying, Closing
from benchmarks.goals import Goal, opening, told_with
from benchmarks.goods import Goods
from benchmarks.habits import Habit, mistyped, spoken
from benchmarks.sentences import BACK, CHEAPER, DIGRESSED, MORE
from benchmarks.speaking import Tongue, amount
from benchmarks.steps import Aim, Screen, Step
from benchmarks.wants import Want, broken, joined

MOST_TURNS = 24
MISTYPED_SHARE = 0.5  # of the sentences of who mistypes

Plan = deque[Callable[[], Step | None]]  # what a step is depends on what was said before it


class Customer:
    """One customer. Ask for the `next_step`, and tell what was answered by `hear`."""

    def __init__(self, goal: Goal, goods: Goods, rng: Random) -> None:
        self.goal = goal
        self.found = self.reached = False
        self.turns = 0
        self._goods, self._rng = goods, rng
        self._tongue, self._clear = Tongue(rng, terse=Habit.TERSE in goal.habits), Tongue(rng)
        self._is_sloppy = rng.random() < 0.5  # noqa: PLR2004 - half of them write without capitals
        self._screen = Screen()
        self._asking = Asking(self._tongue)
        self._closing: Closing = Buying(self._tongue, goal.target) if Habit.BUYS in goal.habits else self._asking
        self._told: tuple[Want, ...] = ()
        self._left: tuple[Want, ...] = ()  # told of the search that is to be returned to
        self._annoyed = 0
        self._repeated: set[Want] = set()
        self._insisted = self._at_the_end = False
        first = opening(goal, rng)
        self._musts: Plan = deque(self._detours())  # done even where the product is seen already
        self._plan: Plan = deque(partial(self._add, want) for want in self.goal.wants[first:])
        self._urgent: Plan = deque([partial(self._open, told_with(goal, first)), *self._corrections()])

    def next_step(self) -> Step | None:
        """Return what is done next, None where the customer leaves: content, or having given up."""
        if self.reached or self.turns >= MOST_TURNS or self._annoyed >= self.goal.patience:
            return None
        step = self._decided()
        if step is None:
            return None
        self.turns += 1
        self._told, self._screen.step = step.told, step
        return step if step.is_clear else self._as_typed(step)

    def hear(self, reply: Reply | None) -> None:
        """Take in an answer; None is none at all."""
        step, screen = self._screen.step, self._screen
        assert step is not None, "a customer hears what they asked for"  # noqa: S101 - a mistake of the caller
        pleased = reply is not None and self._is_progress(step, reply)
        screen.take(reply)
        self.found = self.found or self._seen() is not None
        self.reached = self._closing.is_reached(screen, self.goal.target)
        self._at_the_end = step.aim is Aim.MORE and not pleased
        if step.aim in (Aim.SEARCH, Aim.REFINE) and not self._left:
            self._say_again(step)
        if step.aim is not Aim.DIGRESS:
            self._annoyed = 0 if pleased else self._annoyed + 1

    def _decided(self) -> Step | None:
        answer = self._asking.answer(self._screen) or self._closing.answer(self._screen)
        if answer is not None:
            return answer
        while self._urgent:
            if (step := self._urgent.popleft()()) is not None:
                return step
        target = self._seen()
        while self._musts and (target or not self._plan or self._rng.random() < 0.5):  # noqa: PLR2004
            if (step := self._musts.popleft()()) is not None:
                return step
        if target is not None:
            return self._closing.step(self._screen, target, self._told)
        return self._plan.popleft()() if self._plan else self._looking_on()

    def _looking_on(self) -> Step | None:
        """Look for the product where all has been said."""
        if Habit.BARGAINS in self.goal.habits and (step := self._cheaper()) is not None:
            return step
        if not self._at_the_end and self._screen.cards:
            return Step(Aim.MORE, self._tongue.one_of(MORE), self._told)
        return self._insist()

    def _seen(self) -> Card | None:
        """Return the card of the wanted product, in a variant that is as wanted."""
        cards = [card for card in self._screen.cards if card.item_group_id == self.goal.target.product]
        return next((card for card in cards if not self._broken(card)), None)

    def _broken(self, card: Card) -> list[Want]:
        item = self._goods.get(card.variant_id)
        return broken(self._told, item) if item else []

    def _is_progress(self, step: Step, reply: Reply) -> bool:
        if step.aim is Aim.BUY:
            is_new = reply.text != self._screen.text  # the same question once more leads nowhere
            return is_new and bool(reply.basket or (reply.quick_replies and not reply.cards))
        if step.aim is Aim.ASK:
            return bool(reply.cards) and reply.cards[0].item_group_id == step.about
        fitting = [card for card in reply.cards if not self._broken(card)]
        return any(card.item_group_id not in self._screen.met for card in fitting) or (
            step.aim is not Aim.MORE and bool(fitting) and len(fitting) == len(reply.cards)
        )

    def _say_again(self, step: Step) -> None:
        """Plan to say once more, and clearly, what was not heard; all of it where that is much, or the kind itself."""
        missed = {want for card in self._screen.answered for want in self._broken(card)}
        missed = missed if self._screen.answered else set(step.new)
        missed = {want for want in missed - self._repeated if want.facet not in self._screen.relaxed}
        is_much = len(missed) > 1 or any(want.facet is Facet.CATEGORY for want in missed)
        if is_much and not self._insisted:
            self._repeated |= missed
            self._urgent.append(self._insist)
        elif missed and not is_much:
            self._repeated |= missed
            self._urgent.append(partial(self._add, *missed, clearly=True))

    def _insist(self) -> Step | None:
        """Say all that is wanted in one clear sentence; once."""
        if self._insisted:
            return None
        self._insisted = True
        return self._open(self._told, clearly=True)

    def _open(self, wants: Sequence[Want], *, clearly: bool = False) -> Step:
        tongue = self._clear if clearly else self._tongue
        return Step(Aim.SEARCH, tongue.opening(wants), tuple(wants), tuple(wants), is_clear=clearly)

    def _add(self, want: Want, *, clearly: bool = False) -> Step:
        tongue = self._clear if clearly else self._tongue
        return Step(Aim.REFINE, tongue.adding(want), joined(self._told, [want]), (want,), is_clear=clearly)

    def _corrections(self) -> Plan:
        wrong = self.goal.wrong
        right = next((want for want in self.goal.wants if wrong and want.facet is wrong.facet), None)
        return deque([partial(self._correct, wrong, right)] if wrong and right else [])

    def _correct(self, wrong: Want, right: Want) -> Step:
        text = self._tongue.correcting(wrong, right)
        return Step(Aim.REFINE, text, joined(self._told, [right]), (right,))

    def _detours(self) -> Plan:
        """Return what this customer's habits bring in between, in an order of chance."""
        goal, habits = self.goal, self.goal.habits
        blocks: list[list[Callable[[], Step | None]]] = []
        if Habit.DIGRESSES in habits:
            blocks.append([self._digress])
        if goal.detour:
            blocks.append([partial(self._look_at, goal.detour)])
        if goal.whim:
            blocks.append([partial(self._add, goal.whim), partial(self._lift, goal.whim)])
        if Habit.COMPARES in habits:
            blocks.append([self._ask_of_another])
        self._rng.shuffle(blocks)
        return deque(step for block in blocks for step in block)

    def _digress(self) -> Step:
        return Step(Aim.DIGRESS, self._tongue.one_of(DIGRESSED), self._told)

    def _look_at(self, noun: str) -> Step:
        self._left, want = self._told, Want(Facet.CATEGORY, noun)
        self._urgent.appendleft(self._return)
        return Step(Aim.SEARCH, self._tongue.another(noun), (want,), (want,))

    def _return(self) -> Step:
        text, left = self._tongue.one_of(BACK, noun=self.goal.target.noun), self._left
        self._left = ()
        return Step(Aim.SEARCH, text, left, left[:1])

    def _lift(self, want: Want) -> Step:
        left = tuple(each for each in self._told if each != want)
        return Step(Aim.REFINE, self._tongue.lifting(want), left)

    def _ask_of_another(self) -> Step | None:
        others = [card for card in self._screen.cards if card.item_group_id != self.goal.target.product]
        return self._asking.step(self._screen, self._rng.choice(others), self._told) if others else None

    def _cheaper(self) -> Step | None:
        """Ask for cheaper ones where all on the screen cost more than what is wanted."""
        prices = [amount(card.price) for card in self._screen.cards]
        if not prices or min(prices) <= self.goal.target.offer:
            return None
        limit = Want(Facet.PRICE, maximum=min(prices), strict=True)
        return Step(Aim.REFINE, self._tongue.one_of(CHEAPER), joined(self._told, [limit]), (limit,))

    def _as_typed(self, step: Step) -> Step:
        text = step.text.lower() if self._is_sloppy else step.text
        if Habit.SPEAKS in self.goal.habits:
            text = spoken(text, self._rng)
        elif Habit.MISTYPES in self.goal.habits and self._rng.random() < MISTYPED_SHARE:
            text = mistyped(text, self._rng)
        return replace(step, text=text, meant=step.text)
