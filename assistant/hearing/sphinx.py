"""The one place that knows pocketsphinx: US English, by the acoustic model inside its package, for one task.

A decoder subtracts the mean of what it hears (of the cepstrum: the sound of the voice, the microphone and the room). A
mean that fits is worth more than anything else here, and only the utterance itself tells it. So it is measured before
anything is decoded, and measured anew, and what was said is decoded anew, whenever twice as much was said and in a
pause.

Noise is lowered before all that: the acoustic model knows little of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.audio.pcm import RATE, Samples, level_db, to_bytes
from assistant.hearing.denoising import Denoiser
from assistant.hearing.levels import Pauses, speech_in
from assistant.hearing.ports import NOTHING_HEARD, Transcript, Word
from assistant.hearing.recording import Recording, check_length
from assistant.hearing.task import Task

if TYPE_CHECKING:
    from pocketsphinx import Decoder

#: Frames a second, of the times that a decoder tells.
FRAME_RATE = 100
#: Seconds of speech after which the mean is measured: then, at twice that, and so on.
FIRST_MEAN = 0.5
#: Seconds of quiet in which there is time to measure it of all that was said, before the end of the turn is noticed,
#: where so many times as much was said as when it was measured last.
PAUSE = 0.15
MORE_IN_A_PAUSE = 1.2
#: Samples decoded at once. The library lets no other thread run meanwhile.
CHUNK = RATE // 10
#: Quieter than this nobody speaks.
SILENT_DB = -65.0
#: Other texts that are told.
MOST_OTHERS = 5
#: Looked through for texts that differ: most differ in silences alone.
MOST_LOOKED_THROUGH = 40
#: Decoders kept for the next utterances.
MOST_IDLE = 4
_FILLERS = ("<", "[")
#: The faintest noise there can be.
_FAINT = np.random.default_rng(0).choice(np.array([-1, 1], np.int16), CHUNK)


class Weights(NamedTuple):
    """How a decoder weighs what it hears against what is likely to be said."""

    language: float = 6.5  # of the language model in the first pass; it is higher in the two that follow
    insertion: float = 30.0  # for every word: more of it hears more words, and fewer that are left out

    def options(self) -> dict[str, float]:
        """Return them in the library's words."""
        return {
            "lw": self.language,
            "fwdflatlw": self.language + 2,
            "bestpathlw": self.language + 3,
            "wip": self.insertion,
        }


class SphinxTranscriber:
    """Hears one task. Thread-safe: every utterance has a decoder of its own."""

    def __init__(self, task: Task, weights: Weights | None = None) -> None:
        """Load a decoder, a tenth of a second for a shop of some hundred words. Raises SetupError."""
        self._task, self._weights = task, weights or Weights()
        self.denoiser = Denoiser()
        self._idle: list[_Ear] = [_Ear(task, self._weights)]
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Names engine, model and version."""
        return f"pocketsphinx {version('pocketsphinx')}, en-us, {self._task.name}"

    def transcribe(self, samples: Samples) -> Transcript:
        """Return what is said in a recording. Raises SpeechTooLong."""
        check_length(len(samples))
        with self._lent() as ear:
            return ear.hear(self.denoiser.whole(samples))

    def listen(self) -> "SphinxUtterance":
        """Begin an utterance."""
        return SphinxUtterance(self)

    def lend(self) -> "_Ear":
        """Give a decoder to one utterance."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Ear(self._task, self._weights)

    def take_back(self, ear: "_Ear") -> None:
        """Keep a decoder that is between utterances."""
        with self._lock:
            if len(self._idle) < MOST_IDLE:
                self._idle.append(ear)

    @contextmanager
    def _lent(self) -> "Iterator[_Ear]":
        ear = self.lend()
        yield ear  # where that fails the decoder is within an utterance, and is not used again
        self.take_back(ear)


class SphinxUtterance:
    """Decodes an utterance while it is spoken."""

    def __init__(self, transcriber: SphinxTranscriber) -> None:
        self._transcriber, self._ear = transcriber, transcriber.lend()
        self._sound = transcriber.denoiser.begin()
        self._recording = Recording()  # with less noise
        self._pauses = Pauses()
        self._measured = 0  # samples of which the mean is

    def feed(self, samples: Samples) -> None:
        """Take the next samples. Raises SpeechTooLong."""
        clean = self._sound.feed(samples)
        self._recording.add(clean)
        self._pauses.hear(clean)
        if self._is_mean_due():
            self._measured = len(self._recording)
            self._ear.begin(self._recording.all())
        elif self._ear.is_open:
            self._ear.go_on(clean)

    def partial(self) -> str:
        """Return what was heard so far, after the first half of a second; "" when it is over."""
        return self._ear.text() if self._ear.is_open and not self._recording.is_over else ""

    def finish(self) -> Transcript:
        """Return what was heard. Raises SpeechTooLong."""
        rest = self._sound.end()
        self._recording.add(rest)
        samples = self._recording.end()
        if self._ear.is_open:
            self._ear.go_on(rest)
        heard = self._ear.end() if self._ear.is_open else self._ear.hear(samples)
        self._transcriber.take_back(self._ear)
        return heard

    def _is_mean_due(self) -> bool:
        """Tell whether the mean is to be measured anew: of twice as much, or in a pause, which may be the end."""
        length, quiet = len(self._recording), self._pauses.quiet
        if quiet:
            return quiet >= PAUSE * RATE and length - quiet >= MORE_IN_A_PAUSE * self._measured
        return length >= max(2 * self._measured, FIRST_MEAN * RATE)


class _Ear:
    """A decoder, and a second one that only measures."""

    def __init__(self, task: Task, weights: Weights) -> None:
        self._decoder = _decoder(task, **weights.options())
        self._meter = _meter(task)
        self.is_open = False
        self._start = 0.0  # seconds of silence that were left out

    def hear(self, samples: Samples) -> Transcript:
        """Return what is said in a whole recording."""
        if level_db(samples) < SILENT_DB:
            return NOTHING_HEARD
        self.begin(samples)
        return self.end()

    def begin(self, samples: Samples) -> None:
        """Decode from the beginning, with the mean of these samples; what was decoded before is forgotten."""
        if self.is_open:
            self._decoder.end_utt()
        first, last = speech_in(samples)
        self._start = first / RATE
        self._decoder.set_cmn(self._mean(samples[first:last]))
        self._decoder.start_utt()
        self.is_open = True
        self.go_on(samples[first:last])

    def go_on(self, samples: Samples) -> None:
        """Decode what follows."""
        for start in range(0, len(samples), CHUNK):
            self._decoder.process_raw(_sounding(samples[start : start + CHUNK]))

    def text(self) -> str:
        """Return what was heard so far."""
        found = self._decoder.hyp()
        return found.hypstr if found else ""

    def end(self) -> Transcript:
        """Return what was heard; the decoder can be used again."""
        self._decoder.end_utt()
        self.is_open = False
        return _transcript(self._decoder, self._start)

    def _mean(self, samples: Samples) -> str:
        self._meter.start_utt()
        self._meter.process_raw(_sounding(samples), full_utt=True)
        self._meter.end_utt()
        mean: str = self._meter.get_cmn(False)
        return mean


def _sounding(samples: Samples) -> bytes:
    """Return samples as the library takes them. Digital silence, which no room makes, misleads its sense of noise."""
    return to_bytes(np.where(samples == 0, np.resize(_FAINT, len(samples)), samples))


def _decoder(task: Task, **options: float) -> "Decoder":
    from pocketsphinx import Config, Decoder

    files = {"lm": str(task.language_model), "dict": str(task.dictionary)}
    return Decoder(Config(**files, **options, cmn="live", loglevel="FATAL"))


def _meter(task: Task) -> "Decoder":
    """Return a decoder that has nothing to search: it waits for one phone after another and takes no time."""
    from pocketsphinx import Config, Decoder

    word = task.dictionary.read_text("utf-8").split(maxsplit=1)[0]
    grammar = f"#JSGF V1.0; grammar one; public <one> = {word};"
    decoder = Decoder(Config(lm=None, dict=str(task.dictionary), cmn="batch", loglevel="FATAL"))
    decoder.add_jsgf_string("one", grammar)
    decoder.activate_search("one")
    return decoder


def _transcript(decoder: "Decoder", start: float) -> Transcript:
    found = decoder.hyp()
    words = tuple(_words(decoder, start)) if found and found.hypstr else ()
    if not words:
        return NOTHING_HEARD
    text = " ".join(word.text for word in words)
    return Transcript(text, sum(word.confidence for word in words) / len(words), words, _others(decoder, text))


def _words(decoder: "Decoder", start: float) -> Iterator[Word]:
    for part in decoder.seg():
        if not part.word.startswith(_FILLERS):
            first, last = part.start_frame / FRAME_RATE, (part.end_frame + 1) / FRAME_RATE
            yield Word(part.word.partition("(")[0], min(1.0, max(0.0, part.prob)), start + first, start + last)


def _others(decoder: "Decoder", text: str) -> tuple[str, ...]:
    found = (each for _, each in zip(range(MOST_LOOKED_THROUGH), decoder.nbest(), strict=False))
    texts = (each.hypstr for each in found if each)  # a path of silence alone is None
    return tuple(dict.fromkeys(other for other in texts if other and other != text))[:MOST_OTHERS]
