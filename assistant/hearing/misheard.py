"""What the recognizer got wrong is mended by the shop's own words, where they sound like what was heard.

"Show me red trusses" in a shop that sells dresses and no trusses is a wish for dresses. A word is doubted where
nobody knows it, or where the recognizer itself was unsure of it and the shop has no such word; what sounds like nothing
of the shop stays as it is, and is told to be strange.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.hearing.ports import Transcript
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.sound import Phrases
from assistant.hearing.spoken import spoken

#: A word less sure than this may be another.
UNSURE = 0.5
#: Of phones, as `sound.Phrases` tells: farther apart is something else.
ALIKE = 0.3
#: The nearest phrase must be so much nearer than the next.
MARGIN = 0.04
#: Words of one thing misheard.
MOST_WORDS = 3
#: Shorter phrases sound like everything.
LEAST_PHONES = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """What was heard, mended."""

    text: str
    strange: bool  # a word is left that neither the shop nor anybody knows
    mended: tuple[tuple[str, str], ...] = ()  # (what was heard, what was meant)


@dataclass(frozen=True, slots=True)
class _Span:
    """Words that may be one thing of the shop."""

    first: int
    last: int  # not included
    phrase: str
    apart: float


class ShopSounds:
    """How the shop's words sound. Thread-safe."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], ordinary: Collection[str], pronouncer: Pronouncer) -> None:
        """Know the shop's phrases by label, as they are said, and the `ordinary` words that are no mistakes."""
        self._pronouncer = pronouncer
        said = dict.fromkeys(phrase for each in phrases.values() for phrase in each)
        self._phrases = Phrases({phrase: pronouncer.phrase(phrase) for phrase in said})
        self._own = frozenset(word for phrase in said for word in phrase.split())
        self._ordinary = ordinary

    def mended(self, transcript: Transcript) -> Mended:
        """Return what was heard with what it nearly is of this shop in place of what nobody knows."""
        words = spoken(transcript.text).split()
        doubted = self._doubted(words, transcript)
        spans = _apart(sorted(self._spans(words, doubted), key=lambda span: (span.apart, span.first - span.last)))
        left = doubted - {place for span in spans for place in range(span.first, span.last)}
        strange = any(not self._is_known(words[place]) for place in left)
        text = _replaced(words, spans) if spans else transcript.text
        pairs = tuple((" ".join(words[span.first : span.last]), span.phrase) for span in spans)
        return Mended(text, strange, pairs)

    def _doubted(self, words: Sequence[str], transcript: Transcript) -> set[int]:
        unsure = {word for each in transcript.words if each.confidence < UNSURE for word in spoken(each.text).split()}
        return {
            place
            for place, word in enumerate(words)
            if word not in self._own and (word in unsure or not self._is_known(word))
        }

    def _is_known(self, word: str) -> bool:
        return word in self._own or word in self._ordinary or word.replace("'", "") in self._ordinary

    def _spans(self, words: Sequence[str], doubted: set[int]) -> Iterator[_Span]:
        """Yield every run of words with a doubted one in it that sounds like something of the shop."""
        for first in range(len(words)):
            for last in range(first + 1, min(first + MOST_WORDS, len(words)) + 1):
                if doubted & set(range(first, last)) and (near := self._nearest(" ".join(words[first:last]))):
                    yield _Span(first, last, *near)

    def _nearest(self, heard: str) -> tuple[str, float] | None:
        phones = self._pronouncer.phrase(heard)
        fewest, most = max(LEAST_PHONES, -(-2 * len(phones) // 3)), 3 * len(phones) // 2
        near = sorted(each for each in self._phrases.apart(phones, fewest, most) if each[0] <= ALIKE)
        if not near or (len(near) > 1 and near[1][0] - near[0][0] < MARGIN and not _same(near[0][1], near[1][1])):
            return None
        return near[0][1], near[0][0]


def _same(phrase: str, other: str) -> bool:
    """Tell whether two phrases are forms of one: "dress" and "dresses"."""
    shorter, longer = sorted((phrase, other), key=len)
    return longer.startswith(shorter[:-1])


def _apart(spans: Sequence[_Span]) -> list[_Span]:
    """Return the nearest of spans that share no word, in the order of the text."""
    kept: list[_Span] = []
    for span in spans:
        if all(span.last <= other.first or other.last <= span.first for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.first)


def _replaced(words: Sequence[str], spans: Sequence[_Span]) -> str:
    made, place = [], 0
    for span in spans:
        made += [*words[place : span.first], span.phrase]
        place = span.last
    return " ".join([*made, *words[place:]])
