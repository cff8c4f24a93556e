"""The ranker of a running shop: the learnt one where there is one that can be used, the prior where not."""

from pathlib import Path

from assistant.errors import RankerUnusable
from assistant.learning.live import live, name_of, reads
from assistant.learning.newest import Newest
from assistant.ports import Vectors
from assistant.ranking.prior import PRIOR, Ranker
from assistant.ranking.terms import Judged


class RankerInUse:
    """Takes up another ranker as soon as it lies in the folder; `encoder` names the model of texts."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self._reads = reads(encoder)
        self._newest: Newest[Ranker] = Newest(live(folder), self._read, PRIOR)

    @property
    def name(self) -> str:
        """Name the model in use and its version."""
        return self._newest.now().name

    def trouble(self) -> str | None:
        """Return what is the matter with the learnt one, None where it is used or there is none."""
        return self._newest.trouble()

    def contributions(self, judged: Judged) -> Vectors:
        """Return [products, Term]: what each term adds to the score of each."""
        return self._newest.now().contributions(judged)

    def _read(self, file: Path) -> Ranker:
        from assistant.learning.files import load
        from assistant.learning.shop_ranker import ShopRanker

        ranker = load(file, self._reads)
        try:
            return ShopRanker(ranker, name_of(file))
        except OSError as error:
            raise RankerUnusable(f"{file} cannot be read ({error.strerror}).") from error
