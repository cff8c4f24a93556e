"""The one place that knows openai-whisper: speech in many languages, by a model of any size.

It decodes a whole utterance at its end, one at a time: the model keeps what it heard of a window inside itself. Whoever
calls it from an event loop does so from a thread.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

from assistant.audio.pcm import Samples, level_db, to_waves
from assistant.errors import SetupError
from assistant.hearing.ports import NOTHING_HEARD, Transcript, Word
from assistant.hearing.recording import Recording, check_length

if TYPE_CHECKING:
    from whisper.model import Whisper

CHECKPOINT = ".pt"
#: Quieter than this nobody speaks; the model would invent something.
SILENT_DB = -65.0
#: A segment this likely to be no speech is left out, unless its words are likely.
NO_SPEECH = 0.6
#: Mean log probability of a segment's tokens that makes its words likely.
LIKELY = -1.0
#: A text that packs better than this repeats itself.
REPETITIVE = 2.4
#: So many times the same words one after another are the model's, not the customer's.
MOST_TIMES = 3
#: Characters of the shop's words before the first window. The model takes about 220 tokens.
MOST_PROMPT = 500
#: The shop's words that are hard to guess come first.
PROMPTED = ("brand", "product_name", "category", "material", "pattern", "color")


class WhisperTranscriber:
    """Hears by one model of Whisper. Thread-safe; one utterance is decoded at a time."""

    def __init__(self, model: "Whisper", name: str, language: str = "en", prompt: str = "") -> None:
        """`language` is a code of ISO 639-1, "" to be told by the model; `prompt` holds words that are likely."""
        self._model, self.name = model, name
        self._language, self._prompt = language, prompt
        self._lock = Lock()

    def transcribe(self, samples: Samples) -> Transcript:
        """Return what is said in a recording. Raises SpeechTooLong."""
        check_length(len(samples))
        if level_db(samples) < SILENT_DB:
            return NOTHING_HEARD
        with self._lock:
            return transcript_of(self._decoded(samples))

    def listen(self) -> "WhisperUtterance":
        """Begin an utterance."""
        return WhisperUtterance(self)

    def _decoded(self, samples: Samples) -> Sequence[Mapping[str, Any]]:
        import whisper

        result = whisper.transcribe(
            self._model,
            to_waves(samples),
            temperature=0.0,  # to try again by chance takes seconds, and tells another text each time
            compression_ratio_threshold=REPETITIVE,
            logprob_threshold=LIKELY,
            no_speech_threshold=NO_SPEECH,
            condition_on_previous_text=False,  # a mistake in one window would be carried to the next
            initial_prompt=self._prompt or None,
            word_timestamps=True,
            language=self._language or None,
            fp16=self._model.device.type == "cuda",
        )
        segments: Sequence[Mapping[str, Any]] = result["segments"]
        return segments


class WhisperUtterance:
    """Keeps an utterance until its end."""

    def __init__(self, transcriber: WhisperTranscriber) -> None:
        self._transcriber, self._recording = transcriber, Recording()

    def feed(self, samples: Samples) -> None:
        """Take the next samples. Raises SpeechTooLong."""
        self._recording.add(samples)

    def partial(self) -> str:
        """Return "": the model tells nothing before the end."""
        return ""

    def finish(self) -> Transcript:
        """Return what was heard."""
        return self._transcriber.transcribe(self._recording.end())


def load(model: str, language: str = "en", phrases: Mapping[str, Sequence[str]] | None = None) -> WhisperTranscriber:
    """Load a model by the path of its checkpoint or by its published name ("base"). Raises SetupError."""
    import whisper

    file = weights_of(model)
    loaded = _read(file) if file == Path(model) else _published(model, file)
    name = f"whisper {whisper.__version__}, {file.stem}"
    return WhisperTranscriber(loaded, name, language, prompt_of(phrases or {}))


def weights_of(model: str) -> Path:
    """Return where the weights of a model lie: a checkpoint itself, a published one once it was fetched."""
    if Path(model).suffix == CHECKPOINT:
        return Path(model)
    import whisper

    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whisper"
    address = whisper._MODELS.get(model)
    if address is None:
        raise SetupError(
            f"{model} is no model of Whisper: give the path of a .pt file, or one of"
            f" {', '.join(whisper.available_models())}."
        )
    return cache / Path(address).name


def prompt_of(phrases: Mapping[str, Sequence[str]]) -> str:
    """Return the shop's words as a sentence the model reads before it listens, "" where there are none."""
    said, length = [], 0
    for phrase in dict.fromkeys(_in_turn([phrases.get(label, ()) for label in PROMPTED])):
        length += len(phrase) + 2
        if length > MOST_PROMPT:
            break
        said.append(phrase)
    return f"{', '.join(said)}." if said else ""


def transcript_of(segments: Iterable[Mapping[str, Any]]) -> Transcript:
    """Return what segments say, without those that are silence or repeat themselves."""
    held = [each for each in segments if not _is_invented(each)]
    words = tuple(
        Word(word["word"].strip(), float(word["probability"]), float(word["start"]), float(word["end"]))
        for each in held
        for word in each.get("words", ())
        if word["word"].strip()
    )
    if not words:
        return NOTHING_HEARD
    confidence = sum(word.confidence for word in words) / len(words)
    return Transcript(" ".join("".join(each["text"] for each in held).split()), confidence, words)


def repeats(words: Sequence[str]) -> bool:
    """Tell whether up to four words are said over and over, more often than people do."""
    said = [word.strip(".,!?").lower() for word in words]
    return any(
        said[start : start + size] * (MOST_TIMES + 1) == said[start : start + size * (MOST_TIMES + 1)]
        for size in range(1, 5)
        for start in range(len(said) - size * (MOST_TIMES + 1) + 1)
    )


def _is_invented(segment: Mapping[str, Any]) -> bool:
    is_silence = segment["no_speech_prob"] > NO_SPEECH and segment["avg_logprob"] < LIKELY
    is_packed = segment["compression_ratio"] > REPETITIVE
    return is_silence or is_packed or repeats(str(segment["text"]).split())


def _in_turn(groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the first of each group, then the second of each."""
    for place in range(max(map(len, groups), default=0)):
        yield from (group[place] for group in groups if place < len(group))


def _read(file: Path) -> "Whisper":
    import pickle

    import whisper

    if not file.is_file():
        raise SetupError(f"{file} is not there: give the path of a checkpoint of Whisper.")
    try:
        return whisper.load_model(str(file), device=_device())
    except (OSError, RuntimeError, KeyError, TypeError, EOFError, pickle.UnpicklingError) as error:
        raise SetupError(f"{file} is no checkpoint of Whisper: {str(error)[:200]}") from error


def _published(model: str, file: Path) -> "Whisper":
    """Load a published model, fetching its weights only where the operator lets models be fetched."""
    import whisper

    if not file.is_file() and os.environ.get("HF_HUB_OFFLINE", "1") != "0":
        raise SetupError(
            f"The weights of Whisper {model} are not on this machine: put them at {file}, or set"
            " HF_HUB_OFFLINE=0 where they can be fetched."
        )
    try:
        return whisper.load_model(model, device=_device())
    except (URLError, OSError, RuntimeError) as error:
        raise SetupError(f"The weights of Whisper {model} could not be fetched: {error}") from error


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
