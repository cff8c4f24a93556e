"""What the shop's pictures nearest to a photo are stated to show, taken as a vote on the photo."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.language.kinds import closure
from assistant.language.lexicon import departments
from assistant.types import Seen, Sight
from assistant.vision.stated import Stated

VOTERS = 10  # of those that state anything of a sight
#: Of the votes: with less nobody can tell. Sleeves are small, and models see them worse than the rest.
_MAJORITY = {Sight.CATEGORY: 0.5, Sight.PATTERN: 0.5, Sight.SLEEVE: 0.7}


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A picture of the shop that is like a photo."""

    likeness: float  # cosine
    stated: Stated


def elected(neighbors: Sequence[Neighbor], sight: Sight) -> Seen | None:
    """Return what most of the neighbors, the nearest first, state of a sight; None where they do not agree.

    Its confidence is its share of the votes. Of kinds the most exact that still has a majority: among T-shirts and
    tank tops a top. Colors are not voted on: pixels tell them better.
    """
    votes = _votes([each for each in neighbors if sight in each.stated][:VOTERS], sight)
    terms = [term for term, share in votes.items() if share >= _MAJORITY[sight] and says_something(sight, term)]
    if not terms:
        return None
    value = max(terms, key=lambda term: (_exactness(sight, term), votes[term], term))
    return Seen(sight=sight, value=value, confidence=round(min(votes[value], 1.0), 3))


def kinds(neighbors: Sequence[Neighbor]) -> Mapping[str, float]:
    """Return each kind of thing that most of the neighbors are of, with how sure that is.

    It is 0 where half of the votes are for it, 1 where all are. That a photo shows clothing is often sure where it is
    not whether they are a shirt or a sweater.
    """
    votes = _votes([each for each in neighbors if Sight.CATEGORY in each.stated][:VOTERS], Sight.CATEGORY)
    least = _MAJORITY[Sight.CATEGORY]
    return {term: min(1.0, (share - least) / (1 - least)) for term, share in votes.items() if share > least}


def _votes(voters: Sequence[Neighbor], sight: Sight) -> Mapping[str, float]:
    """Return the share of each term, by weights that fall from the nearest voter to the last.

    After S. Dudani, "The distance-weighted k-nearest-neighbor rule", 1976; every voter counts a little. Only the
    order and the gaps of the likenesses matter, so one rule does for every model.
    """
    if not voters:
        return {}
    nearest, last = voters[0].likeness, voters[-1].likeness
    spread = max(nearest - last, 1e-6)
    weights = [(each.likeness - last) / spread + 1 / VOTERS for each in voters]
    votes: dict[str, float] = defaultdict(float)
    for voter, weight in zip(voters, weights, strict=True):
        for term in voter.stated[sight]:
            votes[term] += weight / sum(weights)
    return votes


def says_something(sight: Sight, term: str) -> bool:
    """Tell whether a term says anything: that it is a top does, that it is clothing does not."""
    return sight is not Sight.CATEGORY or term not in departments()["departments"] or len(closure(term)) > 1


def _exactness(sight: Sight, term: str) -> int:
    return len(closure(term)) if sight is Sight.CATEGORY else 0
