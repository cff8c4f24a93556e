"""How well products are ordered by the scene they are for, where the feed no longer says which scene that is.

    python -m benchmarks.scene_search --catalog FEED --hide "Climate={} weather" --hide Activity [--json FILE]

The details named with --hide are taken out of a copy of the feed, and a shop is made of it. Each of their values is a
scene that every kind of thing is asked for in ("jackets" for "rainy weather"); relevant are the products that the
feed as it was states to be for that. So the ranker reads all but the answer.

`ours` is asked with the scene; `ours without scene` for the kind alone; `scene as words` searches for the scene by its
words, as anything else that is said of a thing; `dense text` compares one vector of all that is said with those of
products.
`best possible` is an oracle, `chance` an order by lot.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant.ranking.order import obeying
from assistant.retrieval.assortment import Fitting
from assistant.shop import Shop
from assistant.types import Query, Wish
from assistant.wish import begun
from benchmarks.asking import asked
from benchmarks.feeds import copied, variants_of
from benchmarks.measures import means, ndcg
from benchmarks.report import Row, ended_in_words, report
from benchmarks.scene_queries import FEWEST, MOST, Hidden, SceneQuery, kind_of, suited, without_details
from benchmarks.shops import kept_in, worded_shop

DEPTH = 10
SEED = 7
#: What Luma's feed states of scenes.
LUMA = ["Climate={} weather", "Activity={}", "Eco collection=eco-friendly"]

Search = Callable[[SceneQuery], Sequence[str]]


def queries_of(shop: Shop, kinds: Sequence[str], scenes: Mapping[str, frozenset[str]]) -> list[SceneQuery]:
    """Ask for each kind of thing in each scene that tells some of its products from others."""
    shelf = shop.shelves.current()
    queries = []
    for kind in kinds:
        wish = begun(shop.read(kind))
        fitting = frozenset(obeying(shelf, wish)) if wish.constraints else frozenset()
        for scene, products in scenes.items():
            relevant = products & fitting
            if FEWEST <= len(relevant) <= MOST * len(fitting):
                queries.append(SceneQuery(kind, scene, wish, relevant))
    return queries


def systems(shop: Shop) -> Iterator[tuple[str, Search]]:
    """Ask a shop in each way."""

    def find(wish_of: Callable[[SceneQuery], Wish], query: SceneQuery) -> Sequence[str]:
        return [hit.variant.item_group_id for hit in shop.find(Query(wish_of(query), DEPTH)).hits]

    yield "ours", partial(find, lambda query: query.staged)
    yield "ours without scene", partial(find, lambda query: query.wish)
    yield "scene as words", partial(find, lambda query: query.worded)
    yield "dense text", partial(_by_meaning, shop)


def main(
    catalog: Annotated[Path, typer.Option(help="A product feed that states what its products are for.")],
    hide: Annotated[list[str], typer.Option(help="A detail to hide, how its values are said; several times.")] = LUMA,
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shop between runs.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make the shop, ask it, and print what came out."""
    with ended_in_words(), kept_in(home, catalog, "-scenes") as folder:
        variants, hidden = variants_of(catalog), [Hidden.read(each) for each in hide]
        scenes = suited(variants, hidden)
        feed = copied(without_details(variants, hidden), {}, folder / "feed")
        with worded_shop(folder, feed) as shop:
            queries = queries_of(shop, sorted({kind_of(each) for each in variants}), scenes)
            rows: list[Row] = [
                {"system": name, **asked(name, queries, search, marked)} for name, search in systems(shop)
            ]
            rows += bounds(shop, queries)
    report(f"{len(queries)} kinds of things in scenes, of {catalog.name}", rows, json)


def bounds(shop: Shop, queries: Sequence[SceneQuery]) -> Iterator[Row]:
    """Return what an oracle and what chance would reach."""
    chance, shelf = np.random.default_rng(SEED), shop.shelves.current()
    drawn = [marked(each, list(chance.permutation(sorted(obeying(shelf, each.wish))))) for each in queries]
    yield {"system": "chance", **means(drawn), "n": len(queries)}
    yield {
        "system": "best possible",
        **means([marked(each, list(each.relevant)) for each in queries]),
        "n": len(queries),
    }


def marked(query: SceneQuery, found: Sequence[str]) -> Mapping[str, float]:
    """Return the marks of one answer."""
    return {"nDCG@10": ndcg(DEPTH, query.relevant, found)}


def _by_meaning(shop: Shop, query: SceneQuery) -> Sequence[str]:
    shelf = shop.shelves.current()
    fitting: Fitting = obeying(shelf, query.wish)
    vector = shop.encoder.embed([f"{query.kind} for {query.scene}"])[0]
    return [product for product, _ in shelf.vectors.search(vector, DEPTH, shelf.allowed(fitting))]


if __name__ == "__main__":
    typer.run(main)
