"""What the assistant needs of an engine that hears: speech becomes text."""

from dataclasses import dataclass
from typing import Protocol

from assistant.audio.pcm import Samples

#: A transcript less sure than this is asked about, before anything is done.
DOUBTFUL = 0.5
#: For a whole recording; whoever waits for one waits so much longer than for words.
MOST_HEARING_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was heard, and when."""

    text: str
    confidence: float  # 0 to 1
    start: float  # seconds from the beginning
    end: float  # seconds


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was heard: "" where nothing was said."""

    text: str
    confidence: float  # 0 to 1, of the whole text; 0 where there is none
    words: tuple[Word, ...]
    others: tuple[str, ...] = ()  # what it might be instead, likeliest first, without `text`


#: Nothing was said.
NOTHING_HEARD = Transcript("", 0.0, ())


class Utterance(Protocol):
    """One utterance while it is spoken. Used by one thread at a time."""

    def feed(self, samples: Samples) -> None:
        """Take the next samples. Raises SpeechTooLong beyond what is kept of one utterance."""

    def partial(self) -> str:
        """Return what was heard so far, "" where the engine does not tell before the end."""

    def finish(self) -> Transcript:
        """Return what was heard. The utterance is over: it takes no more."""


class Transcriber(Protocol):
    """Turns speech into text. Thread-safe."""

    @property
    def name(self) -> str:
        """Names engine, model and version, as logged and shown."""

    def transcribe(self, samples: Samples) -> Transcript:
        """Return what is said in a whole recording. Raises SpeechTooLong beyond what is kept of one utterance."""

    def listen(self) -> Utterance:
        """Begin an utterance, independent of all others."""
