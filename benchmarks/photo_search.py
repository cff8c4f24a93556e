"""How well a photo finds its product and its color.

    python -m benchmarks.photo_search --catalog FEED [--hold-out 0.5] [--json FILE]
    python -m benchmarks.photo_search --catalog FEED --queries FILE [--model ViT-B-16 --checkpoint WEIGHTS]

The queries' file is a JSON list of {"image", "item_group_id", "color"}; paths start from its folder. Without one, a
share of the feed's additional pictures is held out: they are taken out of a copy of the feed before it is imported, so
that they are neither indexed nor learnt from, and are searched with.

`ours` is a shop as `assistant catalog import` makes it, its photo model tuned to its pictures; `shipped` is the same
with `--no-tune`; `color histogram` looks at colors alone; `--model` is any of open_clip. All but the histogram are
asked as `assistant search --photo` asks. R@1, R@10 and MRR are of the product among the first 100 found; colour@1 says
how often the variant that stands first has the photo's color, of the photos that have one. A measure's `95%` is how
far its mean can be trusted with so few photos.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assistant import wiring
from assistant.inquiry import Inquiry, answer, shown
from assistant.settings import Settings
from assistant.types import Variant
from assistant.wiring import Counter
from benchmarks.asking import asked
from benchmarks.color_histogram import ColorHistograms
from benchmarks.measures import Marks, found_within, reciprocal_rank
from benchmarks.photo_queries import Query, Task, hold_out, read
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shops import kept_in, photo_model_of, stock, stock_with, stocked

DEPTH = 100  # products that a photo is answered with


@dataclass(frozen=True, slots=True)
class FullModel:
    """A model of open_clip and its weights."""

    architecture: str
    checkpoint: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A shop that was made, and how."""

    system: str
    settings: Settings
    told: Row = field(default_factory=dict)


def made(feed: Path, folder: Path, *, tune: bool, full: FullModel | None) -> Iterator[Made]:
    """Make a shop for each model."""
    if tune:
        settings = Settings(home=folder / "tuned")
        yield Made("ours", settings, {"tuning_seconds": round(stock(feed, settings, tune=True), 1)})
    settings = Settings(home=folder / "shipped")
    stock(feed, settings, tune=False)
    yield Made("shipped", settings)
    if full:
        settings = Settings(home=folder / full.architecture.replace("/", "-"))
        stock_with(feed, settings, full.architecture, full.checkpoint)
        yield Made(full.architecture, settings)


def compare(task: Task, shops: Sequence[Made]) -> Iterator[Row]:
    """Measure each shop, and colors alone on the pictures of the last one."""
    for shop in shops:
        counter = wiring.open_counter(shop.settings)
        told = {"model": photo_model_of(shop.settings), **shop.told}
        yield {"system": shop.system, **asked(shop.system, task.queries, partial(by_photo, counter), marked), **told}
    colors = ColorHistograms(shops[-1].settings.media, stocked(counter.shop))
    yield {"system": "color histogram", **asked("colors", task.queries, partial(by_colors, colors), marked)}


def by_photo(counter: Counter, query: Query) -> Sequence[Variant]:
    """Ask as from the command line."""
    question = Inquiry(photo=query.image, k=DEPTH)
    found = answer(question, shown(question), counter.shop, counter.looks).found
    return [hit.variant for hit in found.hits]


def by_colors(histograms: ColorHistograms, query: Query) -> Sequence[Variant]:
    """Look for pictures of the same colors."""
    return histograms.search(query.image, DEPTH)


def marked(query: Query, found: Sequence[Variant]) -> Marks:
    """Return the marks of one answer."""
    wanted, products = query.item_group_id, [variant.item_group_id for variant in found]
    marks = {
        "R@1": found_within(1, wanted, products),
        "R@10": found_within(10, wanted, products),
        "MRR": reciprocal_rank(wanted, products),
    }
    if query.color:
        marks["colour@1"] = float(bool(found) and found[0].color.casefold() == query.color.casefold())
    return marks


def main(  # noqa: PLR0913, PLR0917 - the options of a command
    catalog: Annotated[Path, typer.Option(help="A product feed whose pictures are files beside it.")],
    queries: Annotated[Path | None, typer.Option(help="Photos to search with, as a JSON list.")] = None,
    share: Annotated[
        float, typer.Option("--hold-out", min=0, max=1, help="Share of the additional pictures, without --queries.")
    ] = 0.5,
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shops between runs.")] = None,
    tune: Annotated[bool, typer.Option("--tune/--no-tune", help="Measure the tuned model too.")] = True,
    model: Annotated[str, typer.Option(help="A full model too, by open_clip's name; with --checkpoint.")] = "",
    checkpoint: Annotated[Path | None, typer.Option(help="Its weights.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make the shops, ask them, and print what came out."""
    if bool(model) != bool(checkpoint):
        raise typer.BadParameter("--model and --checkpoint go together")
    with ended_in_words(), kept_in(home, catalog, "" if queries else f"-less-{share}") as folder:
        task = read(catalog, queries) if queries else hold_out(catalog, share, folder / "feed")
        full = FullModel(model, checkpoint) if checkpoint else None
        # All of them first: an open shop keeps models to one thread, for the whole process.
        shops = list(made(task.feed, folder, tune=tune, full=full))
        rows = list(compare(task, shops))
    report(task.title, rows, json)


if __name__ == "__main__":
    typer.run(main)
