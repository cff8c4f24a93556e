"""Conversations that Rasa's store cannot take or give now, because it is busy or its disk is full.

By itself Rasa takes a conversation that it cannot read for a new one, and goes on without what it could not write. Here
the first is an error, which the customer is told, and the second is held in memory until it can be written: with the
next message of that conversation.
"""

import logging
from collections import OrderedDict

from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

#: Conversations in memory; beyond these the oldest are lost.
MOST_HELD = 1000

log = logging.getLogger(__name__)

Held = OrderedDict[str, DialogueStateTracker]


def hold_conversations() -> None:
    """Let Rasa's store hold what it cannot write, and fail where it cannot read."""
    FailSafeTrackerStore.retrieve = _retrieve
    FailSafeTrackerStore.save = _save


async def _retrieve(store: FailSafeTrackerStore, sender_id: str) -> DialogueStateTracker | None:
    held = _held(store).get(sender_id)
    return held if held is not None else await store._tracker_store.retrieve(sender_id)


async def _save(store: FailSafeTrackerStore, tracker: DialogueStateTracker) -> None:
    held = _held(store)
    try:
        await store._tracker_store.save(tracker)
    except Exception as error:  # noqa: BLE001 - whatever the store met, the conversation goes on
        log.error("A conversation is held in memory: it could not be written (%s).", type(error).__name__)
        held[tracker.sender_id] = tracker
        held.move_to_end(tracker.sender_id)
        while len(held) > MOST_HELD:
            held.popitem(last=False)
    else:
        held.pop(tracker.sender_id, None)


def _held(store: FailSafeTrackerStore) -> Held:
    """Return what a store holds, which lives as long as that."""
    held: Held = vars(store).setdefault("held", OrderedDict())
    return held
