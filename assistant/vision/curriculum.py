"""Lessons made ready for learning: who is who, what is said, and which photos are kept back for the examination."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

import torch
from PIL import Image
from torch import Tensor

from assistant.ports import Lesson, Vectors
from assistant.vision.framing import Framed, framed

#: A shop with more pictures is learnt from so many of them: more are not seen often enough in the time there is.
MOST_LESSONS = 5000
HELD_OUT = 0.08  # part of the photos that is not learnt from
MOST_HELD_OUT = 200
LONGEST_SIDE = 448  # pixels: a view of a part is still sharp
REMEMBERED = 600  # pictures kept decoded, about 0.4 MB each
#: How fast one caption's likeness to another falls: captions that say the same share a photo, others do not.
CAPTION_TEMPERATURE = 0.02


@dataclass(frozen=True)
class Curriculum:
    """What is learnt from. An item is a product in one color: what a photo should find."""

    lessons: tuple[Lesson, ...]
    learnt: tuple[int, ...]  # places in `lessons`
    held_out: tuple[int, ...]
    item_of: Tensor  # [lessons]
    product_of: Tensor  # [items]
    color_of: Tensor  # [items], -1 where the shop states none
    captions: Tensor  # [items, captions, dimensions], rows of length 1
    alike: Tensor  # [items, items], rows add up to 1: how far one item's captions fit another

    def picture(self, lesson: int) -> Framed:
        """Return the picture of a lesson without its border."""
        return _opened(self.lessons[lesson].picture)


@lru_cache(maxsize=REMEMBERED)
def _opened(picture: Path) -> Framed:
    with Image.open(picture) as image:
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened = image.convert("RGB")
    opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return framed(opened)


def curriculum(lessons: Sequence[Lesson], embed: Callable[[Sequence[str]], Vectors]) -> Curriculum:
    """Prepare lessons; `embed` maps captions to vectors of length 1. The same lessons are always split alike."""
    chosen = tuple(sorted(lessons, key=_chance)[:MOST_LESSONS])
    items = sorted({(lesson.product, lesson.color) for lesson in chosen})
    place = {item: number for number, item in enumerate(items)}
    products = {product: number for number, product in enumerate(dict.fromkeys(product for product, _ in items))}
    colors = {color: number for number, color in enumerate(sorted({color for _, color in items if color}))}
    texts = {(lesson.product, lesson.color): lesson.texts for lesson in reversed(chosen)}
    captions = _captions([texts[item] for item in items], embed)
    held_out = _held_out(chosen)
    return Curriculum(
        lessons=chosen,
        learnt=tuple(number for number in range(len(chosen)) if number not in held_out),
        held_out=tuple(sorted(held_out)),
        item_of=torch.tensor([place[lesson.product, lesson.color] for lesson in chosen]),
        product_of=torch.tensor([products[product] for product, _ in items]),
        color_of=torch.tensor([colors.get(color, -1) for _, color in items]),
        captions=captions,
        alike=_alike(captions),
    )


def _chance(lesson: Lesson) -> str:
    """Return a key that orders lessons by chance, and always alike."""
    return hashlib.sha256(f"{lesson.picture.name} {lesson.product} {lesson.color}".encode()).hexdigest()


def _held_out(lessons: Sequence[Lesson]) -> frozenset[int]:
    """Choose photos to keep back, of products with other photos first: those can be examined in both ways."""
    wanted = min(MOST_HELD_OUT, round(HELD_OUT * len(lessons)))
    left = Counter(lesson.product for lesson in lessons)
    chosen: dict[int, None] = {}
    for least in (2, 1):  # photos of the product that must be there before one is taken
        for number, lesson in enumerate(lessons):
            if len(chosen) < wanted and number not in chosen and left[lesson.product] >= least:
                chosen[number] = None
                left[lesson.product] -= 1
    return frozenset(chosen)


def _captions(texts: Sequence[tuple[str, ...]], embed: Callable[[Sequence[str]], Vectors]) -> Tensor:
    distinct = list(dict.fromkeys(text for each in texts for text in each))
    rows = {text: row for row, text in enumerate(distinct)}
    vectors = torch.from_numpy(embed(distinct))
    most = max(len(each) for each in texts)
    # An item with fewer captions has some of them twice, so that all have as many.
    return vectors[torch.tensor([[rows[each[number % len(each)]] for number in range(most)] for each in texts])]


def _alike(captions: Tensor) -> Tensor:
    mean = torch.nn.functional.normalize(captions.mean(1), dim=-1)
    return (mean @ mean.T / CAPTION_TEMPERATURE).softmax(-1)


def shuffled(places: Sequence[int], chance: Random) -> list[int]:
    """Return the places in an order of chance."""
    return chance.sample(list(places), len(places))
