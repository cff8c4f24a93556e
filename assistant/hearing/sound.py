"""How alike words sound, told from their phones."""

from collections.abc import Sequence

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


def distance(said: Sequence[str], meant: Sequence[str]) -> float:
    """Return how far two words or phrases are apart: 0 for the same phones, about 1 for nothing in common."""
    if not said or not meant:
        return 0.0 if not said and not meant else 1.0
    row = [0.0]
    for phone in meant:
        row.append(row[-1] + _gap(phone))
    for phone in said:
        row = _next(row, phone, meant)
    return min(1.0, row[-1] / max(len(said), len(meant)))


def _next(row: list[float], phone: str, meant: Sequence[str]) -> list[float]:
    """Return the row of the table of alignments that one more phone makes."""
    made = [row[0] + _gap(phone)]
    for place, other in enumerate(meant):
        made.append(min(row[place] + _swap(phone, other), row[place + 1] + _gap(phone), made[place] + _gap(other)))
    return made


def _gap(phone: str) -> float:
    return SWALLOWED if phone in _SOFT else MISSING


def _swap(phone: str, other: str) -> float:
    if phone == other:
        return 0.0
    if any(phone in group and other in group for group in GROUPS):
        return NEAR
    return SAME_KIND if (phone in VOWELS) == (other in VOWELS) else FAR
