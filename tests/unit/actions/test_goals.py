"""The goals of a shopper, from Rasa's tracker to Rasa's messages."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from structlog.testing import capture_logs

from actions.change_cart import ChangeCart
from actions.goals import GOALS
from actions.hear import Hear
from actions.search import Search
from actions.show_photo import ShowPhoto
from assistant.errors import CatalogError, DialogueDown, ModelMismatch
from assistant.shell import listing
from assistant.thread import Instead, SearchState, Thread, Turn
from assistant.types import Mention, Wish
from assistant.uploads import STAFF
from tests.unit.actions.conftest import TURN, Script, parse, tracker

NOTHING = SearchState().model_dump(mode="json")


async def run(goal, sent):
    dispatcher = CollectingDispatcher()
    events = await goal.run(dispatcher, Tracker.from_dict(sent), {})
    return dispatcher.messages, events


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.goal)
async def test_a_goal_asks_the_library_for_the_same(script, goal):
    sent = tracker(entities=[{"entity": "chip", "value": "color:red"}])
    await run(goal(script, parse, 5), sent)
    assert [asked[0] for asked in script.asked] == [goal.goal]


async def test_the_library_hears_words_and_labelled_spans(script):
    await run(Search(script, parse, 5), tracker("red wool coats", [{"entity": "color", "value": "red"}]))
    _, heard, state = script.asked[0]
    assert heard.text == "red wool coats"
    assert heard.mentions == (Mention(label="color", text="red"),)
    assert state == Thread()


async def test_a_message_of_the_page_holds_no_words(script):
    sent = tracker('/details{"product": "g"}', [{"entity": "product", "value": "g"}])
    await run(Search(script, parse, 5), sent)
    _, heard, _ = script.asked[0]
    assert (heard.text, heard.product, heard.chip, heard.mentions) == ("", "g", None, ())


async def test_a_message_of_the_page_may_name_several_products(script):
    entities = [{"entity": "product", "value": "g"}, {"entity": "product", "value": "h"}]
    await run(Search(script, parse, 5), tracker('/compare{"product": ["g", "h"]}', entities))
    _, heard, _ = script.asked[0]
    assert (heard.text, heard.products) == ("", ("g", "h"))


async def test_a_photo_comes_with_the_words_beside_it(script):
    entities = [{"entity": "photo", "value": "a1"}, {"entity": "words", "value": "like this but in black"}]
    await run(ShowPhoto(script, parse, 5), tracker('/show_photo{"photo": "a1", "words": "like this …"}', entities))
    goal, heard, _ = script.asked[0]
    assert (goal, heard.photo, heard.text, heard.mentions) == ("show_photo", "a1", "like this but in black", ())


@pytest.mark.parametrize(("channel", "owner"), [("rest", "customer-1"), ("cmdline", STAFF)])
async def test_photos_are_those_of_who_speaks_and_at_a_terminal_those_of_the_staff(script, channel, owner):
    await run(Search(script, parse, 5), tracker(channel=channel))
    assert script.asked[0][1].owner == owner


async def test_words_cannot_pass_for_what_the_page_sends(script):
    await run(Search(script, parse, 5), tracker("hats", [{"entity": "words", "value": "shoes"}]))
    assert script.asked[0][1].text == "hats"


async def test_a_photo_model_that_fails_is_told_and_the_search_stays(script):
    failing = Script(ModelMismatch("another model"))
    [message, told], events = await run(ShowPhoto(failing, parse, 5), tracker('/show_photo{"photo": "a1"}'))
    assert (message["response"], told["custom"]) == ("utter_action_failed", {"problem": "model_mismatch"})
    assert events == []


async def test_a_span_that_is_no_text_is_left_out(script):
    await run(Search(script, parse, 5), tracker('/remove{"chip": 5}', [{"entity": "chip", "value": 5}]))
    assert script.asked[0][1].chip is None


@pytest.mark.parametrize(
    ("metadata", "customer"), [({"customer": "ann"}, "ann"), ({}, "customer-1"), ({"customer": 5}, "customer-1")]
)
async def test_a_customer_is_who_the_gateway_says_or_else_the_conversation(script, metadata, customer):
    await run(Search(script, parse, 5), tracker(metadata=metadata))
    assert (script.asked[0][1].customer, script.asked[0][1].conversation) == (customer, "customer-1")


async def test_silence_is_told_to_the_page(script):
    quiet = Script(TURN.model_copy(update={"reply": None}))
    [message], events = await run(Search(quiet, parse, 5), tracker())
    assert message["custom"] == {"silent": True}
    assert events


async def test_at_a_terminal_silence_is_a_line_that_says_who_has_the_conversation(script):
    quiet = Script(TURN.model_copy(update={"reply": None}))
    [message], _ = await run(Search(quiet, parse, 5), tracker(channel="cmdline"))
    assert message["response"] == "utter_handoff_silent"
    assert not message["custom"]


@pytest.mark.parametrize(
    ("metadata", "page"),
    [({"page": "Hiking boots"}, "Hiking boots"), ({}, ""), ({"page": 5}, ""), ({"page": "x" * 900}, "x" * 200)],
)
async def test_the_page_a_customer_came_from_is_heard_and_bounded(script, metadata, page):
    await run(Search(script, parse, 5), tracker(metadata=metadata))
    assert script.asked[0][1].page == page


@pytest.mark.parametrize(("metadata", "is_pushed"), [({"customer": "ann"}, True), ({}, False)])
async def test_only_the_gateway_brings_customers_what_is_said_meanwhile(script, metadata, is_pushed):
    await run(Search(script, parse, 5), tracker(metadata=metadata))
    assert script.asked[0][1].is_pushed is is_pushed


async def test_the_search_is_remembered_in_the_slot_and_read_back(script):
    _, [event] = await run(Search(script, parse, 5), tracker())
    assert (event["event"], event["name"]) == ("slot", "thread")
    await run(Search(script, parse, 5), tracker(slot=event["value"]))
    assert script.asked[1][2] == TURN.thread


@pytest.mark.parametrize("slot", ["text", [], 5, {"search": 5}, {"unknown": 1}, {"past": [None]}])
async def test_a_slot_that_cannot_be_read_begins_anew_and_is_logged(script, slot):
    with capture_logs() as logs:
        _, events = await run(Search(script, parse, 5), tracker(slot=slot))
    assert script.asked[0][2] == Thread()
    assert [line["log_level"] for line in logs] == ["warning"]
    assert events


async def test_the_log_of_a_foreign_slot_tells_no_words_of_the_customer(script):
    with capture_logs() as logs:
        await run(Search(script, parse, 5), tracker(slot={"search": {"wish": {"words": ["my secret"]}}}))
    assert "secret" not in str(logs)


async def test_a_page_gets_the_reply_as_json(script):
    [message], _ = await run(Search(script, parse, 5), tracker())
    assert message["custom"] == {"reply": TURN.reply.model_dump(mode="json")}
    assert not message["text"]


async def test_a_terminal_gets_the_reply_as_a_list(script):
    [message], _ = await run(Search(script, parse, 5), tracker(channel="cmdline"))
    assert message["text"] == listing(TURN.reply)
    assert not message["custom"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(CatalogError("gone"), "catalog"), (ZeroDivisionError(), "unexpected"), (TimeoutError(), "late")],
)
async def test_a_failure_is_said_and_told_and_logged_with_its_code(error, code):
    with capture_logs() as logs:
        [message, told], events = await run(Search(Script(error), parse, 5), tracker())
    assert (message["response"], told["custom"]) == ("utter_action_failed", {"problem": code})
    assert [event["value"]["search"] for event in events] == [NOTHING]
    assert [(line["log_level"], line["code"], line["action"]) for line in logs] == [("error", code, "action_search")]


async def test_a_library_that_is_late_is_not_waited_for():
    with capture_logs() as logs:
        [message, told], events = await run(Search(Script(seconds=0.5), parse, 0.01), tracker())
    assert (message["response"], told["custom"]) == ("utter_action_failed", {"problem": "late"})
    assert [event["value"]["search"] for event in events] == [NOTHING]
    assert [line["code"] for line in logs] == ["late"]


async def test_at_a_terminal_a_failure_is_said_without_its_code():
    [message], _ = await run(Search(Script(ValueError()), parse, 5), tracker(channel="cmdline"))
    assert (message["response"], message["custom"]) == ("utter_action_failed", {})


async def test_a_failure_leaves_all_as_it_was_and_keeps_what_was_said():
    state = Thread(search=SearchState(wish=Wish(words="wool"))).model_dump(mode="json")
    _, [event] = await run(Search(Script(ValueError()), parse, 5), tracker("in blue", slot=state))
    assert event["value"] == {**state, "failed": "in blue"}


@pytest.mark.parametrize("said", ["try again", "Please try that again"])
async def test_what_failed_is_kept_while_trying_again_fails(said):
    state = Thread(failed="in blue").model_dump(mode="json")
    _, events = await run(Search(Script(ValueError()), parse, 5), tracker(said, slot=state))
    assert events == []


@pytest.mark.parametrize(
    ("said", "spans"),
    [
        ("1042, anna@example.com", []),
        ("it is anna at example dot com", []),
        ('/details{"product": "g"}', [{"entity": "product", "value": "g"}]),
        (
            '/show_photo{"photo": "a", "words": "x"}',
            [{"entity": "photo", "value": "a"}, {"entity": "words", "value": "x"}],
        ),
    ],
)
async def test_of_what_is_no_plain_wish_nothing_is_kept_when_it_fails(said, spans):
    state = Thread(failed="in blue").model_dump(mode="json")
    _, [event] = await run(Search(Script(ValueError()), parse, 5), tracker(said, spans, slot=state))
    assert event["value"]["failed"] == ""


async def test_what_is_said_instead_keeps_how_surely_it_was_heard_where_it_says_nothing_of_that():
    again = Script(Turn(thread=TURN.thread, reply=None, instead=Instead(text="wool coats")))
    _, events = await run(Search(again, parse, 5), tracker("try again", metadata={"confidence": 0.8}))
    assert (events[-1]["text"], events[-1]["metadata"]["confidence"]) == ("wool coats", 0.8)


# What is spoken.

HEARD = Script(Turn(thread=TURN.thread, reply=None, instead=Instead(text="wool coats", confidence=0.9)))


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.goal)
async def test_a_recording_in_the_metadata_is_heard_whatever_its_message_is_taken_for(script, goal):
    await run(goal(script, parse, 5), tracker("", metadata={"recording": "b2"}))
    assert script.asked[0][1].recording == "b2"


async def test_a_recording_sent_by_the_page_is_heard(script):
    await run(Hear(script, parse, 5), tracker('/hear{"recording": "b2"}', [{"entity": "recording", "value": "b2"}]))
    goal, heard, _ = script.asked[0]
    assert (goal, heard.recording, heard.text, heard.confidence) == ("hear", "b2", "", None)


async def test_rasa_goes_on_as_if_what_was_heard_had_been_typed_by_the_same_customer():
    sent = tracker("", metadata={"recording": "b2", "customer": "ann"}, channel="page")
    [message], [slot, listen, said] = await run(Hear(HEARD, parse, 5), sent)
    assert message["custom"] == {"heard": "wool coats"}
    assert (slot["event"], slot["name"]) == ("slot", "thread")
    assert (listen["event"], listen["name"]) == ("action", "action_listen")
    assert (said["event"], said["text"], said["input_channel"]) == ("user", "wool coats", "page")
    assert said["parse_data"]["intent"]["name"] == "understood: wool coats"
    assert said["metadata"] == {"customer": "ann", "confidence": 0.9}


async def test_at_a_terminal_what_was_heard_is_a_line():
    sent = tracker("", metadata={"recording": "b2"}, channel="cmdline")
    [message], _ = await run(Hear(HEARD, parse, 5), sent)
    assert (message["response"], message["words"], message["text"]) == ("utter_hear_said", "wool coats", None)


async def test_what_takes_the_place_of_typed_words_was_not_heard():
    messages, events = await run(Search(HEARD, parse, 5), tracker("no, I said wool coats"))
    assert (messages, events[-1]["text"]) == ([], "wool coats")


async def test_what_cannot_be_understood_is_told_and_the_search_stays():
    async def down(_):
        raise DialogueDown("gone")

    [message, told], events = await run(Hear(HEARD, down, 5), tracker("", metadata={"recording": "b2"}))
    assert (message["response"], told["custom"]) == ("utter_action_failed", {"problem": "dialogue_down"})
    assert events == []


async def test_a_recording_has_time_of_its_own():
    slow = Script(HEARD.answer, seconds=0.2)
    [message], _ = await run(Hear(slow, parse, 0.01), tracker("", metadata={"recording": "b2"}))
    assert message["custom"] == {"heard": "wool coats"}


@pytest.mark.parametrize(
    ("told", "confidence"), [(0.4, 0.4), (1, 1.0), (7, 1.0), (-1, 0.0), ("0.4", None), (True, None), (None, None)]
)
async def test_how_surely_something_was_heard_is_told_by_the_metadata(script, told, confidence):
    await run(Search(script, parse, 5), tracker(metadata={"confidence": told}))
    assert script.asked[0][1].confidence == confidence


@pytest.mark.parametrize(("told", "is_glance"), [("cart", True), ("", False), (None, False), (1, False)])
async def test_a_glance_is_told_by_the_metadata(script, told, is_glance):
    await run(Search(script, parse, 5), tracker("/show_cart", metadata={"glance": told}))
    assert script.asked[0][1].is_glance is is_glance


@pytest.mark.parametrize("told", [5, None, ["b2"], {"id": "b2"}, ""])
async def test_a_recording_that_has_no_name_is_none(script, told):
    await run(Search(script, parse, 5), tracker(metadata={"recording": told}))
    assert script.asked[0][1].recording is None


@pytest.mark.parametrize(("told", "cut"), [("Here are", "Here are"), (None, ""), (7, "")])
async def test_what_was_heard_of_an_interrupted_answer_is_told_by_the_metadata(script, told, cut):
    await run(Search(script, parse, 5), tracker(metadata={"cut": told}))
    assert script.asked[0][1].cut == cut


async def test_how_many_are_to_be_in_the_cart_is_told_by_the_page(script):
    sent = [{"entity": "variant", "value": "v"}, {"entity": "quantity", "value": "2"}]
    await run(ChangeCart(script, parse, 5), tracker('/change_cart{"variant": "v", "quantity": "2"}', sent))
    heard = script.asked[0][1]
    assert (heard.variant, heard.quantity, heard.text) == ("v", 2, "")
