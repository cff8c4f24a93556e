"""Domain, training data and actions belong together: Rasa would take an invalid domain for an empty one."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from actions.goals import GOALS

ROOT = Path(__file__).resolve().parents[3]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
#: `[span](label)` in an example.
SPAN = re.compile(r"\[[^\]]+\]\((\w+)\)")
SENT_BY_THE_PAGE = {
    "chip",
    "judgment",
    "photo",
    "product",
    "quantity",
    "recording",
    "variant",
    "words",
    "seconds",
}  # no customer says them
WORDLESS = {"hear", "show_photo", "signal"}  # sent as a command alone: without examples no text is ever taken for it
UNNAMED = {"fallback"}  # for what no intent is sure enough of
MADE_BY_RASA = "nlu_fallback"


def read(folder: str, key: str) -> list[dict]:
    paths = sorted((ROOT / "data" / folder).glob("*.yml"))
    return [item for path in paths for item in yaml.safe_load(path.read_text("utf-8"))[key]]


EXAMPLES = {item["intent"]: item["examples"].splitlines() for item in read("nlu", "nlu")}
STEPS = [step for item in [*read("rules", "rules"), *read("stories", "stories")] for step in item["steps"]]


def test_every_intent_has_examples_and_every_example_an_intent():
    assert sorted(EXAMPLES) == sorted({*DOMAIN["intents"]} - WORDLESS)


@pytest.mark.parametrize("intent", EXAMPLES)
def test_an_intent_has_enough_examples(intent):
    assert len(EXAMPLES[intent]) >= (60 if intent in ("search", "refine") else 30)


def test_no_example_is_given_twice():
    plain = [re.sub(r"\[([^\]]+)\]\(\w+\)", r"\1", line).casefold() for lines in EXAMPLES.values() for line in lines]
    assert [line for line, count in Counter(plain).items() if count > 1] == []


def test_every_label_of_a_span_is_an_entity_and_every_entity_is_labelled():
    labels = {label for lines in EXAMPLES.values() for line in lines for label in SPAN.findall(line)}
    entities = {name for entity in DOMAIN["entities"] for name in entity}
    assert labels == entities - SENT_BY_THE_PAGE


def test_the_domain_names_exactly_the_actions_there_are():
    assert sorted(DOMAIN["actions"]) == sorted(f"action_{goal.goal}" for goal in GOALS)


@pytest.mark.parametrize("goal", [goal.goal for goal in GOALS])
@pytest.mark.parametrize("folder", ["nlu", "rules", "stories"])
def test_a_goal_has_a_file_of_its_name(folder, goal):
    is_expected = folder != "nlu" or goal not in WORDLESS | UNNAMED
    assert (ROOT / "data" / folder / f"{goal}.yml").is_file() is is_expected


def test_every_step_exists():
    intents = {step["intent"] for step in STEPS if "intent" in step}
    actions = {step["action"] for step in STEPS if "action" in step}
    assert intents == {*DOMAIN["intents"], MADE_BY_RASA}
    assert actions <= {*DOMAIN["actions"], *DOMAIN["responses"]}


def test_every_response_has_a_text_and_nothing_rasa_would_fill():
    for name, variations in DOMAIN["responses"].items():
        assert all(variation["text"].strip() for variation in variations), name
    said_by_rasa = {step["action"] for step in STEPS if step.get("action", "").startswith("utter_")}
    for name in {*said_by_rasa, "utter_action_failed"}:
        assert not any("{" in variation["text"] for variation in DOMAIN["responses"][name]), name


def test_rasa_finds_nothing_to_warn_of(rasa):
    told = rasa(
        *("-m", "rasa", "data", "validate"),
        *("--config", str(ROOT / "bot" / "config.yml"), "--domain", str(ROOT / "domain.yml")),
        *("--data", str(ROOT / "data")),
    )
    assert told.returncode == 0, told.stderr
    # Most responses are said by the library, not by a rule of Rasa's.
    warnings = re.findall(r"UserWarning: (?!The utterance '\w+' is not used in any story or rule)(.*)", told.stderr)
    named = {intent for intent in WORDLESS for warning in warnings if f"The intent '{intent}' is listed" in warning}
    assert len(warnings) == len(named) == len(WORDLESS), warnings
    assert "No story structure conflicts found" in told.stdout + told.stderr
