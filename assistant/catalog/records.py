"""What a feed's readers hand on: rows as they stand, and what was wrong with those that are no use."""

from collections.abc import Mapping
from dataclasses import dataclass

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
