"""How much of a request is understood: its constraints, compared with what a person understands by it.

    python -m benchmarks.understanding [--requests FILE] [--catalog FEED] [--misses] [--json FILE]

Each text is read as the first thing that a customer says: `Shop.read`, then `wish.begun`. Without `--catalog` the shop
is the demo shop, without `--requests` the texts are `requests/test.jsonl`, which nothing is developed on; changes
are tried on `requests/dev.jsonl` and, by another author, `requests/dev2.jsonl`. All were written before any of them
was read by the program.

`ours` is what a shop understands; `keywords` looks the catalogue's values up in the text and has one expression for
prices (`benchmarks.keywords`). `exact` is the share of texts of which every field is right. Precision of a field is
how much of what was understood is so, recall how much of what was asked was understood.

The file of requests is JSON Lines, one object a line:

    {"text": "red or blue dress under $50, not silk", "voice": "in a hurry",
     "expected": {"category": ["dress"], "color": ["red", "blue"], "not": {"material": ["silk"]},
                  "price": {"maximum": 50, "exclusive": true}}}

`voice` is whose it is and may be left out. Every field of `expected` may be left out: it was not asked for then, and
understanding it all the same is wrong. A list of values means any of them; one value may stand without its list.

* `category`, `color`, `pattern`, `material`, `brand`: names, in lower case, as the catalogue has them or in any other
  words: two names are equal where the shop's vocabulary makes the same of them ("trainers", "sneaker", "sneakers"), or
  where all that the shop has of the one is all that it has of the other ("steel", where all steel is stainless).
* `size`: "m", "42", "9-10y", "queen", "160 x 230 cm"; "medium" is "m".
* `gender`: "female", "male", "unisex". `age_group`: "newborn", "infant", "toddler", "kids", "adult". That "for men"
  means adults, and "9-10y" children, goes without saying: it may be understood or not.
* `availability`: "in_stock".
* `not`: an object of the fields above, of what is not wanted.
* `price`: `minimum`, `maximum` or both, numbers in the currency's major unit; or `around` alone. `exclusive` tells
  "under 50" from "up to 50" and is not compared: bounds of the same value are equal. A range is equal to `around` where
  it holds that number and both of its ends are within 25 % of it. `currency` (ISO 4217) is named where the customer
  names it; where it is not the shop's, right is to understand which one it is and to set no limit or the one named.
* `price_level`: "low" ("cheap"), "middle" or "high"; of several any will do, one or more. Beside a price in numbers it
  goes without saying.
* `rating`: {"minimum": 4} for stars that are named, or "good" for words such as "well reviewed": a minimum of 3.5 to
  4.5 stars or the best rated first is equal to that.
* `sort`: "price_ascending", "price_descending" or "rating", where an order is asked for ("the cheapest").
* `refused_words`: what is refused in words of no field: "hood" of "without a hood", in the singular or plural.
* `open`: names of fields ("color", "not.material") that people would answer differently; these are not compared.

Words that make no constraint ("for a rainy commute") are not compared, whether they stay words or tell a scene.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.catalog.demo.shop import write_texts
from assistant.shop import Shop
from assistant.wish import begun
from benchmarks.agreement import FIELDS, Agreement, Understood, agreements
from benchmarks.keywords import lookup
from benchmarks.meanings import Meanings
from benchmarks.measures import means
from benchmarks.report import Row, ended_in_words, report, save
from benchmarks.requested import Request, read
from benchmarks.shops import stocked, worded_shop

TESTS = Path(__file__).parent / "requests" / "test.jsonl"

Understand = Callable[[str], Understood]
#: A request, and how its fields agree.
Answered = tuple[Request, Mapping[str, Agreement]]


def ours(shop: Shop, text: str) -> Understood:
    """Understand a text as the first of a conversation."""
    reading = shop.read(text)
    return Understood(begun(reading), reading.foreign_currency, reading.price_levels)


def answered(requests: Sequence[Request], understand: Understand, meanings: Meanings) -> list[Answered]:
    """Ask one system about every request."""
    return [(each, agreements(each.expected, understand(each.text), meanings)) for each in requests]


def row(system: str, answers: Sequence[Answered]) -> Row:
    """Return the figures of one system; precision or recall of a field that nobody named is left out."""
    figures: dict[str, str | float | int] = {"system": system, "n": len(answers)}
    figures |= means([{"exact": float(_is_exact(parts))} for _, parts in answers])
    for field in FIELDS:
        parts = [agreed[field] for _, agreed in answers if field in agreed]
        both, missed, extra = (sum(len(getattr(each, name)) for each in parts) for name in ("both", "missed", "extra"))
        figures |= {f"{field}_precision": round(both / (both + extra), 4)} if both + extra else {}
        figures |= {f"{field}_recall": round(both / (both + missed), 4)} if both + missed else {}
    return figures


def by_field(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the figures with a line for each field, as they fit on a page."""
    for each in rows:
        yield {name: each[name] for name in ("system", "exact", "exact 95%")} | {"field": "all"}
        for field in FIELDS:
            marks = {mark: each.get(f"{field}_{mark}", "") for mark in ("precision", "recall")}
            if any(marks.values()):
                yield {"system": each["system"], "field": field, **marks}


def misses(answers: Sequence[Answered]) -> Iterator[str]:
    """Yield what was not understood as it was meant, a text at a time."""
    for request, parts in answers:
        wrong = {field: part for field, part in parts.items() if not part.is_full}
        if wrong:
            yield f"{request.text}  ({request.voice})"
            for field, part in wrong.items():
                yield f"    {field}: missed {sorted(part.missed)}, made up {sorted(part.extra)}"


def _is_exact(parts: Mapping[str, Agreement]) -> bool:
    return all(part.is_full for part in parts.values())


def compare(requests: Sequence[Request], shop: Shop) -> dict[str, list[Answered]]:
    """Ask each system about every request."""
    baseline = lookup(stocked(shop))
    systems: dict[str, Understand] = {
        "ours": partial(ours, shop),
        "keywords": lambda text: Understood(baseline(text)),
    }
    meanings = Meanings(shop.shelves.current().assortment)
    return {name: answered(requests, understand, meanings) for name, understand in systems.items()}


def demo_feed(folder: Path) -> Path:
    """Write the demo shop without its pictures; return its feed."""
    write_texts(folder)
    return folder / "feed.tsv"


def main(
    requests: Annotated[Path, typer.Option(help="Texts and what they ask for, as JSON Lines.")] = TESTS,
    catalog: Annotated[Path | None, typer.Option(help="A product feed; the demo shop's by default.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder that keeps the shop between runs.")] = None,
    misses_too: Annotated[bool, typer.Option("--misses", help="Print what was misunderstood of which text.")] = False,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Make the shop, let it read every text, and print what came out."""
    with ended_in_words(), TemporaryDirectory(prefix="demo-") as made:
        asked = read(requests)
        feed = catalog or demo_feed(Path(made))
        with worded_shop(home, feed) as shop:
            answers = compare(asked, shop)
    rows = [row(name, each) for name, each in answers.items()]
    report(f"{len(asked)} requests of {requests.name} understood", list(by_field(rows)), None)
    if misses_too:
        print(*misses(answers["ours"]), sep="\n")
    if json is not None:
        save(rows, json)


if __name__ == "__main__":
    typer.run(main)
