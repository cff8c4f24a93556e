"""The linking against a feed written by others; skipped where it is absent."""

import csv

import pytest

from assistant.language.vocabulary import Vocabulary, kinds_of, matches
from assistant.types import Facet
from tests.shared_data import SHARED
from tests.unit.language.shops import said, vocabulary_of

FEED = SHARED / "luma" / "feed.tsv"

pytestmark = pytest.mark.skipif(not FEED.exists(), reason=f"no feed at {FEED}")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with FEED.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def shop(rows: list[dict[str, str]]) -> Vocabulary:
    return vocabulary_of(rows)


def test_every_leaf_of_the_feed_is_understood(shop: Vocabulary, rows: list[dict[str, str]]):
    leaves = {row["product_type"].rpartition(" > ")[2] for row in rows}
    assert [leaf for leaf in leaves if not said(leaf, shop).startswith("category=")] == []


@pytest.mark.parametrize(("column", "facet"), [("color", Facet.COLOR), ("size", Facet.SIZE)])
def test_every_color_and_size_of_the_feed_is_understood(shop, rows, column: str, facet: Facet):
    for cell in {row[column] for row in rows} - {""}:
        cue = "size " if facet is Facet.SIZE else ""
        value = said(f"{cue}{cell}", shop).removeprefix(f"{facet.value}=")
        assert matches(facet, value, cell), (cell, value)


def test_every_material_part_of_the_feed_matches_itself(shop: Vocabulary, rows: list[dict[str, str]]):
    parts = {part for row in rows for part in row["material"].split("/")} - {""}
    for part in parts:
        value = said(part, shop).removeprefix("material=")
        assert matches(Facet.MATERIAL, value, part), (part, value)


def test_every_category_a_customer_can_name_has_a_product(shop: Vocabulary, rows: list[dict[str, str]]):
    kinds = {kind for row in rows for kind in kinds_of(row["product_type"], row["title"])}
    named = {
        term.value
        for group in shop.senses.values()
        for each in group
        for term in each.terms
        if term.facet is Facet.CATEGORY and not each.absent
    }
    assert sorted(named - kinds) == []
