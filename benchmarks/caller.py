"""A customer who holds a conversation through `/v1/call` at the pace of speech, with a watch in the hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from assistant.audio.pcm import Samples, from_waves, level_db, to_waves
from assistant.calling.events import ClientEvent, Event, Held, Replied, Streaming, Understood
from assistant.mic.client import SPEECH_DB, Client
from assistant.mic.connection import connected
from assistant.mic.files import Recorded
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.script import Script
from assistant.screen import Reply
from benchmarks.spoken_talks import Saying, Talk
from benchmarks.voices import Say


@dataclass(slots=True)
class SpokenTurn:
    """One turn and when its parts were over, seconds of the clock."""

    saying: Saying
    began: float  # its first loud 20 ms went out
    ended: float  # the last of them
    held: float | None = None  # the answer before fell silent
    heard: list[str] = field(default_factory=list)
    final: float | None = None  # the last text was there
    took: float = 0.0  # seconds of that, after the end of the turn was noticed
    replied: float | None = None
    sounded: float | None = None  # the first sound of the answer came
    reply: Reply | None = None

    @property
    def waited(self) -> tuple[float, float, float, float] | None:
        """Return the parts of the wait for the answer, seconds: until the end was noticed, text, dialogue, sound."""
        if self.final is None or self.replied is None or self.sounded is None:
            return None
        noticed = self.final - self.took
        return noticed - self.ended, self.took, self.replied - self.final, self.sounded - self.replied


class Watch:
    """Follows a call and notes when what happened. It is the screen of the client, and hears what comes to be heard."""

    def __init__(self, talk: Talk) -> None:
        self._left = list(talk.turns)
        self._answering: dict[int, SpokenTurn] = {}  # by number of the reply
        self._asking: SpokenTurn | None = None
        self._stream = 0  # number of the reply that is spoken
        self.turns: list[SpokenTurn] = []

    def begin(self) -> None:
        """Learn that the next turn is spoken from now on."""
        self.turns.append(SpokenTurn(self._left.pop(0), began=0.0, ended=0.0))

    def speak(self, at: float) -> None:
        """Note that the customer is loud."""
        turn = self.turns[-1]
        turn.began, turn.ended = turn.began or at, at

    def sound(self) -> None:
        """Note that sound came."""
        turn = self._answering.get(self._stream)
        if turn and turn.sounded is None:
            turn.sounded = monotonic()

    def show(self, event: Event) -> None:
        """Note what the server says."""
        match event:
            case Understood(text=text, took=took) if text and self.turns:
                self._asking = self.turns[-1]
                self._asking.heard.append(text)
                self._asking.final, self._asking.took = monotonic(), took
            case Replied(reply=number, content=content) if self._asking:
                turn = self._answering.setdefault(number, self._asking)
                turn.replied, turn.reply, turn.sounded = monotonic(), content, None
            case Streaming(reply=number):
                self._stream = number
            case Held() if self.turns and self.turns[-1].held is None:
                self.turns[-1].held = monotonic()
            case _:
                pass

    def meter(self, level: float) -> None:
        """Show nothing."""


class Overheard(Loudspeaker):
    """A loudspeaker beside which somebody holds the watch."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def add(self, sound: bytes) -> None:
        """Take sound of the sentence that was announced last."""
        self._watch.sound()
        super().add(sound)


class Room:
    """A customer's recordings with the noise of where they are, and the watch told of what is said."""

    def __init__(self, recorded: Recorded, script: Script, watch: Watch, noise: Samples) -> None:
        self._recorded, self._script, self._watch = recorded, script, watch
        self._noise = noise  # from its beginning again when it is over
        self._place = 0

    def note(self, event: Event) -> None:
        """Follow the call."""
        self._recorded.note(event)

    async def hear(self) -> Samples | ClientEvent | None:
        """Return the next 20 ms."""
        was_speaking = self._script.is_speaking
        frame = await self._recorded.hear()
        if frame is None:
            return None
        if self._script.is_speaking and not was_speaking:
            self._watch.begin()
        if self._script.is_speaking and level_db(frame) > SPEECH_DB:
            self._watch.speak(monotonic())
        return self._amid(frame)

    def _amid(self, frame: Samples) -> Samples:
        if not len(self._noise):
            return frame
        around = self._noise.take(range(self._place, self._place + len(frame)), mode="wrap")
        self._place = (self._place + len(frame)) % len(self._noise)
        return from_waves(to_waves(frame) + to_waves(around))


async def call(url: str, talk: Talk, say: Say, noise: Samples | None = None) -> Sequence[SpokenTurn]:
    """Hold a conversation with this voice, amid this noise; return its turns. Raises SetupError."""
    watch = Watch(talk)
    loudspeaker = Overheard(watch)
    said = [say(turn.say) for turn in talk.turns]
    script = Script(said, {place for place, turn in enumerate(talk.turns) if turn.into})
    room = Room(Recorded(script, loudspeaker), script, watch, np.zeros(0, np.int16) if noise is None else noise)
    async with connected(url) as connection:
        await Client(connection, room, loudspeaker, watch).run()
    return watch.turns
