"""Who wants to be forgotten is found nowhere afterwards: every store is filled, forgets, and is searched through."""

import asyncio
import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from typer.testing import CliRunner

from assistant import recollection, wiring
from assistant.buying.cart import adding
from assistant.catalog.logged import logged_searches
from assistant.catalog.store import open_store
from assistant.cli import app as command
from assistant.customers.events import Event, EventKind, SearchMade
from assistant.customers.logged import LoggedSearch
from assistant.errors import NoSuchCustomer
from assistant.gateway.app import create_app
from assistant.gateway.dialogue import RawReply
from assistant.gateway.health import Health
from assistant.gateway.messages import Message
from assistant.handoff.file_desk import FileDesk
from assistant.handoff.ledger import Ledger
from assistant.learning.shop_training import MOST_SEARCHES
from assistant.people import Cause, Handover, Line, Request, Who
from assistant.privacy.memory import ShopMemory
from assistant.screen import Card, Reply
from assistant.settings import Settings
from assistant.types import Facet, Preference, Wish
from tests.contracts.test_carts import line
from tests.photos import quarters, written
from tests.traces import rows, traces

MARKER = "zanzibar lighthouse kettle"
FORGET = "yes, forget me"


@dataclass
class Shop:
    """A shop that keeps of a customer all that any store can keep."""

    settings: Settings
    memory: ShopMemory

    async def send(self, session_id: str, message: str, metadata: dict[str, Any]) -> list[RawReply]:
        """Answer as Rasa does, and write down what Rasa and the actions write."""
        if message == "slowly":
            await asyncio.to_thread(self._later, session_id, message, metadata["customer"])
        else:
            await asyncio.to_thread(self.keep, session_id, message, metadata["customer"])
        reply = Reply(text="Here.", speech="Here.", cards=(_card(),), forgets=message == FORGET)
        return [{"custom": {"reply": reply.model_dump(mode="json")}}]

    def _later(self, conversation: str, said: str, customer: str) -> None:
        time.sleep(0.4)
        self.keep(conversation, said, customer)

    def keep(self, conversation: str, said: str, customer: str) -> None:
        now, stores = datetime.now(UTC), self.memory.stores
        stores.customers.agree(customer, agreed=True)
        wool = Preference(facet=Facet.MATERIAL, value="wool", negated=True, at=now, said=said)
        stores.customers.remember(customer, lambda _: (wool,))
        search = SearchMade(f"{abs(hash((conversation, said, now))):032x}"[-32:], 1, Wish(words=said))
        stores.journal.write(customer, "prior", search, [Event(EventKind.SHOWN, "ada", search.id, 0)])
        stores.carts.change(customer, adding(line()))
        with closing(sqlite3.connect(self.settings.trackers)) as rasa, rasa:
            rasa.execute("CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
            told = json.dumps({"text": said, "metadata": {"customer": customer}})
            rasa.execute("INSERT INTO events (sender_id, data) VALUES (?, ?)", (conversation, told))

    def hand_over(self, conversation: str) -> None:
        now = datetime.now(UTC)
        request = Request(conversation=conversation, cause=Cause.ASKED, said=MARKER)
        number = Ledger(open_store(self.settings.database), "file").open(request, now)
        desk = FileDesk(self.settings.cases, wiring.phrases(), lambda: now)
        said = Line(who=Who.CUSTOMER, text=MARKER, at=now)
        desk.open(Handover(number=number, at=now, request=request, lines=(said,)), "")


def _card() -> Card:
    return Card(item_group_id="ada", variant_id="ada-red-m", title="Ada Dress", price="$10")


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_each_database: str) -> Shop:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    settings = Settings(home=tmp_path, turn_deadline_seconds=5)
    return Shop(settings, recollection.memory(settings))


@pytest.fixture
def gateway(shop: Shop) -> FastAPI:
    health = Health(httpx.AsyncClient(), "http://rasa", "http://actions", "")
    return create_app(shop.settings, shop, wiring.phrases(), health, memory=shop.memory)


def left(shop: Shop, needles: Sequence[str]) -> list[str]:
    """Return where any of these is: in a file below the home, or in a table of the store."""
    return [*traces(shop.settings.home, needles), *(f"store {each}" for each in rows(shop.settings.database, needles))]


@dataclass
class Person:
    """A browser of a customer, and the names by which they are known inside."""

    client: TestClient
    owner: str
    conversation: str
    token: str

    def say(self, text: str) -> dict:
        answer = self.client.post("/v1/messages", json={"text": text}).raise_for_status().json()
        return answer["messages"][-1]["reply"]

    def rate(self, words: str) -> None:
        turn = self.client.get("/v1/history").raise_for_status().json()["messages"][-1]["turn_id"]
        rating = {"turn": turn, "verdict": "no", "words": words}
        self.client.post("/v1/messages", json={"rate": rating}).raise_for_status()

    @property
    def needles(self) -> list[str]:
        return [self.owner, self.conversation, MARKER]


def person(client: TestClient, gateway: FastAPI) -> Person:
    client.cookies.clear()
    token = client.post("/v1/sessions").raise_for_status().json()["token"]
    session = gateway.state.parts.sessions.find(token)
    return Person(client, session.owner, session.id, token)


@pytest.fixture
def ann(shop: Shop, gateway: FastAPI) -> Iterator[Person]:
    """A customer of whom there is something in every store."""
    with TestClient(gateway) as client:
        ann = person(client, gateway)
        ann.say(f"I never wear wool, {MARKER}")
        ann.rate(f"no {MARKER}")
        client.post(
            "/v1/uploads", content=written(quarters()), headers={"Content-Type": "image/jpeg"}
        ).raise_for_status()
        shop.hand_over(ann.conversation)
        yield ann


def test_before_all_of_it_is_there(shop: Shop, ann: Person):
    found = left(shop, ann.needles)
    for place in (
        "gateway.sqlite messages",
        "gateway.sqlite feedback",
        "conversations.sqlite events",
        "store handovers",
        "handoff/1.txt",
    ):
        assert f"{place}: {MARKER}" in found
    for place in ("consents", "preferences", "searches", "events", "carts", "cart_lines"):
        assert f"store {place}: {ann.owner}" in found
    assert len(list(shop.settings.uploads.iterdir())) == 1


def test_a_customer_is_told_all_that_is_kept(ann: Person):
    known = ann.client.get("/v1/me").raise_for_status().json()
    assert known["agreed"]
    assert [each["value"] for each in known["preferences"]] == ["wool"]
    assert known["events"] == {"shown": 1}
    assert [each["item_group_id"] for each in known["latest"]] == ["ada"]
    assert [each["title"] for each in known["cart"]] == ["Ada Dress"]
    assert [each["kind"] for each in known["uploads"]] == ["photo"]
    assert (known["conversations"], known["messages"], known["handovers"], known["searches"]) == (1, 2, 1, 1)


def test_who_is_forgotten_over_http_is_found_nowhere(shop: Shop, ann: Person):
    assert ann.client.delete("/v1/me").status_code == 204
    assert left(shop, ann.needles) == []
    assert list(shop.settings.uploads.iterdir()) == []


def test_their_token_opens_nothing_any_more(ann: Person):
    ann.client.delete("/v1/me").raise_for_status()
    known = ann.client.get("/v1/me", headers={"Authorization": f"Bearer {ann.token}"})
    assert (known.status_code, known.json()["error"]["code"]) == (401, "unknown_session")


def test_all_their_conversations_are_forgotten(shop: Shop, gateway: FastAPI, ann: Person):
    second = ann.client.post("/v1/sessions").raise_for_status().json()["token"]
    other = gateway.state.parts.sessions.find(second)
    assert other.owner == ann.owner
    ann.say(f"again: {MARKER}")
    ann.client.delete("/v1/me").raise_for_status()
    assert left(shop, [*ann.needles, other.id]) == []


def test_who_is_forgotten_teaches_nothing_any_more(shop: Shop, ann: Person):
    def taught() -> list[LoggedSearch]:
        return list(logged_searches(open_store(shop.settings.database), MOST_SEARCHES))

    assert [(each.customer, each.wish.words) for each in taught()] == [(ann.owner, f"I never wear wool, {MARKER}")]
    ann.client.delete("/v1/me").raise_for_status()
    assert taught() == []


def test_others_lose_nothing(shop: Shop, gateway: FastAPI, ann: Person):
    token = ann.token
    bob = person(ann.client, gateway)
    bob.say("the bobsleigh")
    ann.client.delete("/v1/me", headers={"Authorization": f"Bearer {token}"}).raise_for_status()
    known = bob.client.get("/v1/me", headers={"Authorization": f"Bearer {bob.token}"}).raise_for_status().json()
    assert (known["messages"], len(known["cart"]), len(known["preferences"])) == (2, 1, 1)
    assert left(shop, ann.needles) == []


def test_who_says_so_in_the_dialogue_is_found_nowhere_and_goes_on_as_somebody_new(
    shop: Shop, gateway: FastAPI, ann: Person
):
    assert ann.say(FORGET)["forgets"]
    assert left(shop, [ann.owner, MARKER]) == []
    assert gateway.state.parts.sessions.find(ann.token).owner != ann.owner
    messages = ann.client.get("/v1/history").json()["messages"]
    assert [each.get("text", "Here.") for each in messages] == ["", "Here."]
    assert messages[0]["seq"] > 2  # an open page goes on counting
    ann.say("hello")
    assert len(ann.client.get("/v1/me").json()["cart"]) == 1


def test_what_a_turn_writes_late_does_not_bring_them_back(shop: Shop, gateway: FastAPI, ann: Person):
    parts = gateway.state.parts
    parts.forgetting._late_seconds = 0.6
    ann.client.portal.call(parts.forgetting.close, ann.owner)
    shop.keep(ann.conversation, MARKER, ann.owner)  # a turn that was given up goes on behind
    assert left(shop, ann.needles) != []
    ann.client.portal.call(asyncio.sleep, 1.5)
    assert left(shop, ann.needles) == []


def test_a_turn_that_is_under_way_is_waited_for(shop: Shop, gateway: FastAPI, ann: Person):
    portal, parts = ann.client.portal, gateway.state.parts
    caller = parts.sessions.find(ann.token)

    async def both() -> None:
        await parts.chat.begin(caller, Message(text="slowly"))
        await asyncio.sleep(0.1)
        await parts.forgetting.close(ann.owner)

    portal.call(both)
    assert left(shop, [*ann.needles, "slowly"]) == []


def test_a_message_that_waited_meanwhile_is_not_answered(shop: Shop, gateway: FastAPI, ann: Person):
    portal, parts = ann.client.portal, gateway.state.parts
    caller = parts.sessions.find(ann.token)

    async def all_at_once() -> None:
        await parts.chat.begin(caller, Message(text="slowly"))
        await asyncio.sleep(0.1)
        forgetting = asyncio.create_task(parts.forgetting.close(ann.owner))
        await asyncio.sleep(0.1)
        await parts.chat.begin(caller, Message(text=f"and {MARKER}"))
        turns = list(parts.rooms.of(caller.id).turns.values())
        await forgetting
        await asyncio.gather(*turns)

    portal.call(all_at_once)
    assert left(shop, [*ann.needles, "slowly"]) == []


def test_consent_is_given_and_taken_back_over_http(ann: Person):
    assert ann.client.put("/v1/me/consent", json={"agreed": False}).json() == {"agreed": False}
    known = ann.client.get("/v1/me").json()
    assert (known["agreed"], known["preferences"], known["events"], known["searches"]) == (False, [], {}, 0)
    ann.client.put("/v1/me/consent", json={"agreed": True}).raise_for_status()
    assert ann.client.get("/v1/me").json()["agreed"]


@pytest.mark.parametrize("by", ["id", "token"])
def test_an_operator_forgets_by_id_or_by_token(shop: Shop, ann: Person, by: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("assistant.privacy.commands.time.sleep", lambda _: None)
    words = [ann.owner] if by == "id" else ["--session", ann.token]
    assert CliRunner().invoke(command, ["customers", "forget", *words]).exit_code == 0
    assert left(shop, ann.needles) == []


@pytest.mark.parametrize("asked", ["forget", "show"])
def test_of_an_id_of_whom_nothing_is_kept_an_operator_is_told_so(ann: Person, asked: str):
    result = CliRunner().invoke(command, ["customers", asked, f"{ann.owner}x"])
    assert result.exit_code != 0
    assert isinstance(result.exception, NoSuchCustomer)
    assert "Forgotten" not in result.output


def test_who_only_has_a_conversation_can_be_forgotten(shop: Shop, ann: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("assistant.privacy.commands.time.sleep", lambda _: None)
    for _, store in shop.memory.stores.all():
        store.forget(ann.owner, [ann.conversation])
    assert shop.memory.keeps(ann.owner)
    assert CliRunner().invoke(command, ["customers", "forget", ann.owner]).exit_code == 0
    assert not shop.memory.keeps(ann.owner)


def test_an_operator_sees_counts_and_on_request_all(ann: Person):
    listed = CliRunner().invoke(command, ["customers", "list"]).stdout
    assert listed.splitlines()[1] == f"{ann.owner}\tTrue\t1\t1\t1"
    shown = json.loads(CliRunner().invoke(command, ["customers", "show", ann.owner]).stdout)
    assert shown["preferences"][0]["said"].endswith(MARKER)


def test_a_conversation_whose_session_is_over_goes_everywhere(shop: Shop, ann: Person):
    with closing(sqlite3.connect(shop.settings.gateway_database)) as database, database:
        database.execute("UPDATE sessions SET expires_at = 1")
    CliRunner().invoke(command, ["customers", "sweep"])
    assert left(shop, [ann.conversation]) == []
    of_shop = [each for each in left(shop, [MARKER]) if not each.startswith("shop.sqlite")]
    assert of_shop == [f"store searches: {MARKER}"]  # as agreed to, for as long as events are kept
    assert shop.memory.known(ann.owner).preferences == ()
