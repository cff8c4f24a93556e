"""Saying what goes with something."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.money import amount
from assistant.outfits.request import Completion
from assistant.replies import Replies
from assistant.screen import Reply
from assistant.types import Hit, Wish


def completed(asked: Completion, title: str, hits: Sequence[Hit], wish: Wish, replies: Replies) -> Reply:
    """Answer with what was found; `title` is of the one product that it goes with, "" where there is none such."""
    phrases = replies.phrases
    to_what = "with" if title else "activity" if asked.activity else "cart"
    values = {"title": title, "activity": asked.activity.name if asked.activity else ""}
    if not hits:
        text = phrases.say(f"utter_complete_nothing_{to_what}", **values)
        return Reply(text=text, speech=text, chips=replies.chips(wish))
    sentences = [phrases.say(f"utter_complete_{to_what}", **values)]
    if asked.together and len(hits) > 1:
        total = sum((hit.variant.offer.amount for hit in hits), Decimal(0))
        sentences.append(phrases.say("utter_complete_total", total=amount(total, replies.currency())))
    return Reply(
        text=" ".join(sentences),
        speech=" ".join([*sentences, *replies.spoken(hits, wish.scene)]),
        cards=tuple(replies.card(hit) for hit in hits),
        chips=replies.chips(wish),
    )
