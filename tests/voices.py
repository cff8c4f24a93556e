"""Models of Coqui TTS with random weights, in the real format of checkpoints: config.json and model.pth."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

#: Frames that a letter lasts, about, of 256 samples each at 22,050 Hz.
FRAMES = 7.5
LOUDER = 4


def vits(folder: Path, *, speakers: Sequence[str] = (), phonemes: bool = False) -> Path:
    """Write a small VITS without chance: the same text sounds the same."""
    from TTS.tts.models.vits import VitsArgs

    small = VitsArgs(
        hidden_channels=32,
        hidden_channels_ffn_text_encoder=64,
        num_layers_text_encoder=1,
        num_layers_posterior_encoder=1,
        num_layers_flow=1,
        upsample_initial_channel_decoder=32,
        resblock_kernel_sizes_decoder=[3],
        resblock_dilation_sizes_decoder=[[1, 3, 5]],
        use_sdp=False,
        inference_noise_scale=0.0,
        inference_noise_scale_dp=0.0,
        use_speaker_embedding=bool(speakers),
    )
    return written(folder, small, speakers, phonemes=phonemes)


def written(folder: Path, size: Any, speakers: Sequence[str] = (), *, phonemes: bool = False) -> Path:
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
            model.duration_predictor.proj.bias.fill_(math.log(FRAMES))
    torch.save({"config": model.config.to_dict(), "model": model.state_dict(), "step": 1}, folder / "model.pth")
    phonetic = {"use_phonemes": True, "phonemizer": "espeak", "phoneme_language": "en-us"} if phonemes else {}
    told = model.config.to_dict() | phonetic
    (folder / "config.json").write_text(json.dumps(told, indent=2), "utf-8")
    return folder


def xtts(folder: Path, speakers: Sequence[str]) -> Path:
    """Write a small XTTS with its tokenizer and its speakers, as they lie in the folder of a published one."""
    import torch
    from TTS.tts.configs.xtts_config import XttsConfig
    from TTS.tts.layers.xtts.tokenizer import VoiceBpeTokenizer
    from TTS.tts.models.xtts import Xtts, XttsArgs

    folder.mkdir(parents=True)
    channels, prompt = 32, 4
    size = XttsArgs(
        gpt_layers=1,
        gpt_n_model_channels=channels,
        gpt_n_heads=2,
        decoder_input_dim=channels,
        gpt_max_audio_tokens=20,
        gpt_max_prompt_tokens=prompt,
        gpt_num_audio_tokens=34,
        gpt_start_audio_token=32,
        gpt_stop_audio_token=33,
        gpt_use_perceiver_resampler=True,
    )
    _write_letters(folder / "vocab.json")
    torch.manual_seed(1)
    model = Xtts(XttsConfig(model_args=size))
    model.tokenizer = VoiceBpeTokenizer(vocab_file=folder / "vocab.json")
    model.init_models()
    with torch.no_grad():
        model.gpt.mel_head.bias[size.gpt_stop_audio_token] = -100.0  # it goes on for as long as it may
    sounds = {"gpt_cond_latent": (1, prompt, channels), "speaker_embedding": (1, size.d_vector_dim, 1)}
    known = {name: {what: torch.randn(shape) for what, shape in sounds.items()} for name in speakers}
    torch.save({"model": model.state_dict()}, folder / "model.pth")
    torch.save(known, folder / "speakers_xtts.pth")
    model.config.save_json(folder / "config.json")
    return folder


def _write_letters(file: Path) -> None:
    """Write a tokenizer of single letters."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    special = ["[STOP]", "[UNK]", "[SPACE]", "[START]", "[en]"]
    letters = {token: place for place, token in enumerate([*special, *"abcdefghijklmnopqrstuvwxyz.,!?' "])}
    tokenizer = Tokenizer(models.WordLevel(letters, unk_token=special[1]))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.add_special_tokens(special)
    tokenizer.save(str(file))
