"""`assistant handoff`, as an operator types it."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from assistant import cli, wiring
from assistant.people import Cause, Request
from assistant.settings import Settings


@pytest.fixture(autouse=True)
def log_restored():
    yield
    structlog.reset_defaults()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def board(home: Path):
    board = wiring.switchboard(Settings(home=home))
    request = Request(conversation="c1", cause=Cause.ASKED, said="a human\x1b[2J please", is_pushed=True)
    board.request(request)
    return board


def run(monkeypatch, capsys, *words: str) -> tuple[object, str, str]:
    monkeypatch.setattr(sys, "argv", ["assistant", "handoff", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr()
    return ended.value.code, told.out, told.err


def test_conversations_that_wait_are_listed_on_one_line_each(board, monkeypatch, capsys):
    _, out, _ = run(monkeypatch, capsys, "list")
    [line] = out.splitlines()
    assert line.startswith("1  taken  ")
    assert line.endswith("c1  a human[2J please")


def test_the_list_is_there_for_programs(board, monkeypatch, capsys):
    [case] = json.loads(run(monkeypatch, capsys, "list", "--json")[1])
    assert (case["number"], case["conversation"], case["state"]) == (1, "c1", "taken")
    assert datetime.fromisoformat(case["at"]).tzinfo == UTC


def test_a_person_answers_and_gives_it_back(board, monkeypatch, capsys):
    assert run(monkeypatch, capsys, "reply", "1", "Hello!", "--name", "Ana")[0] == 0
    assert run(monkeypatch, capsys, "back", "c1")[0] == 0
    assert [(each.line.name, each.line.text) for each in board.untold()] == [
        ("Ana", "Hello!"),
        ("", wiring.phrases().say("utter_handoff_back")),
    ]
    assert run(monkeypatch, capsys, "list")[1] == ""


@pytest.mark.parametrize("words", [("reply", "2", "Hello!"), ("back", "c2")])
def test_a_conversation_that_nobody_handed_over_is_told(board, monkeypatch, capsys, words):
    status, _, complaint = run(monkeypatch, capsys, *words)
    assert status == 2
    assert "assistant handoff list" in complaint


@pytest.mark.parametrize("words", [("reply", "1", "Hello?"), ("back", "1")])
def test_of_a_conversation_that_is_over_it_is_told_and_nothing_is_done(board, monkeypatch, capsys, words):
    run(monkeypatch, capsys, "back", "1")
    before = len(board.untold())
    status, _, complaint = run(monkeypatch, capsys, *words)
    assert (status, "with the assistant again" in complaint) == (2, True)
    assert len(board.untold()) == before


def test_a_shop_without_a_desk_says_so(home, monkeypatch, capsys):
    monkeypatch.setenv("ASSISTANT_HANDOFF", "none")
    status, _, complaint = run(monkeypatch, capsys, "list")
    assert (status, "ASSISTANT_HANDOFF=none" in complaint) == (2, True)


def test_a_desk_that_lacks_a_setting_says_which(home, monkeypatch, capsys):
    monkeypatch.setenv("ASSISTANT_HANDOFF", "chatwoot")
    status, _, complaint = run(monkeypatch, capsys, "list")
    assert (status, "ASSISTANT_CHATWOOT_URL" in complaint) == (2, True)
