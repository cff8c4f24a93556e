"""Shows what completes an outfit, or what else an activity takes."""

from dataclasses import replace

from assistant.outfits.evidence import Evidence
from assistant.outfits.proposal import Part, proposed
from assistant.outfits.request import Completion
from assistant.ports import Encoder
from assistant.ranking.hits import Display
from assistant.ranking.reasons import AT_MOST
from assistant.retrieval.snapshot import Snapshot, Snapshots
from assistant.types import Hit, Wish


class Outfitter:
    """Proposes things that go together, from the catalogue as it is now."""

    def __init__(self, snapshots: Snapshots, encoder: Encoder, evidence: Evidence) -> None:
        self._snapshots = snapshots
        self._encoder = encoder
        self._evidence = evidence

    def complete(self, asked: Completion, k: int) -> tuple[Hit, ...]:
        """Return up to k things that go with what there is, or that an activity takes, each with why."""
        return self._snapshots.settled(lambda now: self._complete(now, asked, k))

    def _complete(self, now: Snapshot, asked: Completion, k: int) -> tuple[Hit, ...]:
        parts = proposed(now.shelf, asked, self._encoder, self._evidence, now.titles)[:k]
        places = [part.fit.variant for part in parts]
        ids = now.shelf.assortment.item_group_ids
        ranked = [(ids[part.fit.candidate.product], part.fit.score) for part in parts]
        hits = Display(now, Wish(constraints=asked.constraints), None).hits(places, ranked)
        return tuple(_because(hit, part) for hit, part in zip(hits, parts, strict=True))


def _because(hit: Hit, part: Part) -> Hit:
    """Return a hit with why it was proposed before what speaks for it anyway."""
    return replace(hit, reasons=(*part.reasons, *hit.reasons)[:AT_MOST])
