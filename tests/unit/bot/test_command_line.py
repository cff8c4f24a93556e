"""What `python -m bot` changes in Rasa."""


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


def test_a_sentence_is_read_before_rasa_answers_anybody(ask):
    code = """
import asyncio
import rasa.core.run
from bot.rehearsal import rehearse_at_start

class Agent:
    def __init__(self, is_ready):
        self.is_ready, self.read = lambda: is_ready, []

    async def parse_message(self, text):
        self.read.append(text)

async def load(agent):
    return agent

its_own = rasa.core.run.load_agent_on_start
rasa.core.run.load_agent_on_start = load
rehearse_at_start()
agents = [Agent(is_ready) for is_ready in given]
same = [asyncio.run(rasa.core.run.load_agent_on_start(agent)) is agent for agent in agents]
rasa.core.run.load_agent_on_start = its_own
answer = [same, [len(agent.read) for agent in agents]]
"""
    assert ask(code, [True, False]) == [[True, True], [1, 0]]
