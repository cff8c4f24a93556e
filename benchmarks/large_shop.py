"""Makes a shop as large as one likes from the demo shop's grammar, to measure with.

    python -m benchmarks.large_shop --products 100000 --out FOLDER

Products differ in name, make, price and words; their pictures are those of the demo shop, one of the same kind
and, where there is one, the same color.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Annotated

import typer

from assistant.catalog.demo import assortment, feed, shop
from assistant.catalog.demo.lexicon import load
from assistant.catalog.demo.product import Product
from assistant.types import Variant

_VARIANTS = (1, 2, 2, 3, 4)  # of a product, 2.4 in the mean where there are as many

Pictures = Mapping[str, Mapping[str, Sequence[str]]]  # kind → color → pictures, relative to the feed


def scaled_feed(folder: Path, products: int = 100_000, seed: int = 1, demo: Path | None = None) -> Path:
    """Write `feed.tsv` with about so many products, and the `images/` it names, into the folder; return the feed.

    Pictures are linked (or copied) from the demo shop in `demo`; without one they are drawn. Rows are written as
    they are made, so memory does not grow with their number.
    """
    models = shop.write_texts(demo or folder)
    if demo is None or not (demo / "images").is_dir():
        shop.draw_pictures(models, demo or folder)
    if demo is not None:
        _link(demo / "images", folder / "images")
    rows = _rows(products, Random(seed), _pictures(models))  # noqa: S311 (figures need no secrets)
    feed.write(rows, folder / "feed.tsv")
    return folder / "feed.tsv"


def _rows(products: int, rng: Random, pictures: Pictures) -> Iterator[Variant]:
    lexicon = load()
    for product in assortment.products(lexicon, rng, products):
        rows = list(feed.variants(product, lexicon, rng))
        for row in rng.sample(rows, min(len(rows), rng.choice(_VARIANTS))):
            colors = pictures[product.kind.key]
            chosen = rng.choice(colors.get(row.color) or next(iter(colors.values())))
            yield replace(row, images=(chosen,))


def _pictures(models: Sequence[Product]) -> Pictures:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for product in models:
        for shade in product.shades:
            found[product.kind.key][shade.label(product.pattern)].append(feed.picture(product, shade))
    return found


def _link(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for picture in source.iterdir():
        twin = target / picture.name
        if twin.exists():
            continue
        try:
            os.link(picture, twin)
        except OSError:  # another file system
            shutil.copyfile(picture, twin)


def main(
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    products: Annotated[int, typer.Option(min=1, help="About how many products.")] = 100_000,
    seed: Annotated[int, typer.Option()] = 1,
    demo: Annotated[Path | None, typer.Option(help="A demo shop whose pictures to use.")] = None,
) -> None:
    """Write a large feed."""
    print(scaled_feed(out, products, seed, demo))


if __name__ == "__main__":
    typer.run(main)
