"""How well sentences are understood that the dialogue was not trained on."""

from pathlib import Path

import pytest
import yaml

from tests.conversations.pair import Pair

HELD_OUT = yaml.safe_load(Path(__file__).with_name("held_out.yml").read_text("utf-8"))
TRAINING = Path(__file__).parents[2] / "data" / "nlu"


def test_at_least_nineteen_of_twenty_sentences_are_understood(pair: Pair):
    pairs = [(text, intent) for intent, texts in HELD_OUT.items() for text in texts]
    wrong = []
    for text, intent in pairs:
        customer = pair.customer()
        customer.say(text)
        if (understood := customer.understood()) != intent:
            wrong.append(f"{text!r}: {understood}, not {intent}")
    assert len(wrong) <= len(pairs) / 20, wrong


@pytest.mark.parametrize("form", [str.lower, str.upper, str.title, "{}!".format, "  {}  ".format])
def test_case_and_punctuation_change_nothing(pair: Pair, form):
    for text, intent in [("i need a red dress", "search"), ("not striped", "refine"), ("what else", "show_more")]:
        customer = pair.customer()
        customer.say(form(text))
        assert customer.understood() == intent


def test_no_sentence_held_out_is_trained_on():
    trained = {
        line.removeprefix("      - ").casefold()
        for path in TRAINING.glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
    }
    assert [text for texts in HELD_OUT.values() for text in texts if text.casefold() in trained] == []
