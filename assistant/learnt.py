"""What a shop knows beyond its catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.outfits.evidence import NO_EVIDENCE, Evidence
from assistant.popularity import Popularity
from assistant.ports import Taste, Tastes
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.prior import PRIOR, Ranker


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: of all customers, of one who may be known, of what goes together."""

    ranker: Ranker = PRIOR
    tastes: Tastes | None = None
    popular: Callable[[], Popularity] = Popularity  # what is popular now
    outfits: Evidence = NO_EVIDENCE

    def taste_of(self, customer: str | None) -> Taste:
        """Return the taste of a customer who may be known; everybody else is a stranger."""
        return self.tastes.of(customer) if self.tastes and customer else NO_TASTE


NOTHING_LEARNT = Learnt()
