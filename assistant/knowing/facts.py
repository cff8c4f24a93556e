"""Answering from the product's own columns and details: price, brand, material, rating, care, measures, and values."""

import re
from collections.abc import Sequence

from assistant.knowing.evidence import evidence
from assistant.knowing.lexicon import grouped, named, phrases
from assistant.knowing.passages import Origin, Passage
from assistant.knowing.product import Product
from assistant.knowing.question import Question, Topic
from assistant.knowing.told import Told, quoted, together
from assistant.knowing.words import Term, terms_of
from assistant.language.matching import matches, pieces_of
from assistant.language.text import plain, words_of
from assistant.money import amount, written
from assistant.phrases import Phrases, joined
from assistant.screen import Source
from assistant.types import Choice, Facet

#: Passages quoted for one topic.
MOST_QUOTED = 2

_MEASURE = re.compile(
    r"\d\s*(?:cm|mm|m|ft|in|inch|inches|kg|g|lb|lbs|oz|ounces|pounds|grams|l|liters?|litres?|ml)\b|\d\s*(?:\"|''|\u2033)",
    re.IGNORECASE,
)
_WEIGHT = re.compile(r"\d\s*(?:kg|g|lb|lbs|oz|ounces|pounds|grams)\b", re.IGNORECASE)
_MEASURING = frozenset(
    {"dimensions", "measures", "wide", "tall", "high", "long", "deep", "weighs", "diameter", "w", "h"}
)


class Facts:
    """Tells what the catalogue states."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def price(self, product: Product) -> Told:
        """Tell what it costs today, and how that differs with color and size."""
        variant = product.variant
        response = "utter_fact_sale" if variant.sale_price is not None else "utter_fact_price"
        values = {"title": product.hit.title, "price": written(variant.offer), "old_price": written(variant.price)}
        told = [self._phrases.say(response, **values)]
        prices = sorted({each.price for each in product.offers})
        if len(prices) > 1:
            low, high = (amount(price, variant.offer.currency) for price in (prices[0], prices[-1]))
            told.append(self._phrases.say("utter_know_prices", low=low, high=high))
        return self._data(" ".join(told), self._phrases.say("utter_source_price", price=written(variant.offer)))

    def brand(self, product: Product) -> Told:
        """Tell who makes it."""
        brand = product.variant.brand
        return self._fact("brand", brand, "utter_fact_brand", brand=brand)

    def material(self, product: Product) -> Told:
        """Tell what it is made of."""
        material = product.variant.material
        parts = [part.strip() for part in material.split("/") if part.strip()]
        return self._fact("material", material, "utter_know_material", material=joined(parts).lower())

    def rating(self, product: Product) -> Told:
        """Tell how customers rate it."""
        hit = product.hit
        if hit.rating is None:
            return Told(self._phrases.say("utter_opinion_none"))
        text = self._phrases.count("utter_fact_rating", hit.rating_count, rating=f"{hit.rating:.1f}")
        stars = self._phrases.say("utter_source_rating", rating=f"{hit.rating:.1f}", count=hit.rating_count)
        return self._data(text, stars)

    def care(self, question: Question, product: Product) -> Told:
        """Tell how to look after it: its details, and what the description says of it."""
        found = self._of_topic(Topic.CARE, product, phrases("caring"))
        words = [word for word in question.text.split() if word in _CARED]
        if question.is_closed and words:
            said = evidence(terms_of(words), found)
            for each in said[:1]:
                if each.says is not None:
                    return self.quoted([each.passage], "yes" if each.says else "no")
        return self.quoted(found) if found else Told(self._phrases.say("utter_know_no_care"))

    def dimensions(self, question: Question, product: Product) -> Told:
        """Tell measures and weights, as they are stated."""
        heavy = any(named(word, question.text) for word in phrases("weights"))
        found = [
            each for each in self._of_topic(Topic.DIMENSIONS, product, ()) if not heavy or _WEIGHT.search(each.text)
        ]
        found += [
            each
            for each in product.passages
            if each.origin is not Origin.DATA and (_WEIGHT.search(each.text) if heavy else _measures(each.text))
        ]
        unknown = "utter_know_no_weight" if heavy else "utter_know_no_dimensions"
        return self.quoted(found) if found else Told(self._phrases.say(unknown))

    def fit(self, product: Product) -> Told:
        """Tell what the shop says of the fit; reviews say more."""
        found = self._of_topic(Topic.FIT, product, phrases("fitted"))
        return self.quoted(found) if found else Told("")

    def values(self, question: Question, product: Product) -> Told:
        """Answer whether it has the values that were named: a material, a pattern, a brand, whom it is for."""
        choices = [each for each in question.values if each.facet not in {Facet.COLOR, Facet.SIZE}]
        if any(each.facet is Facet.GENDER for each in choices):  # "for men" asks no age
            choices = [each for each in choices if each.facet is not Facet.AGE_GROUP or "adult" not in each.values]
        return together([self._value(each, product) for each in choices])

    def quoted(self, found: Sequence[Passage], answer: str = "says") -> Told:
        """Quote passages; `answer` is "yes", "no" or "says"."""
        told = []
        words = [each for each in found if each.origin is not Origin.TITLE] or found
        for place, each in enumerate(words[:MOST_QUOTED]):
            response = f"utter_know_{answer if place == 0 else 'says'}_{each.origin.value}"
            told.append(Told(self._phrases.say(response, quote=quoted(each.text)), (self.source(each),)))
        return together(told)

    def source(self, passage: Passage) -> Source:
        """Return where a passage stands."""
        return Source(name=self._phrases.say(f"utter_source_{passage.origin.value}"), quote=passage.text)

    def _value(self, choice: Choice, product: Product) -> Told:
        cell = str(getattr(product.variant, choice.facet.value))
        asked = joined(choice.values, "or")
        if not cell:
            words = self._told_value(choice.facet, choice.values[0]) if choice.facet in _PEOPLE else asked
            return Told(self._phrases.say("utter_know_unknown_is", words=words))
        has = any(matches(choice.facet, value, cell) for value in choice.values)
        says = self._says(choice.facet, cell)
        if choice.facet is Facet.MATERIAL and not has:
            return self._of_another_material(says, cell, choice, product)
        is_part = choice.facet is Facet.MATERIAL and len(pieces_of(cell)) > 1
        answer = "partly" if has and is_part else "yes" if has else "no"
        return self._data(self._phrases.say(f"utter_know_{answer}", says=says), _stated(choice.facet, cell))

    def _of_another_material(self, says: str, cell: str, choice: Choice, product: Product) -> Told:
        """Say of what it is instead, and where the description names what was asked all the same."""
        terms = [Term(value, (tuple(words_of(value)),)) for value in choice.values]
        found = [each.passage for term in terms for each in evidence([term], product.passages)]
        described = [each for each in found if each.origin is not Origin.DATA]
        answer = "stated" if described else "no"
        stated = self._data(self._phrases.say(f"utter_know_{answer}", says=says), _stated(choice.facet, cell))
        return together([stated, self.quoted(described)])

    def _says(self, facet: Facet, cell: str) -> str:
        if facet in _PEOPLE:
            return self._phrases.say("utter_know_states_people", value=self._told_value(facet, cell))
        value = joined([part.strip() for part in cell.split("/") if part.strip()])
        value = value.lower() if facet in {Facet.MATERIAL, Facet.PATTERN} else value
        return self._phrases.say(f"utter_know_states_{facet.value}", value=value)

    def _told_value(self, facet: Facet, value: str) -> str:
        if value == "unisex":
            return self._phrases.say("utter_know_anyone")
        return self._phrases.say(f"utter_chip_{facet.value}_{value}")

    def _of_topic(self, topic: Topic, product: Product, said: Sequence[str]) -> list[Passage]:
        """Return the details named after a topic, and the sentences that say one of these phrases."""
        details = [each for each in product.passages if each.name and _is_of(topic, each)]
        described = [
            each
            for each in product.passages
            if each.origin is Origin.DESCRIPTION and any(named(phrase, plain(each.text)) for phrase in said)
        ]
        return [*details, *described]

    def _fact(self, name: str, stated: str, response: str, **values: str) -> Told:
        if not stated:
            return Told(self._phrases.say(f"utter_know_no_{name}"))
        return self._data(self._phrases.say(response, **values), f"{name.capitalize()}: {stated}")

    def _data(self, text: str, quote: str) -> Told:
        return Told(text, (Source(name=self._phrases.say("utter_source_data"), quote=quote),))


_PEOPLE = frozenset({Facet.GENDER, Facet.AGE_GROUP})
#: Ways to care that can be asked for by name.
_CARED = frozenset({"machine", "hand", "dry", "tumble", "dishwasher", "iron", "bleach", "dryer"})


def _stated(facet: Facet, cell: str) -> str:
    return f"{facet.value.replace('_', ' ').capitalize()}: {cell}"


def _is_of(topic: Topic, detail: Passage) -> bool:
    """Tell whether a detail is of a topic by its name, and of care by the section it is filed under too."""
    names, called = grouped("details").get(topic, ()), plain(detail.name)
    if topic is Topic.FIT:
        return called in names
    words = called if topic is Topic.CARE else plain(detail.name.rpartition(", ")[2])
    return any(named(name, words) for name in names)


def _measures(text: str) -> bool:
    """Tell whether a sentence gives the measures of a thing, not only a number of some part of it."""
    found = _MEASURE.findall(text)
    return len(found) > 1 or bool(found and _MEASURING & set(words_of(text)))
