"""The figures of the intents: on labels and answers that can be counted by hand."""

import math

import pytest

from benchmarks.nlu import OUT_OF_SCOPE, examples, intent_names, measured, systems


def parse(intent: str, top: str = "") -> dict:
    return {"intent": intent, "top": top or intent, "ms": 2.0}


def test_each_share_is_of_its_own_sentences():
    labels = ["a", "a", "b", "b", OUT_OF_SCOPE, OUT_OF_SCOPE, OUT_OF_SCOPE, OUT_OF_SCOPE]
    none = OUT_OF_SCOPE
    parses = [parse("a"), parse(none, "a"), parse("a"), parse("b"), *[parse(none, "b")] * 3, parse("a")]
    figures = measured(labels, parses)
    assert figures["in_scope_accuracy"] == pytest.approx(3 / 4)
    assert figures["in_scope_accuracy_as_answered"] == pytest.approx(2 / 4)
    assert figures["oos_recall"] == pytest.approx(3 / 4)
    assert (figures["in_scope"], figures["out_of_scope"], figures["ms"]) == (4, 4, 2)


def test_the_correlation_is_that_of_matthews_for_two_classes():
    # One class and out of scope: tp 3, fn 1, fp 2, tn 4.
    labels = ["a"] * 4 + [OUT_OF_SCOPE] * 6
    parses = [parse("a")] * 3 + [parse(OUT_OF_SCOPE)] + [parse("a")] * 2 + [parse(OUT_OF_SCOPE)] * 4
    assert measured(labels, parses)["mcc"] == pytest.approx((3 * 4 - 2 * 1) / math.sqrt(5 * 4 * 6 * 5))


def test_a_share_of_no_sentences_is_not_a_number():
    assert math.isnan(measured(["a", "b"], [parse("a"), parse("b")])["oos_recall"])


def test_only_what_is_out_of_scope_keeps_its_name():
    assert intent_names(["a/b", OUT_OF_SCOPE, "a/b", "c"]) == {
        "a/b": "intent0",
        OUT_OF_SCOPE: "out_of_scope",
        "c": "intent2",
    }


def test_sentences_are_read_in_one_line(tmp_path):
    table = tmp_path / "bot.csv"
    table.write_text('sentence,label\n"two\nlines, [one](x)",a\n/slash,b\n', "utf-8")
    assert examples(table) == [("two lines, [one](x)", "a"), ("/slash", "b")]


def test_another_table_is_refused_in_words(tmp_path):
    table = tmp_path / "bot.csv"
    table.write_text("text,intent\nhello,a\n", "utf-8")
    with pytest.raises(SystemExit, match="Expected the columns sentence and label"):
        examples(table)


def test_the_first_system_is_the_projects_own_pipeline_with_its_threshold():
    system, pipeline = next(iter(systems().items()))
    names = [each["name"].rpartition(".")[2] for each in pipeline]
    assert system == "ours"
    assert {"MiniLmFeaturizer", "KernelClassifier"} <= set(names)
    others = [each["name"] for each in systems()["without sentence vectors"]]
    assert len(others) == len(names) - 1
