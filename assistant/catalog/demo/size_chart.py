"""Writes the demo shop's size chart."""

import csv
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from assistant.catalog.demo.lexicon import Audience, Lexicon

COLUMNS = ("brand", "category", "gender", "size", "measure", "from", "to")
#: Children's sizes hold for girls and boys alike.
GENDERS: Mapping[Audience, str] = {"women": "female", "men": "male", "unisex": "unisex", "kids": "*"}
_MEASURES = Path(__file__).with_name("measures.yml")

Row = tuple[str, ...]


def rows(lexicon: Lexicon) -> Iterator[Row]:
    """Yield the rows of the chart, of every brand alike, each run's sizes the smallest first."""
    told: dict[str, dict[str, Any]] = yaml.safe_load(_MEASURES.read_text("utf-8"))
    for category, of_audience in told.items():
        run = lexicon.sizes[of_audience["run"]]
        for audience, gender in GENDERS.items():
            for measure, ends in of_audience.get(audience, {}).items():
                for size, (low, high) in zip(run[audience], pairwise(ends), strict=True):
                    yield ("*", category, gender, size, measure, f"{low:g}", f"{high:g}")


def write(lexicon: Lexicon, path: Path) -> None:
    """Write the chart as comma-separated values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(lexicon))
