"""What Rasa has stored of a conversation, as lines."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from structlog.testing import capture_logs

from assistant.handoff.transcript import RasaTranscript
from assistant.people import Who
from assistant.phrases import Phrases

PHRASES = Phrases.load(Path(__file__).parents[3] / "domain.yml")


def user(text: str, **entities: str) -> tuple[str, dict]:
    spans = [{"entity": name, "value": value} for name, value in entities.items()]
    return "user", {"event": "user", "text": text, "parse_data": {"text": text, "entities": spans}}


def bot(text: str | None = None, **custom: object) -> tuple[str, dict]:
    return "bot", {"event": "bot", "text": text, "data": {"buttons": None, "custom": custom or None}}


class Store:
    """The tracker store as Rasa 3.6 makes it in SQLite."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with sqlite3.connect(file) as store:
            store.execute(
                "CREATE TABLE events (id INTEGER NOT NULL PRIMARY KEY, sender_id VARCHAR(255) NOT NULL, "
                "type_name VARCHAR(255) NOT NULL, timestamp FLOAT, intent_name VARCHAR(255), "
                "action_name VARCHAR(255), data TEXT)"
            )

    def keep(self, sender: str, *events: tuple[str, dict]) -> None:
        with sqlite3.connect(self.file) as store:
            for place, (kind, event) in enumerate(events):
                row = (sender, kind, json.dumps({"timestamp": 1_800_000_000 + place, **event}))
                store.execute("INSERT INTO events (sender_id, type_name, data) VALUES (?, ?, ?)", row)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "conversations.sqlite")


def lines(store: Store, conversation: str = "c1", most: int = 100):
    transcript = RasaTranscript(create_engine(f"sqlite:///{store.file}"), PHRASES)
    return [(line.who, line.text) for line in transcript.lines(conversation, most)]


def test_who_said_what_in_order(store):
    reply = {"text": "I found 2.", "speech": "Two.", "cards": []}
    store.keep("c1", ("action", {}), user("red dresses"), ("slot", {}), bot(reply=reply), bot("Anything else?"))
    assert lines(store) == [
        (Who.CUSTOMER, "red dresses"),
        (Who.ASSISTANT, "I found 2."),
        (Who.ASSISTANT, "Anything else?"),
    ]


def test_no_other_conversation_is_read(store):
    store.keep("c1", user("mine"))
    store.keep("c2", user("somebody else's"))
    assert lines(store) == [(Who.CUSTOMER, "mine")]
    assert lines(store, "c1' OR '1'='1") == []


def test_the_last_lines_are_read(store):
    store.keep("c1", *(user(f"line {place}") for place in range(150)))
    read = lines(store, most=100)
    assert (len(read), read[0][1], read[-1][1]) == (100, "line 50", "line 149")


def test_commands_of_the_page_are_told_in_words(store):
    store.keep(
        "c1",
        user('/show_photo{"photo": "a1", "words": "like this"}', photo="a1", words="like this"),
        user('/hear{"recording": "b2"}', recording="b2"),
        user('/details{"product": "d1"}', product="d1"),
        user('/remove{"chip": "color:red"}', chip="color:red"),
    )
    assert [text for _, text in lines(store)] == [
        PHRASES.say("utter_does_photo", words="like this"),
        PHRASES.say("utter_does_recording"),
        PHRASES.say("utter_does_tap", title="d1"),
        PHRASES.say("utter_does_drop", label="color:red"),
    ]


def test_what_the_page_looks_at_by_itself_is_no_line(store):
    store.keep("c1", user("are you there"), user("/show_cart"))
    assert lines(store) == [(Who.CUSTOMER, "are you there")]


def test_silence_is_no_line(store):
    store.keep("c1", user("are you there"), bot(silent=True))
    assert lines(store) == [(Who.CUSTOMER, "are you there")]


def test_a_store_that_cannot_be_read_is_logged_and_holds_nothing_up(tmp_path):
    transcript = RasaTranscript(create_engine(f"sqlite:///{tmp_path / 'none.sqlite'}"), PHRASES)
    with capture_logs() as log:
        assert transcript.lines("c1", 100) == ()
    assert [line["log_level"] for line in log] == ["error"]
