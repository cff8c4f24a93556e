"""One turn can be followed through the logs of the whole running shop by its id, typed or spoken."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.running import Whole
from tests.whole.test_call import Caller


def lines(settings: Settings, log: str, turn_id: str) -> list[dict]:
    """Return the JSON lines of a log that name a turn; what libraries write beside is none."""
    written = (settings.logs / log).read_text().splitlines()
    told = [json.loads(line) for line in written if line.startswith("{")]
    return [line for line in told if line.get("turn_id") == turn_id]


def test_a_typed_turn_is_found_in_both_logs_by_its_id_and_tells_its_stages(unhurried: Whole, stocked: Settings) -> None:
    with closing(unhurried.open_session()) as client:
        answer = client.post("/v1/messages", json={"text": "show me red dresses"}).raise_for_status().json()
        other = client.post("/v1/messages", json={"text": "hello"}).raise_for_status().json()
    (turn,) = [line for line in lines(stocked, "gateway.log", answer["turn_id"]) if line["event"] == "turn"]
    assert (turn["kind"], turn["outcome"], turn["code"]) == ("text", "answered", None)
    assert turn["stages"].keys() == {"queue", "dialogue", "action", "search", "ranking"}
    actions = lines(stocked, "actions.log", answer["turn_id"])
    assert [line["action"] for line in actions if line["event"] == "action"] == ["action_search"]
    assert lines(stocked, "actions.log", other["turn_id"]) != actions
    assert "dresses" not in str(turn)


@pytest.fixture
def caller(unhurried: Whole, tmp_path: Path) -> Caller:
    return Caller(unhurried, tmp_path)


def test_a_turn_of_a_call_is_found_in_both_logs_and_tells_hearing_and_speech(caller: Caller, stocked: Settings) -> None:
    caller.call("show my cart")
    (said,) = caller.messages("user")
    (turn,) = [line for line in lines(stocked, "gateway.log", said["turn_id"]) if line["event"] == "turn"]
    assert turn["kind"] == "call"
    assert {"hearing", "dialogue", "action", "speech"} <= turn["stages"].keys()
    actions = lines(stocked, "actions.log", said["turn_id"])
    assert [line["action"] for line in actions if line["event"] == "action"] == ["action_show_cart"]
