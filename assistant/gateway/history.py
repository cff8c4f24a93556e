"""What was said in each session, numbered without gaps, so that a page can come back to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from assistant.gateway.feedback import restored as feedback_of
from assistant.gateway.messages import Answered, Said
from assistant.gateway.tables import feedback, messages, open_turns, shown
from assistant.screen import Basket, BasketLine, Chip, Reply


class History:
    """The messages of all sessions. `now` returns the time with its zone."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def say(
        self,
        session_id: str,
        turn_id: str,
        client_id: str | None,
        text: str,
        photo: str | None = None,
        recording: str | None = None,
    ) -> Said:
        """Write down a customer's message, with the id of its photo or its recording.

        A client's id can be used once in a session.
        """
        at = self._now()
        row = {"session_id": session_id, "turn_id": turn_id, "at": at, "client_id": client_id, "text": text}
        with self._engine.begin() as connection:
            seq = _append(connection, row | {"photo": photo, "recording": recording})
            begun = upsert(open_turns).values(session_id=session_id, turn_id=turn_id)
            connection.execute(begun.on_conflict_do_nothing())
        return Said(seq=seq, turn_id=turn_id, at=at, id=client_id, text=text, photo=photo, recording=recording)

    def hear(self, session_id: str, turn_id: str, transcript: str) -> None:
        """Write down what was heard in a turn's recording, as what the customer said."""
        spoken = (messages.c.session_id == session_id, messages.c.turn_id == turn_id, messages.c.reply.is_(None))
        with self._engine.begin() as connection:
            connection.execute(update(messages).where(*spoken).values(text=transcript))

    def answer(
        self,
        session_id: str,
        turn_id: str,
        reply: Reply,
        problem: str | None = None,
        transcript: str | None = None,
        *,
        is_understood: bool | None = None,
    ) -> Answered:
        """Write down an answer, which products it put on the screen, and what it was heard to be asked.

        `is_understood` tells whether it is an answer to that; None where nobody knows.
        """
        at = self._now()
        row = {"session_id": session_id, "turn_id": turn_id, "at": at, "problem": problem, "transcript": transcript}
        with self._engine.begin() as connection:
            told = {"reply": reply.model_dump_json(), "is_understood": is_understood}
            seq = _append(connection, row | told)
            _show(connection, session_id, reply)
            _close(connection, session_id, turn_id)
        return Answered(seq=seq, turn_id=turn_id, at=at, reply=reply, problem=problem, transcript=transcript)

    def show(self, session_id: str, turn_id: str, basket: Basket) -> Answered:
        """Write down that the customer looked at their cart: nothing is said, and what the last answer left stands."""
        last = self._last(session_id) or Reply(text="", speech="")
        kept = {"chips": last.chips, "quick_replies": last.quick_replies, "is_held": last.is_held}
        return self.answer(session_id, turn_id, Reply(text="", speech="", basket=basket, **kept))

    def settle(self, session_id: str, turn_id: str) -> None:
        """Write down that a turn has ended without an answer."""
        with self._engine.begin() as connection:
            _close(connection, session_id, turn_id)

    def open_turns(self) -> list[tuple[str, str]]:
        """Return the session and id of every turn that has not ended."""
        with self._engine.connect() as connection:
            return [(row.session_id, row.turn_id) for row in connection.execute(select(open_turns))]

    def is_open(self, session_id: str, turn_id: str) -> bool:
        """Tell whether a turn has not ended."""
        own = (open_turns.c.session_id == session_id, open_turns.c.turn_id == turn_id)
        with self._engine.connect() as connection:
            return connection.execute(select(open_turns).where(*own)).first() is not None

    def tell(self, session_id: str, turn_id: str, reply: Reply, author: str | None) -> Answered | None:
        """Write down what is said without being asked, once for each turn's id; what was understood stays.

        None where it is written down already, or the session is over.
        """
        if self.turn(session_id, turn_id):
            return None
        at = self._now()
        kept = reply.model_copy(update={"chips": self.chips(session_id)})
        row = {"session_id": session_id, "turn_id": turn_id, "at": at, "author": author}
        try:
            with self._engine.begin() as connection:
                seq = _append(connection, row | {"reply": kept.model_dump_json()})
        except IntegrityError:  # there is no such session, or no longer
            return None
        return Answered(seq=seq, turn_id=turn_id, at=at, reply=kept, author=author)

    def cut(self, session_id: str, turn_id: str, heard: str) -> None:
        """Write down how much of a turn's answer the customer heard before they interrupted it."""
        answers = (messages.c.session_id == session_id, messages.c.turn_id == turn_id, messages.c.reply.is_not(None))
        with self._engine.begin() as connection:
            connection.execute(update(messages).where(*answers).values(heard=heard))

    def latest(self, session_id: str, limit: int) -> list[Said | Answered]:
        """Return the last `limit` messages, oldest first."""
        return self._read(_of(session_id).order_by(messages.c.seq.desc()).limit(limit))[::-1]

    def since(self, session_id: str, seq: int, limit: int) -> list[Said | Answered]:
        """Return up to `limit` messages that follow number `seq`, oldest first."""
        return self._read(_of(session_id).where(messages.c.seq > seq).order_by(messages.c.seq).limit(limit))

    def turn(self, session_id: str, turn_id: str) -> list[Said | Answered]:
        """Return the messages of one turn."""
        return self._read(_of(session_id).where(messages.c.turn_id == turn_id).order_by(messages.c.seq))

    def turn_of(self, session_id: str, client_id: str) -> str | None:
        """Return the turn a client's message led to, if it was ever received."""
        once = select(messages.c.turn_id).where(messages.c.session_id == session_id, messages.c.client_id == client_id)
        with self._engine.connect() as connection:
            return connection.execute(once).scalar_one_or_none()

    def chips(self, session_id: str) -> tuple[Chip, ...]:
        """Return what the last answer showed as understood."""
        last = self._last(session_id)
        return last.chips if last else ()

    def in_cart(self, session_id: str, variant_id: str) -> BasketLine | None:
        """Return a line of the cart as this session saw it last, None where it holds no such thing."""
        carts = _of(session_id).where(func.json_extract(messages.c.reply, "$.basket").is_not(None))
        with self._engine.connect() as connection:
            last = connection.execute(carts.order_by(messages.c.seq.desc()).limit(1)).one_or_none()
        basket = Reply.model_validate_json(last.reply).basket if last else None
        return next((line for line in (basket.lines if basket else ()) if line.variant_id == variant_id), None)

    def title(self, session_id: str, item_group_id: str) -> str | None:
        """Return the title of a product that was shown in this session, None for any other."""
        card = select(shown.c.title).where(shown.c.session_id == session_id, shown.c.item_group_id == item_group_id)
        with self._engine.connect() as connection:
            return connection.execute(card).scalar_one_or_none()

    def _last(self, session_id: str) -> Reply | None:
        answers = _of(session_id).where(messages.c.reply.is_not(None)).order_by(messages.c.seq.desc())
        with self._engine.connect() as connection:
            last = connection.execute(answers.limit(1)).one_or_none()
        return Reply.model_validate_json(last.reply) if last else None

    def _read(self, query: Select[Any]) -> list[Said | Answered]:
        with self._engine.connect() as connection:
            return [_restored(row) for row in connection.execute(query)]


def _of(session_id: str) -> Select[Any]:
    """Messages of a session, each with what is said of its turn."""
    beside = and_(feedback.c.session_id == messages.c.session_id, feedback.c.turn_id == messages.c.turn_id)
    rated = messages.outerjoin(feedback, beside)
    said = (feedback.c.verdict, feedback.c.reasons, feedback.c.words)
    return select(messages, *said).select_from(rated).where(messages.c.session_id == session_id)


def _restored(row: Row[Any]) -> Said | Answered:
    if row.reply is None:
        said = {"id": row.client_id, "text": row.text, "photo": row.photo, "recording": row.recording}
        return Said(seq=row.seq, turn_id=row.turn_id, at=row.at, **said)
    reply = Reply.model_validate_json(row.reply)
    kept = {"problem": row.problem, "author": row.author, "heard": row.heard, "transcript": row.transcript}
    rated = feedback_of(row) if row.verdict else None
    return Answered(seq=row.seq, turn_id=row.turn_id, at=row.at, reply=reply, feedback=rated, **kept)


def _append(connection: Connection, row: dict[str, Any]) -> int:
    """Insert with the next number, in one statement so that two writers cannot take the same."""
    last = select(func.coalesce(func.max(messages.c.seq), 0)).where(messages.c.session_id == row["session_id"])
    numbered = insert(messages).values(seq=last.scalar_subquery() + 1, **row)
    return int(connection.execute(numbered.returning(messages.c.seq)).scalar_one())


def _close(connection: Connection, session_id: str, turn_id: str) -> None:
    own = (open_turns.c.session_id == session_id, open_turns.c.turn_id == turn_id)
    connection.execute(delete(open_turns).where(*own))


def _show(connection: Connection, session_id: str, reply: Reply) -> None:
    titles = {card.item_group_id: card.title for card in reply.cards}
    rows = [{"session_id": session_id, "item_group_id": key, "title": title} for key, title in titles.items()]
    if rows:
        connection.execute(upsert(shown).on_conflict_do_nothing(), rows)
