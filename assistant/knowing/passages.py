"""What the shop says of a product, cut into passages that can be quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.text import words_of
from assistant.types import Detail, Variant

MOST_CHARACTERS = 300
MOST_SENTENCES = 60  # of one text: more than any description has that a customer reads
MOST_DETAILS = 100

#: Sections of details that say nothing of what is in them.
_PLAIN_SECTIONS = frozenset({"", "attributes", "features", "general", "details", "specifications"})
#: A stop after one of these ends no sentence.
_SHORT = "".join(rf"(?<!{short}\.)" for short in ("approx", "max", "min", "incl", r"e\.g", r"i\.e"))
_END = re.compile(rf"(?<=[.!?]){_SHORT}\s+|\s+[-\u2022*\u2013]\s+|\n+", re.IGNORECASE)


class Origin(StrEnum):
    """Where a passage stands, the surest first. Each names a response `utter_source_<origin>`."""

    DATA = "data"
    DESCRIPTION = "description"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing the shop says. Of a detail, `name` (with a section that tells something) and `value` are its parts."""

    origin: Origin
    text: str
    name: str = ""
    value: str = ""

    @property
    def words(self) -> list[str]:
        """Return its plain words."""
        return words_of(self.text)


def passages(variant: Variant, title: str) -> list[Passage]:
    """Return all that the shop says of a variant in words: details, then description, then what it is called."""
    details = [_of_detail(detail) for detail in variant.details[:MOST_DETAILS] if detail.value]
    described = [Passage(Origin.DESCRIPTION, each) for each in sentences(variant.description)]
    return [*details, *described, Passage(Origin.TITLE, shortened(title))]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, points of a list among them, each short enough to be quoted."""
    return [each for _, each in zip(range(MOST_SENTENCES), _pieces(text), strict=False)]


def shortened(text: str) -> str:
    """Cut at a word where a text is too long to be quoted."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def _pieces(text: str) -> Iterator[str]:
    for piece in _END.split(text):
        bare = piece.strip(" -\u2022*\u2013")
        if any(letter.isalnum() for letter in bare):
            yield shortened(bare)


def _of_detail(detail: Detail) -> Passage:
    value = ", ".join(part.strip() for part in detail.value.split("/") if part.strip())
    is_plain = detail.section.casefold() in _PLAIN_SECTIONS
    name = detail.name if is_plain else f"{detail.section}, {detail.name.lower()}"
    return Passage(Origin.DATA, shortened(f"{name}: {value}"), name, value)
