"""Whether a shop learns from its customers: a simulated month over the real stores.

    python -m benchmarks.learning [--customers N] [--days N] [--seed N] [--json FILE]

Simulated customers (`shoppers`) search the demo shop for kinds of things in scenes. For three quarters of the days the
prior orders what they see, and the real journal keeps what they do, with their name only of those who agree; some ask
to be forgotten. Then `assistant train ranker` learns from that journal. In the last quarter the same customers with the
same luck are shown the order of each system, which nothing is learnt from:

`popularity` shows what was chosen most often so far; `prior` is the ranker before; `ours` the one in use after the
training, which is the prior where nothing better was learnt. "unseen" counts scenes that nobody had asked for before,
"known" customers who are remembered. "ours, no exploring" is what comes of another month that begins alike, in which
what few have looked at has no place of its own; "shown" is the part of all that fits some visit that was shown in the
days that were learnt from. Clicks and purchases are screens with at least one; nDCG is by the true appeal of what is
shown, against the most appealing things of the shop that fit.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from assistant import learnt_models, ranker_training, wiring
from assistant.catalog.commands import progress_bar
from assistant.catalog.demo.shop import write_texts
from assistant.catalog.journal import StoredJournal
from assistant.catalog.popularity import CountedPopularity
from assistant.catalog.store import open_store
from assistant.customers.events import Event, EventKind, SearchMade
from assistant.customers.taste import RememberedTastes
from assistant.errors import TooLittleToLearn
from assistant.learnt import Learnt
from assistant.popularity import Popularity
from assistant.ports import Progress
from assistant.ranking.order import obeying
from assistant.ranking.prior import Prior, Ranker
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.types import Query
from assistant.wish import begun
from benchmarks.measures import Marks, means
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shoppers import Chosen, Crowd, Goods, Visit, gains
from benchmarks.shops import stock_words, stocked

CARDS = 6
KINDS = ("dresses", "jackets", "shoes", "bags", "shirts", "sweaters", "pants", "hats")
DAILY = 0.4  # visits of a customer
FIRST_DAY = datetime(2026, 10, 26, 8, tzinfo=UTC)
BETWEEN = timedelta(seconds=20)  # what is done next

#: Returns what is shown to a visitor.
Screen = Callable[[Visit], Sequence[str]]


@dataclass
class Month:
    """A shop, its customers, and what they have done so far."""

    settings: Settings
    shop: Shop  # ordered by the prior
    goods: Goods
    now: datetime

    def __post_init__(self) -> None:
        self.stores = wiring.stores(self.settings)
        self.journal = StoredJournal(open_store(self.settings.database), lambda: self.now)
        self.wish_of = cache(lambda kind: begun(self.shop.read(kind)))
        self.choices: Counter[str] = Counter()
        self.shown: set[str] = set()

    def begin(self, crowd: Crowd) -> None:
        """Let who agrees say so."""
        for shopper in crowd.shoppers:
            self.stores.customers.agree(shopper.name, agreed=shopper.agrees)

    def forget(self, crowd: Crowd, day: int) -> None:
        """Forget who asks for it on a day."""
        for shopper in crowd.shoppers:
            if shopper.forgets_on == day:
                self.journal.forget(shopper.name)
                self.stores.customers.forget(shopper.name, ())

    def live(self, visit: Visit) -> None:
        """Show what the prior orders, and write down what comes of it."""
        self.now += BETWEEN
        wish, customer = visit.staged(self.wish_of(visit.kind)), visit.shopper.name
        shown = self.found(self.shop, visit)
        self.shown.update(shown)
        search = SearchMade(f"{visit.id}"[-32:], self.shop.shelves.current().revision, wish)
        events = [Event(EventKind.SHOWN, product, search.id, place) for place, product in enumerate(shown)]
        self.journal.write(customer, self.shop.ranker, search, events)
        self.now += BETWEEN
        chosen = self.goods.chosen(visit, shown)
        self.choices.update(chosen.clicked)
        if done := list(_done(chosen, shown, search.id)):
            self.journal.write(customer, self.shop.ranker, None, done)

    def found(self, shop: Shop, visit: Visit) -> list[str]:
        """Return what a shop shows a visitor."""
        query = Query(visit.staged(self.wish_of(visit.kind)), CARDS, customer=visit.shopper.name)
        return [hit.variant.item_group_id for hit in shop.find(query).hits]

    def popular(self, visit: Visit) -> list[str]:
        """Return what fits the visitor's wish and was chosen most often."""
        return sorted(self.fitting(visit), key=lambda product: (-self.choices[product], product))[:CARDS]

    def fitting(self, visit: Visit) -> list[str]:
        """Return all that fits a visitor's wish."""
        return sorted(obeying(self.shop.shelves.current(), self.wish_of(visit.kind)))


def main(
    customers: Annotated[int, typer.Option(min=10, help="How many customers there are.")] = 300,
    days: Annotated[int, typer.Option(min=8, help="How many days the month has.")] = 28,
    seed: Annotated[int, typer.Option(help="Of the customers and their luck.")] = 1,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Hold the month, learn from it, and print what each system would have sold."""
    with ended_in_words(), ExitStack() as kept, progress_bar() as progress:
        last = days // 4
        homes = [Path(kept.enter_context(TemporaryDirectory(prefix="learning-"))) for _ in range(2)]
        month, other = opened(homes[0], explores=True), opened(homes[1], explores=False)
        crowd = Crowd(month.goods, customers, days, seed)
        visits = crowd.visits(KINDS, DAILY, last)
        earlier = [each for each in visits if each.day < days - last]
        later = [each for each in visits if each.day >= days - last]
        for each in (month, other):
            held(each, crowd, earlier, progress)
            print(taught(each.settings, progress))
        rows = list(measured(month, other, later, progress))
    report(f"{len(later):,} visits after {len(earlier):,} that were learnt from, seed {seed}", rows, json)


def opened(home: Path, *, explores: bool) -> Month:
    """Make the demo shop in a home of its own, without pictures."""
    settings = Settings(home=home)
    write_texts(settings.home / "demo")
    stock_words(settings.home / "demo" / "feed.tsv", settings)
    shop = wiring.open_shop(settings)
    month = Month(settings, shop, Goods(stocked(shop), shop.shelves.current()), FIRST_DAY)
    month.shop = ordered_by(month, Prior(), explores=explores)
    return month


def ordered_by(month: Month, ranker: Ranker, *, explores: bool = True) -> Shop:
    """Open the shop with a ranker, which counts what is popular by the clock of the month."""
    shop, engine = wiring.open_shop(month.settings), open_store(month.settings.database)
    counted = CountedPopularity(engine, partial(_seconds, month), lambda count: count()).now
    learnt = Learnt(ranker, RememberedTastes(wiring.journal(month.settings)), counted if explores else Popularity)
    return Shop(shop.shelves, shop.catalog, shop.encoder, None, learnt)


def _seconds(month: Month) -> float:
    return month.now.timestamp()


def held(month: Month, crowd: Crowd, visits: Sequence[Visit], progress: Progress) -> None:
    """Hold the days that are learnt from."""
    month.begin(crowd)
    day = -1
    for done, visit in enumerate(visits, start=1):
        if visit.day != day:
            day = visit.day
            month.now = FIRST_DAY + timedelta(days=day)
            month.forget(crowd, day)
        month.live(visit)
        progress("customers shop", done, len(visits))


def taught(settings: Settings, progress: Progress) -> str:
    """Learn as the operator's command does."""
    try:
        return ranker_training.train(settings, progress)
    except TooLittleToLearn as error:
        return str(error)


def measured(month: Month, other: Month, visits: Sequence[Visit], progress: Progress) -> Iterator[Row]:
    """Show the same visitors what each system orders."""
    ours, plain = (
        ordered_by(each, learnt_models.ranker(each.settings, each.shop.encoder.name)) for each in (month, other)
    )
    prior = ordered_by(month, Prior())
    systems: dict[str, Screen] = {
        "popularity": month.popular,
        "prior": lambda visit: month.found(prior, visit),
        "ours": lambda visit: month.found(ours, visit),
        "ours, no exploring": lambda visit: other.found(plain, visit),
    }
    marks: dict[str, list[Marks]] = {name: [] for name in systems}
    fitting: set[str] = set()
    for done, visit in enumerate(visits, start=1):
        fits = month.fitting(visit)
        fitting.update(fits)
        best = np.sort(gains(month.goods, visit, fits))[::-1][:CARDS]
        for name, shown in systems.items():
            marks[name].append(marked(month.goods, visit, shown(visit), best))
        progress("the same visits, ordered by each", done, len(visits))
    yield from _rows(marks, visits)
    for name, own in (("ours", month), ("ours, no exploring", other)):
        yield {"system": f"{name}: products", "shown": len(own.shown & fitting) / len(fitting)}


def _rows(marks: Mapping[str, Sequence[Marks]], visits: Sequence[Visit]) -> Iterator[Row]:
    parts: dict[str, Callable[[Visit], bool]] = {
        "": lambda visit: True,  # noqa: ARG005 - all of them
        ", unseen": lambda visit: visit.is_unseen,
        ", known": lambda visit: visit.shopper.agrees and visit.shopper.forgets_on is None,
    }
    for part, is_part in parts.items():
        rows = [row for row, visit in enumerate(visits) if is_part(visit)]
        yield from ({"system": name + part, **means([own[row] for row in rows])} for name, own in marks.items())
        for other in [name for name in marks if name != "ours"]:
            gained = [_less(marks["ours"][row], marks[other][row]) for row in rows]
            yield {"system": f"ours less {other}{part}", **means(gained)}


def marked(goods: Goods, visit: Visit, shown: Sequence[str], best: "np.typing.NDArray[np.float32]") -> Marks:
    """Return the marks of one screen."""
    chosen, discounts = goods.chosen(visit, shown), 1 / np.log2(np.arange(CARDS) + 2)
    gained = float(gains(goods, visit, shown) @ discounts[: len(shown)])
    return {
        "clicks": float(bool(chosen.clicked)),
        "purchases": float(bool(chosen.bought)),
        "nDCG@6": gained / float(best @ discounts[: len(best)]),
    }


def _less(one: Marks, other: Marks) -> Marks:
    return {name: one[name] - other[name] for name in one}


def _done(chosen: Chosen, shown: Sequence[str], search: str) -> Iterator[Event]:
    for product in chosen.clicked:
        yield Event(EventKind.CLICKED, product, search, shown.index(product))
    for product in chosen.bought:
        yield Event(EventKind.BOUGHT, product, search, shown.index(product))


if __name__ == "__main__":
    typer.run(main)
