"""Which desk a shop has, and what it needs."""

from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from assistant.errors import DeskDown, SetupError
from assistant.handoff.calls import Calls
from assistant.handoff.chatwoot_desk import ChatwootDesk
from assistant.handoff.choice import human_desk
from assistant.people import Ticket
from assistant.phrases import Phrases
from assistant.settings import Settings
from tests.contracts.test_human_desks import handover
from tests.desks import Chatwoot, serving

PHRASES = Phrases.load(Path(__file__).parents[3] / "domain.yml")


def chosen(**settings: object):
    return human_desk(Settings.model_validate(settings), PHRASES, lambda: datetime.now(UTC))


def test_a_fresh_machine_has_a_folder_below_its_home(tmp_path):
    desk = chosen(home=tmp_path)
    assert desk.name == "file"
    desk.open(handover(), "")
    [file] = (tmp_path / "handoff").iterdir()
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_is_named_by_the_number_whatever_a_conversation_calls_itself(tmp_path):
    desk = chosen(home=tmp_path)
    desk.pass_on(Ticket(3, "../../x", "3"), handover().lines[0])
    assert [str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.txt")] == ["handoff/3.txt"]


def test_a_shop_may_have_none():
    assert chosen(handoff="none") is None


@pytest.mark.parametrize(
    ("handoff", "names"),
    [
        ("webhook", ["HANDOFF_URL"]),
        ("email", ["HANDOFF_MAIL_HOST", "HANDOFF_MAIL_FROM", "HANDOFF_MAIL_TO"]),
        ("chatwoot", ["CHATWOOT_URL", "CHATWOOT_ACCOUNT", "CHATWOOT_INBOX", "CHATWOOT_TOKEN"]),
    ],
)
def test_a_desk_names_every_setting_that_it_lacks(handoff, names):
    with pytest.raises(SetupError) as error:
        chosen(handoff=handoff)
    assert all(f"ASSISTANT_{name}" in str(error.value) for name in names)


def test_an_address_must_be_one():
    with pytest.raises(SetupError, match="ASSISTANT_HANDOFF_URL"):
        chosen(handoff="webhook", handoff_url="file:///etc/passwd")


@pytest.fixture
def chatwoot():
    chatwoot = Chatwoot()
    with serving(chatwoot):
        yield chatwoot


def chatwoot_desk(chatwoot: Chatwoot, inbox: int = 7) -> ChatwootDesk:
    calls = Calls(httpx.Client(trust_env=False), chatwoot.url, {"api_access_token": chatwoot.token}, 3)
    return ChatwootDesk(calls, 1, inbox, PHRASES)


def test_in_chatwoot_the_case_is_a_private_note_and_the_customer_says_the_rest(chatwoot):
    reference = chatwoot_desk(chatwoot).open(handover(), "")
    note, said = chatwoot.conversations[int(reference)]["messages"]
    assert note[:2] == ("outgoing", True)
    assert "Ada Dress, Red, $60" in note[2]
    assert said == ("incoming", False, "i want to talk to a human")


def test_in_chatwoot_the_end_is_a_resolved_conversation_that_opens_when_the_customer_comes_again(chatwoot):
    desk = chatwoot_desk(chatwoot)
    reference = desk.open(handover(), "")
    desk.close(Ticket(3, "c1", reference))
    assert chatwoot.conversations[int(reference)]["status"] == "resolved"
    desk.open(handover("me again"), reference)
    assert chatwoot.conversations[int(reference)]["status"] == "open"
    assert len(chatwoot.conversations) == 1


def test_an_inbox_that_chatwoot_does_not_have_is_a_desk_that_is_down(chatwoot):
    with pytest.raises(DeskDown, match="404"):
        chatwoot_desk(chatwoot, inbox=8).open(handover(), "")


@pytest.mark.parametrize("answer", [{}, {"payload": {}}, {"payload": {"contact": {"id": "x"}}}, []])
def test_what_chatwoot_would_not_answer_is_a_desk_that_is_down(chatwoot, answer):
    chatwoot.answer = lambda *_: (200, answer)
    with pytest.raises(DeskDown, match="Application API"):
        chatwoot_desk(chatwoot).open(handover(), "")


def test_a_conversation_that_is_open_stays_one_when_its_last_words_do_not_get_through(chatwoot):
    answer = chatwoot.answer
    chatwoot.answer = lambda path, body, headers: (500, {}) if "incoming" in str(body) else answer(path, body, headers)
    reference = chatwoot_desk(chatwoot).open(handover(), "")
    [(*_, note)] = chatwoot.conversations[int(reference)]["messages"]
    assert "i want to talk to a human" in note
