"""Rasa's store loses the conversations that are to be forgotten, and no others."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.privacy.trackers import RasaTrackers


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "conversations.sqlite"
    with closing(sqlite3.connect(file)) as rasa, rasa:
        rasa.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
        rasa.executemany("INSERT INTO events (sender_id, data) VALUES (?, ?)", [(name, "{}") for name in "aabc"])
    return file


def senders(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as rasa:
        return [name for (name,) in rasa.execute("SELECT sender_id FROM events ORDER BY id")]


def test_only_what_is_named_goes(file: Path):
    RasaTrackers(file).forget("nobody", ["a", "x"])
    assert senders(file) == ["b", "c"]


def test_at_a_terminal_the_customer_is_the_conversation(file: Path):
    RasaTrackers(file).forget("b", [])
    assert senders(file) == ["a", "a", "c"]


def test_a_shop_that_nobody_has_talked_to_has_nothing_to_forget(tmp_path: Path):
    RasaTrackers(tmp_path / "conversations.sqlite").forget("a", ["a"])
    assert list(tmp_path.iterdir()) == []


def test_a_store_without_rasas_table_is_left_alone(tmp_path: Path):
    sqlite3.connect(tmp_path / "conversations.sqlite").close()
    RasaTrackers(tmp_path / "conversations.sqlite").forget("a", ["a"])
    assert (tmp_path / "conversations.sqlite").stat().st_size == 0


def test_only_a_conversation_that_was_had_is_kept(file: Path, tmp_path: Path):
    assert RasaTrackers(file).keeps("b")
    assert not RasaTrackers(file).keeps("nobody")
    assert not RasaTrackers(tmp_path / "none.sqlite").keeps("b")
