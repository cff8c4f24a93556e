"""Whatever engine hears, what it got wrong is mended before anybody reads it."""

from dataclasses import replace

from assistant.audio.pcm import Samples
from assistant.hearing.misheard import ShopSounds
from assistant.hearing.ports import DOUBTFUL, Transcriber, Transcript, Utterance

#: How sure a text is at most that holds a word nobody knows.
STRANGE = DOUBTFUL / 2


class MendingTranscriber:
    """Hears as another does, and mends what it heard."""

    def __init__(self, inner: Transcriber, sounds: ShopSounds) -> None:
        self._inner, self._sounds = inner, sounds

    @property
    def name(self) -> str:
        """Names the engine that hears."""
        return self._inner.name

    def transcribe(self, samples: Samples) -> Transcript:
        """Return what is said in a recording. Raises SpeechTooLong."""
        return mended(self._inner.transcribe(samples), self._sounds)

    def listen(self) -> "MendingUtterance":
        """Begin an utterance."""
        return MendingUtterance(self._inner.listen(), self._sounds)


class MendingUtterance:
    """An utterance that is mended at its end."""

    def __init__(self, inner: Utterance, sounds: ShopSounds) -> None:
        self._inner, self._sounds = inner, sounds

    def feed(self, samples: Samples) -> None:
        """Take the next samples. Raises SpeechTooLong."""
        self._inner.feed(samples)

    def partial(self) -> str:
        """Return what was heard so far, as it was heard."""
        return self._inner.partial()

    def finish(self) -> Transcript:
        """Return what was heard, mended."""
        return mended(self._inner.finish(), self._sounds)


def mended(transcript: Transcript, sounds: ShopSounds) -> Transcript:
    """Return a transcript mended; as it was heard is then the first of `others`."""
    found = sounds.mended(transcript)
    confidence = min(transcript.confidence, STRANGE) if found.strange else transcript.confidence
    if found.text == transcript.text:
        return replace(transcript, confidence=confidence)
    others = (transcript.text, *(other for other in transcript.others if other != found.text))
    return replace(transcript, text=found.text, confidence=confidence, others=others)
