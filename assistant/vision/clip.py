"""Photos and texts to vectors of one space, with any model made with open_clip."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np
import structlog
from PIL import Image

from assistant.ports import Pixels, Vectors

if TYPE_CHECKING:
    import torch

log = structlog.get_logger(__name__)

BATCH = 32  # photos or texts at once, which bounds the memory; larger batches gain nothing on a CPU
Thing = TypeVar("Thing")


class TwoTowers(Protocol):
    """What of open_clip's models is used; `CLIP`, `CustomTextCLIP` and `CoCa` have it."""

    def eval(self) -> Any:
        """Stop learning: no dropout, fixed statistics."""

    def parameters(self) -> "Iterator[torch.nn.Parameter]":
        """Yield the weights."""

    def encode_image(self, images: "torch.Tensor") -> "torch.Tensor":
        """Map [photos, 3, height, width] to [photos, dimensions]."""

    def encode_text(self, tokens: "torch.Tensor") -> "torch.Tensor":
        """Map [texts, tokens] to [texts, dimensions]."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model, with what makes a photo and a text fit for it."""

    model: TwoTowers
    preprocess: Callable[[Image.Image], "torch.Tensor"]  # an RGB photo → [3, height, width]
    tokenizer: Callable[[list[str]], "torch.Tensor"]  # texts → [texts, tokens]


class OpenClipEncoder:
    """A model of two towers, loaded when it is first used. Thread-safe.

    `name` tells architecture and weights, so that two encoders of one name make the same vectors. `threads` (0: as
    many as there are cores) counts for the whole process.
    """

    def __init__(self, name: str, load: Callable[[], Loaded], threads: int = 0) -> None:
        self._name = name
        self._load = load
        self._threads = threads

    @property
    def name(self) -> str:
        """Name the model whose vectors these are."""
        return self._name

    @cached_property
    def loaded(self) -> Loaded:
        """The model, ready to encode. Raises SetupError where it cannot be had."""
        # A model hub may be unreachable: never wait for one unless the operator asks for it.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        import torch
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # of loading the weights, which takes a moment
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        if self._threads:
            torch.set_num_threads(self._threads)
        loaded = self._load()
        loaded.model.eval()
        log.info("model loaded", part="photo", model=self._name)
        return loaded

    def photos(self, photos: Sequence[Pixels]) -> Vectors:
        """Return shape (len(photos), dimensions), rows of length 1."""
        return _stacked(self._encode_photos(batch) for batch in _batches(photos))

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""
        return _stacked(self._encode_texts(batch) for batch in _batches(texts))

    def _encode_photos(self, photos: Sequence[Pixels]) -> Vectors:
        import torch

        loaded = self.loaded
        prepared = torch.stack([loaded.preprocess(Image.fromarray(photo)) for photo in photos])
        with torch.inference_mode():
            return _normal(loaded.model.encode_image(prepared).numpy())

    def _encode_texts(self, texts: Sequence[str]) -> Vectors:
        import torch

        loaded = self.loaded
        with torch.inference_mode():
            return _normal(loaded.model.encode_text(loaded.tokenizer(list(texts))).numpy())


def _batches(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    return (things[start : start + BATCH] for start in range(0, len(things), BATCH))


def _stacked(batches: Iterator[Vectors]) -> Vectors:
    parts = list(batches)
    return np.concatenate(parts) if parts else np.empty((0, 0), np.float32)  # only the model knows the dimensions


def _normal(vectors: Vectors) -> Vectors:
    normal: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normal
