"""The image tower as it is shipped: trained on the demo shop, and on labelled photos where there are some.

A folder of labelled photos holds `images.csv`, with the columns `image` and `label`, and `images/<image>.jpg`.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from assistant.catalog.changes import group_variants
from assistant.catalog.demo import shop
from assistant.catalog.formats import read_feed
from assistant.catalog.lessons import lessons
from assistant.catalog.listing import read_listing
from assistant.errors import SetupError
from assistant.ports import Encoder, Lesson, Progress
from assistant.vision.course import Course, Recipe, Result
from assistant.vision.curriculum import curriculum
from assistant.vision.start import aligned, beginner
from assistant.vision.towers import save

#: Far more photos than a shop's course has, and nobody waits for them.
RECIPE = Recipe(seconds=2700, epochs=20, examined_every=2, patience=20)
CURRENCY = "USD"  # of the demo shop


def train(folder: Path, photos: Path | None, weights: Path, encoder: Encoder, progress: Progress) -> Result:
    """Train the tower from ImageNet's weights and write it to `weights`; return it with its marks.

    The demo shop is drawn into `folder`, where the state of the course is kept too: one that was cut off is taken up.
    Raises SetupError where the photos cannot be read.
    """
    photographed = list(labelled(photos)) if photos else []  # first: to draw the shop takes minutes
    learnt = [*demo_lessons(folder / "demo", progress), *photographed]
    progress("embedding captions", 0, None)
    prepared = curriculum(learnt, encoder.embed)
    key = f"{len(learnt)} lessons, {RECIPE}"
    progress("looking at the photos", 0, None)
    tower = aligned(beginner(RECIPE.seed), prepared)
    result = Course(tower, prepared, RECIPE, folder / "course.pt", key).run(progress)
    save(result.tower, weights)
    return result


def demo_lessons(folder: Path, progress: Progress) -> list[Lesson]:
    """Draw the demo shop and return its lessons."""
    feed = shop.build(folder, progress=_step(progress, "drawing the demo shop"))
    listing = read_listing(read_feed(feed), CURRENCY, datetime.now().astimezone(), progress)
    return lessons(group_variants(listing.variants).values(), folder)


def labelled(folder: Path) -> Iterator[Lesson]:
    """Yield one lesson for each labelled photo. Raises SetupError where there is no such table or photo."""
    try:
        with (folder / "images.csv").open(encoding="utf-8", newline="") as table:
            rows = [(row["image"], row["label"]) for row in csv.DictReader(table)]
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        raise SetupError(f"{folder} must hold images.csv with the columns image and label, and images/.") from error
    for name, label in rows:
        photo = folder / "images" / f"{name}.jpg"
        if not photo.is_file():
            raise SetupError(f"{photo} is missing: images.csv names it.")
        yield Lesson(photo, name, "", (label.lower(), f"a photo of a {label.lower()}"))


def _step(progress: Progress, name: str) -> Callable[[int, int], None]:
    return lambda done, total: progress(name, done, total)
