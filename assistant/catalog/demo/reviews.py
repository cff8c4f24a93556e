"""Writes what customers of the demo shop think."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from assistant.catalog.demo.grammar import article, sentence
from assistant.catalog.demo.lexicon import Aspect, Opinions
from assistant.catalog.demo.product import Product
from assistant.types import Review

COLUMNS = ("item_group_id", "rating", "title", "review", "reviewer")

# Shares: of products without a review; of reviews that end on the weak point, tell a story, turn with "But".
_UNREVIEWED, _WEAKNESS_SHOWS, _STORY, _TURN = 0.17, 0.6, 0.5, 0.3

#: How many things a review of so many stars praises and blames.
_BALANCE = {5: (3, 0), 4: (2, 1), 3: (1, 1), 2: (1, 2), 1: (0, 2)}


def reviews(product: Product, opinions: Opinions, rng: Random) -> Iterator[Review]:
    """Yield reviews scattered around the product's own quality; about one product in six has none."""
    if rng.random() < _UNREVIEWED:
        return
    quality = min(4.9, max(2.3, rng.gauss(4.0, 0.6)))
    aspects = [aspect for name in product.kind.aspects if _applies(aspect := opinions.aspects[name], product)]
    weak = rng.choice(aspects)
    for _ in range(1 + min(34, int(rng.expovariate(1 / 6)))):
        stars = min(5, max(1, round(rng.gauss(quality, 0.95))))
        yield _review(product, opinions, stars, _order(aspects, weak, rng), rng)


def _applies(aspect: Aspect, product: Product) -> bool:
    spoken_of = not aspect.feature or aspect.feature in product.features
    return spoken_of and aspect.unless not in product.cut.values()


def _order(aspects: list[Aspect], weak: Aspect, rng: Random) -> list[Aspect]:
    """Shuffle, the weak point last more often than not: blame is taken from the end."""
    mixed = rng.sample(aspects, len(aspects))
    if rng.random() < _WEAKNESS_SHOWS:
        mixed.remove(weak)
        mixed.append(weak)
    return mixed


def _review(product: Product, opinions: Opinions, stars: int, aspects: list[Aspect], rng: Random) -> Review:
    slots = {
        "noun": product.noun,
        "brand": product.brand,
        "this": "these" if product.kind.many else "this",
        "unit": product.unit,
        "a_unit": article(product.unit),
    }
    praised, blamed = _BALANCE[stars]
    praised = min(praised, rng.randint(1, 3))
    liked = [sentence(aspect.praise, slots, rng) for aspect in aspects[:praised]]
    disliked = [sentence(aspect.blame, slots, rng) for aspect in aspects[praised:][-blamed:]] if blamed else []
    opening = [sentence(opinions.contexts, slots, rng)] if rng.random() < _STORY else []
    closing = [sentence(opinions.verdicts[stars], slots, rng)]
    turn = ["But:"] if liked and disliked and rng.random() < _TURN else []
    told = [*opening, *liked, *turn, *disliked, *closing]
    return Review(
        item_group_id=product.id.upper(),
        rating=stars,
        title=sentence(opinions.titles[stars], slots, rng),
        text=" ".join(part for part in told if part),
        reviewer=rng.choice(opinions.reviewers),
    )


def write(rows: Iterable[Review], path: Path) -> None:
    """Write the reviews as tab-separated values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((row.item_group_id, row.rating, row.title, row.text, row.reviewer) for row in rows)
