from itertools import chain

import pytest

from assistant.hearing.arpa import arpa_lines, counted
from assistant.hearing.corpus import plain_corpus
from assistant.hearing.smoothing import END, START, Estimate, Gram, estimate

CORPUS = plain_corpus(["show me red dresses", "show me blue dresses", "show all tents", "red tents", "red"])


def probability(model: Estimate, history: Gram, word: str) -> float:
    """As a recognizer reads a backoff model."""
    gram = (*history, word)
    if len(gram) <= len(model.orders) and gram in model.orders[len(gram) - 1]:
        return model.orders[len(gram) - 1][gram]
    return model.left.get(history, 1.0) * probability(model, history[1:], word)


@pytest.mark.parametrize(
    "history", [(), (START,), ("red",), ("show", "me"), ("dresses",), (START, "red"), ("me", "tents")]
)
def test_what_may_follow_a_history_adds_up_to_one(history):
    model = estimate(counted(CORPUS))
    words = [*CORPUS.words, END]
    assert sum(probability(model, history, word) for word in words) == pytest.approx(1)


def test_what_was_seen_is_likelier_than_what_was_not():
    model = estimate(counted(CORPUS))
    assert probability(model, ("show", "me"), "red") > probability(model, ("show", "me"), "tents") > 0


def test_a_word_in_many_contexts_is_likelier_elsewhere_than_one_that_is_frequent_in_one():
    model = estimate(counted(plain_corpus(["san francisco"] * 9 + ["a cup", "the cup", "my cup", "a hat"])))
    assert probability(model, ("hat",), "cup") > probability(model, ("hat",), "francisco")


def test_grams_are_counted_within_sentences():
    ones, twos, threes = counted(CORPUS)
    assert ones[("red",)] == 3
    assert twos[(START, "show")] == 3
    assert threes[("red", "tents", END)] == 1
    assert ("dresses", "show") not in twos


def test_the_file_tells_how_many_grams_it_holds():
    lines = list(arpa_lines(estimate(counted(CORPUS))))
    told = [int(line.partition("=")[2]) for line in lines if line.startswith("ngram ")]
    begins = [lines.index(f"\\{order}-grams:") for order in (1, 2, 3)]
    ends = [*(place - 1 for place in begins[1:]), lines.index("\\end\\") - 1]
    assert told == [end - begin - 1 for begin, end in zip(begins, ends, strict=True)]
    assert all(
        len(line.split()) in {2, 3, 4, 5}
        for line in chain(*(lines[b + 1 : e] for b, e in zip(begins, ends, strict=True)))
    )
