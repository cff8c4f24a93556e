"""How well the pipeline of bot/config.yml tells intents apart, and what is none of them, on a bot's real queries.

    python -m benchmarks.nlu --train curekart_train.csv --test curekart_test.csv --json nlu.json

The tables have columns sentence and label, as those of HINT3 v1 (Arora and others 2020); the label NO_NODES_DETECTED
means out of scope. Of the test sentences:

* in_scope_accuracy: the share of those in scope whose likeliest intent is right, whatever its confidence;
* in_scope_accuracy_as_answered: the same of the intent that the dialogue gets, after its threshold;
* oos_recall: the share of those out of scope that the dialogue takes for none of the intents;
* mcc: Matthews' correlation coefficient over all, as the dialogue gets them, out of scope being one more class.

Baselines: the same pipeline without its sentence vectors, and the pipeline that Rasa suggests to a new project.
"""

import csv
import json as json_format
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Annotated, Any

import typer
import yaml
from sklearn.metrics import matthews_corrcoef

from assistant import parts
from assistant.dialogue_encoder import export_minilm
from assistant.settings import Settings
from benchmarks.report import Row, report

OUT_OF_SCOPE = "NO_NODES_DETECTED"
#: Rasa 3.6's suggestion, without the parts that read no intents; the seed makes a run repeatable.
RASAS_DEFAULT: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 1},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]

Example = tuple[str, str]  # a sentence and its label
Parse = dict[str, Any]  # see bot/parse.py


def main(
    train: Annotated[Path, typer.Option(help="CSV of the sentences to learn from.")],
    test: Annotated[Path, typer.Option(help="CSV of the sentences to read.")],
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Train every system on the one table and measure it on the other."""
    learned, asked = examples(train), examples(test)
    rows: list[Row] = []
    for system, pipeline in systems().items():
        with tempfile.TemporaryDirectory() as home:
            parses = parsed(learned, [text for text, _ in asked], pipeline, Settings(home=Path(home)))
        rows.append({"system": system, **measured([label for _, label in asked], parses)})
    report(f"Intents of {test.name}", rows, json)


def examples(table: Path) -> list[Example]:
    """Read a table, each sentence in one line."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"sentence", "label"} <= set(rows.fieldnames or ()):
            sys.exit(f"Expected the columns sentence and label in {table}.")
        return [(" ".join(row["sentence"].split()), row["label"]) for row in rows]


def systems() -> dict[str, list[dict[str, Any]]]:
    """Return the pipelines to compare by the names of their systems."""
    config = yaml.safe_load((parts.ROOT / "bot" / "config.yml").read_text("utf-8"))
    ours: list[dict[str, Any]] = config["pipeline"]
    wordless = [each for each in ours if not each["name"].endswith("MiniLmFeaturizer")]
    return {"ours": ours, "without sentence vectors": wordless, "Rasa's default": RASAS_DEFAULT}


def parsed(learned: list[Example], texts: list[str], pipeline: list[dict[str, Any]], settings: Settings) -> list[Parse]:
    """Train a pipeline with Rasa in the home of these settings, and read the texts with it."""
    home = settings.home
    export_minilm(settings.models / "minilm")
    names = intent_names(label for _, label in learned)
    write_training(home, learned, names, pipeline)
    (home / "texts.json").write_text(json_format.dumps(texts), "utf-8")
    nlu = ("--config", "config.yml", "--nlu", "train.json", "--out", "trained", "--fixed-model-name", "nlu")
    rasa(settings, "rasa", "train", "nlu", *nlu)
    rasa(settings, "bot.parse", "trained/nlu.tar.gz", "texts.json", "parses.json")
    parses: list[Parse] = json_format.loads((home / "parses.json").read_text("utf-8"))
    labels = {name: label for label, name in names.items()}
    return [each | {key: labels.get(each[key], OUT_OF_SCOPE) for key in ("intent", "top")} for each in parses]


def intent_names(labels: Iterable[str]) -> dict[str, str]:
    """Return a name for each label, which may hold a character that Rasa gives a meaning."""
    names = {label: f"intent{number}" for number, label in enumerate(dict.fromkeys(labels))}
    return names | ({OUT_OF_SCOPE: "out_of_scope"} if OUT_OF_SCOPE in names else {})


def write_training(home: Path, learned: list[Example], names: dict[str, str], pipeline: list[dict[str, Any]]) -> None:
    """Write Rasa's configuration and its training data: as JSON, where no sentence is taken for markup."""
    config = {"recipe": "default.v1", "language": "en", "assistant_id": "benchmark", "pipeline": pipeline}
    (home / "config.yml").write_text(yaml.safe_dump(config), "utf-8")
    rows = [{"text": text, "intent": names[label], "entities": []} for text, label in learned]
    (home / "train.json").write_text(json_format.dumps({"rasa_nlu_data": {"common_examples": rows}}), "utf-8")


def rasa(settings: Settings, module: str, *arguments: str) -> None:
    """Run a module with Rasa's Python in the home; what it prints is shown where it fails."""
    parts.empty_temporary(settings)
    environment = os.environ | parts.rasa_environment(settings, parts.new_wires())
    command = [str(parts.RASA_PYTHON), "-m", module, *arguments]
    ended = subprocess.run(command, cwd=settings.home, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - no text of a customer
    if ended.returncode:
        sys.exit(ended.stderr)


def measured(labels: Sequence[str], parses: Sequence[Parse]) -> dict[str, float | int]:
    """Return the figures of the sentences with these labels; without any of a kind its share is not a number."""
    pairs = list(zip(labels, parses, strict=True))
    inside = [(label, each) for label, each in pairs if label != OUT_OF_SCOPE]
    outside = [each for label, each in pairs if label == OUT_OF_SCOPE]
    return {
        "in_scope_accuracy": _share([each["top"] == label for label, each in inside]),
        "in_scope_accuracy_as_answered": _share([each["intent"] == label for label, each in inside]),
        "oos_recall": _share([each["intent"] == OUT_OF_SCOPE for each in outside]),
        "mcc": float(matthews_corrcoef(list(labels), [each["intent"] for each in parses])),
        "in_scope": len(inside),
        "out_of_scope": len(outside),
        "ms": fmean(each["ms"] for each in parses),
    }


def _share(right: Sequence[bool]) -> float:
    return fmean(right) if right else float("nan")


if __name__ == "__main__":
    typer.run(main)
