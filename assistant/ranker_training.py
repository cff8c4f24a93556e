"""`assistant train ranker`: learns from the shop's journal, and uses what came of it only where that is better."""

from functools import partial
from math import exp

from assistant import learnt_models, wiring
from assistant.catalog.logged import logged_searches
from assistant.catalog.store import open_store
from assistant.learning.files import save
from assistant.learning.live import go_back, put_live, reads
from assistant.learning.shop_training import MOST_SEARCHES, Learnt, learn
from assistant.ports import Progress
from assistant.settings import Settings


def train(settings: Settings, progress: Progress) -> str:
    """Train a ranker, use it if it is surely better than the one in use, and return what came of it.

    Raises TooLittleToLearn, JournalDown, or CatalogError where there is no shop.
    """
    shop, engine = wiring.open_shop(settings), open_store(settings.database)
    in_use = learnt_models.ranker(settings, shop.encoder.name)
    learnt = learn(logged_searches(engine, MOST_SEARCHES), shop.trials.judged, in_use, progress)
    told = _told(learnt)
    if not learnt.gain.is_sure:
        return f"{told}\nThat may be chance: {in_use.name} stays in use."
    write = partial(save, learnt.ranker, about=told, reads=reads(shop.encoder.name))
    put_live(settings.ranker, write)
    return f"{told}\n{in_use.name} is in use now; a running shop takes it up with its next search."


def back(settings: Settings) -> str:
    """Use the ranker again that was in use before, and return which that is."""
    has_gone = go_back(settings.ranker)
    name = learnt_models.ranker(settings, wiring.encoder(threads=1).name).name
    return f"{name} is in use again." if has_gone else f"There is none before: {name} is in use."


def _told(learnt: Learnt) -> str:
    more, low, high = (exp(each) - 1 for each in (learnt.gain.mean, learnt.gain.low, learnt.gain.high))
    return (
        f"Learnt from {learnt.screens:,} searches with a choice. On the last fifth of them, which it did not see, it"
        f" makes a choice {more:+.1%} likelier than the ranker in use (95 % interval {low:+.1%} to {high:+.1%})."
    )
