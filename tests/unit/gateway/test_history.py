"""The history gives back what was said, in order, to its own session."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from assistant.gateway.conversations import Conversations
from assistant.gateway.history import History
from assistant.gateway.sessions import Sessions
from assistant.gateway.tables import ADDED, open_database
from assistant.screen import Reply

from .conftest import DRESSES

NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    return Sessions(open_database(tmp_path / "gateway.sqlite"), "a secret", lambda: NOW)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(open_database(tmp_path / "gateway.sqlite"), lambda: NOW)


@pytest.fixture
def session(sessions: Sessions) -> str:
    return sessions.create().id


def test_what_was_said_comes_back_as_it_was(history: History, session: str) -> None:
    said = history.say(session, "t1", "c1", "red dress")
    answered = history.answer(session, "t1", DRESSES, "dialogue_late")
    assert history.latest(session, 10) == [said, answered]
    assert [said.seq, answered.seq] == [1, 2]


def test_a_page_that_comes_back_reads_what_it_missed(history: History, session: str) -> None:
    events = [history.say(session, "t", None, str(number)) for number in range(5)]
    assert history.since(session, 2, 2) == events[2:4]
    assert history.since(session, 5, 2) == []
    assert history.latest(session, 2) == events[3:]


def test_sessions_are_numbered_and_read_apart(history: History, sessions: Sessions, session: str) -> None:
    other = sessions.create().id
    history.answer(session, "t1", DRESSES)
    said = history.say(other, "t2", None, "hello")
    assert said.seq == 1
    assert history.latest(other, 10) == [said]
    assert history.title(other, "d1") is None
    assert history.title(session, "d1") == "Poppy dress"


def test_the_chips_are_those_of_the_last_answer(history: History, session: str) -> None:
    assert history.chips(session) == ()
    history.answer(session, "t1", DRESSES)
    history.say(session, "t2", None, "thanks")
    assert history.chips(session) == DRESSES.chips
    history.answer(session, "t2", Reply(text="Done.", speech="Done."))
    assert history.chips(session) == ()


def test_a_clients_id_counts_once_in_a_session(history: History, session: str) -> None:
    history.say(session, "t1", "c1", "hello")
    assert history.turn_of(session, "c1") == "t1"
    assert history.turn_of(session, "c2") is None
    with pytest.raises(IntegrityError):
        history.say(session, "t2", "c1", "hello")


def test_an_ended_session_takes_its_messages_with_it(history: History, session: str, tmp_path: Path) -> None:
    history.answer(session, "t1", DRESSES)
    Conversations(open_database(tmp_path / "gateway.sqlite"), lambda: NOW).end([session])
    assert history.latest(session, 10) == []
    assert history.title(session, "d1") is None


def test_conversations_are_readable_by_the_shops_own_user_alone(history: History, session: str, tmp_path: Path) -> None:
    history.say(session, "t1", None, "hello")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("gateway.sqlite*")}
    assert modes == {0o600}


def test_a_photo_comes_back_with_its_message(history: History, session: str) -> None:
    said = history.say(session, "t1", "c1", "", "5e" * 16)
    assert history.latest(session, 10) == [said]
    assert said.photo == "5e" * 16


def test_a_database_from_before_photos_and_speech_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    engine = open_database(path)
    session = Sessions(engine, "a secret", lambda: NOW).create().id
    said = History(engine, lambda: NOW).say(session, "t1", "c1", "red dress")
    with engine.begin() as connection:
        for table, columns in ADDED.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    engine.dispose()
    history = History(open_database(path), lambda: NOW)
    assert history.latest(session, 10) == [said]
    assert history.say(session, "t2", "c2", "", "5e" * 16).seq == 2
