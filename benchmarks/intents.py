"""How well the pipeline of bot/config.yml tells intents apart, on real queries to two live shopping bots.

    python -m benchmarks.intents --data FOLDER --json intents.json

The folder holds HINT3 v1 (Arora and others 2020): `<bot>_train.csv` and `<bot>_test.csv` with columns sentence, label.
In-scope accuracy: the share of test sentences that have an intent and get it, with no threshold of confidence. The
baseline is the same pipeline without its sentence vectors.
"""

import csv
import json as json_format
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer
import yaml

from assistant import parts
from assistant.dialogue_encoder import export_minilm
from assistant.settings import Settings
from benchmarks.report import Row, report

BOTS = ("curekart", "powerplay11")
OUT_OF_SCOPE = "NO_NODES_DETECTED"
HINT3 = parts.ROOT.parent / "shared" / "hint3"
#: What each system leaves out of the pipeline; the threshold is no part of the measure.
SYSTEMS = {"ours": ("Fallback",), "character n-grams only": ("Fallback", "MiniLm")}


def main(
    data: Annotated[Path, typer.Option(help="HINT3's folder.")] = HINT3,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Measure both systems on each bot."""
    if not data.is_dir():
        sys.exit(f"Expected HINT3 in {data}: give the folder that holds curekart_train.csv with --data.")
    rows: list[Row] = []
    for bot in BOTS:
        for system, left_out in SYSTEMS.items():
            with tempfile.TemporaryDirectory() as home:
                accuracy, count = measured(data, bot, Settings(home=Path(home)), left_out)
            rows.append({"system": system, "bot": bot, "sentences": count, "accuracy_percent": accuracy * 100})
    report("Intents of real queries", rows, json)


def measured(folder: Path, bot: str, settings: Settings, left_out: tuple[str, ...]) -> tuple[float, int]:
    """Train on one bot's training sentences and return the accuracy on its test sentences, and their count."""
    home = settings.home
    export_minilm(settings.models / "minilm")
    write_config(home / "config.yml", left_out)
    write_examples(home / "train.yml", folder / f"{bot}_train.csv")
    count = write_examples(home / "test.yml", folder / f"{bot}_test.csv")
    rasa(settings, "train", "nlu", "--config", "config.yml", "--nlu", "train.yml", "--out", "trained")
    rasa(settings, "test", "nlu", "--nlu", "test.yml", "--model", "trained", "--out", "results", "--no-plot")
    report = json_format.loads((home / "results" / "intent_report.json").read_text("utf-8"))
    return float(report["accuracy"]), count


def write_config(path: Path, left_out: tuple[str, ...]) -> None:
    """Write the project's pipeline without the components whose names hold one of these."""
    config = yaml.safe_load((parts.ROOT / "bot" / "config.yml").read_text("utf-8"))
    pipeline = config["pipeline"]
    config["pipeline"] = [each for each in pipeline if not any(name in each["name"] for name in left_out)]
    path.write_text(yaml.safe_dump(config), "utf-8")


def write_examples(path: Path, sentences: Path) -> int:
    """Write a table of sentences as Rasa's training data, those out of scope left out; return how many."""
    examples: dict[str, list[str]] = defaultdict(list)
    with sentences.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["label"] != OUT_OF_SCOPE:
                examples[row["label"]].append(" ".join(row["sentence"].split()))
    nlu = [{"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in examples.items()]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True), "utf-8")
    return sum(len(texts) for texts in examples.values())


def rasa(settings: Settings, *arguments: str) -> None:
    """Run Rasa in the home; what it prints is shown where it fails."""
    environment = os.environ | parts.rasa_environment(settings, parts.new_wires())
    command = [str(parts.RASA_PYTHON), "-m", "rasa", *arguments]
    ended = subprocess.run(command, cwd=settings.home, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - no text of a customer
    if ended.returncode:
        sys.exit(ended.stderr)


if __name__ == "__main__":
    typer.run(main)
