"""What a phrase can mean in a shop, and the signs that a doubtful meaning needs."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from assistant.types import Facet


class Term(NamedTuple):
    """A canonical value of a facet."""

    facet: Facet
    value: str


class Sign(Enum):
    """What must stand near a phrase before it means a value."""

    NONE = "none"
    LOOK = "look"  # "in wine", "a wine dress": everyday words that also name colors, materials, patterns
    MAKER = "maker"  # "by coach", "a Coach bag": brands that are everyday words
    PERSON = "person"  # "for my mother"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase. All of its terms are meant at once: "boys" is a gender and an age."""

    terms: tuple[Term, ...]
    sign: Sign = Sign.NONE
    #: What was named, where the shop has only something wider: "parka" among jackets. The words are then kept.
    named: Term | None = None
    absent: bool = False  # nothing in the catalogue has it
