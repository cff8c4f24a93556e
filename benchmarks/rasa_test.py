"""What `rasa test` reports: intents of sentences held out of training, and the actions of the stories.

    python -m benchmarks.rasa_test --json rasa_test.json

The sentences are those of tests/conversations/held_out.yml, by intent; `--sentences FILE` names others in its form. The
stories are data/stories, which no policy learns: rules alone decide, so anything below 1 is a contradiction. Baselines:
every sentence is taken for the commonest intent, every step of a story answered by the commonest action.
"""

import json as json_format
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from assistant import parts
from assistant.dialogue_model import ensure_trained
from assistant.settings import Settings
from benchmarks.nlu import rasa
from benchmarks.report import Row, report

HELD_OUT = parts.ROOT / "tests" / "conversations" / "held_out.yml"
STORIES = parts.ROOT / "data" / "stories"
LISTENING = "action_listen"


def main(
    sentences: Annotated[Path, typer.Option(help="YAML of sentences by intent.")] = HELD_OUT,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Train the dialogue as a shop does, and let Rasa test it."""
    asked: dict[str, list[str]] = yaml.safe_load(sentences.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        model = str(ensure_trained(settings, parts.RASA_PYTHON, parts.ROOT, print))
        rows: list[Row] = [*_of_sentences(asked, settings, model), *_of_stories(settings, model)]
    report("rasa test", rows, json)


def _of_sentences(asked: dict[str, list[str]], settings: Settings, model: str) -> list[Row]:
    nlu = [{"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in asked.items()]
    file = settings.home / "held_out.yml"
    file.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), "utf-8")
    tested = ("--nlu", str(file), "--model", model, "--out", "nlu", "--no-plot")
    rasa(settings, "rasa", "test", "nlu", *tested)
    told = _told(settings.home / "nlu" / "intent_report.json")
    commonest = max(len(texts) for texts in asked.values()) / sum(map(len, asked.values()))
    return [
        {"system": "ours", "of": "sentences", "count": told["weighted avg"]["support"], **_figures(told)},
        {"system": "commonest", "of": "sentences", "count": told["weighted avg"]["support"], "accuracy": commonest},
    ]


def _of_stories(settings: Settings, model: str) -> list[Row]:
    tested = ("--stories", str(STORIES), "--model", model, "--out", "core", "--no-plot")
    rasa(settings, "rasa", "test", "core", *tested)
    told = _told(settings.home / "core" / "story_report.json")
    actions = _actions()
    commonest = Counter(actions).most_common(1)[0][1] / len(actions)
    count = told["weighted avg"]["support"]
    return [
        {"system": "ours", "of": "stories", "count": count, **_figures(told)},
        {"system": "commonest", "of": "stories", "count": count, "accuracy": commonest},
    ]


def _actions() -> Sequence[str]:
    """Return the action after each step of the stories, and that it is listened after each action."""
    files = (yaml.safe_load(path.read_text("utf-8"))["stories"] for path in sorted(STORIES.glob("*.yml")))
    named = [step["action"] for stories in files for story in stories for step in story["steps"] if "action" in step]
    return [*named, *(LISTENING for _ in named)]


def _told(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json_format.loads(file.read_text("utf-8"))
    return told


def _figures(told: dict[str, Any]) -> dict[str, float]:
    """Return the figures of a report. Rasa tells accuracy as micro average where not every class was predicted."""
    average = told["weighted avg"]
    accuracy = told.get("accuracy", told.get("micro avg", {}).get("recall"))
    return {"accuracy": float(accuracy), "precision": average["precision"], "f1": average["f1-score"]}


if __name__ == "__main__":
    typer.run(main)
