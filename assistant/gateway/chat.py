"""The conversation itself: a message comes in, is written down, answered by the dialogue, written down and pushed."""

import asyncio
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import structlog

from assistant import logs
from assistant.errors import AssistantError, DialogueDown, DialogueLate, TurnLost, UnknownSession
from assistant.gateway.conversations import Conversations
from assistant.gateway.dialogue import Dialogue, RawReply
from assistant.gateway.feedback import FeedbackBook
from assistant.gateway.forgetting import Forgetting
from assistant.gateway.history import History
from assistant.gateway.lines import Line, Lines
from assistant.gateway.messages import (
    Answered,
    Message,
    Noted,
    Rated,
    Rating,
    Said,
    Settled,
    Typing,
)
from assistant.gateway.replies import Asides, read_asides, read_glance, read_problem, read_replies, read_transcript
from assistant.gateway.rooms import Room, Rooms
from assistant.gateway.sessions import Session
from assistant.gateway.watch import Kind, Watch, Watched
from assistant.hearing.ports import MOST_HEARING_SECONDS
from assistant.phrases import Phrases
from assistant.screen import Chip, QuickReply, Reply
from assistant.stages import Stage, add
from assistant.uploads import Uploads

TURN_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a turn may take."""

    text_characters: int
    turn_seconds: float


@dataclass(frozen=True, slots=True)
class Kept:
    """Where conversations are kept, and how they are forgotten."""

    history: History
    feedback: FeedbackBook
    conversations: Conversations
    uploads: Uploads
    forgetting: Forgetting


class Chat:
    """Takes turns. A turn, once begun, is finished and written down whether or not its caller still listens."""

    def __init__(
        self, dialogue: Dialogue, kept: Kept, phrases: Phrases, rooms: Rooms, bounds: Bounds, watch: Watch
    ) -> None:
        self._dialogue = dialogue
        self._history = kept.history
        self._feedback = kept.feedback
        self._conversations = kept.conversations
        self._forgetting = kept.forgetting
        self._phrases = phrases
        self._lines = Lines(kept.history, kept.uploads, phrases, bounds.text_characters)
        self._rooms = rooms
        self._bounds = bounds
        self._watch = watch
        self._log = structlog.get_logger("gateway.chat")

    async def take(
        self,
        caller: Session,
        message: Message,
        known: Mapping[str, object] | None = None,
        watched: Watched | None = None,
    ) -> tuple[str, list[Said | Answered]]:
        """Return the turn's id and its messages once it is answered. Raises InputError and changes nothing.

        `known` is what the dialogue is told besides; `watched` is where the caller measures the turn, too.
        """
        room = self._rooms.of(caller.id)
        turn_id = await self.begin(caller, message, known, watched)
        if turn := room.unfinished(turn_id):
            await asyncio.shield(turn)
        return turn_id, await asyncio.to_thread(self._history.turn, caller.id, turn_id)

    async def cut(self, caller: Session, turn_id: str, heard: str) -> None:
        """Write down how much of a turn's answer was heard in a call before it was interrupted."""
        await asyncio.to_thread(self._history.cut, caller.id, turn_id, heard)

    async def begin(
        self,
        caller: Session,
        message: Message,
        known: Mapping[str, object] | None = None,
        watched: Watched | None = None,
    ) -> str:
        """Write the message down, start to answer it, return the turn's id. Raises InputError and changes nothing."""
        session_id, room = caller.id, self._rooms.of(caller.id)
        async with room.writing:
            await asyncio.to_thread(self._conversations.owner, session_id)  # it may have been ended meanwhile
            if message.id and (earlier := await asyncio.to_thread(self._history.turn_of, session_id, message.id)):
                return earlier
            turn_id = secrets.token_hex(TURN_ID_BYTES)
            if message.rate is not None:
                await self._rate(room, session_id, message.id, message.rate)
                return turn_id
            entered = room.admit(is_signal=message.is_signal)
            line = await asyncio.to_thread(self._lines.of, session_id, message)
            told = {**({"page": message.page} if message.page else {}), **line.known, **(known or {})}
            line = replace(line, known=told)
            turn = watched or Watched(_kind(message, line))
            turn.id = turn_id
            with logs.of_turn(turn_id):
                if message.is_signal:
                    task = asyncio.create_task(self._note(room, session_id, turn, line, message))
                else:
                    said = (session_id, turn_id, message.id, line.shown, line.photo, line.recording)
                    room.push(await asyncio.to_thread(self._history.say, *said))
                    task = asyncio.create_task(self._answer(room, session_id, turn, line))
                entered[turn_id] = task
                task.add_done_callback(lambda ended: self._end(room, turn, ended))
        return turn_id

    async def _rate(self, room: Room, session_id: str, message_id: str | None, rating: Rating) -> None:
        """Keep what is said of an answer: the dialogue needs not know it."""
        kept = await asyncio.to_thread(self._feedback.keep, session_id, rating)
        room.push(Rated(id=message_id, turn_id=rating.turn, feedback=kept))

    async def _answer(self, room: Room, session_id: str, turn: Watched, line: Line) -> None:
        turn_id, transcript, forgets, asides = turn.id, None, False, Asides()
        waits = time.monotonic()
        async with room.answering:
            add(turn.stages, Stage.QUEUE, time.monotonic() - waits)
            try:
                owner = await asyncio.to_thread(self._conversations.owner, session_id)
            except UnknownSession:  # its customer was forgotten while the message waited
                return
            room.push(Typing(turn_id=turn_id))
            chips = await asyncio.to_thread(self._history.chips, session_id)
            try:
                said = await self._ask(session_id, owner, turn, line)
                asides = self._beside(turn, said)
                transcript = await self._transcript(session_id, turn_id, said)
                replies, problem = read_replies(said, chips), read_problem(said)
                if problem:
                    self._log.error(
                        "turn_failed", turn=turn_id, code=problem, reason="look into the action server's log"
                    )
                forgets = any(reply.forgets for reply in replies)
                if forgets:
                    await self._forgetting.renew(owner, session_id, turn_id)
            except AssistantError as error:
                self._log.error("turn_failed", code=error.code, reason=str(error))
                replies, problem = [self._apology(error, line, chips)], error.code
            turn.code, turn.answers = problem, len(replies)
            if not replies:
                await asyncio.to_thread(self._history.settle, session_id, turn_id)
                room.push(Settled(turn_id=turn_id, transcript=transcript))
            for reply in replies:
                answer = (session_id, turn_id, reply, problem, None if forgets else transcript)
                written = partial(self._history.answer, *answer, is_understood=asides.is_understood)
                async with room.writing:
                    room.push(await asyncio.to_thread(written))

    async def _note(self, room: Room, session_id: str, turn: Watched, line: Line, message: Message) -> None:
        """Pass a signal on, and tell whether it was kept: nothing is said to it, and a look is shown the cart."""
        waits = time.monotonic()
        async with room.answering:
            add(turn.stages, Stage.QUEUE, time.monotonic() - waits)
            try:
                owner = await asyncio.to_thread(self._conversations.owner, session_id)
                said = await self._ask(session_id, owner, turn, line)
                problem = read_problem(said)
                basket = None if problem else read_glance(said, is_glance=message.look is not None)
            except UnknownSession:  # its customer was forgotten while it waited
                return
            except AssistantError as error:
                self._log.error("signal_lost", code=error.code, reason=str(error))
                turn.code, problem, basket = error.code, error.code, None
            if basket is not None:
                async with room.writing:
                    room.push(await asyncio.to_thread(self._history.show, session_id, turn.id, basket))
            room.push(Noted(id=message.id, turn_id=turn.id, problem=problem))

    async def _transcript(self, session_id: str, turn_id: str, said: Sequence[RawReply]) -> str | None:
        """Write down what was heard in a turn's recording, where there is one, and return it."""
        transcript = read_transcript(said)
        if transcript is not None:
            await asyncio.to_thread(self._history.hear, session_id, turn_id, transcript)
        return transcript

    def _beside(self, turn: Watched, said: Sequence[RawReply]) -> Asides:
        asides = read_asides(said)
        turn.stages |= asides.stages
        return asides

    def _end(self, room: Room, turn: Watched, task: asyncio.Task[None]) -> None:
        room.turns.pop(turn.id, None)
        room.signals.pop(turn.id, None)
        fault = None if task.cancelled() else task.exception()
        if fault or task.cancelled():
            turn.code = TurnLost.code
        self._watch.answered(turn)
        if fault:  # see gateway.interrupted
            self._log.error("answer_not_kept", code=TurnLost.code, reason=type(fault).__name__)

    async def _ask(self, session_id: str, owner: str, turn: Watched, line: Line) -> list[dict[str, Any]]:
        known = {**line.known, "turn_id": turn.id, "customer": owner}
        asked = time.monotonic()
        seconds = self._bounds.turn_seconds + (MOST_HEARING_SECONDS if line.recording else 0)
        try:
            async with asyncio.timeout(seconds):
                return await self._dialogue.send(session_id, line.sent, known)
        except TimeoutError as error:
            raise DialogueLate(
                f"Expected an answer within {seconds:g} seconds; look for what is slow, or raise the deadline."
            ) from error
        except AssistantError:
            raise
        except (
            Exception
        ) as error:  # whatever breaks behind, the customer is told; the text may hold the customer's words
            raise DialogueDown(f"Expected the dialogue to answer but met {type(error).__name__}.") from error
        finally:
            add(turn.stages, Stage.DIALOGUE, time.monotonic() - asked)

    def _apology(self, error: AssistantError, line: Line, chips: tuple[Chip, ...]) -> Reply:
        """Return an honest answer. Nothing new was understood, so the chips stay."""
        late = isinstance(error, DialogueLate)
        text = self._phrases.say("utter_gateway_apology_late" if late else "utter_gateway_apology_down")
        again = QuickReply(label=self._phrases.say("utter_gateway_again"), text=line.shown)
        return Reply(text=text, speech=text, chips=chips, quick_replies=(again,) if line.sent == line.shown else ())


def _kind(message: Message, line: Line) -> Kind:
    if message.is_signal:
        return Kind.SIGNAL
    if line.recording:
        return Kind.RECORDING
    return Kind.PHOTO if line.photo else Kind.TEXT
