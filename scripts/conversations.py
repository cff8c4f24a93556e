"""Holds the conversations of scripts/conversations.yml with the demo shop, and keeps them in docs/conversations.md.

Run it by `make conversations`.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from open_shop import opened_shop  # noqa: E402

from assistant.screen import Card, Reply, Table  # noqa: E402 - found by the line above

WRITTEN = Path(__file__).with_suffix(".yml")
KEPT = ROOT / "docs" / "conversations.md"
SECONDS = 60
HEAD = """# Conversations

Ten free conversations of ten turns, typed as a demanding customer would, held with the demo shop over HTTP; the
answers are as they came. What still reads badly is named below each. Written anew by `make conversations`; these are
of {day}.
"""


def main() -> None:
    """Hold all conversations and write them down."""
    conversations = yaml.safe_load(WRITTEN.read_text("utf-8"))
    with opened_shop() as (address, _):
        told = [line for each in conversations for line in held(each, address)]
    day = datetime.now(UTC).date().isoformat()
    KEPT.write_text("\n".join([HEAD.format(day=day), *told]) + "\n", "utf-8")


def held(conversation: dict[str, Any], address: str) -> Iterator[str]:
    """Yield the lines of one conversation as it went."""
    yield f"## {conversation['title']}\n"
    with httpx.Client(base_url=address, timeout=SECONDS, trust_env=False) as client:
        token = client.post("/v1/sessions").raise_for_status().json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        for text in conversation["customer"]:
            yield f"**{text}**\n"
            exchange = client.post("/v1/messages", json={"text": text}).raise_for_status().json()
            for message in exchange["messages"]:
                if message["type"] == "reply":
                    yield from quoted(Reply.model_validate(message["reply"]))
    yield f"*Reads badly:* {conversation['reads_badly']}\n"


def quoted(reply: Reply) -> Iterator[str]:
    """Yield a reply as a quotation."""
    parts = [reply.text, *(card_line(card) for card in reply.cards)]
    parts += table_lines(reply.table) if reply.table else []
    parts += [f"— {source.name}: “{source.quote}”" for source in reply.sources]
    if reply.basket and reply.basket.lines:
        parts += [f"{line.quantity} of {line.title} ({line.options}) {line.total}" for line in reply.basket.lines]
        parts.append(f"total {reply.basket.total}")
    parts += [f"[{' · '.join(chip.label for chip in reply.chips)}]"] if reply.chips else []
    parts += [f"→ {' | '.join(each.label for each in reply.quick_replies)}"] if reply.quick_replies else []
    yield "\n".join(f"> {line}  " for part in parts for line in part.splitlines()) + "\n"


def card_line(card: Card) -> str:
    """Write a card in one line."""
    facts = [card.price, card.color, *(card.reasons[:1])]
    return f"• {card.title}: {', '.join(fact for fact in facts if fact)}"


def table_lines(table: Table) -> list[str]:
    """Write what stands side by side, a line for each row."""
    return [f"{row.label}: {' | '.join(cell or '—' for cell in row.cells)}" for row in table.rows]


if __name__ == "__main__":
    main()
