"""Rasa asked what a text means, as the action server asks it."""

import json

import httpx
import pytest

from actions._parsing import RasaParse
from assistant.errors import DialogueDown

PARSED = {"text": "wool coats", "intent": {"name": "search"}, "entities": []}


def parse(answer) -> RasaParse:
    return RasaParse("http://rasa:5005/", "a b&c", httpx.AsyncClient(transport=httpx.MockTransport(answer)))


async def test_rasa_is_asked_with_the_token_of_this_run():
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.path, dict(request.url.params), json.loads(request.content)))
        return httpx.Response(200, json=PARSED)

    assert await parse(answer)("wool coats") == PARSED
    assert asked == [("/model/parse", {"token": "a b&c"}, {"text": "wool coats"})]


def broken(_: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no")


@pytest.mark.parametrize(
    "answer", [broken, lambda _: httpx.Response(401, json={}), lambda _: httpx.Response(200, text="<html>")]
)
async def test_a_rasa_that_does_not_answer_is_down_and_the_token_is_told_to_nobody(answer):
    with pytest.raises(DialogueDown) as caught:
        await parse(answer)("wool coats")
    assert "token" not in str(caught.value)
    assert caught.value.__cause__ is None
