"""What the classifier is chosen by leaves out what it asks."""

import random

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from benchmarks.nlu_choices import Bot, measured, slipped
from bot.components.kernel import Features

ROWS = 40


@pytest.fixture
def bot() -> Bot:
    labels = np.array([f"intent{row % 8}" for row in range(ROWS)])
    return Bot([f"sentence {row}" for row in range(ROWS)], labels, groups=np.arange(ROWS) // 2)


@pytest.fixture
def plain() -> Features:
    """Each sentence is told from the others by one feature, its number."""
    return Features(np.eye(ROWS), csr_matrix((ROWS, 0)))


def test_no_group_and_no_intent_asked_about_was_learned(bot, plain):
    seen = []

    def fit(examples, labels):
        learned = set(examples.dense.argmax(axis=1).tolist())

        def scores(sentences):
            seen.append((learned, set(sentences.dense.argmax(axis=1).tolist())))
            return sorted(set(labels)), np.ones((len(sentences.dense), len(set(labels))))

        return scores

    measured(bot, plain, fit)
    halves = len(seen) // 2
    groups = [({row // 2 for row in learned}, {row // 2 for row in asked}) for learned, asked in seen[:halves]]
    intents = [({row % 8 for row in learned}, {row % 8 for row in asked}) for learned, asked in seen[halves:]]
    assert all(learned.isdisjoint(asked) for learned, asked in [*groups, *intents])


def test_a_system_that_is_sure_of_what_it_knows_alone_is_perfect(plain):
    labels = np.array([f"intent{row % 8}" for row in range(ROWS)])
    bot = Bot([""] * ROWS, labels, groups=np.arange(ROWS))

    def fit(_, known):
        classes = sorted(set(known))

        def scores(sentences):
            truth = [labels[row] for row in sentences.dense.argmax(axis=1)]
            return classes, np.array([[float(name == each) for each in classes] for name in truth])

        return scores

    figures = measured(bot, plain, fit)
    assert (figures["accuracy"], figures["auc"], figures["mcc"], figures["mcc_as_set"]) == (1, 1, 1, 1)


def test_slips_change_some_words_and_keep_their_number():
    texts = ["show me the red dresses under eighty dollars"] * 30
    typed = slipped(texts, random.Random(1))
    words = [
        (before, after)
        for a, b in zip(texts, typed, strict=True)
        for before, after in zip(a.split(), b.split(), strict=True)
    ]
    changed = sum(before != after for before, after in words) / len(words)
    assert 0.2 < changed < 0.4
    assert typed == slipped(texts, random.Random(1))
