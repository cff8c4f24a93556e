"""How much MiniLM's vector should weigh beside n-gram counts, by cross-validation on training sentences only.

    python -m benchmarks.intent_scale --data FOLDER

The pipeline of bot/config.yml in scikit-learn, three folds of HINT3's training parts; no test sentence is read.
"""

import csv
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, cross_val_score

from assistant import wiring
from benchmarks.intents import BOTS, HINT3, OUT_OF_SCOPE
from benchmarks.report import Row, report

SCALES = (1, 4, 8, 12, 20)
FOLDS = 3


def sentences(file: Path) -> tuple[list[str], list[str]]:
    """Return the sentences in scope and their labels."""
    with file.open(encoding="utf-8", newline="") as rows:
        kept = [row for row in csv.DictReader(rows) if row["label"] != OUT_OF_SCOPE]
    return [row["sentence"].casefold() for row in kept], [row["label"] for row in kept]


def main(
    data: Annotated[Path, typer.Option(help="HINT3's folder.")] = HINT3,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Print the accuracy of each scale on the folds held out."""
    encoder = wiring.encoder()
    rows: list[Row] = []
    for bot in BOTS:
        texts, labels = sentences(data / f"{bot}_train.csv")
        counts = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5)).fit_transform(texts)
        vectors = encoder.embed(texts)
        folds = KFold(FOLDS, shuffle=True, random_state=1)
        for scale in SCALES:
            features = hstack([csr_matrix(vectors * scale), counts]).tocsr()
            scores = cross_val_score(LogisticRegression(max_iter=300), features, np.array(labels), cv=folds)
            rows.append({"system": "ours", "bot": bot, "scale": scale, "accuracy_percent": float(scores.mean() * 100)})
    report("Accuracy on held-out folds of the training part", rows, json)


if __name__ == "__main__":
    typer.run(main)
