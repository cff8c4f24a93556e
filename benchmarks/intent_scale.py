"""How much MiniLM's vector should weigh beside n-gram counts, by cross-validation on the project's own examples.

    python -m benchmarks.intent_scale --data data/nlu

The pipeline of bot/config.yml in scikit-learn, five folds of the training examples; neither the sentences held out in
tests nor any foreign test set is read.
"""

import re
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
import yaml
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score

from assistant import wiring
from benchmarks.report import Row, report

SCALES = (0, 1, 4, 8, 12, 20)
FOLDS = 5


LABEL = re.compile(r"\[([^\]]+)\]\([^)]+\)")  # "[red](color)"


def examples(folder: Path) -> tuple[list[str], list[str]]:
    """Return the training examples without their labels, and their intents."""
    texts, intents = [], []
    for file in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            lines = [line.removeprefix("- ") for line in group["examples"].splitlines()]
            texts += [LABEL.sub(r"\1", line).casefold() for line in lines]
            intents += [group["intent"]] * len(lines)
    return texts, intents


def main(
    data: Annotated[Path, typer.Option(help="Folder of Rasa's training examples.")] = Path("data/nlu"),
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Print the accuracy of each scale on the folds held out; n-grams alone are the baseline."""
    texts, intents = examples(data)
    counts = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5)).fit_transform(texts)
    vectors = wiring.encoder().embed(texts)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    rows: list[Row] = []
    for scale in SCALES:
        features = hstack([csr_matrix(vectors * scale), counts]).tocsr() if scale else counts
        scores = cross_val_score(LogisticRegression(max_iter=300), features, np.array(intents), cv=folds)
        system = "ours" if scale else "character n-grams only"
        rows.append({"system": system, "scale": scale, "accuracy_percent": float(scores.mean() * 100)})
    report("Accuracy on held-out folds of the training examples", rows, json)


if __name__ == "__main__":
    typer.run(main)
