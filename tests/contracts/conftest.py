"""Real architectures with random weights, in the formats that checkpoints come in."""

from pathlib import Path

import pytest

#: The smallest that open_clip ships with a tokenizer inside; nobody has published weights of it.
ARCHITECTURE = "ViT-S-32-alt"


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write `trained.pt` as open_clip's training does, the same weights as .safetensors, and other weights."""
    import open_clip
    import torch
    from safetensors.torch import save_file

    from assistant.vision.published import quiet

    folder = tmp_path_factory.mktemp("checkpoints")
    files = {name: folder / name for name in ("trained.pt", "same.safetensors", "other.pt")}
    with quiet():
        torch.manual_seed(1)
        model, other = (open_clip.create_model(ARCHITECTURE).half() for _ in range(2))
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    parallel = {f"module.{name}": value for name, value in weights.items()}
    torch.save({"epoch": 3, "name": "a run", "state_dict": parallel}, files["trained.pt"])
    save_file(weights, files["same.safetensors"])
    torch.save({"state_dict": other.state_dict()}, files["other.pt"])
    return files


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write models of Coqui TTS: one that reads letters, and one that reads phonemes."""
    from tests.voices import vits

    folder = tmp_path_factory.mktemp("voices")
    return {"vits": vits(folder / "letters"), "vits of phonemes": vits(folder / "phonemes", phonemes=True)}
