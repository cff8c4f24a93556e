"""A ranker's file: safetensors, whose header holds its shape and a version as JSON."""

from pathlib import Path

import structlog
from pydantic import Field, ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from assistant.errors import RankerUnusable
from assistant.learning.ranker import SceneRanker
from assistant.learning.values import Shape
from assistant.types import Value

log = structlog.get_logger(__name__)

VERSION = 1  # of what the numbers mean: another one is another formula
MOST_BYTES = 512 * 1024**2
HEADER = "ranker"  # the key of our JSON in the header


class Header(Value):
    """What is told of a ranker beside its numbers."""

    version: int = Field(default=VERSION, ge=VERSION, le=VERSION)
    shape: Shape
    about: str = Field(default="", max_length=1000)  # what it was trained on, for people
    reads: str = Field(default="", max_length=1000)  # what makes its inputs: those of another it does not understand


def save(ranker: SceneRanker, file: Path, about: str = "", reads: str = "") -> None:
    """Write a ranker; whoever reads the file meanwhile sees the old one or the new one whole."""
    draft = file.with_name(f".{file.name}.draft")
    header = Header(shape=ranker.shape, about=about, reads=reads)
    weights = {name: value.contiguous() for name, value in ranker.state_dict().items()}
    save_file(weights, draft, {HEADER: header.model_dump_json()})
    draft.replace(file)


def load(file: Path, reads: str = "") -> SceneRanker:
    """Read a ranker, ready to score.

    Raises RankerUnusable: the file is missing, cut short, too large or no ranker, or its inputs are made otherwise.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RankerUnusable(f"{file} is larger than {MOST_BYTES:,} bytes: a ranker was expected.")
        with safe_open(file, "pt") as stored:
            header = Header.model_validate_json((stored.metadata() or {}).get(HEADER, ""))
            if header.reads != reads:
                raise RankerUnusable(f"{file} was trained on “{header.reads}”, not on “{reads}”: train one anew.")
            weights = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118  # it is no mapping
        ranker = SceneRanker(header.shape)
        ranker.load_state_dict(weights)
    except (SafetensorError, ValidationError, RuntimeError, OSError) as error:
        raise RankerUnusable(f"{file} holds no ranker of version {VERSION} whole: train one anew.") from error
    log.info("model loaded", part="ranking", model=file.stem)
    ranker.eval()
    return ranker
