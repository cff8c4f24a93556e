"""Whether outfits are told from random ones, and the missing thing found, by the names of their things alone.

.venv/bin/python -m benchmarks.outfits --valid ../shared/outfits/valid.json --test FILE

Ours learns from `valid` and is tested on `test`; without a test file `valid` is split, outfit by outfit, 80 to 20.
AUC: how often a real outfit scores above one made at random. To make those, the things of each slot change places
among the test's outfits in one ring: each thing stands in as many of them as in real ones, so that how often a thing or
a word occurs tells nothing, which the row "frequency" shows. FITB: how often the right thing scores highest of four of
its slot; the wrong three are drawn from what stands in that slot in the test's other outfits, one question for every
thing of every outfit. Equal scores count as a draw.

Rivals: chance; frequency, how often a thing's name and its words occur; and what serves a shop that has no outfits to
learn from: likeness of meaning within the slots, with and without the harmony of colors.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.progress import track

from assistant.outfits.model import Compatibility
from assistant.outfits.names import words
from assistant.outfits.outfit import Outfit, Reals, Scorer, names_by_slot
from assistant.outfits.prior import Prior, harmonies_of_names
from assistant.outfits.reading import read_outfits
from assistant.outfits.telling_apart import auc, judged_apart
from assistant.retrieval.encoder import minilm
from benchmarks.measures import CONFIDENCE, DRAWS, means
from benchmarks.report import Row, ended_in_words, report

SEED = 11
#: Answers of a question, and times that random outfits are made.
ANSWERS, ROUNDS = 4, 5
TRAINED_ON = 0.8


def split(outfits: Sequence[Outfit]) -> tuple[list[Outfit], list[Outfit]]:
    """Return outfits to learn from and others to test on."""
    order = np.random.default_rng(SEED).permutation(len(outfits))
    edge = int(len(outfits) * TRAINED_ON)
    return [outfits[place] for place in order[:edge]], [outfits[place] for place in order[edge:]]


def questions(outfits: Sequence[Outfit], chance: np.random.Generator) -> Iterator[list[Outfit]]:
    """Yield for every thing its outfit, and the same with three others of its slot in its place."""
    for slot, names in names_by_slot(outfits).items():
        for outfit in outfits:
            others = [name for name in names if name != outfit.get(slot)]
            if slot in outfit and len(outfit) > 1 and len(set(others)) >= ANSWERS - 1:
                yield [outfit, *({**outfit, slot: name} for name in _drawn(others, chance))]


def _drawn(names: Sequence[str], chance: np.random.Generator) -> list[str]:
    """Return three different ones, a name as likely as it is frequent."""
    found: dict[str, None] = {}
    while len(found) < ANSWERS - 1:
        found[names[int(chance.integers(len(names)))]] = None
    return list(found)


def measured(name: str, score: Scorer, outfits: Sequence[Outfit]) -> Row:
    """Return AUC and FITB with their intervals."""
    chance = np.random.default_rng(SEED)
    real, rounds = judged_apart(score, outfits, ROUNDS, chance)
    asked = list(questions(outfits, chance))
    answers = score([outfit for question in asked for outfit in question]).reshape(-1, ANSWERS)
    best = answers >= answers.max(axis=1, keepdims=True)
    right = best[:, 0] / best.sum(axis=1)
    apart: Row = {
        "AUC": round(float(np.mean([auc(real, fake) for fake in rounds])), 4),
        "AUC 95%": _interval(real, rounds),
    }
    return {"system": name, "outfits": len(outfits), **apart, **means([{"FITB": float(each)} for each in right])}


def _interval(real: Reals, rounds: Sequence[Reals]) -> str:
    """Return the percentile bootstrap over outfits, each drawn with the ones made in its place."""
    chance = np.random.default_rng(SEED)
    drawn = [chance.integers(len(real), size=len(real)) for _ in range(DRAWS)]
    scores = [auc(real[rows], rounds[draw % len(rounds)][rows]) for draw, rows in enumerate(drawn)]
    low, high = np.quantile(scores, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return f"{low:.3f}-{high:.3f}"


def frequency(outfits: Sequence[Outfit]) -> Scorer:
    """Score an outfit by how often its names and their words occur in real ones: what must tell nothing."""
    names = [name for outfit in outfits for name in outfit.values()]
    of_names, of_words = Counter(names), Counter(word for name in names for word in words(name))

    def occurs(name: str) -> float:
        each = [np.log1p(of_words[word]) for word in words(name)]
        return float(np.log1p(of_names[name]) + (np.mean(each) if each else 0.0))

    return lambda asked: np.array([np.mean([occurs(name) for name in outfit.values()]) for outfit in asked])


def main(
    valid: Annotated[Path, typer.Option(help="Outfits to learn from.")],
    test: Annotated[Path | None, typer.Option(help="Outfits to test on; without it a fifth of --valid.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures there too.")] = None,
) -> None:
    """Measure what is told of outfits by name."""
    known, unknown = (read_outfits(valid), read_outfits(test)) if test else split(read_outfits(valid))
    if test is None:
        print(f"No --test: learned from {len(known)} outfits of {valid}, tested on its {len(unknown)} others.")
    encoder = minilm()
    prior = Prior(encoder, names_by_slot(known))
    systems: dict[str, Scorer] = {
        "chance": lambda outfits: np.zeros(len(outfits)),
        "frequency": frequency(known),
        "color harmony": harmonies_of_names,
        "prior, untrained": prior,
        "ours": Compatibility.fit(known, encoder),
    }
    rows = [measured(name, score, unknown) for name, score in track(systems.items(), "Judging outfits")]
    report("Outfits by name", rows, json)


if __name__ == "__main__":
    with ended_in_words():
        typer.run(main)
