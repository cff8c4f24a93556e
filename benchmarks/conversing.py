"""Customers talking to a running shop over the gateway's HTTP, one message after the other."""

from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from assistant.gateway.messages import Answered, Exchange
from assistant.screen import Reply
from benchmarks.customers import Customer
from benchmarks.dialogue_checks import Fault, Judge, Problem
from benchmarks.goals import Goal
from benchmarks.steps import Step

PATIENT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said, what was answered (None: the message was refused), and what is wrong with that."""

    step: Step
    reply: Reply | None
    problems: tuple[Problem, ...]
    trouble: str = ""  # why it was refused, or the code of the error that is apologized for


@dataclass(slots=True)
class Dialogue:
    """One conversation, from the first message to success or to the end of a customer's patience."""

    goal: Goal
    turns: list[Turn] = field(default_factory=list)
    found: bool = False  # the product was shown as it is wanted
    reached: bool = False  # and told of when it was asked about

    def count(self, fault: Fault) -> int:
        """Return how often an answer was wrong in this way."""
        return sum(problem.fault is fault for turn in self.turns for problem in turn.problems)


class Line:
    """A line to the gateway. Without the thread each message goes into a session of its own."""

    def __init__(self, url: str, *, keeps_thread: bool) -> None:
        # Kept alive, a connection would be closed by the gateway just when a customer speaks who thought for long.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.AsyncClient(base_url=url, timeout=PATIENT_SECONDS, limits=limits, trust_env=False)
        self._keeps_thread = keeps_thread
        self._token = ""

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *exception: Any) -> None:
        await self._client.__aexit__(*exception)

    async def send(self, step: Step) -> tuple[Reply | None, str]:
        """Send a message; return the answer, and what is troubling about it. Raises httpx.HTTPError."""
        if not self._token or not self._keeps_thread:
            self._token = (await self._client.post("/v1/sessions")).raise_for_status().json()["token"]
            self._client.cookies.clear()
        body = {"about": step.about} if step.is_tap else {"text": step.text}
        headers = {"Authorization": f"Bearer {self._token}"}
        response = await self._client.post("/v1/messages", json=body, headers=headers)
        if response.status_code == httpx.codes.UNPROCESSABLE_ENTITY:  # a card that this session never showed
            return None, str(response.json()["error"]["code"])
        return _read(Exchange.model_validate(response.raise_for_status().json()))


async def hold(customer: Customer, judge: Judge, url: str, *, keeps_thread: bool) -> Dialogue:
    """Let a customer talk to the end. Raises httpx.HTTPError where the shop does not answer."""
    dialogue = Dialogue(customer.goal)
    async with Line(url, keeps_thread=keeps_thread) as line:
        while (step := customer.next_step()) is not None:
            reply, trouble = await line.send(step)
            problems = judge.judge(step, reply) if reply else []
            customer.hear(reply)
            dialogue.turns.append(Turn(step, reply, tuple(problems), trouble))
    dialogue.found, dialogue.reached = customer.found, customer.reached
    return dialogue


def _read(exchange: Exchange) -> tuple[Reply | None, str]:
    """Join the answers of one turn; there is none where a person was brought in, and then the assistant is silent."""
    answers = [each for each in exchange.messages if isinstance(each, Answered)]
    if not answers:
        return None, "no answer"
    last = answers[-1].reply
    text, speech = (" ".join(getattr(each.reply, name) for each in answers) for name in ("text", "speech"))
    cards = tuple(card for each in answers for card in each.reply.cards)
    trouble = next((each.problem for each in answers if each.problem), "")
    return last.model_copy(update={"text": text, "speech": speech, "cards": cards}), trouble
