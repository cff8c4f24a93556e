"""Writes down what a turn showed and what was done in it. Where that fails, the turn goes on."""

import secrets
from collections.abc import Callable

import structlog

from assistant.customers.book import Journal
from assistant.customers.events import Outcome, SearchMade, events_of, outcome_of, undone_by
from assistant.errors import JournalDown
from assistant.thread import Heard, Thread, Turn

SEARCH_BYTES = 16  # 128 bits

log = structlog.get_logger("customers")


class Recorder:
    """Sees turns for a journal. `revision` is of the catalogue, `model` names what orders the products."""

    def __init__(self, journal: Journal, revision: Callable[[], int], model: Callable[[], str]) -> None:
        self._journal = journal
        self._revision = revision
        self._model = model

    def saw(self, goal: str, heard: Heard, before: Thread, turn: Turn) -> Turn:
        """Return the turn, its search named as it was written down; a turn that forgets its customer is not."""
        if turn.reply is not None and turn.reply.forgets:
            return turn
        search = None
        if outcome := outcome_of(before.search, turn):
            turn, search = self._named(turn, outcome)
        events, undone = events_of(goal, heard, before, turn), undone_by(before, turn.thread)
        try:
            if undone:
                self._journal.take_back(heard.customer, undone)
            if search or events:
                self._journal.write(heard.customer, self._model(), search, events)
        except JournalDown as error:
            log.error("turn not written down", code=error.code, reason=str(error))
        return turn

    def _named(self, turn: Turn, outcome: Outcome) -> tuple[Turn, SearchMade]:
        state = turn.thread.search.model_copy(update={"id": secrets.token_hex(SEARCH_BYTES)})
        thread = turn.thread.model_copy(update={"search": state})
        relaxed = turn.reply.relaxed if turn.reply else ()
        search = SearchMade(state.id, self._revision(), state.wish, outcome, relaxed)
        return turn.model_copy(update={"thread": thread}), search
