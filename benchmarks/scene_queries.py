"""Scenes to shop for, made of what a feed states of its products, and copies of feeds that no longer state it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.errors import FeedError, SetupError
from assistant.language.matching import AFFIRMATIONS, DENIALS
from assistant.types import SceneKind, Setting, Variant, Wish

FEWEST = 2  # products that a scene is about, of a kind
MOST = 0.6  # of the products of a kind: of more of them it hardly tells any apart


@dataclass(frozen=True, slots=True)
class Hidden:
    """A detail that is hidden, and how its values are said as a scene: "{} weather"."""

    name: str
    saying: str

    @classmethod
    def read(cls, text: str) -> "Hidden":
        """Read "Climate={} weather"; without "=" a value is said by itself. Raises SetupError for no name."""
        name, _, saying = text.partition("=")
        if not name.strip():
            raise SetupError(f"Expected the name of a detail, or “name=how it is said of {{}}”, not “{text}”.")
        return cls(name.strip().casefold(), saying.strip() or "{}")


@dataclass(frozen=True, slots=True)
class SceneQuery:
    """A kind of thing and what it is for."""

    kind: str
    scene: str
    wish: Wish  # of the kind alone
    relevant: frozenset[str]  # item_group_ids

    @property
    def staged(self) -> Wish:
        """The wish with the scene."""
        return self.wish.model_copy(update={"scene": (Setting(kind=SceneKind.OCCASION, name=self.scene),)})

    @property
    def worded(self) -> Wish:
        """The wish with the scene as free words, which is how it is searched for without a ranker of scenes."""
        return self.wish.model_copy(update={"words": self.scene})


def kind_of(variant: Variant) -> str:
    """Return the kind of thing, as the narrowest level of its product type."""
    return variant.product_type.rpartition(">")[2].strip().casefold()


def without_details(variants: Sequence[Variant], hidden: Sequence[Hidden]) -> list[Variant]:
    """Return variants that no longer state these details."""
    names = {each.name for each in hidden}
    return [
        replace(each, details=tuple(detail for detail in each.details if detail.name.casefold() not in names))
        for each in variants
    ]


def suited(variants: Sequence[Variant], hidden: Sequence[Hidden]) -> dict[str, frozenset[str]]:
    """Return the products that each scene suits, by what is stated of them. Raises FeedError where nothing is."""
    found: dict[str, set[str]] = defaultdict(set)
    for variant in variants:
        for scene in _scenes(variant, hidden):
            found[scene].add(variant.item_group_id)
    if not found:
        raise FeedError("The feed states none of these details: name those it has with --hide.")
    return {scene: frozenset(products) for scene, products in found.items()}


def _scenes(variant: Variant, hidden: Sequence[Hidden]) -> Iterator[str]:
    sayings = {each.name: each.saying for each in hidden}
    for detail in variant.details:
        saying = sayings.get(detail.name.casefold())
        if saying is None or detail.value.casefold() in DENIALS:
            continue
        values = [detail.name] if detail.value.casefold() in AFFIRMATIONS else detail.value.split("/")
        for value in values:
            yield saying.format(value.strip().casefold())
