"""Rasa and the action server as a pair, over the small catalogues."""

import csv
from collections.abc import Iterator

import pytest

from assistant.settings import Settings
from tests.conftest import FEED
from tests.conversations.pair import Pair, running
from tests.pictured import Pictured


@pytest.fixture(scope="session")
def pair(stocked: Settings) -> Iterator[Pair]:
    with running(stocked) as pair:
        yield pair


@pytest.fixture(scope="module")
def pictured_pair(pictured: Pictured) -> Iterator[Pair]:
    with running(pictured.settings) as pair:
        yield pair


@pytest.fixture(scope="session")
def failing_pair(settings: Settings) -> Iterator[Pair]:
    with running(settings, "tests.conversations.failing_actions") as pair:
        yield pair


@pytest.fixture(scope="session")
def feed() -> dict[str, dict[str, str]]:
    with FEED.open(encoding="utf-8", newline="") as rows:
        return {row["id"]: row for row in csv.DictReader(rows, delimiter="\t")}
