"""Any model that open_clip knows, with the weights of a checkpoint."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import SetupError
from assistant.vision.choice import FullModel, Weights, identity_of
from assistant.vision.clip import Loaded, OpenClipEncoder
from assistant.vision.published import find_weights, library, page_of, preparation, quiet, reachable

if TYPE_CHECKING:
    import torch

TOKENIZER = ("tokenizer.json", "tokenizer_config.json")  # either is beside the weights of a model's page

Tokenizer = Callable[[list[str]], "torch.Tensor"]


def full_model(architecture: str, checkpoint: Path | None, tag: str | None, threads: int = 0) -> OpenClipEncoder:
    """Return a model of open_clip with the weights of a checkpoint, a file or a folder, or else of a tag.

    A tag beside a checkpoint says how photos are prepared for it. Raises SetupError: here where there are no such
    weights, and when the model is first used where they cannot be read or are another architecture's.
    """
    weights = find_weights(architecture, checkpoint, tag)
    identity = "-".join(filter(None, (weights.tag, identity_of(weights.checkpoint))))
    return OpenClipEncoder(f"{architecture}@{identity}", lambda: _load(weights), threads)


def tried(weights: Weights, encoder: OpenClipEncoder) -> FullModel:
    """Load a model and look at one photo and one text. Raises SetupError where it cannot or makes no usable vectors."""
    photo, text = encoder.photos([np.zeros((32, 32, 3), np.uint8)]), encoder.texts(["a photo"])
    if photo.shape != text.shape or not np.isfinite([photo, text]).all():
        raise SetupError(f"The checkpoint {weights.checkpoint} makes no usable vectors: get it again.")
    parameters = sum(each.numel() for each in encoder.loaded.model.parameters())
    return FullModel(**weights.model_dump(), parameters=parameters, page=page_of(weights))


def _load(weights: Weights) -> Loaded:
    open_clip = library()
    prepared = preparation(weights)
    with reachable(weights.architecture):
        model = open_clip.create_model(
            weights.architecture, load_weights=False, pretrained_text=False, force_preprocess_cfg=prepared
        )
    with _fitting(weights):
        open_clip.load_checkpoint(model, str(weights.checkpoint), weights_only=True)
    settings = open_clip.transform.PreprocessCfg(**model.visual.preprocess_cfg)
    return Loaded(model, open_clip.transform.image_transform_v2(settings, is_train=False), _tokenizer(weights))


def _tokenizer(weights: Weights) -> Tokenizer:
    """Return what makes tokens of texts: as told beside the checkpoint, or else as open_clip has it."""
    open_clip, folder = library(), weights.checkpoint.parent
    with reachable(weights.architecture):
        text = open_clip.get_model_config(weights.architecture)["text_cfg"]
        if "hf_tokenizer_name" in text and any((folder / name).is_file() for name in TOKENIZER):
            beside: Tokenizer = open_clip.tokenizer.HFTokenizer(
                str(folder),
                context_length=text.get("context_length", open_clip.tokenizer.DEFAULT_CONTEXT_LENGTH),
                tokenizer_mode=text.get("tokenizer_mode"),
                **text.get("tokenizer_kwargs", {}),
            )
            return beside
        known: Tokenizer = open_clip.get_tokenizer(weights.architecture)
        return known


@contextmanager
def _fitting(weights: Weights) -> Iterator[None]:
    """Say in one sentence what is wrong with a checkpoint that cannot be loaded."""
    try:
        with quiet():
            yield
    except Exception as error:  # readers raise whatever they trip over in a damaged file
        if _is_readable(weights.checkpoint):
            wrong = f"holds another architecture than {weights.architecture}: name the one that it was made with"
        else:
            wrong = "cannot be read: it must be a whole .safetensors file or a .pt file of weights alone"
        raise SetupError(f"The checkpoint {weights.checkpoint} {wrong}.") from error


def _is_readable(checkpoint: Path) -> bool:
    try:
        library().factory.load_state_dict(str(checkpoint))
    except Exception:  # noqa: BLE001 - as above
        return False
    return True
