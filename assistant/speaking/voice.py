"""From a reply to its sound, piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.audio.levels import louder, trimmed
from assistant.audio.pcm import Samples, joined, resampled, silence
from assistant.errors import TextTooLong
from assistant.speaking.bounds import paced
from assistant.speaking.cache import Said, SpokenCache
from assistant.speaking.ear import for_the_ear
from assistant.speaking.pieces import pieces
from assistant.speaking.ports import Speaker

#: Characters of a reply. What is longer nobody listens to.
MOST_CHARACTERS = 4000
#: Seconds of silence behind a sentence, and behind a part of one.
PAUSE, BREATH = 0.25, 0.1
_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of a reply and its sound, with the pause behind it."""

    text: str  # as it is written in the reply
    samples: Samples  # at assistant.audio.pcm.RATE


class Voice:
    """Speaks replies by one engine; several may be spoken at once, each by a thread of its own."""

    def __init__(self, speaker: Speaker, cache: SpokenCache | None = None) -> None:
        self._speaker = speaker
        self._cache = cache or SpokenCache()

    @property
    def name(self) -> str:
        """Names the engine, as logged and shown."""
        return self._speaker.name

    def pieces(self, text: str) -> list[str]:
        """Return what is spoken of a text one after another, as it is written. Raises TextTooLong."""
        if len(text) > MOST_CHARACTERS:
            raise TextTooLong(f"A reply of {len(text):,} characters: at most {MOST_CHARACTERS:,} are read out.")
        return [piece for piece in pieces(text) if for_the_ear(piece)]

    def sound(self, piece: str, speed: float = 1.0, gain_db: float = 0.0) -> Samples:
        """Return one piece spoken, which nobody may change. Raises SpeechDown.

        A speed of 2 takes half the time; `gain_db` makes it louder, or quieter below 0.
        """
        said = Said(self.name, for_the_ear(piece), round(paced(speed), 2))
        return louder(self._cache.of(said, self._made), gain_db)

    def say(self, text: str, speed: float = 1.0, gain_db: float = 0.0) -> Iterator[Spoken]:
        """Return a reply piece by piece, each made when it is asked for. Raises TextTooLong at once."""
        return (Spoken(piece, self.sound(piece, speed, gain_db)) for piece in self.pieces(text))

    def close(self) -> None:
        """End what the engine started."""
        self._speaker.close()

    def _made(self, said: Said) -> Samples:
        made = self._speaker.speak(said.sentence, speed=said.speed)
        pause = PAUSE if said.sentence.endswith(_ENDS) else BREATH
        return joined([trimmed(resampled(made, self._speaker.rate)), silence(pause / said.speed)])
