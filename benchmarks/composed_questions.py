"""Photos with a change in words, and what they ask for: the same thing but for that."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from assistant.catalog.lessons import LEVELS
from assistant.errors import FeedError
from assistant.types import Variant
from benchmarks.feeds import additional, pictures_beside, variants_of
from benchmarks.photo_queries import Query, Task, hold_out

#: What is shown of a main picture where a feed has no additional ones: (left, top, right, bottom) of its sides.
PART = (0.2, 0.15, 0.8, 0.75)
WEARERS = {"male": "for men", "female": "for women"}

#: A product in one color: (item_group_id, color).
Unit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A photo, words, and what answers both."""

    photo: Path
    words: str
    relevant: frozenset[Unit]
    changes: str  # "color", or what else: "pattern", "material", "kind", "gender"


def prepared(feed: Path, share: float, folder: Path) -> Task:
    """Hold out a share of the feed's additional pictures; where it has none, show a part of main ones."""
    variants = variants_of(feed)
    if any(additional(variants)):
        return hold_out(feed, share, folder)
    queries = list(_parts(feed, variants, folder))
    title = f"parts, 0.6 by 0.6 of their sides, of {len(queries)} main pictures of {feed.name}, which are indexed whole"
    return Task(feed, queries, title)


def questions(variants: Sequence[Variant], photos: Sequence[Query]) -> list[Question]:
    """Return every change of color that a product comes in, and one change of each other kind that can be answered.

    Raises FeedError where there is none.
    """
    shown = _units(variants)
    known = [photo for photo in photos if (photo.item_group_id, photo.color) in shown]
    asked = [question for photo in known for question in _of_photo(photo, shown)]
    if not asked:
        raise FeedError("The feed states too few colors, patterns, materials, kinds and wearers to ask for a change.")
    return asked


def _of_photo(photo: Query, shown: Mapping[Unit, "_Said"]) -> Iterator[Question]:
    own = photo.item_group_id, photo.color
    for unit, said in shown.items():
        if unit[0] == own[0] and unit != own and unit[1]:
            yield Question(photo.image, f"in {said.color}", frozenset([unit]), "color")
    for aspect in ("pattern", "material", "kind", "gender"):
        answers = _answers(shown[own], shown.values(), aspect)
        if answers:
            value = min(answers, key=lambda each: _chance(f"{photo.image.name} {each}"))
            yield Question(photo.image, value, frozenset(answers[value]), aspect)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is stated of a product in one color."""

    unit: Unit
    color: str
    kind: str
    gender: str
    pattern: str
    material: frozenset[str]

    def but(self, aspect: str) -> tuple[str, ...]:
        """Return what a change of this aspect leaves as it is; of materials it leaves none in common."""
        named = {"color": self.color, "kind": self.kind, "gender": self.gender, "pattern": self.pattern}
        return tuple(value for name, value in named.items() if name != aspect)

    def phrases(self, aspect: str) -> Collection[str]:
        """Return how a customer asks for what this has."""
        if aspect == "material":
            return [f"made of {each}" for each in self.material]
        said = {"kind": self.kind, "gender": WEARERS.get(self.gender, ""), "pattern": self.pattern}[aspect]
        return [said] if said else []


def _answers(own: _Said, others: Collection[_Said], aspect: str) -> Mapping[str, list[Unit]]:
    """Return what can be asked for that the thing shown has not, with the units that have it and all else alike."""
    answers: dict[str, list[Unit]] = defaultdict(list)
    for other in others:
        if other.but(aspect) == own.but(aspect) and other.unit[0] != own.unit[0]:
            for phrase in set(other.phrases(aspect)) - set(own.phrases(aspect)):
                answers[phrase].append(other.unit)
    return answers


def _units(variants: Sequence[Variant]) -> Mapping[Unit, _Said]:
    """Return what is stated of each unit in stock, by its first variant."""
    shown: dict[Unit, _Said] = {}
    for each in variants:
        unit = each.item_group_id, each.color
        if each.availability.value == "in_stock" and each.images and unit not in shown:
            kind = each.product_type.rpartition(LEVELS)[2].strip().lower()
            material = frozenset(part.strip().lower() for part in each.material.split("/") if part.strip())
            shown[unit] = _Said(unit, each.color.lower(), kind, each.gender, each.pattern.lower(), material)
    return shown


def _parts(feed: Path, variants: Sequence[Variant], folder: Path) -> Iterator[Query]:
    """Cut a part out of the main picture of every second unit, chosen by chance."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = pictures_beside(feed, variants)
    firsts = {(each.item_group_id, each.color): each for each in reversed(variants) if each.images}
    for (product, color), variant in firsts.items():
        if variant.images[0] in pictures and _chance(f"{product} {color}") < "8":
            with Image.open(pictures[variant.images[0]]) as picture:
                width, height = picture.size
                box = (PART[0] * width, PART[1] * height, PART[2] * width, PART[3] * height)
                part = folder / f"{_chance(f'{product} {color}')}.png"
                picture.convert("RGB").crop(tuple(map(round, box))).save(part)  # type: ignore[arg-type]
            yield Query(image=part, item_group_id=product, color=color)


def _chance(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
