"""Checkpoints of large models in miniature: their architecture and format, random weights."""

from dataclasses import asdict
from pathlib import Path


def tiny_whisper(file: Path) -> Path:
    """Write a multilingual Whisper of one layer, as its authors publish theirs."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(0)
    dimensions = ModelDimensions(
        n_mels=80,
        n_audio_ctx=1500,
        n_audio_state=32,
        n_audio_head=2,
        n_audio_layer=1,
        n_vocab=51865,
        n_text_ctx=48,
        n_text_state=32,
        n_text_head=2,
        n_text_layer=1,
    )
    torch.save({"dims": asdict(dimensions), "model_state_dict": Whisper(dimensions).state_dict()}, file)
    return file
