"""Conversations written for people to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.screen import Card
from benchmarks.conversing import Dialogue, Turn
from benchmarks.dialogue_checks import named


def write(dialogues: Sequence[Dialogue], file: Path) -> None:
    """Write them one after the other."""
    texts = ("\n".join(lines(number, dialogue)) for number, dialogue in enumerate(dialogues, 1))
    file.write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def lines(number: int, dialogue: Dialogue) -> Iterator[str]:
    """Yield what the customer wanted, what was said and shown, and what was wrong with it."""
    goal = dialogue.goal
    outcome = f"reached after {len(dialogue.turns)} turns" if dialogue.reached else "given up"
    yield f"## {number}: {outcome}"
    yield f"wants {goal.target.title} ({goal.target.id}): {', '.join(map(named, goal.wants))}"
    yield f"habits: {', '.join(sorted(goal.habits)) or 'none'}; patience {goal.patience}"
    for turn in dialogue.turns:
        yield from _turn(turn)


def _turn(turn: Turn) -> Iterator[str]:
    said = f"[taps {turn.step.about}]" if turn.step.is_tap else turn.step.text
    yield f"\n> {said}"
    if turn.trouble:
        yield f"  !! {turn.trouble}"
    if turn.reply is None:
        return
    yield f"  {turn.reply.text}"
    yield from (f"  {place}. {_card(card)}" for place, card in enumerate(turn.reply.cards, 1))
    if turn.reply.basket:
        yield from (f"  cart: {line.quantity} {line.title}, {line.options}" for line in turn.reply.basket.lines)
    if turn.reply.chips:
        yield f"  [{'] ['.join(chip.label for chip in turn.reply.chips)}]"
    yield from (f"  !! {problem.fault}: {problem.text}" for problem in turn.problems)


def _card(card: Card) -> str:
    return f"{card.title}, {card.color or 'no color'}, {card.price} ({card.variant_id})"
