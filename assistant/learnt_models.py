"""What was learnt from this shop's customers, chosen and joined; where a file cannot be used it is done without."""

from functools import partial
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.learning.in_use import RankerInUse
    from assistant.learning.newest import Newest
    from assistant.outfits.model import Compatibility
    from assistant.ports import Encoder
    from assistant.ranking.others import Others


def ranker(settings: Settings, encoder: str) -> "RankerInUse":
    """Return what orders products: learnt from this shop's customers where that could be; `encoder` reads texts."""
    from assistant.learning.in_use import RankerInUse

    return RankerInUse(settings.ranker, encoder)


def outfits(settings: Settings, encoder: "Encoder") -> "Newest[Compatibility | None]":
    """Return what was learnt of things that go together, by their names as `encoder` reads them; None without."""
    from assistant.learning.live import live
    from assistant.learning.newest import Newest
    from assistant.learning.outfit_files import load_outfits

    return Newest(live(settings.outfits), partial(load_outfits, encoder=encoder), None)


def others(settings: Settings) -> "Newest[Others]":
    """Return what was learnt of customers who chose the same; of nobody where nothing was."""
    from assistant.learning.live import live
    from assistant.learning.newest import Newest
    from assistant.learning.others_files import load_others
    from assistant.ranking.others import NO_OTHERS

    return Newest(live(settings.others), load_others, NO_OTHERS)
