"""What short requests mean however they are said: a table for each class of things that people say in many ways."""

from pathlib import Path

import pytest
import yaml

from assistant.language.vocabulary import Vocabulary
from tests.unit.language.shops import bound

TABLES: dict[str, dict[str, str | None]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(Path(__file__).parent.glob("ways/*.yml"))
}
SAID = [(text, means or "") for table in TABLES.values() for text, means in table.items()]


@pytest.mark.parametrize(("text", "means"), SAID, ids=[text[:50] for text, _ in SAID])
def test_a_request_means_the_same_however_it_is_said(text: str, means: str, demo_words: Vocabulary):
    assert bound(text, demo_words) == means
