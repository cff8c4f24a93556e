"""One call: its sound, its turns, its dialogue and its voice, joined. It knows no network, only a line."""

import asyncio
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from assistant.audio.gain import Leveler
from assistant.audio.pcm import FRAME, SILENCE_DB, from_bytes, level_db, seconds, silence
from assistant.calling.ears import Ears
from assistant.calling.events import (
    Bye,
    Cut,
    Event,
    Failed,
    FromClient,
    Mute,
    Noticed,
    Position,
    Ready,
    Release,
    Replied,
    Start,
    Stop,
    Write,
    failed,
)
from assistant.calling.inside import Inside
from assistant.calling.line import Line
from assistant.calling.mouth import Mouth
from assistant.calling.parts import Notice, Parts
from assistant.calling.ports import Said, Talk
from assistant.calling.rules import Rules
from assistant.calling.signals import (
    Adjust,
    Answered,
    Apologize,
    Ask,
    Commit,
    Cue,
    Discard,
    Excuse,
    Frame,
    Goodbye,
    HangUp,
    Hold,
    Interrupted,
    Listen,
    Move,
    Play,
    Prompt,
    Released,
    Typed,
)
from assistant.calling.turns import Turns
from assistant.errors import AssistantError, InputError, SpeechDown

START_SECONDS = 10.0  # until a client has said that the call begins
TICK_SECONDS = 0.1
STALLED_SECONDS = 0.3  # without a frame; then time passes by itself

Reason = Literal["stopped", "silence", "limit", "refused", "lagging"]
NOTICES: Mapping[type[Move], Notice] = {Excuse: "unclear", Apologize: "trouble", Prompt: "silence", Goodbye: "goodbye"}


class Call:
    """Holds one conversation. Its time is that of the sound it hears, so sound may come faster than it is spoken."""

    def __init__(self, parts: Parts, talk: Talk, line: Line, rules: Rules | None = None) -> None:
        self._parts = parts
        self._talk = talk
        self._line = line
        self._turns = Turns(rules)
        self._detection = parts.detector.begin()
        self._leveler = Leveler()
        inside = Inside(lambda: self._now, lambda cue: self._take([cue]), self._tell, self._spawn, parts.speaking)
        self._work = inside.work
        self._ears = Ears(parts.transcriber, replace(inside, workers=parts.hearing))
        self._mouth = Mouth(parts.voice, inside)
        self._now = 0.0  # seconds of the call
        self._began = self._moved = 0.0  # when the call began and when that was, by the loop's clock
        self._is_muted = False
        self._asked: asyncio.Queue[Said | Notice] = asyncio.Queue()
        self._cut: str | None = None  # what was heard of the last answer, where it was interrupted
        self._spoken: list[Sequence[str]] = []  # each reply's pieces; the first is number 1
        self._answer_told = 0  # number of the last answer of the dialogue
        self._running: set[asyncio.Task[None]] = set()
        self._tasks = asyncio.TaskGroup()
        self._over: asyncio.Future[Reason | None] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        """Hold the call until either side ends it. All its tasks have ended then."""
        if not await self._has_begun():
            self._tell(Failed(code=InputError.code, message="Expected a start first, and soon; call again."))
            self._end("refused")
            return
        self._began = self._moved = asyncio.get_running_loop().time()
        names = (self._parts.transcriber.name, self._parts.voice.name, self._parts.detector.name)
        self._tell(Ready(hears=names[0], speaks=names[1], detects=names[2]))
        async with self._tasks:
            for work in (self._receive(), self._converse(), self._keep_time()):
                self._spawn(work)
            reason = await self._over
            for task in self._running:
                task.cancel()
        self._end(reason)

    async def _has_begun(self) -> bool:
        try:
            async with asyncio.timeout(START_SECONDS):
                return isinstance(await self._line.incoming.get(), Start)
        except TimeoutError:
            return False

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._tasks.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    def hang_up(self, reason: Reason | None) -> None:
        """End the call; without a reason the client has gone."""
        if not self._over.done():
            self._over.set_result(reason)

    def _end(self, reason: Reason | None) -> None:
        """Say why it ended, though the line may be full."""
        for last in (*([] if reason is None else [Bye(reason=reason)]), None):
            while self._line.outgoing.full():
                self._line.outgoing.get_nowait()
            self._line.outgoing.put_nowait(last)

    def _tell(self, event: bytes | Event) -> None:
        try:
            self._line.outgoing.put_nowait(event)
        except asyncio.QueueFull:
            self.hang_up("lagging")

    # --- what comes in

    async def _receive(self) -> None:
        while (came := await self._line.incoming.get()) is not None:
            if isinstance(came, bytes):
                self._hear(came)
            else:
                self._obey(came)
            await asyncio.sleep(0)  # a client that sends faster than it speaks leaves time for the others
        self.hang_up(None)

    def _obey(self, event: FromClient) -> None:
        match event:
            case Mute(on=on):
                self._is_muted = on
            case Release():
                self._take([Released(self._now)])
            case Write(text=text):
                self._take([Typed(self._now, text)])
            case Position():
                self._take(self._mouth.heard(event))
            case Stop():
                self.hang_up("stopped")
            case Start():
                self._tell(Failed(code="bad_input", message="Expected one start; the call has begun."))

    def _hear(self, data: bytes) -> None:
        samples = from_bytes(data)
        if self._is_muted:
            samples = silence(seconds(samples))
        for start in range(0, len(samples), FRAME):
            frame = samples[start : start + FRAME]
            level, frame = level_db(frame), self._leveler.feed(frame)
            self._ears.keep(frame)
            # A window takes a tenth of a millisecond, less than to hand it to a thread.
            self._pass(seconds(frame), self._detection.feed(frame), level)

    def _pass(self, duration: float, speech: float, level: float) -> None:
        self._moved = asyncio.get_running_loop().time()
        self._now += duration
        self._take([*self._mouth.pass_time(), Frame(self._now, duration, speech, level)])
        if max(self._now, self._moved - self._began) > self._parts.most_seconds:
            self.hang_up("limit")

    async def _keep_time(self) -> None:
        """Let time pass where no sound comes: the microphone is off, or the line stalls."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            stalled = asyncio.get_running_loop().time() - self._moved
            if stalled >= STALLED_SECONDS:
                self._pass(stalled, 0.0, SILENCE_DB)

    # --- what is done

    def _take(self, cues: Iterable[Cue]) -> None:
        for cue in cues:
            for move in self._turns.take(cue):
                self._do(move)

    def _do(self, move: Move) -> None:
        match move:
            case Listen() | Commit() | Discard():
                self._listen(move)
            case Play() | Hold() | Interrupted() | Adjust():
                self._speak(move)
            case Ask(text=text, confidence=confidence):
                self._asked.put_nowait(Said(text, confidence, self._cut))
                self._cut = None
            case Excuse() | Apologize() | Prompt() | Goodbye():
                self._asked.put_nowait(NOTICES[type(move)])
            case HangUp():
                self.hang_up("silence")

    def _listen(self, move: Listen | Commit | Discard) -> None:
        match move:
            case Listen(utterance=utterance, since=since):
                self._ears.listen(utterance, since)
            case Commit():
                self._ears.commit()
            case Discard(utterance=utterance):
                self._ears.discard(utterance)

    def _speak(self, move: Play | Hold | Interrupted | Adjust) -> None:
        match move:
            case Play(reply=reply, sentence=sentence, offset=offset):
                self._mouth.play(reply, self._spoken[reply - 1], sentence, offset)
            case Hold():
                self._mouth.hold()
            case Interrupted(reply=reply, heard=heard):
                self._cut = heard if reply == self._answer_told else self._cut
                self._tell(Cut(reply=reply, heard=heard))
            case Adjust(order=order):
                self._mouth.adjust(order)

    # --- what is said

    async def _converse(self) -> None:
        """Ask the dialogue one thing after another; the call goes on meanwhile."""
        while True:
            asked = await self._asked.get()
            if isinstance(asked, Said):
                await self._answer(asked)
            else:
                await self._notify(asked)

    async def _answer(self, said: Said) -> None:
        try:
            replies = await self._talk(said)
        except AssistantError as error:
            self._tell(Failed(code=error.code, message=str(error)))
            await self._notify("trouble")
            return
        number = await self._prepare(" ".join(reply.speech for reply in replies))
        self._answer_told, self._cut = number, None
        for reply in replies:
            self._tell(Replied(reply=number, content=reply))
        self._begin(number)

    async def _notify(self, notice: Notice) -> None:
        text = self._parts.notices[notice]
        number = await self._prepare(text)
        self._tell(Noticed(reply=number, kind=notice, text=text))
        self._begin(number)

    async def _prepare(self, text: str) -> int:
        """Return the number of what is spoken next."""
        try:
            pieces = await self._work(self._parts.voice.pieces, text)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything; it is shown all the same
            self._tell(failed(error, SpeechDown))
            pieces = ()
        self._spoken.append(tuple(pieces))
        return len(self._spoken)

    def _begin(self, number: int) -> None:
        self._take([Answered(self._now, number, tuple(self._spoken[number - 1]))])
