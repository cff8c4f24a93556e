"""Names of things as vectors: what they mean, which words they use, and how they are spelled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from assistant.outfits.outfit import Reals
from assistant.ports import Encoder

#: Numbers that stand for the words of a name, and as many for its spelling.
LATENT = 200
#: Of letters, runs so long are counted, within words: brands and stems tell themselves.
SHORTEST_RUN, LONGEST_RUN = 3, 5
#: Names that a word, or a run of letters, must stand in to count.
FEWEST_WORDS, FEWEST_RUNS = 2, 3
#: Pieces that count, those that stand in most names.
MOST_PIECES = 50_000
#: What the way a name is written counts beside the rest.
MANNER = 0.3


class Pieces(StrEnum):
    """What names are cut into."""

    WORDS = "words"
    RUNS = "runs"


def words(name: str) -> list[str]:
    """Return the words of a name."""
    return name.lower().split()


def runs(name: str) -> list[str]:
    """Return all runs of letters of a name's words, with a blank at both ends."""
    sizes = range(SHORTEST_RUN, LONGEST_RUN + 1)
    padded = [f" {word} " for word in words(name)]
    return [word[at : at + size] for word in padded for size in sizes for at in range(len(word) - size + 1)]


#: How names are cut, and in how many of them a piece must stand to count.
CUTS = {Pieces.WORDS: (words, FEWEST_WORDS), Pieces.RUNS: (runs, FEWEST_RUNS)}


@dataclass(frozen=True, slots=True)
class Latent:
    """Pieces of names on few axes (latent semantic analysis: Deerwester and others, JASIS 1990)."""

    pieces: Pieces
    places: Mapping[str, int]  # of pieces
    rarity: Reals  # [pieces], ln((1 + names) / (1 + names with it)) + 1
    axes: Reals  # [pieces, latent]

    @classmethod
    def of(cls, names: Sequence[str], pieces: Pieces) -> "Latent":
        """Learn from names, as often as they occur."""
        cut, fewest = CUTS[pieces]
        spread = Counter(piece for name in names for piece in set(cut(name)))
        often = sorted(
            (piece for piece, count in spread.items() if count >= fewest), key=lambda one: (-spread[one], one)
        )
        kept = sorted(often[:MOST_PIECES])
        places = {piece: place for place, piece in enumerate(kept)}
        counts = np.array([spread[piece] for piece in kept], dtype=np.float64)
        rarity = np.log((1 + len(names)) / (1 + counts)) + 1
        most = min(LATENT, len(kept) - 1, len(names) - 1)
        if most < 1:
            return cls(pieces, places, rarity, np.zeros((len(kept), 0)))
        start = np.ones(min(len(names), len(kept)))  # the same axes each time
        _, _, axes = svds(_counted(names, pieces, places, rarity), most, v0=start)
        return cls(pieces, places, rarity, axes.T)

    def __call__(self, names: Sequence[str]) -> Reals:
        """Return [names, latent]."""
        placed: Reals = _counted(names, self.pieces, self.places, self.rarity) @ self.axes
        return placed


def _counted(names: Sequence[str], pieces: Pieces, places: Mapping[str, int], rarity: Reals) -> csr_matrix:
    """Return [names, pieces]: 1 + ln of how often each occurs, times its rarity; rows of length 1 (or 0)."""
    cut, _ = CUTS[pieces]
    rows, columns, values = [], [], []
    for row, name in enumerate(names):
        counts = Counter(piece for piece in cut(name) if piece in places)
        weights = {
            place: (1 + np.log(count)) * rarity[place] for piece, count in counts.items() for place in [places[piece]]
        }
        length = np.sqrt(sum(weight**2 for weight in weights.values()))
        rows += [row] * len(weights)
        columns += list(weights)
        values += [weight / length for weight in weights.values()]
    return csr_matrix((values, (rows, columns)), shape=(len(names), len(places)))


class NameVectors:
    """Names as vectors: their meaning, their words, their spelling and their manner side by side."""

    def __init__(self, encoder: Encoder, parts: Sequence[Latent]) -> None:
        self.encoder = encoder
        self.parts = parts

    @classmethod
    def of(cls, encoder: Encoder, names: Sequence[str]) -> "NameVectors":
        """Learn the parts from names, as often as they occur."""
        return cls(encoder, [Latent.of(names, pieces) for pieces in Pieces])

    def __call__(self, names: Sequence[str]) -> Reals:
        """Return [names, dimensions]."""
        meaning = self.encoder.embed(names).astype(np.float64)
        manner = MANNER * np.array([_manner(name) for name in names])
        return np.hstack([meaning, *(part(names) for part in self.parts), manner])


def _manner(name: str) -> list[float]:
    """Return how a name is written, each from about 0 to 1: shops differ in that, and outfits come of few shops."""
    parts = words(name)
    many = max(len(parts), 1)
    return [
        np.log1p(len(parts)) / 2,
        np.log1p(len(name)) / 4,
        float(not parts),
        float("'s" in name),
        float(any(part.startswith(("women", "men")) for part in parts)),
        sum("-" in part for part in parts) / many,
        float(any(letter.isdigit() for letter in name)),
        float(not name.isascii()),
        sum(map(len, parts)) / many / 8,
    ]
