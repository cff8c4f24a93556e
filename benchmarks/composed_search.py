"""How well a photo and a change in words together find what they ask for.

    python -m benchmarks.composed_search --catalog FEED [--hold-out 0.5] [--json FILE]

A photo of a product in one color, and "in blue": that product in blue. A photo, and "striped", "made of wool",
"shorts" or "for women", where the shop has things that differ in this alone. The photos are additional pictures of the
feed, a share of which is taken out of a copy of it before it is imported, so that they are neither indexed nor learnt
from; of a feed without any, parts of main pictures (easier, since those are indexed).

Every question is asked twice. First as a customer asks it: the language of the shop reads the words, and what it makes
of them is a hard constraint for all systems. Then `free`: the words stay words, as they do where the shop states
nothing of what is said. `ours` is `Shop.find`, by learned attention over photo and words; the others join the same
vectors in plain ways. R@1 and R@5 are of the variant shown: the right product in the right color.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from assistant import photo_models, wiring
from assistant.lending import lent
from assistant.photo import clean
from assistant.ports import Look
from assistant.ranking.order import fitting_products
from assistant.settings import Settings
from assistant.types import Likeness, Query, Reading, Wish
from assistant.wiring import Counter
from assistant.wish import alike
from benchmarks.asking import asked
from benchmarks.composed_questions import Question, Unit, prepared, questions
from benchmarks.feeds import variants_of
from benchmarks.fusions import JOINS, Rival
from benchmarks.measures import Marks
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shops import kept_in, photo_model_of, stock

DEPTH = 5

#: Returns products in the color they are shown in, best first, for a photo and a wish that is read of the words or not.
Search = Callable[[Look, Wish, str], Sequence[Unit]]


class Asking:
    """One shop, asked."""

    def __init__(self, settings: Settings) -> None:
        self.counter: Counter = wiring.open_counter(settings)
        self.shop = self.counter.shop
        self.look = cache(self._look)
        self.encoder = photo_models.photo_encoder(settings, photo_model_of(settings), threads=1)
        self.words = cache(lambda text: self.encoder.texts([text])[0])

    def systems(self) -> Iterator[tuple[str, Search]]:
        """Yield each way to ask by its name."""
        yield "ours", self.ours
        photos = self.shop.shelves.current().photos
        if photos:
            for name, join in JOINS.items():
                yield name, partial(self.plainly, Rival(photos, join))

    def ours(self, look: Look, wish: Wish, _words: str) -> Sequence[Unit]:
        """Ask the shop."""
        hits = self.shop.find(Query(wish, DEPTH), look).hits
        return [(hit.variant.item_group_id, hit.variant.color) for hit in hits]

    def plainly(self, rival: Rival, look: Look, wish: Wish, words: str) -> Sequence[Unit]:
        """Rank what obeys the same constraints."""
        assortment = self.shop.shelves.current().assortment
        fitting, _ = fitting_products(assortment, wish, ())
        found = rival.search(look.vector, self.words(words), fitting, DEPTH)
        records = self.shop.catalog.variants([int(assortment.variant_keys[place]) for place in found])
        return [(variant.item_group_id, variant.color) for variant in records.variants]

    def marked(self, search: Search, question: Question) -> Marks:
        """Ask a question in both ways."""
        look = self.look(question.photo)
        like = Likeness(photo=question.photo.name, seen=look.seen)
        read = alike(Wish(), like, lent(self.shop.read(question.words), like, self.shop.read), ())
        free = alike(Wish(), like, Reading(words=question.words), ())
        what = "color" if question.changes == "color" else "other"
        return {
            **_marks(what, question, search(look, read, question.words)),
            **_marks(f"free {what}", question, search(look, free, question.words)),
        }

    def _look(self, photo: Path) -> Look:
        return self.counter.looks.look(clean(photo.read_bytes()).pixels)


def _marks(what: str, question: Question, found: Sequence[Unit]) -> Marks:
    places = [place for place, unit in enumerate(found) if unit in question.relevant]
    return {f"{what} R@{k}": float(any(place < k for place in places)) for k in (1, DEPTH)}


def compare(asking: Asking, posed: Sequence[Question]) -> Iterator[Row]:
    """Measure each system."""
    for photo in {question.photo for question in posed}:
        asking.look(photo)  # on nobody's clock
    for name, search in asking.systems():
        answered = asked(name, posed, partial(asking.marked, search), lambda _, marks: marks)
        colors = sum(question.changes == "color" for question in posed)
        yield {"system": name, **answered, "colors": colors, "others": len(posed) - colors}


def main(
    catalog: Annotated[Path, typer.Option(help="A product feed whose pictures are files beside it.")],
    share: Annotated[float, typer.Option("--hold-out", min=0, max=1, help="Share of the additional pictures.")] = 0.5,
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shop between runs.")] = None,
    tune: Annotated[bool, typer.Option("--tune/--no-tune", help="Learn from the shop's pictures.")] = True,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make a shop, ask it, and print what came out."""
    with ended_in_words(), kept_in(home, catalog, f"-less-{share}") as folder:
        task = prepared(catalog, share, folder / "feed")
        settings = Settings(home=folder / ("tuned" if tune else "shipped"))
        stock(task.feed, settings, tune=tune)
        rows = list(compare(Asking(settings), questions(variants_of(task.feed), task.queries)))
    report(task.title, rows, json)


if __name__ == "__main__":
    typer.run(main)
