"""What is published of models: their architectures, the tags of their weights, how photos are prepared for them."""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from assistant.errors import SetupError
from assistant.vision.choice import Weights

HUB = "hf-hub:"  # begins the name of a model whose page describes it whole
#: What the file of the weights is called in a folder got from a model's page, the best first.
WEIGHTS = (
    "open_clip_model.safetensors",
    "open_clip_pytorch_model.safetensors",
    "model.safetensors",
    "open_clip_pytorch_model.bin",
    "pytorch_model.bin",
)
CONFIG = "open_clip_config.json"  # lies beside them
PREPARATION = ("mean", "std", "interpolation", "resize_mode")  # of photos, in open_clip's words
QUICK = "-quickgelu"  # ends the name of an architecture with another activation
EXAMPLES = ["ViT-B-16-SigLIP", "ViT-B-32"]

Preparation = dict[str, Any]


def library() -> Any:
    """Import open_clip so that it waits for no model hub unless the operator asks it to."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import open_clip

    return open_clip


def find_weights(architecture: str, checkpoint: Path | None, tag: str | None) -> Weights:
    """Return where the weights lie, after fetching them where only the hub has them. Raises SetupError."""
    if checkpoint is not None:
        return Weights(architecture=architecture, checkpoint=_file_of(checkpoint), tag=tag or "")
    hub = library().pretrained
    if architecture.startswith(HUB):
        with reachable(architecture):
            file = hub.download_pretrained_from_hf(architecture.removeprefix(HUB))
        return Weights(architecture=architecture, checkpoint=Path(file))
    tag = tag or _only_tag(architecture)
    _check_activation(architecture, tag)
    with reachable(f"{architecture} ({tag})"):
        file = hub.download_pretrained(_published(architecture, tag))
    return Weights(architecture=architecture, checkpoint=Path(file), tag=tag)


def preparation(weights: Weights) -> Preparation:
    """Return how photos are prepared: as told beside the checkpoint, by its tag, or by all the architecture's tags.

    Raises SetupError where these do not agree, and for an architecture or a tag that open_clip does not know.
    """
    architecture, config = weights.architecture, weights.checkpoint.with_name(CONFIG)
    if architecture.startswith(HUB):
        return {}  # open_clip reads the page itself
    tags = _tags(architecture)
    if weights.tag:
        _check_activation(architecture, weights.tag)
    if config.is_file():
        return _told(config)
    ways = [_way(_published(architecture, tag)) for tag in ([weights.tag] if weights.tag else tags)]
    if any(way != ways[0] for way in ways):
        raise SetupError(
            f"Photos are prepared for {architecture} in several ways: give --pretrained beside --checkpoint, the tag"
            f" whose way is the checkpoint's ({', '.join(tags)})."
        )
    return ways[0] if ways else {}


def page_of(weights: Weights) -> str:
    """Return where the makers of a model describe it, as the hub names it; "" where that is not known."""
    if weights.architecture.startswith(HUB):
        return weights.architecture.removeprefix(HUB)
    published = library().get_pretrained_cfg(weights.architecture, weights.tag)
    return str(published.get("hf_hub", "")).rpartition("/")[0]


@contextmanager
def reachable(wanted: str) -> Iterator[None]:
    """Say in one sentence what to do where something must be had from the hub and cannot."""
    try:
        with quiet():
            yield
    except Exception as error:  # what talks to a hub raises whatever went wrong on the way
        raise SetupError(
            f"A part of {wanted} is not on this machine and could not be fetched: set HF_HUB_OFFLINE=0 where the"
            " model hub can be reached, or give --checkpoint FOLDER with all the files of the model's page (weights,"
            f" {CONFIG}, tokenizer)."
        ) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep silent what open_clip says to the root logger: that weights are random, before they are loaded."""
    root, before = logging.getLogger(), logging.getLogger().level
    root.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        root.setLevel(before)


def _file_of(checkpoint: Path) -> Path:
    if checkpoint.is_file():
        return checkpoint.absolute()
    if not checkpoint.is_dir():
        raise SetupError(f"There is no checkpoint {checkpoint}: give the path of a .pt or .safetensors file.")
    for name in WEIGHTS:
        if (checkpoint / name).is_file():
            return (checkpoint / name).absolute()
    raise SetupError(f"The folder {checkpoint} holds no weights: one of {', '.join(WEIGHTS)} is expected.")


def _tags(architecture: str) -> list[str]:
    open_clip = library()
    known = open_clip.list_models()
    if architecture not in known:
        near = get_close_matches(architecture, known, cutoff=0.5) or EXAMPLES
        raise SetupError(f"open_clip knows no architecture {architecture}: did you mean {' or '.join(near)}?")
    tags: list[str] = open_clip.list_pretrained_tags_by_model(architecture)
    return tags


def _only_tag(architecture: str) -> str:
    tags = _tags(architecture)
    if not tags:
        raise SetupError(f"Nobody has published weights of {architecture} under a tag: give --checkpoint PATH.")
    if len(tags) > 1:
        raise SetupError(
            f"There are several weights of {architecture}: give --checkpoint PATH, or --pretrained with one of"
            f" {', '.join(tags)}."
        )
    return tags[0]


def _published(architecture: str, tag: str) -> Mapping[str, Any]:
    tags = _tags(architecture)
    published: Mapping[str, Any] = library().get_pretrained_cfg(architecture, tag)
    if not published:
        known = f"one of {', '.join(tags)}" if tags else "left out: nobody has published any"
        raise SetupError(f"{architecture} has no weights {tag}: --pretrained can be {known}.")
    return published


def _check_activation(architecture: str, tag: str) -> None:
    """Refuse what open_clip only warns of: weights in a model with another activation make poor vectors."""
    wanted = bool(_published(architecture, tag).get("quick_gelu"))
    if wanted != bool(library().get_model_config(architecture).get("quick_gelu")):
        other = f"{architecture}{QUICK}" if wanted else architecture.removesuffix(QUICK)
        raise SetupError(f"The weights {tag} were made with another activation: use photo={other} for them.")


def _told(config: Path) -> Preparation:
    try:
        return _way(json.loads(config.read_text("utf-8"))["preprocess_cfg"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SetupError(f"{config} does not say how photos are prepared: get it again, or remove it.") from error


def _way(told: Mapping[str, Any]) -> Preparation:
    return {key: told[key] for key in PREPARATION if key in told}
