"""Speaking by models of Coqui TTS: VITS and XTTS, from a checkpoint."""

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue
from textwrap import wrap
from typing import Any

import numpy as np

from assistant.audio.pcm import Samples, from_waves, joined
from assistant.errors import SetupError, SpeechDown
from assistant.speaking.bounds import paced, spoken_text
from assistant.speaking.espeak import Espeak

CONFIG = "config.json"
#: What a file of weights is called in a folder, the best first.
WEIGHTS = ("model.pth", "best_model.pth", "model_file.pth")
KINDS = ("vits", "xtts")
#: Characters that XTTS speaks in one go without losing the end.
XTTS_CHARACTERS = 220
_IDENTITY = 12  # hexadecimal digits of the weights' SHA-256


class CoquiSpeaker:
    """Speaks by a pool of engines, which are not re-entrant: each sentence has one for itself."""

    def __init__(self, name: str, rate: int, engines: Sequence["_Engine"], espeak: Espeak | None = None) -> None:
        """Take engines of one model; `espeak` turns its texts into phonemes."""
        self.name = name
        self.rate = rate
        self._free: LifoQueue[_Engine] = LifoQueue()  # the one used last is warm
        for engine in engines:
            self._free.put(engine)
        self._espeak = espeak

    def speak(self, sentence: str, *, speed: float = 1.0) -> Samples:
        """Return one sentence spoken, when an engine is free. Raises TextTooLong, and SpeechDown where it cannot be."""
        text = spoken_text(sentence)
        if not text:
            return np.zeros(0, np.int16)
        with self._engine() as engine:
            try:
                return engine.speak(text, paced(speed))
            except (AssertionError, IndexError, KeyError, RuntimeError, ValueError) as error:  # what its layers raise
                raise SpeechDown(f"{self.name} made no sound of a sentence: {type(error).__name__}.") from error

    def close(self) -> None:
        """End what it started."""
        if self._espeak:
            self._espeak.close()

    @contextmanager
    def _engine(self) -> Iterator["_Engine"]:
        engine = self._free.get()
        try:
            yield engine
        finally:
            self._free.put(engine)


def coqui(checkpoint: Path, speaker: str = "", language: str = "", streams: int = 1, threads: int = 0) -> CoquiSpeaker:
    """Load a model of Coqui TTS once for each stream that may speak at the same time.

    `checkpoint` is a folder with config.json and weights, or a file of weights beside its config.json. `speaker` is one
    of the model's, "" its first; `language` likewise. Each runs on so many threads (0: the cores shared among streams).
    Raises SetupError.
    """
    weights, config = files_of(checkpoint)
    kind, is_phonetic = _described(config)
    logging.getLogger("TTS").setLevel(logging.ERROR)  # it warns with the whole text, which is not ours to log
    _library().set_num_threads(threads or max(1, (os.cpu_count() or 1) // streams))
    espeak = Espeak() if is_phonetic else None
    if espeak:
        from assistant.speaking.coqui_phonemes import use_packaged_espeak

        use_packaged_espeak(espeak)
    engines = [_loaded(kind, weights, config, speaker, language) for _ in range(streams)]
    name = f"{kind} {weights.parent.name}@{_identity(weights)} {engines[0].voice}".strip()
    return CoquiSpeaker(name, engines[0].rate, engines, espeak)


def files_of(checkpoint: Path) -> tuple[Path, Path]:
    """Return the weights and the configuration of a model. Raises SetupError where one is missing."""
    folder = checkpoint if checkpoint.is_dir() else checkpoint.parent
    others = sorted(folder.glob("*.pth"))
    named = [folder / name for name in WEIGHTS if (folder / name).is_file()]
    weights = checkpoint if checkpoint.is_file() else next(iter([*named, *others]), None)
    if weights is None or not (folder / CONFIG).is_file():
        raise SetupError(f"{checkpoint} is no model of Coqui TTS: a folder with {CONFIG} and {WEIGHTS[0]} is expected.")
    return weights, folder / CONFIG


def _described(config: Path) -> tuple[str, bool]:
    """Return the kind of a model, and whether it reads phonemes."""
    try:
        told = json.loads(config.read_text("utf-8"))
        kind, is_phonetic = str(told["model"]), bool(told.get("use_phonemes"))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise SetupError(f"{config} describes no model of Coqui TTS: put back the one of its weights.") from error
    if kind not in KINDS:
        raise SetupError(f"{config} describes a {kind}: {' and '.join(KINDS)} can be used.")
    return kind, is_phonetic


class _Engine:
    """One model in memory. Used by one thread at a time."""

    def __init__(self, synthesizer: Any, kind: str, speaker: str, language: str) -> None:
        self._model = synthesizer.tts_model
        self._scale = getattr(self._model, "length_scale", 1.0)
        self.kind = kind
        self.rate = int(synthesizer.output_sample_rate)
        self._speaker = _one_of(_speakers(self._model), speaker, "speaker")
        self._language = _one_of(_languages(self._model), language, "language")
        self.voice = " ".join(part for part in (self._speaker, self._language) if part)

    def speak(self, text: str, speed: float) -> Samples:
        """Return a text spoken."""
        return joined(self._spoken(part, speed) for part in self._parts(text))

    def _parts(self, text: str) -> list[str]:
        if self.kind != "xtts":
            return [text]
        return wrap(text, XTTS_CHARACTERS)

    def _spoken(self, text: str, speed: float) -> Samples:
        asked = {"speaker": self._speaker or None, "language": self._language or None}
        with _library().inference_mode():
            if self.kind == "xtts":
                made = self._model.synthesize(text, speed=speed, **asked)["wav"]
            else:
                self._model.length_scale = self._scale / speed
                made = self._model.synthesize(text, **asked)["wav"]
        return from_waves(np.asarray(made, np.float32).reshape(-1))


def _loaded(kind: str, weights: Path, config: Path, speaker: str, language: str) -> _Engine:
    from TTS.utils.synthesizer import Synthesizer

    try:
        synthesizer = Synthesizer(tts_checkpoint=weights.parent if kind == "xtts" else weights, tts_config_path=config)
    except Exception as error:  # what reads a checkpoint raises whatever is wrong with it
        raise SetupError(f"{weights} cannot be loaded as {CONFIG} beside it describes: {error}") from error
    _settle(synthesizer.tts_model)
    return _Engine(synthesizer, kind, speaker, language)


def _settle(model: Any) -> None:
    """Work out the weights once that training keeps in parts, not again for each sentence."""
    parametrize = _library().nn.utils.parametrize
    for module in model.modules():
        if parametrize.is_parametrized(module, "weight"):
            parametrize.remove_parametrizations(module, "weight")


def _one_of(names: Sequence[str], wanted: str, what: str) -> str:
    """Return the one that is wanted, the first where none is, "" where there are none. Raises SetupError."""
    if not wanted:
        return names[0] if names else ""
    if wanted not in names:
        raise SetupError(f"The model has no {what} {wanted}: it has {', '.join(names) or 'none to choose from'}.")
    return wanted


def _speakers(model: Any) -> list[str]:
    return [] if model.speaker_manager is None else list(model.speaker_manager.speaker_names)


def _languages(model: Any) -> list[str]:
    """Return the languages to choose from, English first; of a single one a model need not be told."""
    names = list(model.language_manager.language_names)
    return sorted(names, key=lambda name: not name.startswith("en")) if len(names) > 1 else []


def _identity(weights: Path) -> str:
    with weights.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:_IDENTITY]


def _library() -> Any:
    """Import PyTorch; no model hub is waited for unless the operator asks for it."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch

    return torch
