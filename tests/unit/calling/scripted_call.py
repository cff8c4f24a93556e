"""A call whose time is virtual: half a minute of talk runs at once, and always the same way."""

from collections.abc import Iterator, Mapping

from assistant.calling.rules import Rules
from assistant.calling.signals import (
    Answered,
    Commit,
    Cue,
    Final,
    Frame,
    Hold,
    Listen,
    Move,
    Partial,
    Play,
    Played,
    Released,
    Sounding,
    Typed,
)
from assistant.calling.turns import Turns

FRAME_SECONDS = 0.02
ACK_FRAMES = 5  # a client tells its position so often
SENTENCE_SECONDS = 2.0
RULES = Rules()
REPLY = ("Here are three red dresses.", "The first costs fifty dollars.", "The second costs sixty.")


class ScriptedCall:
    """Speaks to `Turns` as a customer would, plays what it is told to play, and writes down when it was told what."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.turns = Turns(rules)
        self.told: list[tuple[float, Move]] = []
        self._frames = 0
        self._replies = 0
        self._sentences: Mapping[int, int] = {}  # of each reply
        self._playing: tuple[int, int, float] | None = None  # reply, sentence, offset
        self._listening = 0  # utterance
        self._text = ""
        self._finals: list[int] = []

    @property
    def now(self) -> float:
        return round(self._frames * FRAME_SECONDS, 6)

    def speak(self, text: str, seconds: float = 1.0, *, speech: float = 0.95, level: float = -20.0) -> None:
        """Say this; it is recognized word by word."""
        words = text.split()
        frames = round(seconds / FRAME_SECONDS)
        for place in range(frames):
            self._frame(speech, level)
            known = " ".join(words[: (place + 1) * len(words) // frames])
            if self._listening and known != self._text:
                self._text = known
                self._tell(Partial(self.now, self._listening, known))

    def noise(self, seconds: float, *, speech: float = 0.6, level: float = -20.0) -> None:
        """Make a sound without words."""
        self.speak("", seconds, speech=speech, level=level)

    def rest(self, seconds: float) -> None:
        """Be silent."""
        for _ in range(round(seconds / FRAME_SECONDS)):
            self._frame(0.02, -70.0)

    def answer(self, *sentences: str) -> int:
        """Let what was asked for be there."""
        self._replies += 1
        self._sentences = {**self._sentences, self._replies: len(sentences)}
        self._tell(Answered(self.now, self._replies, sentences))
        for place in range(len(sentences)):
            self._tell(Sounding(self.now, self._replies, place, SENTENCE_SECONDS))
        return self._replies

    def write(self, text: str) -> None:
        self._tell(Typed(self.now, text))

    def release(self) -> None:
        self._tell(Released(self.now))

    def heard(self, text: str, confidence: float = 1.0) -> None:
        """Say what was heard of the utterance that was committed first."""
        self._tell(Final(self.now, self._finals.pop(0), text, confidence))

    def say(self, text: str, seconds: float = 1.0) -> None:
        """Say this and be silent until it is understood."""
        self.speak(text, seconds)
        self.rest(2.0)
        if self._finals:
            self.heard(text)

    def moves(self, *kinds: type[Move]) -> list[Move]:
        """Return what was told so far and forget it; only these kinds, where given."""
        told = [move for _, move in self.told if not kinds or isinstance(move, kinds)]
        self.told = []
        return told

    def when(self, kind: type[Move]) -> float:
        """Return when this was told first."""
        return next(at for at, move in self.told if isinstance(move, kind))

    def _frame(self, speech: float, level: float) -> None:
        self._frames += 1
        for cue in self._played():
            self._tell(cue)
        self._tell(Frame(self.now, FRAME_SECONDS, speech, level))

    def _played(self) -> Iterator[Cue]:
        if self._playing is None:
            return
        reply, sentence, offset = self._playing
        offset = round(offset + FRAME_SECONDS, 6)
        is_over = offset >= SENTENCE_SECONDS
        if is_over or not self._frames % ACK_FRAMES:
            yield Played(self.now, reply, sentence, offset)
        if is_over:
            sentence, offset = sentence + 1, 0.0
        self._playing = (reply, sentence, offset) if sentence < self._sentences[reply] else None

    def _tell(self, cue: Cue) -> None:
        for move in self.turns.take(cue):
            self.told.append((self.now, move))
            match move:
                case Listen():
                    self._listening, self._text = move.utterance, ""
                case Commit():
                    self._finals.append(move.utterance)
                    self._listening = 0
                case Play():
                    self._playing = (move.reply, move.sentence, move.offset)
                case Hold():
                    self._playing = None
                case _:
                    pass
