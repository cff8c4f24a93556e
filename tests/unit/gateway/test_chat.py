"""Turns: what reaches Rasa, what comes back, and what happens when nothing does."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from assistant.errors import DialogueDown
from assistant.gateway.app import create_app
from assistant.gateway.rooms import MAX_WAITING_SIGNALS, MAX_WAITING_TURNS
from assistant.gateway.scripted import ScriptedDialogue, full
from assistant.phrases import Phrases
from assistant.screen import Basket, BasketLine, Reply
from assistant.settings import Settings

from .conftest import DRESSES, all_well, health_over


async def say(caller: httpx.AsyncClient, **message: object) -> list[dict[str, object]]:
    answer = await caller.post("/v1/messages", json=message)
    assert answer.status_code == 200, answer.text
    messages: list[dict[str, object]] = answer.json()["messages"]
    return messages


async def test_a_message_is_echoed_and_answered(caller: httpx.AsyncClient) -> None:
    said, answered = await say(caller, text="  red dress ")
    assert (said["type"], said["text"], said["seq"]) == ("user", "red dress", 1)
    assert (answered["type"], answered["seq"], answered["problem"]) == ("reply", 2, None)
    assert answered["reply"] == DRESSES.model_dump(mode="json")


async def test_rasa_hears_clean_words_from_the_session_and_never_the_token(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    await say(caller, text="/red dress")
    session_id, message, metadata = dialogue.asked[0]
    token = caller.cookies["assistant_session"]
    assert message == "red dress"
    assert token.startswith(session_id + ".")
    assert token not in str(metadata)


async def test_the_page_a_customer_came_from_goes_with_their_words_and_is_not_among_them(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    said, _ = await say(caller, text="boots", page="Hiking & camping")
    _, message, metadata = dialogue.asked[0]
    assert (said["text"], message, metadata["page"]) == ("boots", "boots", "Hiking & camping")
    await say(caller, text="boots")
    assert "page" not in dialogue.asked[-1][2]


async def test_removing_a_chip_is_the_gateways_own_command(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    await say(caller, text="red dress")
    said, _ = await say(caller, drop="color:red")
    assert dialogue.asked[-1][1] == '/remove{"chip": "color:red"}'
    assert "red" in str(said["text"])


async def test_tapping_a_card_is_the_gateways_own_command(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    await say(caller, text="red dress")
    await say(caller, text="hello")
    said, _ = await say(caller, about="d1")
    assert dialogue.asked[-1][1] == '/details{"product": "d1"}'
    assert "Poppy dress" in str(said["text"])


async def test_more_like_a_card_is_the_gateways_own_command(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    await say(caller, text="red dress")
    said, _ = await say(caller, like="d1")
    assert dialogue.asked[-1][1] == '/similar{"product": "d1"}'
    assert said["text"] == "More like Poppy dress"


async def test_cards_to_be_compared_are_the_gateways_own_command(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    await say(caller, text="red dress")
    said, _ = await say(caller, compare=["d1", "d2"])
    assert dialogue.asked[-1][1] == '/compare{"product": ["d1", "d2"]}'
    assert said["text"] == "Compare Poppy dress and Ruby dress"


@pytest.mark.parametrize(
    "message",
    [{"compare": ["d1"]}, {"compare": ["d1"] * 5}, {"compare": "d1"}, {"compare": ["d1", "x" * 513]}, {"like": ["d1"]}],
)
async def test_two_to_four_cards_are_compared(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, message: dict[str, object]
) -> None:
    await say(caller, text="red dress")
    answer = await caller.post("/v1/messages", json=message)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_input")
    assert len(dialogue.asked) == 1


@pytest.mark.parametrize(
    ("buy", "sent"),
    [
        ({"product": "d1"}, '/add_to_cart{"product": "d1"}'),
        ({"product": "d1", "variant": 'v"}/restart'}, '/add_to_cart{"product": "d1", "variant": "v\\"}/restart"}'),
    ],
)
async def test_what_is_to_be_bought_is_the_gateways_own_command(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, buy: dict[str, str], sent: str
) -> None:
    await say(caller, text="red dress")
    said, _ = await say(caller, buy=buy)
    assert dialogue.asked[-1][1] == sent
    assert said["text"] == "Add Poppy dress to my cart"


@pytest.mark.parametrize(
    "message", [{"buy": {"variant": "v"}}, {"buy": "d1"}, {"buy": {"product": "d1"}, "text": "hello"}, {"buy": {}}]
)
async def test_a_purchase_names_a_product_and_stands_alone(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, message: dict[str, object]
) -> None:
    await say(caller, text="red dress")
    answer = await caller.post("/v1/messages", json=message)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_input")
    assert len(dialogue.asked) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"drop": "color:blue"},
        {"about": "d9"},
        {"drop": 'x"}/restart'},
        {"like": "d9"},
        {"compare": ["d1", "d9"]},
        {"buy": {"product": "d9"}},
    ],
)
async def test_what_is_not_on_the_screen_cannot_be_named(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, message: dict[str, object]
) -> None:
    await say(caller, text="red dress")
    answer = await caller.post("/v1/messages", json=message)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_offered")
    assert len(dialogue.asked) == 1


@pytest.mark.parametrize("text", ["broken", "silence", "odd", "bug"])
async def test_a_dialogue_that_fails_leads_to_an_apology_and_a_line_in_the_log(
    caller: httpx.AsyncClient, phrases: Phrases, text: str
) -> None:
    with capture_logs() as log:
        _, answered = await say(caller, text=text)
    assert answered["problem"] == DialogueDown.code
    reply = answered["reply"]
    assert isinstance(reply, dict)
    assert reply["text"] == reply["speech"] == phrases.say("utter_gateway_apology_down")
    assert reply["quick_replies"][0]["text"] == text
    assert [line["code"] for line in log if line["event"] == "turn_failed"] == [DialogueDown.code]
    assert "sister" not in str(log)


@pytest.mark.parametrize("text", ["broken", "silence", "odd", "bug"])
async def test_a_dialogue_that_fails_is_asked_once(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, text: str
) -> None:
    await say(caller, text=text)
    assert len(dialogue.asked) == 1  # it may have done what was asked


async def test_an_apology_of_the_action_server_has_the_code_of_its_error(caller: httpx.AsyncClient) -> None:
    _, answered = await say(caller, text="unlucky")
    assert (answered["reply"]["text"], answered["problem"]) == ("I could not do that.", "catalog")


async def test_what_was_understood_outlives_an_apology(caller: httpx.AsyncClient) -> None:
    await say(caller, text="red dress")
    await say(caller, text="broken")
    answered = (await say(caller, drop="color:red"))[1]
    assert answered["type"] == "reply"


async def test_a_late_dialogue_leads_to_its_own_apology(
    settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    dialogue.open.clear()
    hasty = settings.model_copy(update={"turn_deadline_seconds": 0.01})
    app = create_app(hasty, dialogue, phrases, health_over(all_well))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as caller:
        await caller.post("/v1/sessions")
        _, answered = await say(caller, text="red dress")
    assert answered["problem"] == "dialogue_late"
    assert phrases.say("utter_gateway_apology_late") in str(answered)


async def test_the_same_client_id_is_answered_once(caller: httpx.AsyncClient, dialogue: ScriptedDialogue) -> None:
    first = await say(caller, id="c1", text="red dress")
    assert await say(caller, id="c1", text="red dress") == first
    assert len(dialogue.asked) == 1


async def test_a_repeated_message_waits_for_the_answer_to_the_first(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.open.clear()
    first, second = (asyncio.create_task(say(caller, id="c1", text="red dress")) for _ in range(2))
    while not dialogue.asked:
        await asyncio.sleep(0)
    dialogue.open.set()
    assert await first == await second
    assert len(dialogue.asked) == 1


async def test_one_turn_runs_and_a_few_wait_and_one_more_is_refused(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.open.clear()
    texts = [f"message {number}" for number in range(1 + MAX_WAITING_TURNS)]
    turns = []
    for text in texts:
        turns.append(asyncio.create_task(say(caller, text=text)))
        while len((await caller.get("/v1/history")).json()["messages"]) < len(turns):
            await asyncio.sleep(0)
    refused = await caller.post("/v1/messages", json={"text": "one more"})
    assert len(dialogue.asked) == 1
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_requests")
    assert int(refused.headers["retry-after"]) > 0
    dialogue.open.set()
    await asyncio.gather(*turns)
    assert [message for _, message, _ in dialogue.asked] == texts


async def test_an_answer_is_kept_even_if_its_caller_has_gone(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.open.clear()
    gone = asyncio.create_task(say(caller, text="red dress"))
    while not dialogue.asked:
        await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    dialogue.open.set()
    messages: list[dict[str, object]] = []
    while len(messages) < 2:
        messages = (await caller.get("/v1/history")).json()["messages"]
    assert messages[1]["type"] == "reply"


async def test_the_conversation_outlives_the_gateway(
    caller: httpx.AsyncClient, settings: Settings, dialogue: ScriptedDialogue, phrases: Phrases
) -> None:
    said = await say(caller, text="red dress")
    again: FastAPI = create_app(settings, dialogue, phrases, health_over(all_well))
    transport = httpx.ASGITransport(again)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop", cookies=caller.cookies) as back:
        assert (await back.get("/v1/history")).json()["messages"] == said


SILENT = [{"custom": {"silent": True}}]
LIKED = '/signal{"product": "d1", "judgment": "like"}'


async def test_a_liked_card_is_told_to_the_dialogue_and_stands_nowhere_in_the_history(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.script[LIKED] = SILENT
    before = await say(caller, text="red dress")
    assert await say(caller, judge={"product": "d1", "judgment": "like"}) == []
    assert dialogue.asked[-1][1] == LIKED
    assert (await caller.get("/v1/history")).json()["messages"] == before


async def test_how_long_cards_were_looked_at_is_told_in_one_message(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.otherwise = SILENT
    await say(caller, text="red dress")
    dwelt = [{"product": "d1", "seconds": 3}, {"product": "d2", "seconds": 60}]
    assert await say(caller, dwelt=dwelt) == []
    assert dialogue.asked[-1][1] == '/signal{"product": ["d1", "d2"], "seconds": ["3", "60"]}'


@pytest.mark.parametrize(
    "message",
    [
        {"look": "wardrobe"},
        {"judge": {"product": "d1", "judgment": "adore"}},
        {"judge": {"product": "d" * 600, "judgment": "like"}},
        {"dwelt": []},
        {"dwelt": [{"product": "d1", "seconds": 2}]},
        {"dwelt": [{"product": "d1", "seconds": 61}]},
        {"dwelt": [{"product": "d1", "seconds": 3.5}]},
        {"dwelt": [{"product": "d1", "seconds": 5}] * 21},
        {"judge": {"product": "d1", "judgment": "like"}, "text": "hello"},
    ],
)
async def test_a_signal_of_another_form_is_refused(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue, message: dict[str, object]
) -> None:
    await say(caller, text="red dress")
    answer = await caller.post("/v1/messages", json=message)
    assert answer.status_code == 422
    assert len(dialogue.asked) == 1


@pytest.mark.parametrize(
    "message",
    [{"judge": {"product": "zz", "judgment": "like"}}, {"dwelt": [{"product": "zz", "seconds": 5}]}],
)
async def test_a_signal_of_what_was_never_shown_is_refused(
    caller: httpx.AsyncClient, message: dict[str, object]
) -> None:
    await say(caller, text="red dress")
    answer = await caller.post("/v1/messages", json=message)
    assert answer.json()["error"]["code"] == "not_offered"


def test_a_page_is_told_whether_its_signal_was_kept(client: TestClient, dialogue: ScriptedDialogue) -> None:
    dialogue.script[LIKED] = SILENT
    client.post("/v1/messages", json={"text": "red dress"})
    like = {"judge": {"product": "d1", "judgment": "like"}}
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "a", **like})
        kept = socket.receive_json()
        dialogue.script[LIKED] = DialogueDown("Expected a test.")
        socket.send_json({"id": "b", **like})
        lost = socket.receive_json()
    assert (kept["type"], kept["id"], kept["problem"]) == ("noted", "a", None)
    assert (lost["type"], lost["id"], lost["problem"]) == ("noted", "b", "dialogue_down")


async def test_many_quick_taps_take_no_place_of_a_turn(caller: httpx.AsyncClient, dialogue: ScriptedDialogue) -> None:
    dialogue.script[LIKED] = SILENT
    await say(caller, text="red dress")
    dialogue.open.clear()
    taps = [asyncio.create_task(say(caller, judge={"product": "d1", "judgment": "like"})) for _ in range(10)]
    while len(dialogue.asked) < 2:
        await asyncio.sleep(0)
    turn = asyncio.create_task(say(caller, text="hello"))
    dialogue.open.set()
    assert await asyncio.gather(*taps) == [[]] * 10
    assert (await turn)[-1]["reply"]["text"] == "Hello!"


async def test_signals_that_wait_have_a_bound_too(caller: httpx.AsyncClient, dialogue: ScriptedDialogue) -> None:
    dialogue.script[LIKED] = SILENT
    await say(caller, text="red dress")
    dialogue.open.clear()
    like = {"judge": {"product": "d1", "judgment": "like"}}
    taps = [asyncio.create_task(caller.post("/v1/messages", json=like)) for _ in range(MAX_WAITING_SIGNALS + 1)]
    done, _ = await asyncio.wait(taps, return_when=asyncio.FIRST_COMPLETED)
    assert [each.result().json()["error"]["code"] for each in done] == ["too_many_requests"]
    dialogue.open.set()
    await asyncio.gather(*taps)


CART = Basket(
    lines=(BasketLine(variant_id="d1-s", title="Poppy dress", options="Red, S", quantity=1, price="$49", total="$49"),),
    total="$49",
)


async def test_how_many_of_a_thing_lie_in_the_cart_is_changed_by_a_tap(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    dialogue.script["my cart"] = [full(Reply(text="Here.", speech="Here.", basket=CART))]
    await say(caller, text="my cart")
    await say(caller, text="hello")
    said, _ = await say(caller, cart={"variant": "d1-s", "quantity": 2})
    assert said["text"] == "Make it 2 of Poppy dress (Red, S) in my cart"
    assert dialogue.asked[-1][1] == '/change_cart{"variant": "d1-s", "quantity": "2"}'
    said, _ = await say(caller, cart={"variant": "d1-s", "quantity": 0})
    assert said["text"] == "Take Poppy dress (Red, S) out of my cart"
    assert dialogue.asked[-1][1] == '/change_cart{"variant": "d1-s", "quantity": "0"}'


async def test_a_look_at_the_cart_is_answered_by_the_cart_alone_and_what_was_said_last_stands(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    before = (await say(caller, text="red dress"))[-1]["reply"]
    dialogue.script["/show_cart"] = [full(Reply(text="You have a dress.", speech="A dress.", basket=CART))]
    [shown] = await say(caller, look="cart")
    assert (dialogue.asked[-1][1], dialogue.asked[-1][2]["glance"]) == ("/show_cart", "cart")
    silent = {"text": "", "speech": "", "cards": [], "basket": CART.model_dump(mode="json")}
    assert shown["reply"] == before | silent
    assert [each["type"] for each in (await caller.get("/v1/history")).json()["messages"]] == ["user", "reply", "reply"]
    said, _ = await say(caller, cart={"variant": "d1-s", "quantity": 2})
    assert said["text"] == "Make it 2 of Poppy dress (Red, S) in my cart"


@pytest.mark.parametrize("answer", [SILENT, [{"text": "I sell nothing."}], DialogueDown("Expected a test.")])
def test_a_page_is_told_where_its_look_is_not_answered_by_a_cart(
    client: TestClient, dialogue: ScriptedDialogue, answer: object
) -> None:
    dialogue.script["/show_cart"] = answer
    client.post("/v1/messages", json={"text": "red dress"})
    with client.websocket_connect("/v1/chat") as socket:
        socket.send_json({"id": "a", "look": "cart"})
        told = socket.receive_json()
    assert (told["type"], told["id"], told["problem"]) == ("noted", "a", "dialogue_down")
    assert len(client.get("/v1/history").json()["messages"]) == 2


async def test_only_what_the_cart_was_last_seen_to_hold_is_changed(
    caller: httpx.AsyncClient, dialogue: ScriptedDialogue
) -> None:
    two = {"cart": {"variant": "d1-s", "quantity": 2}}
    assert (await caller.post("/v1/messages", json=two)).json()["error"]["code"] == "not_offered"
    dialogue.script["my cart"] = [full(Reply(text="Here.", speech="Here.", basket=CART))]
    dialogue.script["empty it"] = [full(Reply(text="Done.", speech="Done.", basket=Basket(lines=(), total="$0")))]
    await say(caller, text="my cart")
    await say(caller, text="empty it")
    assert (await caller.post("/v1/messages", json=two)).json()["error"]["code"] == "not_offered"


@pytest.mark.parametrize("quantity", [-1, 100, 1.5, "2"])
async def test_a_cart_holds_whole_things_within_bounds(caller: httpx.AsyncClient, quantity: object) -> None:
    answer = await caller.post("/v1/messages", json={"cart": {"variant": "d1-s", "quantity": quantity}})
    assert answer.json()["error"]["code"] == "bad_input"
