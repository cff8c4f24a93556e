"""Reads the gateway's conversations for turns that were not understood. Every text is masked before it goes on."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, Row, column, inspect, select, table

from assistant.gateway.tables import messages
from assistant.language.lexicon import phrases
from assistant.language.respoken import said_again
from assistant.language.text import plain
from assistant.reporting.masking import masked
from assistant.reporting.report import Talked

#: Messages of both sides that are read, the latest.
MOST_MESSAGES = 200_000
#: What customers say of answers: read where the gateway keeps it.
_FEEDBACK = table("feedback", column("turn_id"), column("at"), column("verdict"))
NOT_HELPFUL = "no"


class Reason(StrEnum):
    """How it is known that a sentence was not understood."""

    FALLBACK = "fallback"  # it was answered that it was not
    CORRECTED = "corrected"  # the next thing said takes it back
    HANDED_OVER = "handed over"  # a person was brought in with the next
    NOT_HELPFUL = "not helpful"  # its customer said so


@dataclass
class _Turn:
    id: str
    text: str = ""
    code: str | None = None
    is_understood: bool = True
    is_held: bool = False
    is_said: bool = False  # by a customer: people say something unasked, and a look at the cart is no word


def talked(engine: Engine, since: datetime) -> Talked:
    """Return what conversations tell since then, as far as they are still kept."""
    with engine.connect() as connection:
        unhelpful = _unhelpful(connection, since)
        conversations = list(_conversations(connection, since))
    turns = [turn for conversation in conversations for turn in conversation]
    found = [pair for conversation in conversations for pair in _misunderstood(conversation, unhelpful)]
    errors = tuple(turn.code for turn in turns if turn.code)
    return Talked(len(turns), tuple((masked(text), reason.value) for text, reason in found), errors)


def _misunderstood(turns: Sequence[_Turn], unhelpful: frozenset[str]) -> Iterator[tuple[str, Reason]]:
    following = [*turns[1:], None]
    for turn, after in zip(turns, following, strict=True):
        if not turn.text.strip():
            continue
        if not turn.is_understood:
            yield turn.text, Reason.FALLBACK
        if turn.id in unhelpful:
            yield turn.text, Reason.NOT_HELPFUL
        if after is not None and _corrects(after.text):
            yield turn.text, Reason.CORRECTED
        if after is not None and after.is_held and not turn.is_held:
            yield turn.text, Reason.HANDED_OVER


def _corrects(text: str) -> bool:
    if said_again(text) is not None:
        return True
    words = f"{plain(text)} "
    return any(words.startswith(f"{phrase} ") for phrase in phrases("corrections"))


def _conversations(connection: Connection, since: datetime) -> Iterator[list[_Turn]]:
    kept = select(messages).where(messages.c.at >= since).order_by(messages.c.at.desc()).limit(MOST_MESSAGES)
    found: dict[str, dict[str, _Turn]] = {}
    for row in sorted(connection.execute(kept), key=lambda row: (row.session_id, row.seq)):
        turns = found.setdefault(row.session_id, {})
        _note(turns.setdefault(row.turn_id, _Turn(row.turn_id)), row)
    for turns in found.values():
        if said := [turn for turn in turns.values() if turn.is_said]:
            yield said


def _note(turn: _Turn, row: Row[tuple[object, ...]]) -> None:
    if row.reply is None:
        turn.text, turn.is_said = row.text or "", True
        return
    turn.code = row.problem or turn.code
    turn.is_understood = turn.is_understood and row.is_understood is not False
    turn.is_held = turn.is_held or bool(json.loads(row.reply).get("is_held"))


def _unhelpful(connection: Connection, since: datetime) -> frozenset[str]:
    if not inspect(connection).has_table(_FEEDBACK.name):
        return frozenset()
    said = select(_FEEDBACK.c.turn_id).where(_FEEDBACK.c.verdict == NOT_HELPFUL, _FEEDBACK.c.at >= since.timestamp())
    return frozenset(connection.scalars(said.limit(MOST_MESSAGES)))
