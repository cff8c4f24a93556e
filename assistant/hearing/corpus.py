"""What customers of a shop are likely to say, as lines of words: what the recognizer's language model is made of.

The training utterances of the dialogue tell how people ask; their labelled words are only examples. Each is said again
with the shop's own words in their places, until all of them had their turn.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from assistant.hearing.spoken import spoken

#: The label of a shop's words -> these words, as they are written.
Phrases = Mapping[str, Sequence[str]]

_LABELLED = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<label>[a-z_]+)\)")
#: More lines make no better model, only a later one.
MOST_LINES = 30_000
#: How often each of the shop's words has its turn.
TURNS = 2
#: More of one kind would be more than a recognizer of this size can tell apart; titles are the ones that are so many.
MOST_PHRASES = 5_000


@dataclass(frozen=True)
class Corpus:
    """Lines of small words; "" and repetitions count."""

    lines: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # label -> the shop's words, as they are said

    @property
    def words(self) -> frozenset[str]:
        """Return every word in it."""
        return frozenset(word for line in self.lines for word in line.split())

    @property
    def identity(self) -> str:
        """Return what tells it from every other corpus."""
        said = ("\n".join(self.phrases[label]) for label in sorted(self.phrases))
        return hashlib.sha256("\n\n".join(["\n".join(self.lines), *said]).encode()).hexdigest()[:12]


def plain_corpus(sentences: Iterable[str]) -> Corpus:
    """Return a corpus of sentences as they are, without a shop."""
    return Corpus(tuple(line for sentence in sentences if (line := spoken(sentence))))


def shop_corpus(utterances: Iterable[str], phrases: Phrases, words: Container[str]) -> Corpus:
    """Return what customers say, from labelled utterances ("show me [red](color) [dresses](category)").

    Utterances with a word that is neither the shop's nor one of `words` are typos on purpose, which nobody says.
    """
    said = {label: _said(each) for label, each in sorted(phrases.items())}
    own = {word for each in said.values() for phrase in each for word in phrase.split()}
    held = [each for each in dict.fromkeys(utterances) if all(word in words or word in own for word in _words(each))]
    lines = [" ".join(_words(each)) for each in held]
    labelled = [each for each in held if any(match["label"] in said for match in _LABELLED.finditer(each))]
    lines += islice(_filled(labelled, said), MOST_LINES)
    lines += [phrase for each in said.values() for phrase in each]
    return Corpus(tuple(line for line in lines if line), said)


def _words(utterance: str) -> list[str]:
    return spoken(_LABELLED.sub(lambda match: match["text"], utterance)).split()


def _said(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for phrase in phrases[:MOST_PHRASES] if (said := spoken(phrase))))


def _filled(utterances: Sequence[str], said: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the utterances round after round, until every word of the shop had its turns."""
    turns = {label: cycle(phrases) for label, phrases in said.items() if phrases}
    left = {label: TURNS * len(said[label]) for label in turns}

    def own(match: re.Match[str]) -> str:
        label = match["label"]
        if label not in turns:
            return match["text"]
        left[label] -= 1
        return next(turns[label])

    while utterances and any(count > 0 for count in left.values()):
        before = dict(left)
        yield from (spoken(_LABELLED.sub(own, each)) for each in utterances if _wanted(each, left))
        if before == left:  # no utterance has a place for what is left
            return


def _wanted(utterance: str, left: Mapping[str, int]) -> bool:
    return any(left.get(match["label"], 0) > 0 for match in _LABELLED.finditer(utterance))
