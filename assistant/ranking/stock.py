"""What the shop has at all, whatever its order."""

from collections.abc import Sequence

from assistant.ranking.order import obeying
from assistant.retrieval.snapshot import Snapshots
from assistant.retrieval.survey import Survey, survey_of
from assistant.types import Choice, Facet, Wish


class Stock:
    """Counts what the shop has. Nothing is relaxed here."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def knows(self, words: Sequence[str]) -> bool:
        """Tell whether the catalogue says every one of these words somewhere."""
        return self._snapshots.current().shelf.words.known(words) == frozenset(words)

    def survey(self, wish: Wish) -> Survey:
        """Count all that obeys the wish and says its words."""
        return self._snapshots.settled(lambda now: survey_of(obeying(now.shelf, wish)))

    def sells(self, wish: Wish, size: str) -> bool:
        """Tell whether there is anything of a wish's kinds in a size."""
        kinds = tuple(each for each in wish.constraints if each.facet is Facet.CATEGORY)
        of_size = Wish(constraints=(*kinds, Choice(facet=Facet.SIZE, values=(size,))))
        return self._snapshots.settled(lambda now: len(obeying(now.shelf, of_size)) > 0)
