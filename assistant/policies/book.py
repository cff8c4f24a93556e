"""A shop's policies in memory: passages with their vectors and words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from assistant.language.spelling import Spelling
from assistant.language.stems import stems
from assistant.language.text import tokens_of, words_of
from assistant.policies.section import Passage, Section
from assistant.ports import Encoder, Vectors

#: Of BM25: how soon a word said again adds nothing, and how much a long passage is held against it.
SATURATION, LENGTH = 1.2, 0.75


class Policies(Protocol):
    """Has a shop's policies as they are now."""

    def current(self) -> "Book | None":
        """Return them; None where none were imported. Raises PolicyError, ModelMismatch."""


class NoPolicies:
    """The policies of a shop that has none."""

    def current(self) -> None:
        """Have none."""


NO_POLICIES = NoPolicies()


@dataclass(frozen=True)
class Book:
    """All sections, and of every passage, in their order, a vector whose dot product with a question's is its score."""

    sections: tuple[Section, ...]
    vectors: Vectors  # [passages, dimensions], none longer than 1
    words: "Words" = field(init=False)
    section_of: tuple[int, ...] = field(init=False)  # passage → place of its section

    def __post_init__(self) -> None:
        places = [place for place, section in enumerate(self.sections) for _ in section.passages]
        object.__setattr__(self, "section_of", tuple(places))
        object.__setattr__(self, "words", Words([in_its_place(*each) for each in passages_of(self.sections)]))


def passages_of(sections: Sequence[Section]) -> list[tuple[Section, Passage]]:
    """Return every passage with its section, in their order."""
    return [(section, passage) for section in sections for passage in section.passages]


def in_its_place(section: Section, passage: Passage) -> str:
    """Write a passage with what stands above it."""
    return f"{section.name}. {said(passage)}"


def said(passage: Passage) -> str:
    """Write a passage with what it hangs on."""
    return f"{passage.lead} {passage.text}".strip()


def embed(sections: Sequence[Section], encoder: Encoder) -> Vectors:
    """Return the vectors of all passages.

    A passage is seen in four ways, which count alike: in its place, by itself, as a part of its section, and by the
    headings above it. The mean of four cosines with a question is the dot product with the mean of four vectors.
    """
    pairs = passages_of(sections)
    place = [number for number, section in enumerate(sections) for _ in section.passages]
    placed = encoder.embed([in_its_place(*each) for each in pairs])
    alone = encoder.embed([said(passage) for _, passage in pairs])
    whole = encoder.embed([f"{each.name}. {' '.join(map(said, each.passages))}" for each in sections])
    named = encoder.embed([each.name for each in sections])
    mean: Vectors = (placed + alone + whole[place] + named[place]) / np.float32(4)
    return mean


class Words:
    """Finds passages by words, ranked by BM25 (Robertson and Zaragoza, 2009) over stems."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = [Counter(stems(text)) for text in texts]
        lengths = np.array([count.total() for count in self._counts], np.float64)
        self._lengths = lengths / max(lengths.mean(), 1.0) if len(lengths) else lengths
        self._within = Counter(stem for count in self._counts for stem in count)
        self._spelling = Spelling.of((word for text in texts for word in words_of(text)), ())

    def mended(self, question: str) -> str:
        """Return the question with its typos read as words that these texts hold: "retrun" → "return"."""
        tokens = tokens_of(question)
        for token, mended in zip(tokens, self._spelling.mended(tokens), strict=True):
            if mended.text != token.text:
                question = re.sub(rf"\b{re.escape(token.surface)}\b", mended.text, question, flags=re.IGNORECASE)
        return question

    def scores(self, question: str) -> Vectors:
        """Return for every text between 0 and 1 how well it says the question's words, the best 1."""
        scores = np.zeros(len(self._counts))
        for stem in set(stems(question)) & self._within.keys():
            counts = np.array([count[stem] for count in self._counts])
            damped = counts + SATURATION * (1 - LENGTH + LENGTH * self._lengths)
            scores += self._worth(stem) * counts * (SATURATION + 1) / damped
        best = scores.max(initial=0.0)
        return (scores / best if best else scores).astype(np.float32)

    def known(self, question: str) -> float:
        """Return which part of what a question asks is said anywhere at all, 0 to 1; a rarer word is more of it.

        A question of function words alone is half known.
        """
        asked = set(stems(question))
        total = sum(map(self._worth, asked))
        return sum(self._worth(stem) for stem in asked & self._within.keys()) / total if total else 0.5

    def _worth(self, stem: str) -> float:
        within = self._within[stem]
        return math.log(1 + (len(self._counts) - within + 0.5) / (within + 0.5))
