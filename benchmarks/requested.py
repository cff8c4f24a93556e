"""Requests of customers and what a person understands by them, read from JSON Lines: see `benchmarks.understanding`."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import SetupError
from assistant.types import Facet, PriceLevel, Sort


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


#: One value, or a list of them, any of which will do.
Values = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Levels = Annotated[tuple[PriceLevel, ...], BeforeValidator(_listed)]
Chosen = Literal["category", "color", "pattern", "material", "brand", "size", "gender", "age_group", "availability"]
Opened = Literal[
    Chosen,
    "price",
    "rating",
    "price_level",
    "sort",
    "refused_words",
    "not.category",
    "not.color",
    "not.pattern",
    "not.material",
    "not.brand",
    "not.size",
    "not.gender",
    "not.age_group",
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PriceAsked(_Part):
    """A price named: its ends, or what it is to be about."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    around: Decimal | None = None
    exclusive: bool = False
    currency: str | None = None  # ISO 4217; None where no currency was named, or the shop's


class RatingAsked(_Part):
    """Stars named."""

    minimum: Decimal


class Expected(_Part):
    """What a person understands by a request; a field left out was not asked for."""

    category: Values = ()
    color: Values = ()
    pattern: Values = ()
    material: Values = ()
    brand: Values = ()
    size: Values = ()
    gender: Values = ()
    age_group: Values = ()
    availability: Values = ()
    unwanted: Mapping[Chosen, Values] = Field(default_factory=dict, alias="not")
    price: PriceAsked | None = None
    rating: RatingAsked | Literal["good"] | None = None
    price_level: Levels = ()
    sort: Sort | None = None
    refused_words: Values = ()
    open: tuple[Opened, ...] = ()

    def values(self, facet: Facet, *, negated: bool) -> tuple[str, ...]:
        """Return the values of a facet that are wanted, or with `negated` those that are not."""
        if negated:
            return next((values for chosen, values in self.unwanted.items() if chosen == facet.value), ())
        return tuple(self.model_dump(include={facet.value}).get(facet.value, ()))


class Request(_Part):
    """One thing a customer said."""

    text: str
    voice: str = ""  # whose it is
    expected: Expected


def read(file: Path) -> list[Request]:
    """Read requests from JSON Lines. Raises SetupError, naming the line, where one cannot be understood."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{file} cannot be read as UTF-8 text.") from error
    requests = [_request(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not requests:
        raise SetupError(f"{file} holds no requests.")
    return requests


def _request(file: Path, number: int, line: str) -> Request:
    try:
        return Request.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the line"
        raise SetupError(f"{file}, line {number}: {place}: {first['msg']}.") from error
