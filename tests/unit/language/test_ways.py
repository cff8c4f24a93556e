"""What short requests mean however they are said: a table for each class of things that people say in many ways."""

import csv
from pathlib import Path

import pytest
import yaml

from assistant.catalog.demo.shop import write_texts
from assistant.language.vocabulary import Vocabulary
from tests.unit.language.shops import said, vocabulary_of

TABLES: dict[str, dict[str, str | None]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(Path(__file__).parent.glob("ways/*.yml"))
}
SAID = [(text, means or "") for table in TABLES.values() for text, means in table.items()]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("demo")
    write_texts(folder)
    with (folder / "feed.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return vocabulary_of(rows)


@pytest.mark.parametrize(("text", "means"), SAID, ids=[text[:50] for text, _ in SAID])
def test_a_request_means_the_same_however_it_is_said(text: str, means: str, shop: Vocabulary):
    understood = said(text, shop).split("; ")
    assert "; ".join(part for part in understood if not part.startswith("words=")) == means
