"""How well the pipeline of bot/config.yml tells intents apart, on real queries to two live shopping bots.

    .venv/bin/python -m benchmarks.intents [FOLDER]

The folder holds HINT3 v1 (Arora and others 2020): `<bot>_train.csv` and `<bot>_test.csv` with columns sentence, label.
In-scope accuracy: the share of test sentences that have an intent and get it, with no threshold of confidence.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml

from assistant import parts
from assistant.dialogue_encoder import export_minilm
from assistant.settings import Settings

BOTS = ("curekart", "powerplay11")
OUT_OF_SCOPE = "NO_NODES_DETECTED"
HINT3 = parts.ROOT.parent / "shared" / "hint3"


def main() -> None:
    """Print a line for each bot."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HINT3
    if not folder.is_dir():
        sys.exit(f"Expected HINT3 in {folder}: give the folder that holds curekart_train.csv as an argument.")
    for bot in BOTS:
        with tempfile.TemporaryDirectory() as home:
            accuracy, count = measured(folder, bot, Settings(home=Path(home)))
        print(f"{bot:12} in-scope accuracy {accuracy:.3f} of {count} sentences")


def measured(folder: Path, bot: str, settings: Settings) -> tuple[float, int]:
    """Train on one bot's training sentences and return the accuracy on its test sentences, and their count."""
    home = settings.home
    export_minilm(settings.models / "minilm")
    write_config(home / "config.yml")
    write_examples(home / "train.yml", folder / f"{bot}_train.csv")
    count = write_examples(home / "test.yml", folder / f"{bot}_test.csv")
    rasa(settings, "train", "nlu", "--config", "config.yml", "--nlu", "train.yml", "--out", "trained")
    rasa(settings, "test", "nlu", "--nlu", "test.yml", "--model", "trained", "--out", "results", "--no-plot")
    report = json.loads((home / "results" / "intent_report.json").read_text("utf-8"))
    return float(report["accuracy"]), count


def write_config(path: Path) -> None:
    """Write the project's pipeline without its threshold."""
    config = yaml.safe_load((parts.ROOT / "bot" / "config.yml").read_text("utf-8"))
    config["pipeline"] = [each for each in config["pipeline"] if each["name"] != "FallbackClassifier"]
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
    main()
