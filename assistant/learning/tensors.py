"""Files of learnt models: arrays as safetensors, whose header tells as JSON what they are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from assistant.errors import ModelUnusable
from assistant.types import Value

HEADER = "model"  # the key of our JSON in the header
MOST_BYTES = 512 * 1024**2

Told = TypeVar("Told", bound=Value)
Arrays = Mapping[str, Any]  # numpy arrays of any type, by name


def write(file: Path, header: Value, arrays: Arrays) -> None:
    """Write a model's arrays with what is told of them. Whoever writes over a file in use writes beside it first."""
    save_file(dict(arrays), file, {HEADER: header.model_dump_json()})


def read(file: Path, header: type[Told]) -> tuple[Told, dict[str, Any]]:
    """Read a model's header and arrays. Raises ModelUnusable: the file is missing, cut short, too large or not one."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ModelUnusable(f"{file} is larger than {MOST_BYTES:,} bytes: a learnt model was expected.")
        with safe_open(file, "numpy") as stored:
            told = header.model_validate_json((stored.metadata() or {}).get(HEADER, ""))
            return told, {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118  # it is no mapping
    except (SafetensorError, ValidationError, OSError) as error:
        raise ModelUnusable(f"{file} holds no model of its kind whole: train one anew.") from error
