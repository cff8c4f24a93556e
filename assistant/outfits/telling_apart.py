"""How well a judge tells outfits that were worn or bought from such as were made at random."""

from collections.abc import Sequence

import numpy as np

from assistant.outfits.outfit import Outfit, Reals, Scorer, shuffled


def auc(real: Reals, fake: Reals) -> float:
    """Return how often a real one scores above a fake one, equal ones counted half (Mann and Whitney 1947)."""
    ordered = np.sort(fake)
    below, upto = np.searchsorted(ordered, real, "left"), np.searchsorted(ordered, real, "right")
    return float((below + upto).mean() / 2 / len(fake))


def judged_apart(
    score: Scorer, outfits: Sequence[Outfit], rounds: int, chance: np.random.Generator
) -> tuple[Reals, list[Reals]]:
    """Return the scores of outfits, and those of as many shuffled ones, `rounds` times; each [outfits]."""
    real = score(outfits)
    return real, [score(shuffled(outfits, chance)) for _ in range(rounds)]
