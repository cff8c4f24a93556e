"""What customers say from a call's first sentence to its last, what it is to end with, and the same by typing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import yaml
from pydantic import Field, TypeAdapter

from assistant.gateway.messages import Answered, Exchange
from assistant.screen import Reply
from assistant.types import Value

PATIENT_SECONDS = 60


class Saying(Value):
    """One turn."""

    say: str
    type: str | None = None  # what is typed in its place; the same by default
    into: bool = False  # it is said into the answer before it


class Wanted(Value):
    """What the last answer is to show."""

    chips: tuple[str, ...] = ()  # these and maybe others
    lines: tuple[str, ...] | None = None  # of the cart: exactly these, each by words of its choice

    def is_shown(self, reply: Reply | None) -> bool:
        """Tell whether an answer is what the customer was after."""
        if reply is None or not set(self.chips) <= {chip.label for chip in reply.chips}:
            return False
        if self.lines is None:
            return True
        shown = [line.options for line in reply.basket.lines] if reply.basket else None
        return shown is not None and len(shown) == len(self.lines) and all(map(str.__contains__, shown, self.lines))


class Talk(Value):
    """One conversation."""

    turns: tuple[Saying, ...] = Field(min_length=1)
    wanted: Wanted


_TALKS: TypeAdapter[tuple[Talk, ...]] = TypeAdapter(tuple[Talk, ...])


def read_talks(file: Path) -> Sequence[Talk]:
    """Read conversations from YAML. Raises ValidationError."""
    return _TALKS.validate_python(yaml.safe_load(file.read_text("utf-8")))


def outcome(reply: Reply | None) -> Any:
    """Return what of an answer is the same however the question came: chips, cards and cart."""
    if reply is None:
        return None
    lines = [(line.variant_id, line.quantity) for line in reply.basket.lines] if reply.basket else None
    return [chip.label for chip in reply.chips], [card.variant_id for card in reply.cards], lines


async def typed(url: str, talk: Talk) -> list[Reply]:
    """Type a conversation; return the last answer to each turn. Raises httpx.HTTPError."""
    async with httpx.AsyncClient(base_url=url, timeout=PATIENT_SECONDS, trust_env=False) as client:
        token = (await client.post("/v1/sessions")).raise_for_status().json()["token"]
        client.cookies.clear()
        client.headers["Authorization"] = f"Bearer {token}"
        replies = []
        for turn in talk.turns:
            answer = await client.post("/v1/messages", json={"text": turn.type or turn.say})
            messages = Exchange.model_validate(answer.raise_for_status().json()).messages
            replies += [message.reply for message in messages if isinstance(message, Answered)][-1:]
        return replies
