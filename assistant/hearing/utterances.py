"""What people were written down to say: the training utterances of the dialogue, with their labels."""

from pathlib import Path

import yaml

from assistant.errors import SetupError


def read_utterances(folder: Path) -> tuple[str, ...]:
    """Return the examples of all intents in Rasa's training data. Raises SetupError where there are none."""
    files = sorted(folder.glob("*.yml"))
    found = [
        line.strip().removeprefix("-").strip()
        for file in files
        for part in yaml.safe_load(file.read_text("utf-8")).get("nlu", ())
        if "intent" in part
        for line in part["examples"].splitlines()
    ]
    if not found:
        raise SetupError(f"There are no training utterances in {folder}: the project's folder data/nlu holds them.")
    return tuple(line for line in found if line)
