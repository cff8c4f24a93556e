"""`assistant train others`: learns from the shop's journal what customers chose who chose the same."""

from assistant import wiring
from assistant.catalog.store import open_store
from assistant.catalog.together import choices
from assistant.errors import TooLittleToLearn
from assistant.learning.live import live, put_alone
from assistant.learning.others_files import save_others
from assistant.learning.others_training import MOST_CHOICES, LearntOthers, learn
from assistant.ports import Progress
from assistant.settings import Settings


def train(settings: Settings, progress: Progress) -> str:
    """Learn anew, use it where it surely adds to what everybody chose, and return what came of it.

    What was learnt before is gone in any case: somebody may have been forgotten since. Raises TooLittleToLearn,
    JournalDown.
    """
    wiring.open_shop(settings)
    told = choices(open_store(settings.database), MOST_CHOICES)
    try:
        learnt = learn(told, progress)
    except TooLittleToLearn:
        live(settings.others).unlink(missing_ok=True)
        raise
    said = _told(learnt)
    if not learnt.gain.is_sure:
        live(settings.others).unlink(missing_ok=True)
        return f"{said}\nThat may be chance: what others chose counts nothing."
    put_alone(settings.others, lambda file: save_others(learnt.others, file, said))
    return f"{said}\nIt counts now, for customers who agreed to be remembered; a running shop takes it up by itself."


def _told(learnt: LearntOthers) -> str:
    gain = learnt.gain
    return (
        f"Learnt from {learnt.customers:,} customers who chose two things or more. Of the last one of each, which it"
        f" did not see, nDCG is {learnt.popular + gain.mean:.3f} instead of {learnt.popular:.3f} by what all chose"
        f" alone: a gain of {gain.mean:+.3f} (95 % interval {gain.low:+.3f} to {gain.high:+.3f})."
    )
