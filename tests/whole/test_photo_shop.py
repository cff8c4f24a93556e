"""A shop of customers' own photos of clothes, of which nothing is known but what they are called."""

import csv
import json
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from PIL import Image

from tests.command_line import assistant
from tests.pictured import taken
from tests.shared_data import SHARED

CLOTHING = SHARED / "clothing"
TYPES = ("Dress", "Hat", "Shoes", "Shorts", "Skirt", "T-Shirt")
OF_A_TYPE = 8
ASKED = 2  # of a type

pytestmark = pytest.mark.skipif(not CLOTHING.is_dir(), reason=f"no photos to make a shop of: {CLOTHING} is absent")


@pytest.fixture(scope="module")
def stock() -> dict[str, list[str]]:
    """Return the photos of each type."""
    found: dict[str, list[str]] = defaultdict(list)
    with (CLOTHING / "images.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["label"] in TYPES and row["kids"] == "False" and len(found[row["label"]]) < OF_A_TYPE:
                found[row["label"]].append(row["image"])
    return found


@pytest.fixture(scope="module")
def home(stock: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a feed of the photos and import it as an operator does."""
    folder = tmp_path_factory.mktemp("photos")
    (folder / "images").mkdir()
    with (folder / "feed.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(["id", "title", "description", "link", "image_link", "availability", "price", "product_type"])
        for kind, photos in stock.items():
            for photo in photos:
                shutil.copy(CLOTHING / "images" / f"{photo}.jpg", folder / "images")
                row = [photo, kind, f"A {kind.lower()}.", f"https://shop.example/{photo}", f"images/{photo}.jpg"]
                table.writerow([*row, "in_stock", "20.00 USD", kind])
    assistant(folder / "home", "catalog", "import", str(folder / "feed.tsv"), "--no-tune")
    return folder / "home"


def test_a_photo_finds_its_product_in_a_shop_of_other_things(
    home: Path, stock: dict[str, list[str]], tmp_path: Path
) -> None:
    asked = [(kind, photo) for kind, photos in stock.items() for photo in photos[:ASKED]]
    for _, photo in asked:
        with Image.open(CLOTHING / "images" / f"{photo}.jpg") as picture:
            (tmp_path / f"{photo}.jpg").write_bytes(taken(picture))
    lines = [json.dumps({"photo": str(tmp_path / f"{photo}.jpg"), "k": 5}) for _, photo in asked]
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), "utf-8")
    answers = [
        json.loads(line)
        for line in assistant(home, "search", "--batch", str(tmp_path / "questions.jsonl")).stdout.splitlines()
    ]
    found = [answer["hits"][0]["item_group_id"] == photo for (_, photo), answer in zip(asked, answers, strict=True)]
    assert sum(found) >= len(found) - 1


def test_a_type_that_is_named_beside_a_photo_is_obeyed(home: Path, stock: dict[str, list[str]]) -> None:
    photo = CLOTHING / "images" / f"{stock['Dress'][0]}.jpg"
    hits = json.loads(assistant(home, "search", "skirts like this", "--photo", str(photo), "--json").stdout)
    assert hits["hits"]
    assert {hit["item_group_id"] for hit in hits["hits"]} <= set(stock["Skirt"])
