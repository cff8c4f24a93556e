"""The models that are shipped, fetched or can be chosen, each with its license: one list for commands and documents."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from assistant.types import Value


class Published(Value):
    """A model as its makers publish it."""

    name: str
    does: str
    comes: str  # from a package, this repository, or a server that an operator chooses
    license: str
    told: str  # where the license is told


@cache
def published() -> Mapping[str, Published]:
    """Return every model by its key in `published.yml`."""
    told = yaml.safe_load(files("assistant.models").joinpath("published.yml").read_text("utf-8"))
    return {key: Published.model_validate(each) for key, each in told.items()}


def license_of(key: str) -> str:
    """Return the license of a model by its key in `published.yml`. Raises KeyError: it is not listed."""
    return published()[key].license
