"""Saying what goes with something."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from assistant.money import amount
from assistant.outfits.request import Completion
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.types import Hit, Wish

#: "Under $150" is told as $150.
CENT = Decimal("0.01")
#: What is left of a budget for what is proposed, and the whole of it.
Within = tuple[Decimal | None, Decimal]


class WithWhat(NamedTuple):
    """What is completed."""

    key: str  # of the responses: "with" one product, "cart", "screen", "activity"
    name: str = ""  # of the product or the activity


def completed(
    asked: Completion, what: WithWhat, hits: Sequence[Hit], wish: Wish, replies: Replies, within: Within | None
) -> Reply:
    """Answer with what was found, and with what of a budget is left for it."""
    phrases = replies.phrases
    values = {"title": what.name, "activity": what.name}
    budget = _of_budget(asked, within, replies)
    if not hits:
        text = " ".join([phrases.say(f"utter_complete_nothing_{what.key}", **values), *budget])
        return Reply(text=text, speech=text, chips=replies.chips(wish))
    sentences = [phrases.say(f"utter_complete_{what.key}", **values)]
    if asked.together and len(hits) > 1:
        total = sum((hit.variant.offer.amount for hit in hits), Decimal(0))
        sentences.append(phrases.say("utter_complete_total", total=amount(total, replies.currency())))
    sentences += budget
    return Reply(
        text=" ".join(sentences),
        speech=" ".join([*sentences, *replies.spoken(hits, wish.scene)]),
        cards=tuple(replies.card(hit) for hit in hits),
        chips=replies.chips(wish),
    )


def _of_budget(asked: Completion, within: Within | None, replies: Replies) -> list[str]:
    """Say what of a budget is left for what is proposed, or that all of it is."""
    if within is None or within[0] is None:
        return []
    part, whole = (amount(each.quantize(CENT, ROUND_CEILING), replies.currency()) for each in (within[0], within[1]))
    is_all = within[0] == within[1]
    told = replies.phrases.say(f"utter_complete_{'budget' if is_all else 'left'}", left=part, budget=whole)
    return [] if is_all and not asked.together else [told]
