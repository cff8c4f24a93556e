"""Whether the words of reviews tell good ones from bad ones, by their stars.

.venv/bin/python -m benchmarks.sentiment --reviews reviews.tsv

Of each review only title and text are read; 4 and 5 stars are good, 1 and 2 bad, and 3 left out. Rivals: VADER as it
comes, and calling every review good. With --opinions, the sentences of the demo shop's reviews, whose praise and blame
are written in that file, are told apart too: by their words alone, by their review's stars alone, and by both.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Annotated

import typer
import yaml

from assistant.catalog.reviews import read_reviews
from assistant.knowing.opinions import HALF, LEAST, MIDDLE, score_of
from assistant.knowing.passages import sentences
from assistant.knowing.sentiment import sentiment
from assistant.types import Review
from benchmarks.report import Row, ended_in_words, report

GOOD, BAD = 4, 2
#: Reads a text; from 0 on it is called good.
Reader = Callable[[str], float]
#: Says how well a sentence of a review of so many stars speaks.
Judge = Callable[[str, int], float]


def classified(name: str, read: Reader, reviews: Sequence[Review]) -> Row:
    """Return accuracy and the F1 of both classes: 2TP / (2TP + FP + FN)."""
    said = [(review.rating >= GOOD, read(f"{review.title}. {review.text}") >= 0) for review in reviews]
    return {
        "system": name,
        "reviews": len(said),
        "accuracy": round(sum(true == told for true, told in said) / len(said), 3),
        "F1 good": round(_f1(said, of=True), 3),
        "F1 bad": round(_f1(said, of=False), 3),
    }


def judged(name: str, judge: Judge, told: Sequence[tuple[str, int, int]]) -> Row:
    """Return how often sentences of known praise (1) or blame (-1) are judged rightly, not at all, and wrongly."""
    scores = [known * judge(sentence, stars) for sentence, stars, known in told]
    return {
        "system": name,
        "sentences": len(scores),
        "right": round(sum(score > LEAST for score in scores) / len(scores), 3),
        "undecided": round(sum(abs(score) <= LEAST for score in scores) / len(scores), 3),
        "wrong": round(sum(score < -LEAST for score in scores) / len(scores), 3),
    }


def known_sentences(reviews: Sequence[Review], opinions: Path) -> list[tuple[str, int, int]]:
    """Return the sentences whose praise or blame is known: sentence, stars of its review, 1 or -1."""
    known = dict(_written(opinions))
    found = ((sentence, review.rating) for review in reviews for sentence in sentences(review.text))
    return [(sentence, stars, known[sentence]) for sentence, stars in found if sentence in known]


def _written(opinions: Path) -> Iterator[tuple[str, int]]:
    aspects: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(opinions.read_text("utf-8"))["aspects"]
    for aspect in aspects.values():
        for kind, sign in (("praise", 1), ("blame", -1)):
            yield from ((sentence, sign) for template in aspect[kind] for sentence in _expanded(template))


def _expanded(template: str) -> Iterator[str]:
    """Yield every sentence of a template: "(So|Really) comfortable."."""
    pieces = re.split(r"\(([^)]*)\)", template)
    choices = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    yield from ("".join(chosen) for chosen in product(*choices))


def _f1(said: Sequence[tuple[bool, bool]], *, of: bool) -> float:
    hit = sum(true == told == of for true, told in said)
    named = sum(told == of for _, told in said) + sum(true == of for true, _ in said)
    return 2 * hit / named if named else 0.0


def _plain_vader() -> Reader:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return lambda text: float(analyzer.polarity_scores(text)["compound"])


def main(
    reviews: Annotated[Path, typer.Option(help="A table with item_group_id, rating, title, review.")],
    opinions: Annotated[Path | None, typer.Option(help="Praise and blame that the reviews were made of.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures there too.")] = None,
) -> None:
    """Measure what is read of reviews."""
    written = [review for found in read_reviews(reviews).by_product.values() for review in found]
    clear = [each for each in written if each.rating >= GOOD or each.rating <= BAD]
    readers: dict[str, Reader] = {"ours": sentiment, "VADER": _plain_vader(), "always good": lambda _: 1.0}
    report("Good and bad reviews", [classified(name, each, clear) for name, each in readers.items()], json)
    if opinions is not None:
        judges: dict[str, Judge] = {
            "ours": score_of,
            "words alone": lambda sentence, _: sentiment(sentence),
            "stars alone": lambda _, stars: (stars - MIDDLE) / HALF,
        }
        told = known_sentences(written, opinions)
        report("Praise and blame of sentences", [judged(name, each, told) for name, each in judges.items()], None)


if __name__ == "__main__":
    with ended_in_words():
        typer.run(main)
