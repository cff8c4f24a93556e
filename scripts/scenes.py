"""Asks shops for the same things in different scenes, and keeps the first five of each in docs/scenes.md.

    python scripts/scenes.py [FEED]

Run it by `make scenes`.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant import wiring  # noqa: E402 - found by the line above
from assistant.catalog.demo.shop import write_texts  # noqa: E402
from assistant.replies import Replies  # noqa: E402
from assistant.shop import Shop  # noqa: E402
from assistant.types import Hit, Query, SceneKind, Setting  # noqa: E402
from assistant.wish import begun  # noqa: E402
from benchmarks.shops import worded_shop  # noqa: E402

WRITTEN = Path(__file__).with_suffix(".yml")
KEPT = ROOT / "docs" / "scenes.md"
SHOWN = 5
HEAD = """# Scenes

The same words in different scenes: the first five of each, with the reasons that their cards give. The first column is
without a scene. Written anew by `make scenes`; these are of {day}. How a scene is read stands in
[language.md](language.md), how it orders in [ranking.md](ranking.md).
"""
TITLES = {"demo": "The demo shop", "luma": "Luma, a real feed of sportswear"}


def main(luma: Path | None) -> None:
    """Ask the demo shop, and that of a second feed, and write down what they show."""
    asked = yaml.safe_load(WRITTEN.read_text("utf-8"))
    with TemporaryDirectory() as folder:
        write_texts(Path(folder))
        feeds = {"demo": Path(folder) / "feed.tsv", **({"luma": luma} if luma else {})}
        told = [line for name, feed in feeds.items() for line in shown(name, feed, asked[name])]
    day = datetime.now(UTC).date().isoformat()
    KEPT.write_text("\n".join([HEAD.format(day=day), *told]) + "\n", "utf-8")


def shown(name: str, feed: Path, questions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a table for each question."""
    with worded_shop(None, feed) as shop:
        yield f"## {TITLES[name]}\n\nRanked by `{shop.ranker}`.\n"
        replies = Replies(wiring.phrases(), shop.currency)
        for question in questions:
            scenes = [settings(each) for each in question["scenes"]]
            columns = [answers(shop, replies, question["ask"], scene) for scene in [(), *scenes]]
            heads = ["no scene", *(", ".join(each.name for each in scene) for scene in scenes)]
            yield f"**{question['ask']}**\n"
            yield f"| | {' | '.join(heads)} |"
            yield f"|---|{'---|' * len(heads)}"
            for place in range(SHOWN):
                cells = [column[place] if place < len(column) else "" for column in columns]
                yield f"| {place + 1} | {' | '.join(cells)} |"
            yield ""


def settings(scene: Mapping[str, str]) -> tuple[Setting, ...]:
    """Return the parts of a scene."""
    return tuple(Setting(kind=SceneKind(kind), name=name) for kind, name in scene.items())


def answers(shop: Shop, replies: Replies, ask: str, scene: tuple[Setting, ...]) -> list[str]:
    """Return the first products of an answer, each with its reasons."""
    wish = begun(shop.read(ask)).model_copy(update={"scene": scene})
    return [cell(hit, replies) for hit in shop.find(Query(wish, SHOWN)).hits]


def cell(hit: Hit, replies: Replies) -> str:
    """Write a product as a cell of a table."""
    card = replies.card(hit)
    why = "; ".join(card.reasons).replace("|", "\\|")
    return f"{card.title.replace('|', '/')}, {card.price}" + (f"<br>*{why}*" if why else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
