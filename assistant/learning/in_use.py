"""The ranker of a running shop: the learnt one where there is one that can be used, the prior where not."""

from pathlib import Path

import structlog

from assistant.errors import RankerUnusable
from assistant.learning.live import live, name_of, reads
from assistant.ports import Vectors
from assistant.ranking.prior import Prior, Ranker
from assistant.ranking.terms import Judged

log = structlog.get_logger("ranking")

#: What tells a file from the one before: when it was written, its size and its inode.
Stamp = tuple[int, int, int]


class RankerInUse:
    """Takes up another ranker as soon as it lies in the folder; `encoder` names the model of texts."""

    def __init__(self, folder: Path, encoder: str) -> None:
        self._file = live(folder)
        self._reads = reads(encoder)
        self._stamp: Stamp | None = None
        self._ranker: Ranker = Prior()

    @property
    def name(self) -> str:
        """Name the model in use and its version."""
        return self._now().name

    def contributions(self, judged: Judged) -> Vectors:
        """Return [products, Term]: what each term adds to the score of each."""
        return self._now().contributions(judged)

    def _now(self) -> Ranker:
        stamp = _stamp(self._file)
        if stamp != self._stamp:
            self._stamp, self._ranker = stamp, self._loaded() if stamp else Prior()
        return self._ranker

    def _loaded(self) -> Ranker:
        """Return the learnt ranker; one that cannot be used is told of once."""
        from assistant.learning.files import load
        from assistant.learning.shop_ranker import ShopRanker

        try:
            found = ShopRanker(load(self._file, self._reads), name_of(self._file))
        except (RankerUnusable, OSError) as error:
            log.error("learnt ranker not used", code=RankerUnusable.code, reason=str(error))
            return Prior()
        log.info("ranker in use", model=found.name)
        return found


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
