"""What reviews say: the sentences that mention a thing, how well each speaks, and how many agree."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.knowing.lexicon import grouped, named, phrases
from assistant.knowing.passages import sentences
from assistant.knowing.sentiment import sentiment
from assistant.knowing.words import Term
from assistant.language.text import plain, words_of
from assistant.types import Review

#: How much the stars of a review weigh beside a sentence's own words, and what both must reach to be an opinion.
#: Chosen on the demo shop's sentences, whose praise and blame are known: benchmarks/sentiment.py.
WEIGHT_OF_STARS = 0.3
LEAST = 0.1
MIDDLE, HALF = 3, 2  # of one to five stars
#: Words of a sentence that tells something: "Love it!" says no more than the stars.
TELLING = range(4, 31)
#: Fewer reviews that tell of the fit are no reason to take another size.
FEWEST_FITS = 3


class Fit(StrEnum):
    """How a size turns out. Each is a key of `fits` in questions.yml and names a response `utter_fit_<fit>`."""

    SMALL = "small"
    LARGE = "large"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence of a review."""

    review: Review
    place: int  # of the review among those read
    text: str

    @property
    def score(self) -> float:
        """Return how well it speaks: below -LEAST it blames, above LEAST it praises."""
        return score_of(self.text, self.review.rating)

    @property
    def is_praise(self) -> bool:
        """Tell whether it speaks well."""
        return self.score > LEAST

    @property
    def is_blame(self) -> bool:
        """Tell whether it speaks ill."""
        return self.score < -LEAST


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the reviews that mention a thing divide, each counted once."""

    praise: int
    blame: int
    undecided: int

    @property
    def total(self) -> int:
        """Return how many mention it."""
        return self.praise + self.blame + self.undecided


def voices(reviews: Iterable[Review]) -> list[Voice]:
    """Return every sentence of the reviews; a title that only begins its text is no sentence of its own."""
    return [Voice(review, place, text) for place, review in enumerate(reviews) for text in _sentences(review)]


@lru_cache(maxsize=20_000)
def score_of(sentence: str, stars: int) -> float:
    """Return how well a sentence of a review of so many stars speaks: about -1.3 to 1.3."""
    return sentiment(sentence) + WEIGHT_OF_STARS * (stars - MIDDLE) / HALF


def mentioning(heard: Iterable[Voice], terms: Sequence[Term]) -> list[Voice]:
    """Return the sentences that name every term."""
    return [each for each in heard if _mentions(each.text, terms)]


def agreement(heard: Iterable[Voice]) -> Agreement:
    """Count the reviews of these sentences by how well they speak of it on the whole."""
    scores: dict[int, list[float]] = {}
    for each in heard:
        scores.setdefault(each.place, []).append(each.score)
    means = [sum(each) / len(each) for each in scores.values()]
    praise, blame = sum(mean > LEAST for mean in means), sum(mean < -LEAST for mean in means)
    return Agreement(praise, blame, len(means) - praise - blame)


def telling(heard: Sequence[Voice], *, praise: bool) -> Voice | None:
    """Return the sentence that speaks best, or else worst; None where none speaks so."""
    speaking = [each for each in heard if (each.is_praise if praise else each.is_blame)]
    long = [each for each in speaking if len(words_of(each.text)) in TELLING]
    best: Callable[..., Voice] = max if praise else min
    return best(long or speaking, key=lambda each: each.score, default=None)


def both_sides(heard: Sequence[Voice]) -> list[Voice]:
    """Return the most telling praise and blame, and where nothing judges, what is said first."""
    sides = [telling(heard, praise=praise) for praise in (True, False)]
    return [each for each in sides if each] or list(heard[:1])


def fit_of(sentence: str) -> Fit | None:
    """Return how a sentence says the size turns out; None where it does not say."""
    words = plain(sentence)
    for fit in Fit:
        cue = next((each for each in grouped("fits")[fit] if named(each, words)), None)
        if cue is not None:
            before = words[: words.index(cue)]
            return None if any(named(each, before) for each in phrases("denying")) else fit
    return None


def fits(heard: Iterable[Voice]) -> dict[Fit, list[Voice]]:
    """Return the sentences that tell of the fit, one of each review."""
    found: dict[Fit, list[Voice]] = {fit: [] for fit in Fit}
    counted: set[int] = set()
    for each in heard:
        fit = fit_of(each.text)
        if fit is not None and each.place not in counted:
            counted.add(each.place)
            found[fit].append(each)
    return found


def tendency(found: Mapping[Fit, Sequence[Voice]]) -> Fit | None:
    """Return what most of the reviews say that tell of the fit; None where they are few, or divided."""
    total = sum(map(len, found.values()))
    said = max(Fit, key=lambda fit: len(found[fit]))
    return said if total >= FEWEST_FITS and len(found[said]) > total / 2 else None


def _sentences(review: Review) -> list[str]:
    title, text = plain(review.title), plain(review.text)
    is_opening = not title or text.startswith(title)
    return [*([] if is_opening else sentences(review.title)), *sentences(review.text)]


def _mentions(text: str, terms: Sequence[Term]) -> bool:
    words = words_of(text)
    return bool(terms) and all(term.places(words) for term in terms)
