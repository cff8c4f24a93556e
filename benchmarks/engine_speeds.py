"""How fast engines hear and speak on this machine: the default ones, and others of real size that nobody trained."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from assistant.audio.pcm import RATE, Samples, to_waves
from assistant.hearing.ports import Transcriber
from benchmarks.first_sound import first_sounds, speakers
from benchmarks.report import Row

#: Width, heads and layers of the encoder and of the decoder, as OpenAI publishes them (Radford et al. 2022, table 1).
WHISPERS: Mapping[str, tuple[int, int, int]] = {"tiny": (384, 6, 4), "base": (512, 8, 6)}
TOKENS_A_WORD = 1.3


def engine_speeds(transcriber: Transcriber, said: Sequence[tuple[str, Samples]]) -> Iterator[Row]:
    """Yield how long each engine takes: seconds from the end of an utterance to its text, and to an answer's sound."""
    yield _heard(transcriber.name, [_finishing(transcriber, samples) for _, samples in said], said)
    for size in WHISPERS:
        model = _whisper(size)
        taken = [_decoding(model, text, samples) for text, samples in said]
        yield _heard(f"whisper {size}, untrained", taken, said)
    with speakers() as made:
        yield from (first_sounds(speaker) for speaker in made)


def _heard(system: str, taken: Sequence[float], said: Sequence[tuple[str, Samples]]) -> Row:
    late = {f"text p{part} ms": 1000 * float(np.quantile(taken, part / 100)) for part in (50, 95)}
    return {"system": system, **late, "rtf": sum(taken) / (sum(len(samples) for _, samples in said) / RATE)}


def _finishing(transcriber: Transcriber, samples: Samples) -> float:
    """Return how long the text of a whole recording takes, nothing being decoded while it is spoken."""
    began = time.perf_counter()
    transcriber.transcribe(samples)
    return time.perf_counter() - began


def _whisper(size: str) -> Any:
    import torch
    from whisper.model import ModelDimensions, Whisper

    width, heads, layers = WHISPERS[size]
    torch.manual_seed(1)
    sizes = {
        "n_mels": 80, "n_vocab": 51_865, "n_audio_ctx": 1500, "n_audio_state": width, "n_audio_head": heads,
        "n_audio_layer": layers, "n_text_ctx": 448, "n_text_state": width, "n_text_head": heads, "n_text_layer": layers,
    }  # fmt: skip
    return Whisper(ModelDimensions(**sizes)).eval()


def _decoding(model: Any, text: str, samples: Samples) -> float:
    """Return how long a model takes for a text of this length; untrained, it would not end by itself."""
    import whisper

    tokens = round(TOKENS_A_WORD * len(text.split()))
    began = time.perf_counter()
    heard = whisper.log_mel_spectrogram(whisper.pad_or_trim(to_waves(samples)))
    whisper.decode(model, heard, whisper.DecodingOptions(language="en", fp16=False, sample_len=tokens))
    return time.perf_counter() - began
