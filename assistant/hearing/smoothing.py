"""How likely a word is after others, from counts: Kneser and Ney's estimate, interpolated.

A model of lower order counts in how many contexts a word stands, not how often: what only ever follows one word is no
likely guess elsewhere. Every word of the corpus keeps a share of what no count tells.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Words of an n-gram, in their order.
Gram = tuple[str, ...]
#: Taken off every count and given to what was not seen.
DISCOUNT = 0.75
START, END = "<s>", "</s>"


@dataclass(frozen=True)
class Estimate:
    """A backoff model: of every gram its probability, of every history what is left for words not seen after it."""

    orders: tuple[Mapping[Gram, float], ...]  # order - 1 -> gram -> probability
    left: Mapping[Gram, float]  # history -> weight of the next lower order


def estimate(counts: Sequence[Mapping[Gram, int]]) -> Estimate:
    """Return the estimate from the counts of grams, order by order, of sentences between START and END."""
    kept = [*(_contexts(counts[order], counts[order + 1]) for order in range(len(counts) - 1)), counts[-1]]
    words = [gram for gram in counts[0] if gram != (START,)]
    orders: list[dict[Gram, float]] = []
    left: dict[Gram, float] = {}
    lower: Mapping[Gram, float] = {(): 1 / len(words)}
    for grams in kept:
        totals, kinds = _totals(grams)
        weights = {history: DISCOUNT * kinds[history] / totals[history] for history in totals}
        made = {
            gram: (count - DISCOUNT) / totals[gram[:-1]] + weights[gram[:-1]] * lower[gram[1:] if len(gram) > 1 else ()]
            for gram, count in grams.items()
        }
        orders.append(made)
        left |= weights
        lower = made
    return Estimate(tuple(orders), left)


def _contexts(grams: Mapping[Gram, int], longer: Mapping[Gram, int]) -> dict[Gram, int]:
    """Return in how many contexts each gram stands; those that begin a sentence have none and keep their counts."""
    before = Counter(gram[1:] for gram in longer)
    return {gram: before[gram] or count for gram, count in grams.items() if gram != (START,)}


def _totals(grams: Mapping[Gram, int]) -> tuple[Mapping[Gram, int], Mapping[Gram, int]]:
    """Return, of every history, the sum of what follows it, and how many different words that is."""
    totals: Counter[Gram] = Counter()
    kinds: Counter[Gram] = Counter()
    for gram, count in grams.items():
        totals[gram[:-1]] += count
        kinds[gram[:-1]] += 1
    return totals, kinds
