"""The keys of an English keyboard: which lie beside each other."""

from functools import cache

#: The rows of letters, and how far each is shifted to the right of the first, in keys.
_ROWS = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))


def is_far_slip(word: str, other: str) -> bool:
    """Tell whether one word is another with a letter that lies nowhere near the right one: no slip of a finger."""
    if len(word) != len(other):
        return False
    changed = [(one, two) for one, two in zip(word, other, strict=True) if one != two]
    return len(changed) == 1 and not _are_near(*changed[0])


def _are_near(one: str, two: str) -> bool:
    places = _places()
    if one not in places or two not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[two]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


@cache
def _places() -> dict[str, tuple[int, float]]:
    """Return the row and the place in it of each letter."""
    rows = enumerate(_ROWS)
    return {key: (row, place + shift) for row, (keys, shift) in rows for place, key in enumerate(keys)}
