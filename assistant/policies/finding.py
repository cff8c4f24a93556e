"""Which passages of a shop's policies answer a question.

question ─► meaning (cosines) + words (BM25) ─► the best section, and another of the same document as good
         ─► sure enough? ─► its passages: all of a short section, the best of a long one
"""

import re
from dataclasses import dataclass

import numpy as np

from assistant.policies.book import Book, passages_of
from assistant.policies.quoting import Quote, quote
from assistant.ports import Encoder, Integers, Vectors

#: What words add to the mean cosine of the passage that says them best: enough to decide between near ones.
WORDS = 0.03
#: What the first section of a document is given: it says what the document is about.
OPENING = 0.05
#: Another section of the same document that is behind by less than this is quoted too.
AS_GOOD = 0.03
#: What it adds to the confidence that all words of a question are said somewhere: "student discount" is no discount.
KNOWN = 0.2
#: The least confidence of an answer, of what may be none but is worth showing, and of an answer to what the dialogue
#: takes for no question to the shop. `python -m benchmarks.policies --choose` shows how they were chosen.
SURE, NEAR, SURE_OF_ANYTHING = 0.51, 0.4, 0.75
#: Asked to find out whom else a customer can ask.
HOW_TO_ASK = "How can I contact customer service by phone or e-mail?"
#: The least cosine of a passage that tells how, and not only whom to write to about one thing.
CONTACT = 0.4
_ADDRESS = re.compile(r"\S@\S+\.\w|\+?\d[\d ()./-]{5,}\d")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the policies say that is nearest to a question."""

    quotes: tuple[Quote, ...]  # the best first; none where nothing is sure enough
    confidence: float  # about 0 to 1.2, of the best


def find(question: str, encoder: Encoder, book: Book, least: float) -> Answer:
    """Return what is nearest to a question, where it is at least that sure."""
    if not book.section_of:
        return Answer((), 0.0)
    question = book.words.mended(question)
    meaning = book.vectors @ encoder.embed([question])[0]
    scores = meaning + WORDS * book.words.scores(question) + OPENING * _opens(book)
    confidence = float(meaning[scores.argmax()]) + KNOWN * book.words.known(question)
    if confidence < least:
        return Answer((), confidence)
    quotes = (quote(book.sections[place], scores[_rows(book, place)]) for place in _told(book, scores))
    return Answer(tuple(quotes), confidence)


def contact(encoder: Encoder, book: Book) -> Quote | None:
    """Return where the policies name an e-mail address or a telephone number to ask at; None where they do not."""
    vector = encoder.embed([HOW_TO_ASK])[0]
    rows = [row for row, (_, passage) in enumerate(passages_of(book.sections)) if _ADDRESS.search(passage.text)]
    scores = book.vectors[rows] @ vector
    if not rows or scores.max() < CONTACT:
        return None
    place = book.section_of[rows[int(scores.argmax())]]
    return quote(book.sections[place], book.vectors[_rows(book, place)] @ vector)


def _told(book: Book, scores: Vectors) -> list[int]:
    """Return the places of the best section and of one of the same document that is as good."""
    order = np.argsort(-scores, kind="stable").tolist()
    first = book.section_of[order[0]]
    others = (row for row in order if book.section_of[row] != first)
    second = next(others, None)
    if second is None or scores[order[0]] - scores[second] >= AS_GOOD:
        return [first]
    place = book.section_of[second]
    return [first, place] if book.sections[place].file == book.sections[first].file else [first]


def _rows(book: Book, place: int) -> Integers:
    """Return the places of a section's passages."""
    return np.flatnonzero(np.array(book.section_of) == place)


def _opens(book: Book) -> Vectors:
    """Return 1 for every passage of a document's first section, 0 for others."""
    firsts: dict[str, int] = {}
    for place, section in enumerate(book.sections):
        firsts.setdefault(section.file, place)
    opening = set(firsts.values())
    return np.array([place in opening for place in book.section_of], np.float32)
