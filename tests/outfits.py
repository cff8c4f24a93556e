"""Outfits of a few styles, whose things say their style."""

import numpy as np

from assistant.outfits.outfit import Outfit

STYLES = ["gothic", "beachy", "sporty", "bridal", "western"]
NAMES = {"shoe": ["boots", "pumps", "flats"], "bag": ["tote", "clutch", "satchel"], "upper": ["blouse", "tee", "shirt"]}


def drawn(count: int, seed: int, *, told: bool = True) -> list[Outfit]:
    """Return outfits of one style each where `told`, of any where not; by a number all things are different."""
    chance, found = np.random.default_rng(seed), list[Outfit]()
    for style in chance.choice(STYLES, count):
        styles = {slot: style if told else chance.choice(STYLES) for slot in NAMES}
        found.append(
            {slot: f"{styles[slot]} {chance.choice(names)} {chance.integers(10**6)}" for slot, names in NAMES.items()}
        )
    return found


def secretly(outfits: list[Outfit]) -> list[Outfit]:
    """Return outfits whose bags are called by another word for each style, so that no two things look alike."""
    called = dict(zip(STYLES, ["plum", "kilt", "zinc", "fjord", "whisk"], strict=True))
    return [{**one, "bag": " ".join(called.get(word, word) for word in one["bag"].split())} for one in outfits]
