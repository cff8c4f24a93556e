"""How well words find products: by what is written of them, by what their pictures show, and by both.

    python -m benchmarks.text_search --catalog FEED [--json FILE]
    python -m benchmarks.text_search --catalog FEED --queries FILE [--json FILE]

The queries' file is a JSON list of {"text", "relevant"}: ids of products or variants. Without one, the words are made
of the catalogue's own attributes ("red women's shorts"; relevant is what states all three), and asked in two shops:
one of the feed as it is, and one of a copy that has no name of a color or a pattern left in any cell, so that only
pictures show them.

`ours` is asked as `assistant search` asks; `lexical`, `dense text` and `dense photo` (the words' vector among those of
the pictures) are the single rankings of the same shop, given the same words; `best possible` is an oracle. The photo
model is tuned to the shop as an import does it, so the pictures searched are those that it has learnt from.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assistant import photo_models, wiring
from assistant.inquiry import Inquiry, answer
from assistant.language.content import content_words
from assistant.ports import Encoder, PhotoEncoder
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.shelf import Shelf
from assistant.settings import Settings
from assistant.wiring import Counter
from benchmarks.asking import asked
from benchmarks.feeds import copied, pictures_beside, variants_of
from benchmarks.measures import means, ndcg, precision
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shops import kept_in, photo_model_of, stock
from benchmarks.text_queries import Query, of_attributes, read, silenced

DEPTH = 10  # products looked at
PICTURES = 200  # looked at for so many products: a product has several

#: Returns item_group_ids, best first.
Search = Callable[[Query], Sequence[str]]


def systems(settings: Settings) -> Iterator[tuple[str, Search]]:
    """Open a shop, to be asked in each way."""
    counter = wiring.open_counter(settings)
    shelf = counter.shop.shelves.current()
    yield "ours", partial(by_both, counter)
    yield "lexical", partial(by_words, shelf)
    yield "dense text", partial(by_meaning, shelf, counter.shop.encoder)
    if shelf.photos:
        encoder = photo_models.photo_encoder(settings, photo_model_of(settings), threads=1)
        yield "dense photo", partial(by_pictures, shelf.photos, encoder)


def by_both(counter: Counter, query: Query) -> Sequence[str]:
    """Ask as from the command line."""
    found = answer(Inquiry(text=query.text, k=DEPTH), None, counter.shop, counter.looks).found
    return [hit.variant.item_group_id for hit in found.hits]


def by_words(shelf: Shelf, query: Query) -> Sequence[str]:
    """Search the full text for any of the words."""
    return [product for product, _ in shelf.words.search(content_words(query.text), DEPTH)]


def by_meaning(shelf: Shelf, encoder: Encoder, query: Query) -> Sequence[str]:
    """Search the vectors of what is written."""
    return [product for product, _ in shelf.vectors.search(encoder.embed([query.text])[0], DEPTH, None)]


def by_pictures(photos: PhotoShelf, encoder: PhotoEncoder, query: Query) -> Sequence[str]:
    """Search the vectors of what pictures show."""
    near = photos.index.search(encoder.texts([query.text])[0], PICTURES, None)
    return [found.item_group_id for found in photos.best(near, Fitting(photos.assortment, ()))]


def compare(shop: str, settings: Settings, queries: Sequence[Query]) -> Iterator[Row]:
    """Ask one shop in each way."""
    for name, search in systems(settings):
        yield {"system": name, "shop": shop, **asked(name, queries, search, marked)}
    oracle = [marked(query, list(query.relevant)) for query in queries]
    yield {"system": "best possible", "shop": shop, **means(oracle), "n": len(queries)}


def marked(query: Query, found: Sequence[str]) -> Mapping[str, float]:
    """Return the marks of one answer."""
    return {"P@5": precision(5, query.relevant, found), "nDCG@10": ndcg(10, query.relevant, found)}


def main(
    catalog: Annotated[Path, typer.Option(help="A product feed whose pictures are files beside it.")],
    queries: Annotated[Path | None, typer.Option(help="Texts to search with, as a JSON list.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shops between runs.")] = None,
    tune: Annotated[bool, typer.Option("--tune/--no-tune", help="Tune the photo model to the shop.")] = True,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make the shops, ask them, and print what came out."""
    with ended_in_words(), kept_in(home, catalog) as folder:
        variants = variants_of(catalog)
        feeds = {"as it is": catalog}
        asked_for = read(queries, variants) if queries else of_attributes(variants)
        if not queries:
            silent = [silenced(variant) for variant in variants]
            feeds["looks unsaid"] = copied(silent, pictures_beside(catalog, variants), folder / "unsaid")
        shops = {name: Settings(home=folder / name.replace(" ", "-")) for name in feeds}
        # All of them first: an open shop keeps models to one thread, for the whole process.
        for name, settings in shops.items():
            stock(feeds[name], settings, tune=tune)
        rows = [row for name, settings in shops.items() for row in compare(name, settings, asked_for)]
    report(f"{len(asked_for)} texts asked of {catalog.name}", rows, json)


if __name__ == "__main__":
    typer.run(main)
