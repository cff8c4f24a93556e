"""The utterances of a call while they are recognized, each by a task of its own; the work is done by worker threads."""

import asyncio
from collections import deque

from assistant.audio.pcm import RATE, Samples, joined, seconds
from assistant.calling.events import Hearing, Partly, Understood, failed
from assistant.calling.inside import Inside
from assistant.calling.signals import Final, Partial
from assistant.errors import HearingDown, InputError
from assistant.hearing.ports import NOTHING_HEARD, Transcriber, Utterance

KEPT_SECONDS = 1.0  # of what was heard before: an utterance begins before it is known to be one
PARTIAL_SECONDS = 0.1  # of sound, before it is asked again what was heard

Sound = asyncio.Queue[Samples | float]  # a number is the end, by the loop's clock


class Ears:
    """Listens to the utterances that it is told of."""

    def __init__(self, transcriber: Transcriber, inside: Inside) -> None:
        self._transcriber = transcriber
        self._inside = inside
        self._kept: deque[Samples] = deque()
        self._kept_samples = 0
        self._sound: Sound | None = None  # of the utterance that is being spoken
        self._task: asyncio.Task[None] | None = None

    def keep(self, samples: Samples) -> None:
        """Take the next sound of the call."""
        self._kept.append(samples)
        self._kept_samples += len(samples)
        while self._kept_samples - len(self._kept[0]) >= KEPT_SECONDS * RATE:
            self._kept_samples -= len(self._kept.popleft())
        if self._sound:
            self._sound.put_nowait(samples)

    def listen(self, utterance: int, since: float) -> None:
        """Begin an utterance with what was heard since then, seconds of the call."""
        self._sound = asyncio.Queue()
        before = joined(self._kept)
        self._sound.put_nowait(before[max(0, len(before) - round((self._inside.clock() - since) * RATE)) :])
        self._task = self._inside.spawn(self._recognize(utterance, self._sound))
        self._inside.tell(Hearing(utterance=utterance, on=True))

    def commit(self) -> None:
        """End the utterance; its text follows."""
        if self._sound:
            self._sound.put_nowait(asyncio.get_running_loop().time())
        self._sound = self._task = None

    def discard(self, utterance: int) -> None:
        """Forget the utterance."""
        if self._task:
            self._task.cancel()
        self._sound = self._task = None
        self._inside.tell(Hearing(utterance=utterance, on=False))

    async def _recognize(self, number: int, sound: Sound) -> None:
        heard, over, is_broken = NOTHING_HEARD, None, False
        try:
            utterance = await self._inside.work(self._transcriber.listen)
            over = await self._follow(number, utterance, sound)
            heard = await self._inside.work(utterance.finish)
        except Exception as error:  # noqa: BLE001 - an engine may raise anything, and the call goes on
            self._inside.tell(failed(error, HearingDown))
            is_broken = not isinstance(error, InputError)
            while is_broken and self._sound is sound and not isinstance(await sound.get(), float):
                pass  # the customer is told when they have said it
        took = asyncio.get_running_loop().time() - over if over is not None else 0.0
        self._inside.tell(
            Understood(utterance=number, text=heard.text, confidence=heard.confidence, took=round(took, 3))
        )
        self._inside.take(Final(self._inside.clock(), number, heard.text, heard.confidence, is_broken=is_broken))

    async def _follow(self, number: int, utterance: Utterance, sound: Sound) -> float:
        """Let an utterance hear all of its sound; return when that ended, by the loop's clock."""
        told, over = "", None
        while over is None:
            samples, over = await _waiting(sound)
            heard = await self._inside.work(_heard, utterance, samples)
            if heard != told:
                told = heard
                self._inside.tell(Partly(utterance=number, text=heard))
                self._inside.take(Partial(self._inside.clock(), number, heard))
        return over


def _heard(utterance: Utterance, samples: Samples) -> str:
    utterance.feed(samples)
    return utterance.partial()


async def _waiting(sound: Sound) -> tuple[Samples, float | None]:
    """Return what waits, at least a tenth of a second of it, and when the end was, if that is it."""
    parts: list[Samples] = []
    while not sound.empty() or sum(map(seconds, parts)) < PARTIAL_SECONDS:
        part = await sound.get()
        if isinstance(part, float):
            return joined(parts), part
        parts.append(part)
    return joined(parts), None
