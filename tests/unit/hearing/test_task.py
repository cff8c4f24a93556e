import os

import pytest

from assistant.errors import SetupError
from assistant.hearing.corpus import Corpus, plain_corpus, shop_corpus
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.task import prepared

PRONOUNCER = Pronouncer(
    {"red": ("R EH D",), "tent": ("T EH N T",), "blue": ("B L UW",), "green": ("G R IY N",), "gold": ("G OW L D",)}
)


def test_a_task_is_made_once(tmp_path):
    first = prepared(plain_corpus(["red tent"]), tmp_path, PRONOUNCER)
    before = first.language_model.stat().st_mtime_ns
    assert prepared(plain_corpus(["red tent"]), tmp_path, PRONOUNCER) == first
    assert first.language_model.stat().st_mtime_ns == before


def test_the_last_tasks_are_kept_for_those_who_still_listen_by_them(tmp_path):
    made = []
    for age, color in enumerate(("red", "blue", "green", "gold")):
        task = prepared(plain_corpus([f"{color} tent"]), tmp_path, PRONOUNCER)
        os.utime(task.folder, (age, age))
        made.append(task.name)
    assert {folder.name for folder in tmp_path.iterdir()} == set(made[1:])


def test_a_task_knows_the_words_of_the_shop(tmp_path):
    corpus = shop_corpus(["red tent"], {"color": ["Blue"]}, PRONOUNCER)
    assert prepared(corpus, tmp_path, PRONOUNCER).told.phrases == {"color": ("blue",)}


def test_a_task_that_cannot_be_finished_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("assistant.hearing.task.write_language_model", full)
    with pytest.raises(SetupError, match="no space left"):
        prepared(plain_corpus(["red tent"]), tmp_path, PRONOUNCER)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_task_is_told(tmp_path):
    task = prepared(plain_corpus(["red tent"]), tmp_path, PRONOUNCER)
    (task.folder / "task.json").write_text("{")
    with pytest.raises(SetupError, match="delete"):
        prepared(plain_corpus(["red tent"]), tmp_path, PRONOUNCER)


def test_nothing_to_hear_is_refused(tmp_path):
    with pytest.raises(SetupError, match="nothing to listen for"):
        prepared(Corpus(()), tmp_path, PRONOUNCER)
