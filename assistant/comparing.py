"""Products side by side: as a table for the eye, and as two or three sentences for the ear and the terminal."""

from collections.abc import Sequence

from assistant.money import written
from assistant.phrases import joined
from assistant.replies import Replies
from assistant.screen import Reply, Row, Table
from assistant.telling import heard
from assistant.types import Hit, Wish

TWO = 2
#: What the feed itself details, of which at least two products say something.
MOST_DETAILS = 6
DETAIL_CHARACTERS = 120
#: Sentences of a comparison.
MOST_SENTENCES = 3


class Comparing:
    """Writes comparisons."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._phrases = replies.phrases

    def reply(self, hits: Sequence[Hit], wish: Wish, left_out: int = 0) -> Reply:
        """Compare two to four products; `left_out` more were named."""
        told = [self._price(hits), self._rating(hits), self._material(hits), self._sizes(hits), self._colors(hits)]
        sentences = [each for each in told if each][:MOST_SENTENCES]
        if left_out:
            sentences.append(self._phrases.say("utter_compare_most", count=len(hits)))
        text = " ".join(sentences)
        return Reply(
            text=text,
            speech=" ".join(heard(sentences)),
            cards=tuple(self._replies.card(hit) for hit in hits),
            chips=self._replies.chips(wish),
            table=Table(rows=tuple(self._rows(hits))),
        )

    def _rows(self, hits: Sequence[Hit]) -> list[Row]:
        named = {
            "price": [written(hit.variant.offer) for hit in hits],
            "rating": [self._stars(hit) for hit in hits],
            "color": [joined(hit.colors) for hit in hits],
            "size": [joined(hit.sizes) for hit in hits],
            "material": [_materials(hit) for hit in hits],
            "pattern": [hit.variant.pattern for hit in hits],
            "brand": [hit.variant.brand for hit in hits],
        }
        rows = [Row(label=self._phrases.say(f"utter_row_{name}"), cells=tuple(cells)) for name, cells in named.items()]
        return [row for row in (*rows, *_details(hits)) if any(row.cells)]

    def _stars(self, hit: Hit) -> str:
        if hit.rating is None:
            return ""
        return self._phrases.say("utter_row_stars", rating=f"{hit.rating:.1f}", count=hit.rating_count)

    def _price(self, hits: Sequence[Hit]) -> str:
        ordered = sorted(hits, key=lambda hit: hit.variant.offer.amount)
        least, most = ordered[0], ordered[-1]
        prices = {"least": written(least.variant.offer), "most": written(most.variant.offer)}
        if least.variant.offer == most.variant.offer:
            return self._phrases.say("utter_compare_same_price", **prices)
        response = "utter_compare_cheaper" if len(hits) == TWO else "utter_compare_cheapest"
        return self._phrases.say(response, title=least.title, other=most.title, **prices)

    def _rating(self, hits: Sequence[Hit]) -> str:
        rated = sorted((hit for hit in hits if hit.rating is not None), key=lambda hit: -(hit.rating or 0))
        if not rated:
            return ""
        best, rating = rated[0], f"{rated[0].rating:.1f}"
        if len(rated) == 1:
            return self._phrases.count("utter_compare_only_rated", best.rating_count, title=best.title, rating=rating)
        second = f"{rated[1].rating:.1f}"
        if second == rating:
            return (
                self._phrases.say("utter_compare_same_rating", rating=rating) if len(rated) == len(hits) == TWO else ""
            )
        return self._phrases.say("utter_compare_rated", title=best.title, rating=rating, second=second)

    def _material(self, hits: Sequence[Hit]) -> str:
        return self._differing("utter_compare_material", [_materials(hit).lower() for hit in hits], hits)

    def _sizes(self, hits: Sequence[Hit]) -> str:
        return self._differing("utter_compare_sizes", [joined(hit.sizes) for hit in hits], hits)

    def _colors(self, hits: Sequence[Hit]) -> str:
        return self._differing("utter_compare_colors", [joined(hit.colors).lower() for hit in hits], hits)

    def _differing(self, response: str, values: Sequence[str], hits: Sequence[Hit]) -> str:
        """Say what each has, where all say it and not all the same."""
        if not all(values) or len(set(values)) == 1:
            return ""
        each = [
            self._phrases.say("utter_compare_each", title=hit.title, value=value)
            for hit, value in zip(hits, values, strict=True)
        ]
        return self._phrases.say(response, values="; ".join(each))


def _materials(hit: Hit) -> str:
    return ", ".join(part.strip() for part in hit.variant.material.split("/") if part.strip())


def _details(hits: Sequence[Hit]) -> list[Row]:
    told = [{each.name: each.value for each in hit.variant.details} for hit in hits]
    names = list(dict.fromkeys(name for each in told for name in each if name))
    shared = [name for name in names if sum(bool(each.get(name)) for each in told) >= TWO]
    cells = ((name, tuple(each.get(name, "")[:DETAIL_CHARACTERS] for each in told)) for name in shared[:MOST_DETAILS])
    return [Row(label=name[:DETAIL_CHARACTERS], cells=cell) for name, cell in cells]
