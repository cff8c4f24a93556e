"""Answering which size to take: by the shop's size chart and the customer's measures, and by what reviews tell."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.knowing.opinions import Fit, fits, tendency, voices
from assistant.knowing.product import Product
from assistant.knowing.question import Question
from assistant.knowing.reviewing import Reviewing
from assistant.knowing.stock import in_stock, sizes_of
from assistant.knowing.told import Told, together
from assistant.language.body import Measure
from assistant.language.sizes import canonical, size_matches
from assistant.phrases import Phrases, joined
from assistant.screen import Source
from assistant.tailoring.chart import End, Fitted

#: What reviews say of the fit moves the size by so many.
STEPS = {Fit.SMALL: 1, Fit.LARGE: -1}


class SizeAdvice:
    """Tells which size suits whom."""

    def __init__(self, phrases: Phrases, reviewing: Reviewing) -> None:
        self._phrases = phrases
        self._reviewing = reviewing

    def answer(self, _: Question, product: Product) -> Told:
        """Name the size that the chart gives, whether there is one, and what reviews say of the fit."""
        if not sizes_of(product.offers):
            return Told(self._phrases.say("utter_know_no_sizes"))
        return together([self._by_chart(product), self._reviewing.fit(product)])

    def _by_chart(self, product: Product) -> Told:
        if not product.sizes.spans:
            return Told(self._phrases.say("utter_size_no_chart"))
        fitted = product.sizes.fitted(product.body)
        if not fitted:
            return Told(self._wanted(product))
        sentences = [self._beyond(each) for each in fitted if each.end is not End.WITHIN]
        within = [each for each in fitted if each.end is End.WITHIN]
        if within:
            size = product.sizes.largest(within)
            sentences = [self._taken(size, within), *sentences, self._stock(size, product), *self._moved(size, product)]
        return Told(" ".join(sentences), self._sources(fitted))

    def _wanted(self, product: Product) -> str:
        """Ask for a measure that the chart goes by."""
        names = [self._phrases.say(f"utter_measure_{each}") for each in product.sizes.measures]
        return self._phrases.say("utter_size_ask", measures=joined(names, "or"), measure=names[-1])

    def _taken(self, size: str, within: Sequence[Fitted]) -> str:
        because = joined([self._measured(each.measure, each.value) for each in within])
        sizes = list(dict.fromkeys(each.span.size for each in within))
        if len(sizes) == 1:
            return self._phrases.say("utter_size_taken", size=size, because=because)
        told = [
            self._phrases.say("utter_size_each", size=each.span.size, measure=self._measured(each.measure, each.value))
            for each in within
        ]
        return self._phrases.say("utter_size_larger", size=size, told=joined(told))

    def _beyond(self, fitted: Fitted) -> str:
        end = fitted.span.high if fitted.end is End.ABOVE else fitted.span.low
        return self._phrases.say(
            f"utter_size_{fitted.end}",
            measure=self._measured(fitted.measure, fitted.value),
            size=fitted.span.size,
            end=self._number(fitted.measure, end),
        )

    def _stock(self, size: str, product: Product) -> str:
        """Say whether the product comes in a size, and whether that can be had."""
        there = [each for each in product.offers if size_matches(canonical(size), each.size)]
        state = "had" if in_stock(there) else "gone" if there else "never"
        return self._phrases.say(f"utter_size_{state}", size=size)

    def _moved(self, size: str, product: Product) -> list[str]:
        """Say which size to think of where most reviews find it small or large."""
        found = tendency(fits(voices(product.reviews)))
        other = product.sizes.larger(size, STEPS[found]) if found in STEPS else None
        return [self._phrases.say(f"utter_size_as_{found}", size=other)] if other else []

    def _sources(self, fitted: Sequence[Fitted]) -> tuple[Source, ...]:
        name = self._phrases.say("utter_source_size_chart")
        return tuple(Source(name=name, quote=self._row(each)) for each in fitted)

    def _row(self, each: Fitted) -> str:
        low, high = (self._number(each.measure, end) for end in (each.span.low, each.span.high))
        measure = self._phrases.say(f"utter_measure_{each.measure}")
        return self._phrases.say("utter_source_size", size=each.span.size, measure=measure, low=low, high=high)

    def _measured(self, measure: Measure, value: Decimal) -> str:
        return self._phrases.say(f"utter_body_{measure}", value=f"{value.normalize():f}")

    def _number(self, measure: Measure, value: Decimal) -> str:
        unit = "kg" if measure is Measure.WEIGHT else "cm"
        return self._phrases.say(f"utter_in_{unit}", value=f"{value.normalize():f}")
