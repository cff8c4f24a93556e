"""Models of Coqui TTS with random weights, in the real format of checkpoints: config.json and model.pth."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.random_voices import write_vits

#: Frames that a letter lasts: so many that half as many are told apart, since they are counted whole.
FRAMES = 7.5


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
    return write_vits(folder, small, speakers, phonemes=phonemes, frames=FRAMES)


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
