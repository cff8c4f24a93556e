"""What long requests mean: told with reasons, with what was before, and with other people in them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.language.vocabulary import Vocabulary
from tests.unit.language.shops import bound

REQUESTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("long_requests.yml").read_text("utf-8"))


@pytest.mark.parametrize("request_", REQUESTS, ids=[each["text"][:40] for each in REQUESTS])
def test_a_long_request_is_its_wish_and_not_its_story(request_: dict[str, str], demo_words: Vocabulary):
    assert bound(request_["text"], demo_words) == (request_["means"] or "")
