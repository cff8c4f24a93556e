"""`assistant train outfits`: learns what goes together, and uses what came of it only where that is better."""

from functools import partial
from pathlib import Path

from assistant import learnt_models, wiring
from assistant.catalog.store import open_store
from assistant.learning.live import go_back, live, name_of, put_live
from assistant.learning.outfit_files import save_outfits
from assistant.learning.outfit_training import LearntOutfits, learn
from assistant.orders.outfits import ordered_outfits
from assistant.outfits.model import MOST
from assistant.outfits.reading import read_outfits
from assistant.ports import Progress
from assistant.settings import Settings

UNTRAINED = "the untrained judgement"


def train(settings: Settings, file: Path | None, progress: Progress) -> str:
    """Learn from a file of outfits and the shop's orders, use it if it is surely better, and return what came of it.

    Raises OutfitsError for a file that holds none, TooLittleToLearn, or CatalogError where there is no shop.
    """
    told = read_outfits(file) if file else []
    encoder = wiring.open_shop(settings).encoder
    ordered = ordered_outfits(open_store(settings.database), MOST)
    learnt = learn([*told, *ordered], learnt_models.outfits(settings, encoder).now(), encoder, progress)
    said = f"{len(told):,} outfits of a file, {len(ordered):,} of orders. {_told(learnt)}"
    if not learnt.gain.is_sure:
        return f"{said}\nThat may be chance: {in_use(settings)} stays in use."
    put_live(settings.outfits, partial(save_outfits, learnt.judge, about=said))
    return f"{said}\n{in_use(settings)} is in use now; a running shop takes it up with its next outfit."


def back(settings: Settings) -> str:
    """Use again what was in use before, and return which that is."""
    has_gone = go_back(settings.outfits)
    name = in_use(settings)
    return f"{name} is in use again." if has_gone else f"There is none before: {name} is in use."


def in_use(settings: Settings) -> str:
    """Name what judges outfits."""
    file = live(settings.outfits)
    return name_of(file) if file.exists() else UNTRAINED


def _told(learnt: LearntOutfits) -> str:
    gain = learnt.gain
    return (
        f"Learnt from {learnt.outfits:,} of two things or more. On a fifth of them, which it did not see, its AUC is"
        f" {learnt.in_use + gain.mean:.3f} instead of {learnt.in_use:.3f}: a gain of {gain.mean:+.3f}"
        f" (95 % interval {gain.low:+.3f} to {gain.high:+.3f})."
    )
