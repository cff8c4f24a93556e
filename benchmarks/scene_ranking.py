"""Which dress a shopper rents for an occasion: the ranker with the scene, without it, and what others would do.

    python -m benchmarks.scene_ranking --train PARQUET --valid PARQUET --test PARQUET [--json FILE]
    python -m benchmarks.scene_ranking --train PARQUET --valid PARQUET [--json FILE]

Each row of the test part is a rental to be predicted among all dresses of the shop, the shopper's past ones taken out,
from the occasion and the shopper's earlier rentals; `benchmarks.rentals` tells what may not be read. With --test,
everything is trained on both other parts; without it, on the training part, and `valid` is what is predicted: that is
how the ranker's shape and recipe were chosen, so its own figures are of a part it was tuned on.

`ours` is the mean of a few rankers that differ by their seed; `ours, one seed` and each other way of conditioning are
one ranker each. `ours without the scene` knows no occasion, neither as a vector nor in a count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.learning.ranker import SceneRanker
from assistant.learning.training import Recipe, untrained
from assistant.learning.training import train as teach
from assistant.learning.values import Conditioned, Shape
from assistant.ports import Integers, Vectors
from assistant.ranking.collaborative import Ease, ItemNeighbors, Popularity, Rows, triples
from assistant.retrieval.encoder import minilm
from benchmarks.rental_counts import counts
from benchmarks.rental_lessons import RentalLessons, SampledLessons, asks_of_all, asks_of_held_out, shop_of
from benchmarks.rental_trees import trees
from benchmarks.rentals import Rentals, names_of, read, rentals
from benchmarks.report import Row, ended_in_words, report
from benchmarks.whole_shop import Scores, marks, places

RECIPE = Recipe(epochs=2, decay_of_ids=1.0)
UNITS, HIDDEN = 64, 128
SAMPLE = 1_500  # dresses that a batch is ranked among while it is learnt from
SEEDS = 4
DEFAULT: Conditioned = "film"
OTHERS: tuple[Conditioned, ...] = ("early", "late", "gate", "multi-task")
EASE_STRENGTH = 100.0


@dataclass(frozen=True)
class Part:
    """A training part and what is to be predicted, with the words of occasions and categories as vectors."""

    known: Rentals
    held_out: Rentals
    occasions: Vectors
    categories: Vectors

    @cached_property
    def baskets(self) -> Rows:
        """Return what each shopper rented, 1 each."""
        names = self.known.names
        shape = len(names.shoppers), len(names.items)
        held = triples(self.known.shopper, self.known.item, np.ones(len(self.known), np.float32), shape)
        held.data[:] = 1
        return held

    @cached_property
    def lessons(self) -> RentalLessons:
        """Return what can be learnt, the occasions known."""
        return self._lessons(with_occasions=True)

    @cached_property
    def blind(self) -> RentalLessons:
        """Return what can be learnt where no occasion is told."""
        return self._lessons(with_occasions=False)

    def _lessons(self, *, with_occasions: bool) -> RentalLessons:
        counted = counts(self.known, with_occasions=with_occasions)
        scenes = self.occasions if with_occasions else np.zeros_like(self.occasions)
        return RentalLessons(shop_of(self.known, counted, scenes), asks_of_all(self.known, RECIPE.seed))

    def asked(self, lessons: RentalLessons) -> RentalLessons:
        """Return what is to be predicted, as it is read by whoever learnt these lessons."""
        return RentalLessons(lessons.shop, asks_of_held_out(self.known, self.held_out))

    def past(self, row: int) -> Integers:
        """Return what the shopper of a row has already rented."""
        rows = self.known.rows_of(int(self.held_out.shopper[row]))
        return self.known.item[rows.start : rows.stop]


def simple(part: Part) -> Iterator[tuple[str, Scores]]:
    """Yield what needs no training to speak of."""
    known, asked = part.known, part.held_out
    mine = part.baskets[asked.shopper]
    popularity = Popularity.fit(part.baskets)
    yield "popularity", lambda rows: popularity.scores(mine[rows])
    in_scene = np.zeros((len(known.names.occasions), len(known.names.items)), np.float32)
    np.add.at(in_scene, (known.occasion, known.item), 1)
    yield "popularity in the scene", lambda rows: in_scene[asked.occasion[rows]]
    likeness = _prior(part, popularity.taken)
    yield "untrained prior", lambda rows: likeness[asked.occasion[rows]]
    neighbors = ItemNeighbors.fit(part.baskets)
    yield "ItemKNN", lambda rows: neighbors.scores(mine[rows])
    ease = Ease.fit(part.baskets, EASE_STRENGTH)
    yield "EASE", lambda rows: ease.scores(mine[rows])
    boosted, question = trees(part.lessons, partial(_before, part)), part.asked(part.lessons)
    yield "LambdaMART", lambda rows: boosted.scores(question, rows, ease.scores(mine[rows]))


def _prior(part: Part, taken: Vectors) -> Vectors:
    """Return [occasions, items]: how near the words of occasion and category are, and popularity, in deviations."""
    category = np.zeros(len(taken), np.int64)
    category[part.known.item] = part.known.category
    near, often = (part.occasions @ part.categories.T)[:, category], np.log1p(taken)
    return np.asarray((near - near.mean()) / near.std() + (often - often.mean()) / often.std(), np.float32)


def _before(part: Part, rows: Integers) -> tuple[Rows, Rows]:
    """Return all baskets without these rentals, and of those the baskets of who made them."""
    known = part.known
    kept = np.setdiff1d(np.arange(len(known)), rows)
    held = triples(known.shopper[kept], known.item[kept], np.ones(len(kept), np.float32), part.baskets.shape)
    return held, held[known.shopper[rows]]


def ours(part: Part) -> Iterator[tuple[str, Scores]]:
    """Train rankers and yield them."""
    blind = _taught(part.blind, "none", 0)
    yield "ours without the scene", partial(_scores, [blind], part.asked(part.blind))
    asked = part.asked(part.lessons)
    for conditioning in OTHERS:
        yield f"ours, {conditioning}", partial(_scores, [_taught(part.lessons, conditioning, 0)], asked)
    rankers = [_taught(part.lessons, DEFAULT, seed) for seed in range(SEEDS)]
    yield "ours, one seed", partial(_scores, rankers[:1], asked)
    yield "ours", partial(_scores, rankers, asked)


def _scores(rankers: Sequence[SceneRanker], asked: RentalLessons, rows: Integers) -> Vectors:
    lesson = asked.take(rows)
    found = [ranker.scores(lesson.requests, lesson.candidates) for ranker in rankers]
    return np.asarray(np.mean(found, axis=0), np.float32)


def _taught(lessons: RentalLessons, conditioning: Conditioned, seed: int) -> SceneRanker:
    """Train a ranker, with a bar for its progress."""
    ranker = untrained(shape_of(lessons, conditioning), seed)
    columns = (TextColumn(f"{conditioning}, seed {seed}: {{task.description}}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as bars:
        bar = bars.add_task("", total=None)

        def told(step: str, done: int, of: int | None) -> None:
            bars.update(bar, description=step, completed=done, total=of)

        teach(ranker, SampledLessons(lessons, SAMPLE, seed), None, replace(RECIPE, seed=seed), told)
    return ranker


def shape_of(lessons: RentalLessons, conditioning: Conditioned) -> Shape:
    """Return the shape of a ranker that reads these lessons."""
    shop = lessons.shop
    return Shape(
        scene=shop.scenes.shape[1],
        content=shop.content.shape[1],
        person=lessons.requests(np.arange(1)).person.shape[1],
        facts=1 + shop.facts.shape[1],
        features=len(shop.counts),
        ids=len(shop.content),
        units=UNITS,
        hidden=HIDDEN,
        tasks=len(shop.scenes),
        conditioning=conditioning,
    )


def compare(part: Part) -> Iterator[Row]:
    """Ask every system for what is held out."""
    for name, scores in chain(simple(part), ours(part)):
        yield {"system": name, **marks(places(scores, part.held_out.item, part.past)), "n": len(part.held_out)}


def part_of(known: Sequence[Path], held_out: Path) -> Part:
    """Read the files."""
    *tables, last = read([*known, held_out])
    names = names_of([*tables, last])
    words = minilm().embed([*names.occasions, *names.categories])
    occasions, categories = np.split(words, [len(names.occasions)])
    return Part(rentals(tables, names), rentals([last], names), occasions, categories)


def main(
    train: Annotated[Path, typer.Option(help="Rentals to learn from.")],
    valid: Annotated[Path, typer.Option(help="Rentals to learn from too; without --test, those to be predicted.")],
    test: Annotated[Path | None, typer.Option(help="Rentals to be predicted.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Train, predict, and print what came out."""
    with ended_in_words():
        part = part_of([train, valid] if test else [train], test or valid)
        rows = []
        for row in compare(part):
            Console(stderr=True).print(f"{row['system']}: HR@10 {row['HR@10']}, nDCG@10 {row['nDCG@10']}")
            rows.append(row)
    title = f"{len(part.held_out):,} rentals of {'the test part' if test else 'valid, which the ranker was tuned on'}"
    report(title, rows, json)


if __name__ == "__main__":
    typer.run(main)
