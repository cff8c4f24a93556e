"""How alike words sound, told from their phones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.ports import Integers

Costs = NDArray[np.float64]

#: Phones that are easily taken for each other, in groups; a phone may stand in several.
GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "P B", "T D", "K G", "F V", "TH DH", "S Z", "SH ZH", "CH JH",  # the same but for the voice
        "M N NG", "L R ER", "W V", "F TH S", "SH CH S", "ZH JH Z", "D DH", "T TH",
        "IY IH EY", "EH AE IH", "AA AO AH", "AH UH IH EH ER", "UW UH OW", "AW AO OW", "AY AA OY", "EY EH",
        "Y IY", "W UW",
    )
)  # fmt: skip
VOWELS = frozenset(["AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"])
#: What another phone in place of one costs: of one group, of one kind, of any other.
NEAR, SAME_KIND, FAR = 0.4, 0.7, 1.0
#: What a phone more or less costs: one that is easily swallowed, any other.
SWALLOWED, MISSING = 0.5, 0.8
_SOFT = frozenset(["AH", "IH", "ER", "HH", "T", "D", "R", "N"])
_CONSONANTS = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH"
#: All phones of US English (ARPABET, without stress), and one that stands for any other.
_PHONES = (*sorted(VOWELS), *_CONSONANTS.split(" "), "?")
_PLACE = {phone: place for place, phone in enumerate(_PHONES)}


class Phrases:
    """Phrases that are compared with what was heard, all at once."""

    def __init__(self, phones: Mapping[str, Sequence[str]]) -> None:
        """Know phrases by their phones."""
        by_length: dict[int, list[str]] = defaultdict(list)
        for phrase, own in phones.items():
            by_length[len(own)].append(phrase)
        self._groups = {
            length: (tuple(group), np.array([_places(phones[phrase]) for phrase in group], np.int64))
            for length, group in by_length.items()
        }

    def apart(self, said: Sequence[str], fewest: int, most: int) -> Iterator[tuple[float, str]]:
        """Yield every phrase of `fewest` to `most` phones with how far it is from what was said.

        The distance is 0 for the same phones and about 1 for nothing in common: the costs of the cheapest alignment
        (Wagner and Fischer, "The string-to-string correction problem", JACM 1974) by the phones of the longer.
        """
        for length, (group, meant) in self._groups.items():
            if fewest <= length <= most:
                yield from zip(_distances(_places(said), meant).tolist(), group, strict=True)


def _distances(said: Sequence[int], meant: Integers) -> Costs:
    """Return how far each of these phrases [phrases, phones] is from what was said, [phrases]."""
    swaps, gaps = _costs()
    count, length = meant.shape
    if not said or not length:
        return np.full(count, 0.0 if len(said) == length else 1.0)
    missing = gaps[meant]
    row = np.concatenate([np.zeros((count, 1)), np.cumsum(missing, axis=1)], axis=1)
    for phone in said:
        swapped, left_out = row[:, :-1] + swaps[phone][meant], row + gaps[phone]
        row = left_out
        row[:, 1:] = np.minimum(row[:, 1:], swapped)
        for place in range(length):  # a cell depends on the one before it
            np.minimum(row[:, place + 1], row[:, place] + missing[:, place], out=row[:, place + 1])
    apart: Costs = np.minimum(1.0, row[:, -1] / max(len(said), length))
    return apart


def _places(phones: Sequence[str]) -> list[int]:
    return [_PLACE.get(phone, len(_PHONES) - 1) for phone in phones]


@cache
def _costs() -> tuple[Costs, Costs]:
    """Return what each phone costs in place of each other [phones, phones], and one more or less [phones]."""
    swaps = np.array([[_swap(phone, other) for other in _PHONES] for phone in _PHONES])
    gaps = np.array([SWALLOWED if phone in _SOFT else MISSING for phone in _PHONES])
    return swaps, gaps


def _swap(phone: str, other: str) -> float:
    if phone == other:
        return 0.0
    if any(phone in group and other in group for group in GROUPS):
        return NEAR
    return SAME_KIND if (phone in VOWELS) == (other in VOWELS) else FAR
