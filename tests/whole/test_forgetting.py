"""A customer of the running shop is forgotten, over HTTP and in the dialogue: then no file holds them, and no log."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from string import ascii_lowercase

import httpx
import pytest

from assistant.settings import Settings
from tests.photos import quarters, written
from tests.running import Whole
from tests.traces import traces


@dataclass
class Person:
    """A customer, the shop's home and the names by which they are known inside."""

    client: httpx.Client
    settings: Settings
    conversation: str
    owner: str
    marker: str  # a word that nobody else says

    def say(self, text: str) -> dict:
        answer = self.client.post("/v1/messages", json={"text": text}).raise_for_status().json()
        assert not [each for each in answer["messages"] if each.get("problem")]
        return answer["messages"][-1]["reply"]

    @property
    def traces(self) -> list[str]:
        return traces(self.settings.home, [self.owner, self.conversation, self.marker])


@pytest.fixture
def person(unhurried: Whole, stocked: Settings) -> Iterator[Person]:
    """Somebody of whom there is something in every store."""
    client = unhurried.open_session()
    conversation = client.headers["Authorization"].removeprefix("Bearer ").partition(".")[0]
    with closing(sqlite3.connect(stocked.gateway_database)) as database:
        (owner,) = database.execute("SELECT owner FROM sessions WHERE id = ?", [conversation]).fetchone()
    marker = "".join(secrets.choice(ascii_lowercase) for _ in range(16))
    person = Person(client, stocked, conversation, owner, marker)
    person.say("you may personalise")
    person.say("I never wear silk")
    person.say(f"show me red dresses for the {marker} lighthouse")
    person.say("add the first one in M")
    photo = {"content": written(quarters()), "headers": {"Content-Type": "image/jpeg"}}
    client.post("/v1/uploads", **photo).raise_for_status()
    yield person
    client.close()


def test_what_was_said_and_done_is_kept_and_told(person: Person):
    known = person.client.get("/v1/me").raise_for_status().json()
    assert known["agreed"]
    assert [each["value"] for each in known["preferences"]] == ["silk"]
    assert known["events"]["shown"] > 0
    assert known["events"]["added"] == 1
    assert len(known["cart"]) == len(known["uploads"]) == 1
    assert person.traces != []


def test_who_deletes_all_over_http_is_in_no_file(person: Person):
    assert person.client.delete("/v1/me").status_code == 204
    assert person.traces == []
    assert person.client.get("/v1/me").status_code == 401


def test_who_says_forget_me_is_in_no_file_but_for_the_conversation_that_goes_on(person: Person):
    assert "delete all I know" in person.say("forget me")["text"]
    told = person.say("yes")
    assert told["forgets"]
    assert "It is deleted" in told["text"]
    assert traces(person.settings.home, [person.owner, person.marker]) == []
    known = person.client.get("/v1/me").raise_for_status().json()
    assert (known["agreed"], known["preferences"], known["cart"], known["searches"]) == (False, [], [], 0)
    assert person.say("what did you show me")["chips"] == []
