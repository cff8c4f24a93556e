"""What customers say of answers: kept beside them, and read by whoever wants the answers better."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from assistant.errors import NotOffered
from assistant.gateway.messages import Feedback, Rating, Reason, Verdict
from assistant.gateway.tables import feedback, messages
from assistant.gateway.text import words_of


@dataclass(frozen=True, slots=True)
class Rated:
    """What was said of the answers of one turn."""

    session_id: str
    turn_id: str
    at: datetime
    feedback: Feedback


class FeedbackBook:
    """The feedback of all sessions. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def keep(self, session_id: str, rating: Rating) -> Feedback | None:
        """Keep what is said of a turn in place of what was said before; None where that is taken back.

        Raises NotOffered for a turn that the assistant did not answer in this session.
        """
        said = Feedback(verdict=rating.verdict, reasons=_reasons(rating), words=_words(rating))
        one = (feedback.c.session_id == session_id, feedback.c.turn_id == rating.turn)
        row = {"verdict": said.verdict, "reasons": " ".join(said.reasons), "words": said.words, "at": self._now()}
        with self._engine.begin() as connection:
            if connection.scalar(select(messages.c.seq).where(*_answers(session_id, rating.turn)).limit(1)) is None:
                raise NotOffered("Expected the turn_id of an answer of the assistant in this session.")
            if said.verdict is Verdict.NONE:
                connection.execute(delete(feedback).where(*one))
                return None
            kept = upsert(feedback).values(session_id=session_id, turn_id=rating.turn, **row)
            connection.execute(kept.on_conflict_do_update(index_elements=["session_id", "turn_id"], set_=row))
        return said

    def since(self, at: datetime, limit: int) -> list[Rated]:
        """Return what was said since then, of all sessions, the latest first, at most `limit` of it."""
        found = select(feedback).where(feedback.c.at >= at).order_by(feedback.c.at.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [Rated(row.session_id, row.turn_id, row.at, restored(row)) for row in connection.execute(found)]


def restored(row: Row[Any]) -> Feedback:
    """Return the feedback that a row of its table holds."""
    return Feedback(verdict=Verdict(row.verdict), reasons=tuple(map(Reason, row.reasons.split())), words=row.words)


def _answers(session_id: str, turn_id: str) -> tuple[Any, ...]:
    """Return what finds the assistant's own answers of a turn: a person of the shop is not rated."""
    is_answer = (messages.c.reply.is_not(None), messages.c.author.is_(None))
    return (messages.c.session_id == session_id, messages.c.turn_id == turn_id, *is_answer)


def _reasons(rating: Rating) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(rating.reasons)) if rating.verdict is Verdict.NO else ()


def _words(rating: Rating) -> str:
    return words_of(rating.words, len(rating.words)) if rating.verdict is Verdict.NO else ""
