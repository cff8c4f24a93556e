"""The file of what others chose who chose the same: `tensors` tells its form."""

from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field
from scipy import sparse

from assistant.errors import ModelUnusable
from assistant.learning.tensors import read, write
from assistant.ranking.others import MOST_ITEMS, Others
from assistant.types import Value

VERSION = 1  # of what the numbers mean


class OthersHeader(Value):
    """What is told beside the numbers."""

    version: int = Field(default=VERSION, ge=VERSION, le=VERSION)
    items: Annotated[tuple[str, ...], Field(max_length=MOST_ITEMS)]
    about: str = Field(default="", max_length=1000)  # what it was made of, for people


def save_others(others: Others, file: Path, about: str = "") -> None:
    """Write a model."""
    matrix = others.weights
    arrays = {"weights": matrix.data, "columns": matrix.indices, "starts": matrix.indptr}
    write(file, OthersHeader(items=others.items, about=about), arrays)


def load_others(file: Path) -> Others:
    """Read a model. Raises ModelUnusable: the file is missing, cut short, too large or of something else."""
    header, arrays = read(file, OthersHeader)
    size = len(header.items)
    try:
        parts = arrays["weights"], arrays["columns"], arrays["starts"]
        weights = sparse.csr_matrix(parts, shape=(size, size), dtype=np.float32)
        weights.check_format(full_check=True)
    except (KeyError, ValueError, TypeError) as error:
        raise ModelUnusable(f"{file} holds no weights of {size:,} things: train one anew.") from error
    return Others(header.items, weights)
