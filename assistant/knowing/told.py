"""One answer before it is a reply: a sentence or two, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.screen import Source

#: Sources given for one answer.
MOST_SOURCES = 4


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one topic."""

    text: str
    sources: tuple[Source, ...] = ()


def together(told: Sequence[Told]) -> Told:
    """Say several answers as one."""
    texts = dict.fromkeys(each.text for each in told if each.text)
    sources = dict.fromkeys(source for each in told for source in each.sources)
    return Told(" ".join(texts), tuple(sources)[:MOST_SOURCES])


def quoted(text: str) -> str:
    """Return a sentence as it stands within another: without its stop."""
    return text.rstrip(". ")
