"""The demo shop: a feed, its reviews, policies and pictures, made from nothing and the same every time."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from random import Random

from assistant.catalog.demo import assortment, feed, pictures, reviews, size_chart
from assistant.catalog.demo.drawings.paint import Look
from assistant.catalog.demo.lexicon import Lexicon, load
from assistant.catalog.demo.pictures import Job
from assistant.catalog.demo.product import Product

Progress = Callable[[int, int], None]  # called with (done, total) pictures

PRODUCTS = 680
POLICIES = Path(__file__).with_name("policies")  # Markdown, written by hand
_SEED = 20240229
_CHUNK = 16  # pictures a worker takes at once
_MOST_WORKERS = 8


def build(folder: Path, *, progress: Progress | None = None) -> Path:
    """Write feed, reviews, `policies/`, `size_chart.csv` and `images/` into the folder and return the feed's path.

    The texts are the same bytes each time; the pictures too, with the same renderer and image library.
    """
    products = write_texts(folder)
    write_policies(folder / "policies")
    size_chart.write(load(), folder / "size_chart.csv")
    draw_pictures(products, folder, progress)
    return folder / "feed.tsv"


def draw_pictures(products: Sequence[Product], folder: Path, progress: Progress | None = None) -> None:
    """Draw the picture of every color of the products into `folder/images`, but for those that are there already.

    A picture has its name only once it is whole, and those of another version of the shop are drawn anew.
    """
    jobs = list(picture_jobs(products, load(), folder))
    _forget_others(jobs, folder / "images", _version())
    missing = [job for job in jobs if not job.path.exists()]
    # The renderer holds Python's lock, so processes, not threads; spawned, because the caller may have threads.
    with ProcessPoolExecutor(min(_MOST_WORKERS, cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        for done, _ in enumerate(pool.map(pictures.draw, missing, chunksize=_CHUNK), start=1):
            if progress:
                progress(len(jobs) - len(missing) + done, len(jobs))


def _forget_others(jobs: Sequence[Job], images: Path, version: str) -> None:
    """Delete these pictures, and nothing else of the folder, where another version drew them; write down which does."""
    mark = images / "version"
    if not mark.exists() or mark.read_text("utf-8") != version:
        images.mkdir(parents=True, exist_ok=True)
        for job in jobs:
            job.path.unlink(missing_ok=True)
        mark.write_text(version, "utf-8")


def _version() -> str:
    """Name what pictures are made of by its content: this package, the renderer and the image library."""
    digest = hashlib.sha256(f"{metadata.version('resvg_py')} {metadata.version('pillow')}".encode())
    for file in sorted(file for ending in ("*.py", "*.yml") for file in Path(__file__).parent.rglob(ending)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def write_texts(folder: Path) -> list[Product]:
    """Write the feed and the reviews, and return the products they are of."""
    lexicon, rng = load(), Random(_SEED)  # noqa: S311 (a demo shop needs no secrets)
    products = list(assortment.products(lexicon, rng, PRODUCTS))
    folder.mkdir(parents=True, exist_ok=True)
    feed.write((row for product in products for row in feed.variants(product, lexicon, rng)), folder / "feed.tsv")
    opinions = (review for product in products for review in reviews.reviews(product, lexicon.opinions, rng))
    reviews.write(opinions, folder / "reviews.tsv")
    return products


def write_policies(folder: Path) -> None:
    """Write what the shop says of delivery, returns and the like."""
    shutil.copytree(POLICIES, folder, dirs_exist_ok=True)


def picture_jobs(products: Sequence[Product], lexicon: Lexicon, folder: Path) -> Iterator[Job]:
    """Yield the picture of every color of every product."""
    for product in products:
        for shade in product.shades:
            look = Look(
                color=lexicon.colors[shade.color],
                second=lexicon.colors[shade.second],
                pattern=product.pattern or "solid",
                cut=product.cut,
                pose=product.pose,
            )
            yield Job(product.kind.drawing, look, folder / feed.picture(product, shade))
