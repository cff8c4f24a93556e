"""Conversations that Rasa's store cannot take or give: held and given back, or an error."""

import pytest

#: A store that can be told to fail, within the one that Rasa puts around every store.
STORE = """
import asyncio
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from bot import holding

holding.hold_conversations()

class Disk(InMemoryTrackerStore):
    is_full = is_locked = False

    async def save(self, tracker):
        if self.is_full:
            raise OSError("no room")
        await super().save(tracker)

    async def retrieve(self, sender_id):
        if self.is_locked:
            raise OSError("locked")
        return await super().retrieve(sender_id)

disk = Disk(Domain.empty())
store = FailSafeTrackerStore(disk)

def say(sender, *texts):
    tracker = DialogueStateTracker.from_events(sender, [UserUttered(text) for text in texts])
    asyncio.run(store.save(tracker))

def said(shelf, sender):
    tracker = asyncio.run(shelf.retrieve(sender))
    return tracker and [event.text for event in tracker.events]
"""


@pytest.fixture
def tell(ask):
    """Run code on such a store; return what it finds."""
    return lambda code: ask(STORE + code, None)


def test_what_cannot_be_written_is_held_and_goes_on(tell):
    code = """
say("ann", "red dresses")
disk.is_full = True
say("ann", "red dresses", "in blue")
answer = [said(store, "ann"), said(disk, "ann")]
"""
    assert tell(code) == [["red dresses", "in blue"], ["red dresses"]]


def test_what_was_held_is_written_as_soon_as_it_can_be_and_held_no_longer(tell):
    code = """
disk.is_full = True
say("ann", "red dresses")
disk.is_full = False
say("ann", "red dresses", "in blue")
asyncio.run(disk.save(DialogueStateTracker.from_events("ann", [UserUttered("written by another")])))
answer = said(store, "ann")
"""
    assert tell(code) == ["written by another"]


def test_a_conversation_that_cannot_be_read_is_an_error_and_not_a_new_one(tell):
    code = """
say("ann", "red dresses")
disk.is_locked = True
try:
    answer = ["taken for", said(store, "ann")]
except OSError as error:
    answer = str(error)
"""
    assert tell(code) == "locked"


def test_a_conversation_that_nobody_held_yet_is_a_new_one(tell):
    assert tell('answer = said(store, "ann")') is None


def test_of_too_many_that_are_held_the_oldest_are_lost(tell):
    code = """
most, holding.MOST_HELD = holding.MOST_HELD, 2
disk.is_full = True
for sender in ("ann", "bob", "ann", "cid"):
    say(sender, "red dresses")
holding.MOST_HELD = most
answer = [said(store, sender) for sender in ("ann", "bob", "cid")]
"""
    assert tell(code) == [["red dresses"], None, ["red dresses"]]


def test_what_customers_say_is_not_logged_with_what_could_not_be_written(tell):
    code = """
import io, logging
log = io.StringIO()
holding.log.addHandler(logging.StreamHandler(log))
disk.is_full = True
say("ann", "red dresses")
answer = log.getvalue()
"""
    assert tell(code) == "A conversation is held in memory: it could not be written (OSError).\n"
