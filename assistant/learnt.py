"""What a shop knows beyond its catalogue."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from assistant.outfits.evidence import NO_EVIDENCE, Evidence
from assistant.popularity import Popularity
from assistant.ports import Taste, Tastes
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.others import NO_OTHERS, Others
from assistant.ranking.prior import PRIOR, Ranker
from assistant.ranking.reranking import Asked
from assistant.types import Setting


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: of all customers, of one who may be known, of what goes together."""

    ranker: Ranker = PRIOR
    tastes: Tastes | None = None
    popular: Callable[[], Popularity] = Popularity  # what is popular now
    outfits: Evidence = NO_EVIDENCE
    others: Callable[[], Others] = lambda: NO_OTHERS  # what others chose, as it is known now

    def asked(self, scene: tuple[Setting, ...], customer: str | None, there: Container[str]) -> Asked:
        """Return what orders a search for a scene by a customer, of the products that are `there`."""
        taste = self.taste_of(customer)
        return Asked(scene, taste, self.popular(), self.others().of(taste, there))

    def taste_of(self, customer: str | None) -> Taste:
        """Return the taste of a customer who may be known; everybody else is a stranger."""
        return self.tastes.of(customer) if self.tastes and customer else NO_TASTE


NOTHING_LEARNT = Learnt()
