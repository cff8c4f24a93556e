"""What tests of the language share."""

import csv

import pytest

from assistant.catalog.demo.shop import write_texts
from assistant.language.vocabulary import Vocabulary
from tests.unit.language.shops import vocabulary_of


@pytest.fixture(scope="session")
def demo_words(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """Return the words of the demo shop."""
    folder = tmp_path_factory.mktemp("demo")
    write_texts(folder)
    with (folder / "feed.tsv").open(encoding="utf-8", newline="") as lines:
        return vocabulary_of(list(csv.DictReader(lines, delimiter="\t")))
