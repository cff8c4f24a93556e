"""Every conversation written in the folders beside this file, by what goes wrong in it, held with the real pair."""

from pathlib import Path

import pytest
import yaml

from tests.conversations.expectations import Expectation, Feed, hold
from tests.conversations.pair import Pair

HERE = Path(__file__).parent
WITH_FAILING_ACTIONS = "part_down"
CONVERSATIONS = sorted(HERE.glob("*/*.yml"))
SOUND = [path for path in CONVERSATIONS if path.parent.name != WITH_FAILING_ACTIONS]
FAILING = [path for path in CONVERSATIONS if path.parent.name == WITH_FAILING_ACTIONS]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def written(conversation: Path) -> list[Expectation]:
    return [Expectation.model_validate(turn) for turn in yaml.safe_load(conversation.read_text("utf-8"))]


@pytest.mark.parametrize("conversation", SOUND, ids=name)
def test_a_customer_is_understood(pair: Pair, feed: Feed, conversation: Path):
    hold(pair.customer(), written(conversation), feed)


@pytest.mark.parametrize("conversation", FAILING, ids=name)
def test_a_customer_is_told_that_a_part_failed(failing_pair: Pair, feed: Feed, conversation: Path):
    hold(failing_pair.customer(), written(conversation), feed)


def test_every_folder_holds_a_conversation():
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == {
        path.parent.name for path in CONVERSATIONS
    }


def test_a_turn_does_not_grow_with_the_talk(pair: Pair):
    customer = pair.customer()
    for text in ["dresses", "in blue", "hello", "in red", "more"]:
        customer.say(text)
    kinds = customer.session()
    assert kinds.count("user") == 1
    assert kinds.count("slot") == 2  # carried over, and set by the action
