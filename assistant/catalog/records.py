"""What a feed's readers hand on: rows as they stand, and what was wrong with those that are no use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.catalog.markup import plain_line
from assistant.types import Detail


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a feed under Google's field names, all values still text. Absent fields are absent keys."""

    line: int  # first line of the row in the file, from 1
    cells: Mapping[str, str]
    images: tuple[str, ...] = ()  # main picture first
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that did not go in."""

    line: int
    id: str  # "" where the row has none
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something left out of a row that did go in."""

    line: int
    id: str
    text: str


def nothing_usable(what: str, rejections: Sequence[Rejection]) -> str:
    """Say why nothing of a feed or a file could be taken in, by its first bad row."""
    if not rejections:
        return f"The {what} has a header but no rows: nothing was changed."
    first = rejections[0]
    reason = plain_line(first.reason)
    return f"No row of the {what} can be used, so nothing was changed; line {first.line}, for one: {reason}."
