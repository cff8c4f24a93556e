"""Classes from likeness: sure near the examples, unsure far away."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.components.kernel import RIDGE, Features, Kernel, Regression

SEED = 3
LABELS = ["red", "red", "blue", "blue", "green"]


@pytest.fixture(scope="module")
def examples() -> Features:
    chance = np.random.default_rng(SEED)
    counts = csr_matrix(chance.poisson(0.4, (len(LABELS), 40)).astype(float))
    return Features.of(chance.normal(size=(len(LABELS), 16)), counts)


@pytest.fixture(scope="module")
def regression(examples) -> Regression:
    return Regression.fit(examples, LABELS)


def slow_likeness(left: Features, right: Features, row: int, column: int) -> float:
    dense = float(np.dot(left.dense[row], right.dense[column]))
    sparse = float(np.dot(left.sparse.toarray()[row], right.sparse.toarray()[column]))
    return 0.7 * np.exp(2 * (dense - 1)) + 0.3 * np.exp(sparse - 1)


def test_the_kernel_equals_its_formula(examples):
    likeness = Kernel()(examples, examples)
    for row in range(len(LABELS)):
        for column in range(len(LABELS)):
            assert likeness[row, column] == pytest.approx(slow_likeness(examples, examples, row, column))


def test_a_sentence_is_like_itself_by_one(examples):
    np.testing.assert_allclose(np.diag(Kernel()(examples, examples)), 1)


def test_an_example_is_surely_of_its_class(regression, examples):
    scores = regression.scores(examples)
    assert [regression.classes[best] for best in scores.argmax(axis=1)] == LABELS
    assert scores.max(axis=1).min() > 0.8


def test_the_weights_solve_the_system(regression, examples):
    targets = np.array(LABELS)[:, np.newaxis] == np.array(regression.classes)
    again = (Kernel()(examples, examples) + RIDGE * np.eye(len(LABELS))) @ regression.weights
    np.testing.assert_allclose(again, targets, atol=1e-9)


def test_what_resembles_no_example_is_of_no_class(regression, examples):
    opposite = Features(-examples.dense, csr_matrix(examples.sparse.shape))
    assert regression.scores(opposite).max() < 0.4


def test_scores_stay_between_nothing_and_all(regression):
    chance = np.random.default_rng(SEED + 1)
    strange = Features.of(chance.normal(size=(200, 16)) * 100, csr_matrix(chance.poisson(3, (200, 40)).astype(float)))
    scores = regression.scores(strange)
    assert scores.min() >= 0
    assert scores.max() <= 1


def test_a_sentence_without_features_is_of_no_class(regression):
    nothing = Features.of(np.zeros((1, 16)), csr_matrix((1, 40)))
    assert regression.scores(nothing).max() < 0.4


def test_one_kind_of_features_may_be_missing():
    sparse = csr_matrix(np.eye(3))
    regression = Regression.fit(Features.of(np.zeros((3, 0)), sparse), ["a", "b", "c"])
    assert regression.scores(Features.of(np.zeros((3, 0)), sparse)).argmax(axis=1).tolist() == [0, 1, 2]


def test_what_was_saved_answers_as_before(regression, examples, tmp_path):
    file = tmp_path / "regression.npz"
    regression.save(file)
    loaded = Regression.load(file)
    assert (loaded.classes, loaded.kernel) == (regression.classes, regression.kernel)
    np.testing.assert_array_equal(loaded.scores(examples), regression.scores(examples))


def test_a_single_example_is_enough():
    one = Features.of(np.ones((1, 4)), csr_matrix(np.ones((1, 2))))
    assert Regression.fit(one, ["only"]).scores(one)[0, 0] == pytest.approx(1 / (1 + RIDGE))
