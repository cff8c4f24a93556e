"""What long requests mean: told with reasons, with what was before, and with other people in them."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.catalog.demo.shop import write_texts
from assistant.language.vocabulary import Vocabulary
from tests.unit.language.shops import said, vocabulary_of

REQUESTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("long_requests.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("demo")
    write_texts(folder)
    with (folder / "feed.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return vocabulary_of(rows)


@pytest.mark.parametrize("request_", REQUESTS, ids=[each["text"][:40] for each in REQUESTS])
def test_a_long_request_is_its_wish_and_not_its_story(request_: dict[str, str], shop: Vocabulary):
    understood = said(request_["text"], shop).split("; ")
    assert "; ".join(part for part in understood if not part.startswith("words=")) == (request_["means"] or "")
