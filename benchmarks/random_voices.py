"""A voice of Coqui TTS whose weights nobody trained, in the real format of checkpoints: to be timed, not heard."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

#: Frames of 256 samples at 22,050 Hz that a letter lasts, and the blank behind it: 14 letters a second, as in speech.
FRAMES = 3.0
LOUDER = 4


def vits_size() -> Any:
    """Return the size of the VITS that Coqui publishes, 36 million numbers."""
    from TTS.tts.models.vits import VitsArgs

    return VitsArgs(use_sdp=False)


def write_vits(
    folder: Path, size: Any, speakers: Sequence[str] = (), *, phonemes: bool = False, frames: float = FRAMES
) -> Path:
    """Write a VITS of some size as its trainer does. What it says is noise, about as long and as loud as speech."""
    import torch
    from TTS.tts.configs.vits_config import VitsConfig
    from TTS.tts.models.vits import Vits, VitsCharacters

    folder.mkdir(parents=True)
    torch.manual_seed(1)
    letters = replace(VitsCharacters().to_config(), characters_class="TTS.tts.models.vits.VitsCharacters")
    read = {"characters": letters, "text_cleaner": "english_cleaners"}
    model = Vits(VitsConfig(model_args=size, speakers=list(speakers) or None, **read))
    with torch.no_grad():
        model.waveform_decoder.conv_post.weight.mul_(LOUDER)
        if not size.use_sdp:
            model.duration_predictor.proj.bias.fill_(math.log(frames))
    torch.save({"config": model.config.to_dict(), "model": model.state_dict(), "step": 1}, folder / "model.pth")
    phonetic = {"use_phonemes": True, "phonemizer": "espeak", "phoneme_language": "en-us"} if phonemes else {}
    told = model.config.to_dict() | phonetic
    (folder / "config.json").write_text(json.dumps(told, indent=2), "utf-8")
    return folder
