"""How well a photo's color, pattern, kind and sleeves are told, by what the shop itself states of it.

    python -m benchmarks.sights --catalog FEED [--home FOLDER] [--json FILE]

Each picture of the shop is looked at as a customer's photo is, all pictures of its own product left out, and compared
with what the feed states of it. The photo model is the one that is shipped: a tuned one has learnt from the very
products that are asked for.

`ours` is what a shop tells; `mean color` names the mean of all pixels; `commonest` always tells what most pictures
state; `texts` tells the text nearest to the photo of all that the shop states ("a striped thing"), by the same model.
`told` is how often something is told of what is stated, `right` how much of that is so, `95%` how far that can be
trusted with so few photos; of a color `right` is the largest, and `any` tells whether one of those told is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import track

from assistant import photo_models, wiring
from assistant.catalog.gallery import read_picture
from assistant.language.colors import color_matches, parts_of
from assistant.ports import PhotoEncoder, Pixels, VectorIndex, Vectors
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.types import Seen, Sight, Variant
from assistant.vision.lab import lab
from assistant.vision.light import LIGHT
from assistant.vision.neighbors import Neighbor, says_something
from assistant.vision.shades import Shades, offered_shades
from assistant.vision.sights import NEAREST, sights
from assistant.vision.stated import Stated, stated
from benchmarks.measures import means
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shops import kept_in, photo_model_of, stock, stocked

TOLD = (Sight.COLOR, Sight.PATTERN, Sight.CATEGORY, Sight.SLEEVE)
PROMPTS = {
    Sight.COLOR: "a {} thing",
    Sight.PATTERN: "a {} thing",
    Sight.CATEGORY: "a {}",
    Sight.SLEEVE: "clothes with {}",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the shop and what is stated of it."""

    name: str
    variant: Variant
    stated: Stated
    vector: Vectors


@dataclass(frozen=True)
class Gallery:
    """All pictures of a shop."""

    media: Path
    index: VectorIndex
    pictures: Mapping[str, Picture]
    shades: Shades

    @classmethod
    def of(cls, shop: Shop, media: Path) -> "Gallery":
        """Gather the pictures that are indexed; of several variants of one the first speaks."""
        shown: dict[str, Variant] = {}
        variants = stocked(shop)
        for variant in variants:
            for name in variant.images:
                shown.setdefault(name, variant)
        photos = shop.shelves.current().photos
        if photos is None:
            raise typer.BadParameter("the feed has no pictures", param_hint="--catalog")
        names = [name for name in photos.index.ids if name in shown]
        pictures = {
            name: Picture(name, shown[name], stated(shown[name]), photos.vectors_of([name])[0]) for name in names
        }
        return cls(media, photos.index, pictures, Shades(offered_shades({each.color for each in variants})))

    def photo(self, picture: Picture) -> Pixels:
        """Open a picture."""
        return read_picture(self.media / picture.name)

    def neighbors(self, picture: Picture) -> Iterator[Neighbor]:
        """Yield the nearest pictures of other products."""
        own = picture.variant.item_group_id
        others = np.array([self.pictures[name].variant.item_group_id != own for name in self.index.ids])
        for name, likeness in self.index.search(picture.vector, NEAREST, others):
            yield Neighbor(likeness, self.pictures[name].stated)


Tells = Callable[[Picture], Sequence[Seen]]


def ours(gallery: Gallery) -> Tells:
    """Tell what a shop tells."""
    return lambda picture: sights(gallery.photo(picture), list(gallery.neighbors(picture)), gallery.shades)


def mean_color(gallery: Gallery) -> Tells:
    """Name the mean of all pixels."""

    def tell(picture: Picture) -> Sequence[Seen]:
        mean = LIGHT[gallery.photo(picture)].reshape(-1, 3).mean(axis=0)
        name, confidence = gallery.shades.name(lab(mean))
        return [Seen(sight=Sight.COLOR, value=name, confidence=confidence)]

    return tell


def commonest(gallery: Gallery) -> Tells:
    """Tell what most pictures state."""
    counts = {sight: _stated_terms(gallery, sight) for sight in TOLD}
    seen = [
        Seen(sight=sight, value=terms.most_common(1)[0][0], confidence=1) for sight, terms in counts.items() if terms
    ]
    return lambda _: seen


def texts(gallery: Gallery, encoder: PhotoEncoder) -> Tells:
    """Tell the nearest text."""
    terms = {sight: sorted(_stated_terms(gallery, sight)) for sight in TOLD}
    vectors = {
        sight: encoder.texts([PROMPTS[sight].format(name) for name in names]) for sight, names in terms.items() if names
    }

    def tell(picture: Picture) -> Sequence[Seen]:
        nearest = {sight: terms[sight][int(np.argmax(rows @ picture.vector))] for sight, rows in vectors.items()}
        return [Seen(sight=sight, value=value, confidence=1) for sight, value in nearest.items()]

    return tell


def _stated_terms(gallery: Gallery, sight: Sight) -> Counter[str]:
    terms = (term for each in gallery.pictures.values() for term in each.stated.get(sight, ()))
    return Counter(term for term in terms if says_something(sight, term))


def measured(system: str, gallery: Gallery, tell: Tells) -> Iterator[Row]:
    """Ask one system about every picture; yield a row for each sight it tells."""
    told: list[tuple[Picture, Sequence[Seen]]] = []
    seconds = []
    console = Console(stderr=True)
    for picture in track(gallery.pictures.values(), f"asking {system}", console=console, transient=True):
        started = perf_counter()
        told.append((picture, tell(picture)))
        seconds.append(perf_counter() - started)
    for sight in TOLD:
        answers = [
            [each.value for each in seen if each.sight is sight] for picture, seen in told if sight in picture.stated
        ]
        truths = [picture for picture, _ in told if sight in picture.stated]
        if any(answers):
            yield _row(system, sight, truths, answers) | {"p50_ms": round(median(seconds) * 1000, 1)}


def _row(
    system: str, sight: Sight, truths: Sequence[Picture], answers: Sequence[Sequence[str]]
) -> dict[str, str | float | int]:
    rights = [[_is_right(sight, value, truth) for value in told] for truth, told in zip(truths, answers, strict=True)]
    marks = means([{"right": float(right[0])} for right in rights if right])
    any_right = {"any": _share(rights, any)} if sight is Sight.COLOR else {}
    return {
        "system": system,
        "sight": sight.value,
        "n": len(truths),
        "told": _share(rights, bool),
        **marks,
        **any_right,
    }


def _share(rights: Sequence[Sequence[bool]], which: Callable[[Sequence[bool]], bool]) -> float:
    return round(sum(map(which, rights)) / len(rights), 4)


def _is_right(sight: Sight, value: str, picture: Picture) -> bool:
    if sight is Sight.COLOR:
        return any(color_matches(value, part) for part in parts_of(picture.variant.color))
    return value in picture.stated[sight]


def compare(settings: Settings) -> Iterator[Row]:
    """Measure every system on the pictures of one shop."""
    gallery = Gallery.of(wiring.open_shop(settings), settings.media)
    encoder = photo_models.photo_encoder(settings, photo_model_of(settings))
    systems = {"ours": ours, "mean color": mean_color, "commonest": commonest}
    for name, tells in systems.items():
        yield from measured(name, gallery, tells(gallery))
    yield from measured("texts", gallery, texts(gallery, encoder))


def main(
    catalog: Annotated[Path, typer.Option(help="A product feed whose pictures are files beside it.")],
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shop between runs.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make the shop, look at its pictures, and print what came out."""
    with ended_in_words(), kept_in(home, catalog) as folder:
        settings = Settings(home=folder / "shipped")
        stock(catalog, settings, tune=False)
        report(f"What the pictures of {catalog.name} show", list(compare(settings)), json)


if __name__ == "__main__":
    typer.run(main)
