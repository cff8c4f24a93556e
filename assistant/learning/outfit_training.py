"""Learns what goes together from outfits, and says whether that is better than what is in use.

A fifth of the outfits examines, and is never learnt from. Which fifth is told by the outfits themselves: whatever is
added to them, one that examined once examines the next time too.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.errors import TooLittleToLearn
from assistant.learning.gains import CONFIDENCE, DRAWS, Gain
from assistant.outfits.model import FEWEST, MOST, Compatibility
from assistant.outfits.outfit import Outfit, Reals, Scorer, names_by_slot
from assistant.outfits.prior import Prior
from assistant.outfits.telling_apart import auc, judged_apart
from assistant.ports import Encoder, Progress

PARTS = 5  # of which one examines
FEWEST_EXAMINED = FEWEST // PARTS
ROUNDS, SEED = 5, 20261126


@dataclass(frozen=True, slots=True)
class LearntOutfits:
    """A judge of outfits, what it was made of and how it did."""

    judge: Compatibility
    outfits: int  # of two things or more, both parts together
    in_use: float  # AUC on the part that examines, of what was in use
    gain: Gain  # of AUC


def learn(outfits: Sequence[Outfit], in_use: Scorer | None, encoder: Encoder, progress: Progress) -> LearntOutfits:
    """Learn from outfits, and examine it; where nothing learnt is `in_use`, against the prior.

    Raises TooLittleToLearn.
    """
    told = [outfit for outfit in outfits if len(outfit) > 1][-MOST:]
    learnt = [outfit for outfit in told if not examines(outfit)]
    examined = [outfit for outfit in told if examines(outfit)]
    if len(learnt) < FEWEST or len(examined) < FEWEST_EXAMINED:
        raise TooLittleToLearn(
            f"There are {len(told):,} outfits of two things or more; about {FEWEST * PARTS // (PARTS - 1)} are needed"
            " to learn: give a file of outfits, or wait for more orders."
        )
    progress("learning what goes together", 0, None)
    judge = Compatibility.fit(learnt, encoder)
    progress("examining", 0, None)
    before = judged_apart(
        in_use or Prior(encoder, names_by_slot(learnt)), examined, ROUNDS, np.random.default_rng(SEED)
    )
    after = judged_apart(judge, examined, ROUNDS, np.random.default_rng(SEED))
    own, gain = _gain(before, after)
    return LearntOutfits(judge, len(told), own, gain)


def examines(outfit: Outfit) -> bool:
    """Tell whether an outfit is of the fifth that examines."""
    told = json.dumps(sorted(outfit.items())).encode()
    return hashlib.sha256(told).digest()[0] % PARTS == 0


def _gain(before: tuple[Reals, list[Reals]], after: tuple[Reals, list[Reals]]) -> tuple[float, Gain]:
    """Return the AUC before, and the gain with its interval: percentile bootstrap over outfits (Efron, 1979)."""
    chance, count = np.random.default_rng(SEED), len(before[0])
    drawn = []
    for draw in range(DRAWS):
        rows, fake = chance.integers(count, size=count), draw % ROUNDS
        drawn.append(auc(after[0][rows], after[1][fake][rows]) - auc(before[0][rows], before[1][fake][rows]))
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    own, new = (float(np.mean([auc(real, fake) for fake in fakes])) for real, fakes in (before, after))
    return own, Gain(new - own, float(low), float(high))
