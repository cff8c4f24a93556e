"""Answering what a product comes in and what can be had of it."""

from collections.abc import Sequence

from assistant.knowing.product import Product
from assistant.knowing.question import Question
from assistant.knowing.stock import Offer, asked_of, by_color, colors_of, in_stock, sizes_of
from assistant.knowing.told import Told
from assistant.phrases import Phrases, joined
from assistant.screen import Source
from assistant.types import Availability, Choice, Facet

#: Colors that are told one by one with their sizes.
MOST_COLORS = 6


class StockAnswers:
    """Tells of colors, sizes and stock, always of both at once where a product has both."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def asked(self, question: Question, product: Product) -> Told:
        """Answer whether there is what was named: a color, a size, both, or the product at all."""
        choices = [each for each in question.values if each.facet in {Facet.COLOR, Facet.SIZE}]
        fitting = self._fitting(choices, product)
        had = in_stock(fitting)
        if had:
            things = self._things(had, choices)
            text = self._phrases.say("utter_stock_yes" if things else "utter_stock_yes_it", things=things)
        elif any(each.facet is Facet.SIZE for each in choices) and not sizes_of(product.offers):
            text = self._phrases.say("utter_know_no_sizes")
        elif any(each.facet is Facet.COLOR for each in choices) and not colors_of(product.offers):
            text = self._phrases.say("utter_know_no_color")
        elif fitting:
            text = self._gone(fitting, choices, product)
        else:
            text = self._never(choices, product)
        return self._told(text, product)

    def sizes(self, product: Product) -> Told:
        """List the sizes in stock, by color where colors differ in them."""
        if not sizes_of(product.offers):
            return Told(self._phrases.say("utter_know_no_sizes"))
        had = in_stock(asked_of(product.offers, _pointed(product)))
        if not had:
            return self._told(self._phrases.say("utter_fact_sold_out"), product)
        return self._told(self._phrases.say("utter_stock_sizes", things=self._listed(had)), product)

    def colors(self, product: Product) -> Told:
        """List the colors in stock, and those sold out."""
        colors, had = colors_of(product.offers), colors_of(in_stock(product.offers))
        if not colors:
            return Told(self._phrases.say("utter_know_no_color"))
        gone = [color for color in colors if color not in had]
        sentences = [self._phrases.say("utter_stock_colors", colors=joined(had))] if had else []
        sentences += [self._phrases.count("utter_stock_gone", len(gone), things=joined(gone))] if gone else []
        return self._told(" ".join(sentences), product)

    def _fitting(self, choices: Sequence[Choice], product: Product) -> list[Offer]:
        pointed = [] if any(each.facet is Facet.COLOR for each in choices) else _pointed(product)
        return asked_of(product.offers, [*choices, *pointed])

    def _gone(self, fitting: Sequence[Offer], choices: Sequence[Choice], product: Product) -> str:
        """Say that what was named cannot be had now, and what of it can in another color or size."""
        first = fitting[0].availability
        later = first if all(each.availability is first for each in fitting) else Availability.OUT_OF_STOCK
        names = list(dict.fromkeys(self._name(each, choices) for each in fitting))
        things = joined(names) if all(names) else self._phrases.say("utter_stock_it")
        gone = self._phrases.count(f"utter_stock_{later.value}", max(len(names), 1), things=things)
        return f"{gone} {self._instead(choices, product)}".strip()

    def _never(self, choices: Sequence[Choice], product: Product) -> str:
        named = [value.lower() for each in choices if each.facet is Facet.COLOR for value in each.values]
        sizes = [value for each in choices if each.facet is Facet.SIZE for value in each.values]
        named += [self._phrases.say("utter_chip_size", size=value) for value in sizes]
        never = self._phrases.say("utter_stock_never", things=" ".join(named) or product.color.lower())
        return f"{never} {self._instead(choices, product)}".strip()

    def _instead(self, choices: Sequence[Choice], product: Product) -> str:
        """Say what is in stock with one of the things named let go, the color first."""
        if all(each.facet is Facet.COLOR for each in choices) and (colors := colors_of(in_stock(product.offers))):
            return self._phrases.say("utter_stock_instead", things=joined(colors))
        for facet in (Facet.COLOR, Facet.SIZE):
            kept = [each for each in choices if each.facet is not facet]
            had = in_stock(asked_of(product.offers, kept))
            if had:
                return self._phrases.say("utter_stock_instead", things=self._listed(had))
        had = in_stock(product.offers)
        listed = self._listed(had)
        return self._phrases.say("utter_stock_instead", things=listed) if listed else ""

    def _things(self, had: Sequence[Offer], choices: Sequence[Choice]) -> str:
        """Name what can be had: a size by its colors, everything else by color and sizes."""
        sizes = sizes_of(had)
        is_size_asked = any(each.facet is Facet.SIZE for each in choices)
        if is_size_asked and not any(each.facet is Facet.COLOR for each in choices) and colors_of(had):
            clauses = [
                self._phrases.say("utter_stock_in", thing=size, others=joined(colors_of(_of_size(had, size))))
                for size in sizes
            ]
            return joined(clauses)
        return self._listed(had)

    def _listed(self, offers: Sequence[Offer]) -> str:
        """Return "Red and Navy in S and M" where all colors have the same sizes, else "Red in S, and Navy in M"."""
        found = by_color(offers)
        if not any(found.values()):
            return joined(colors_of(offers))
        if len(found) == 1 and "" in found:
            return joined(found[""])
        alike = len({tuple(sizes) for sizes in found.values()}) == 1
        if alike and len(found) > 1:
            sizes = joined(next(iter(found.values())))
            return self._phrases.say("utter_stock_in", thing=joined(list(found)), others=sizes)
        told = list(found.items())[:MOST_COLORS]
        clauses = [self._phrases.say("utter_stock_in", thing=color, others=joined(sizes)) for color, sizes in told]
        return "; ".join(clauses)

    def _name(self, offer: Offer, choices: Sequence[Choice]) -> str:
        facets = {each.facet for each in choices}
        parts = [
            offer.color if Facet.COLOR in facets or not facets else "",
            offer.size if Facet.SIZE in facets else "",
        ]
        if all(parts):
            return self._phrases.say("utter_stock_in", thing=parts[0], others=parts[1])
        return parts[0] or parts[1]

    def _told(self, text: str, product: Product) -> Told:
        listed = self._listed(in_stock(product.offers))
        quote = self._phrases.say("utter_source_stock", things=listed) if listed else ""
        source = Source(name=self._phrases.say("utter_source_data"), quote=quote or text)
        return Told(text, (source,))


def _pointed(product: Product) -> list[Choice]:
    return [Choice(facet=Facet.COLOR, values=(product.color.lower(),))] if product.color else []


def _of_size(offers: Sequence[Offer], size: str) -> list[Offer]:
    return [each for each in offers if each.size == size]
