"""Whether questions about a product are answered as its data has it: yes, no, quoted, or unknown.

.venv/bin/python -m benchmarks.knowing --feed feed.tsv --questions benchmarks/questions/demo.yml

Ours takes the sentences that say all words of a question, and of those the one nearest in meaning. Rivals: words alone
(the first of them), and meaning alone (the sentence nearest to the question says yes where its cosine reaches
--threshold).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer
import yaml

from assistant.errors import SetupError
from assistant.knowing.clauses import clause
from assistant.knowing.evidence import evidence, likest
from assistant.knowing.passages import Passage, passages
from assistant.knowing.question import Verb, question
from assistant.knowing.words import terms_of
from assistant.ports import Encoder
from assistant.shop import Shop
from assistant.wish import NO_WISH
from benchmarks.report import Row, ended_in_words, report
from benchmarks.shops import worded_shop

ROOT = Path(__file__).resolve().parent
Says = Literal["yes", "no", "says", "unknown"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the sentences that may answer it, and what may be said."""

    text: str
    words: tuple[str, ...]
    is_closed: bool
    verb: Verb
    passages: Sequence[Passage]
    answer: Says
    origin: str  # where the answer stands; "" for anywhere


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system said."""

    answer: Says
    origin: str = ""


System = Callable[[Pair], Outcome]


def ours(pair: Pair, encoder: Encoder | None) -> Outcome:
    """Answer as the assistant does; without an encoder by the first sentence that says all words."""
    found = evidence(terms_of(pair.words), pair.passages, is_had=pair.verb is Verb.HAS)
    if encoder is not None:
        found = likest(pair.text, found, encoder)
    if not found:
        return Outcome("unknown")
    says = found[0].says if pair.is_closed else None
    return Outcome("says" if says is None else "yes" if says else "no", found[0].passage.origin.value)


def by_meaning(pair: Pair, encoder: Encoder, threshold: float) -> Outcome:
    """Answer yes by the sentence nearest to the question, whatever its words."""
    vectors = encoder.embed([pair.text, *(each.text for each in pair.passages)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    answer: Says = "unknown" if likeness[best] < threshold else "yes" if pair.is_closed else "says"
    return Outcome(answer, pair.passages[best].origin.value)


def measured(name: str, system: System, pairs: Sequence[Pair]) -> Row:
    """Return how often a system says what may be said, and how often it says a yes or no that it may not."""
    said = [(pair, system(pair)) for pair in pairs]
    right = [each.answer == pair.answer and pair.origin in {"", each.origin} for pair, each in said]
    wrong = [each.answer in {"yes", "no"} and each.answer != pair.answer for pair, each in said]
    known = [each.answer != "unknown" for pair, each in said if pair.answer != "unknown"]
    return {
        "system": name,
        "questions": len(pairs),
        "right": round(sum(right) / len(right), 3),
        "wrong yes or no": round(sum(wrong) / len(wrong), 3),
        "answered of answerable": round(sum(known) / len(known), 3),
    }


def pairs_of(shop: Shop, file: Path) -> list[Pair]:
    """Read the questions about the products of a shop."""
    entries: list[Mapping[str, str]] = yaml.safe_load(file.read_text("utf-8"))
    return [_pair(entry, shop) for entry in entries]


def _pair(entry: Mapping[str, str], shop: Shop) -> Pair:
    hit = shop.product(entry["product"], NO_WISH)
    if hit is None:
        raise SetupError(f"The shop has no product {entry['product']}, which {entry['question']!r} asks about.")
    asked = question(clause(entry["question"]), hit.title, shop.read)
    answer: Says = entry["answer"]  # type: ignore[assignment]  # as written in the file
    told = passages(hit.variant, hit.title)
    return Pair(asked.text, asked.words, asked.is_closed, asked.verb, told, answer, entry.get("in", ""))


def main(
    feed: Annotated[Path, typer.Option(help="The shop's feed.")],
    questions: Annotated[Path, typer.Option(help="Questions about its products.")] = ROOT / "questions" / "demo.yml",
    threshold: Annotated[float, typer.Option(help="Of meaning alone.")] = 0.4,
    json: Annotated[Path | None, typer.Option(help="Write the figures there too.")] = None,
) -> None:
    """Measure answers from the shop's own words."""
    with worded_shop(None, feed) as shop:
        pairs, encoder = pairs_of(shop, questions), shop.encoder
    systems: dict[str, System] = {
        "ours": lambda pair: ours(pair, encoder),
        "words alone": lambda pair: ours(pair, None),
        "meaning alone": lambda pair: by_meaning(pair, encoder, threshold),
    }
    report("Questions about products", [measured(name, each, pairs) for name, each in systems.items()], json)


if __name__ == "__main__":
    with ended_in_words():
        typer.run(main)
