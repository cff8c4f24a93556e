"""What `python -m bot` changes in Rasa."""

import pytest


def test_its_http_interface_opens_to_the_bearer_of_the_token_alone_and_where_it_listens(ask):
    code = """
from bot.__main__ import guarded_api

answer = [guarded_api(words, token) for words, token in given]
"""
    given = [(["run", "--port", "1"], "-t"), (["shell"], "-t"), (["train"], "t"), (["run"], ""), ([], "t")]
    opened = ["--enable-api", "--auth-token=-t"]
    assert ask(code, given) == [opened, opened, [], [], []]


def test_a_customer_is_spoken_for_by_the_bearer_of_the_token_alone(ask):
    code = """
import asyncio, os
from types import SimpleNamespace
from bot.channel import GuardedRest

[guard] = [each.middleware for each in GuardedRest().blueprint(None)._future_middleware]
answer = []
for given_token in given:
    header = given_token.replace("TOKEN", os.environ["ASSISTANT_ACTIONS_TOKEN"])
    request = SimpleNamespace(headers={"authorization": header})
    refused = asyncio.run(guard(request))
    answer.append(refused and refused.status)
"""
    assert ask(code, ["Bearer TOKEN", "", "TOKEN", "Bearer TOKEN ", "Bearer x", "é"]) == [None, 401, 401, 401, 401, 401]


@pytest.mark.parametrize(
    ("is_ready", "told"), [(True, "read a sentence"), (False, "from models/rasa: start the shop again")]
)
def test_it_serves_once_its_dialogue_has_read_a_sentence_and_ends_without_one(ask, is_ready, told):
    code = """
import asyncio
import rasa.core.run
from bot.starting import start_rehearsed

class Agent:
    read = 0

    def is_ready(self):
        return given

    async def parse_message(self, text):
        self.read += 1

async def load(model, *rest):
    return Agent()

own = rasa.core.run.load_agent_on_start
rasa.core.run.load_agent_on_start = load
start_rehearsed()
try:
    agent = asyncio.run(rasa.core.run.load_agent_on_start("models/rasa", None, None, None, None))
    answer = {1: "read a sentence"}.get(agent.read)
except SystemExit as end:
    answer = str(end)
finally:
    rasa.core.run.load_agent_on_start = own
"""
    assert told in ask(code, is_ready)


def test_an_answer_of_an_action_is_still_checked(ask):
    code = """
from bot.__main__ import check_schema_once
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

check_schema_once()

def refused(action_answer):
    try:
        return not RemoteAction("action_search", None)._validate_action_result(action_answer)
    except ValidationError:
        return True

answer = [refused(each) for each in given]
"""
    slot = {"event": "slot", "name": "search", "value": {}, "timestamp": None}
    well = [{}, {"events": [slot], "responses": [{"text": "Here."}]}]
    ill = [5, {"events": 5}, {"events": [{"name": "search"}]}, {"responses": ["Here."]}]
    assert ask(code, [*well, *ill]) == [False] * len(well) + [True] * len(ill)


def test_a_slot_is_carried_into_a_new_session_once(ask):
    code = """
from bot.__main__ import carry_slots_once
from rasa.core.actions.action import ActionSessionStart
from rasa.shared.core.events import SlotSet
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

carry_slots_once()
slots = [AnySlot("search", mappings=[{}]), AnySlot("other", mappings=[{}])]
tracker = DialogueStateTracker.from_events("customer", [SlotSet("search", value) for value in given], slots)
answer = [[event.key, event.value] for event in ActionSessionStart()._slot_set_events_from_tracker(tracker)]
"""
    assert ask(code, [1, 2, {"wish": "dress"}]) == [["search", {"wish": "dress"}]]
