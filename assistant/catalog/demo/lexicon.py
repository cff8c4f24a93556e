"""The data the demo shop is made from, read from the YAML files beside this module and checked."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import Field, TypeAdapter

from assistant.types import Value

Tier = Literal["value", "mid", "premium", "luxury"]
Audience = Literal["women", "men", "unisex", "girls", "boys", "kids", "child", "anyone"]
Weights = dict[str, float]

_TIERS: dict[Tier, int] = {"value": 4, "mid": 5, "premium": 3, "luxury": 1}


class Material(Value):
    """A material and what may be truly said of it."""

    label: str  # of the feed's column, several joined by "/"
    title: str  # a word for titles, or ""
    care: str
    says: tuple[str, ...]
    colors: tuple[str, ...] = ()  # the only ones it comes in, where it does not come in all


class Feature(Value):
    """Something a product has or has not."""

    detail: str  # "Section:Name:Value" of `product_detail`
    absent: str  # the same for a product of such a kind without it, or ""
    title: str
    says: tuple[str, ...]
    materials: tuple[str, ...] = ()  # the only ones that can have it; empty for all


class Axis(Value):
    """One way in which products of a kind differ."""

    detail: str = ""  # "Section:Name"
    says: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # by value, "any" for the others


class Kind(Value):
    """A kind of goods, such as dresses."""

    key: str
    noun: str
    called: str = ""  # the axis whose value says more exactly what it is
    many: str = ""  # "a pair of" for nouns in the plural
    path: str  # of `product_type`; {who} is the audience
    google: str
    area: str
    drawing: str  # module.function below `drawings`
    names: str
    audiences: dict[Audience, int]  # relative number of products
    prices: dict[Tier, tuple[float, float]]
    tiers: dict[Tier, int] = Field(default_factory=_TIERS.copy)  # relative number of products
    materials: dict[Literal["everyday", "fine"], tuple[str, ...]]
    sizes: str = "one"
    palette: str
    colors: tuple[str, ...] = ()  # instead of the palette's
    second: str = ""  # palette of the contrasting part
    shades: tuple[int, int] = (1, 3)  # how many colors a product comes in
    patterns: Weights = Field(default_factory=dict)
    title: tuple[str, ...]
    cuts: dict[str, Weights] = Field(default_factory=dict)
    without: dict[str, str] = Field(default_factory=dict)  # cut value → the axis it leaves no room for
    washed: bool = True  # whether the material's care applies
    features: Weights  # chance of each, 0 to 1
    occasions: tuple[str, ...]
    aspects: tuple[str, ...]


class Aspect(Value):
    """What reviews praise or blame."""

    praise: tuple[str, ...]
    blame: tuple[str, ...]
    feature: str = ""  # only spoken of where a product has it
    unless: str = ""  # not where a product is cut so


class Opinions(Value):
    """The words of reviews."""

    aspects: dict[str, Aspect]
    contexts: tuple[str, ...]
    verdicts: dict[int, tuple[str, ...]]
    titles: dict[int, tuple[str, ...]]
    reviewers: tuple[str, ...]


class Prose(Value):
    """Sentences that products of an area share."""

    openers: dict[str, tuple[str, ...]]
    mood: dict[str, tuple[str, ...]]
    something: tuple[str, ...]
    patterns: dict[str, tuple[str, ...]]
    closers: dict[Tier, tuple[str, ...]]


class Lexicon(Value):
    """All of it."""

    kinds: tuple[Kind, ...]
    colors: dict[str, str]  # name → "#rrggbb"
    palettes: dict[str, tuple[str, ...]]
    brands: dict[str, dict[Tier, tuple[str, ...]]]
    names: dict[str, tuple[str, ...]]
    sizes: dict[str, dict[Audience, tuple[str, ...]]]
    materials: dict[str, Material]
    features: dict[str, Feature]
    cuts: dict[str, Axis]
    prose: Prose
    opinions: Opinions


_AREAS = ("fashion", "shoes", "bags", "home", "electronics", "sport", "gifts")


def load() -> Lexicon:
    """Read and check the data files. Raises `pydantic.ValidationError` where one has a mistake."""
    kinds = [kind for area in _AREAS for kind in TypeAdapter(list[Any]).validate_python(_read(f"goods/{area}.yml"))]
    tables = ("brands", "names", "sizes", "materials", "features", "cuts", "prose", "opinions")
    tree: Mapping[str, Any] = {name: _read(f"{name}.yml") for name in tables}
    return Lexicon.model_validate({"kinds": kinds, **_read("colors.yml"), **tree})


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one reads ten times faster where it is built
    return yaml.load((files(__package__) / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe)
