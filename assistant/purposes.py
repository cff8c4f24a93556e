"""Asking what something is for, where that would change the answer: for a first wish of which much fits."""

from assistant.language.content import content_words
from assistant.replies import Replies
from assistant.screen import QuickReply
from assistant.shop import Shop
from assistant.thread import Searched
from assistant.types import Facet, Sort, Wish
from assistant.wish import names_kind

#: Responses that say what something may be for; each is read back as any customer's words are.
PURPOSES = tuple(
    f"utter_quick_for_{name}"
    for name in ("office", "wedding", "gym", "party", "beach", "hiking", "travel", "rain", "camping")
)
#: So many are offered.
OFFERED = 3
#: A purpose changes the answer where so many of the first products suit it, and at most so many stood first anyway.
SUITED, SAME = 3, 2
#: Of a wish that says more than a kind and whom it is for, no purpose is asked.
WIDE = frozenset({Facet.CATEGORY, Facet.GENDER, Facet.AGE_GROUP})


class Purposes:
    """Offers what a first wish may be for."""

    def __init__(self, shop: Shop, replies: Replies, cards: int) -> None:
        self._shop = shop
        self._replies = replies
        self._cards = cards

    def offered(self, searched: Searched) -> Searched:
        """Return a search's answer with the question what it is for, where that would change it."""
        wish, reply = searched.state.wish, searched.reply
        if not _is_wide(wish) or reply.relaxed or len(searched.state.shown) < self._cards:
            return searched
        texts = self._telling(wish, {each.item_group_id for each in searched.state.shown})
        if len(texts) < OFFERED:
            return searched
        asked = self._replies.phrases.say("utter_ask_purpose")
        quick = tuple(QuickReply(label=text, text=text) for text in texts)
        told = {"text": f"{reply.text} {asked}", "speech": f"{reply.speech} {asked}"}
        return searched.model_copy(
            update={"reply": reply.model_copy(update={**told, "quick_replies": (*quick, *reply.quick_replies)})}
        )

    def _telling(self, wish: Wish, shown: set[str]) -> list[str]:
        """Return the first purposes that put other products first, each other ones than those before it."""
        texts = [self._replies.phrases.say(each) for each in PURPOSES]
        scenes = [self._shop.read(text, wish=wish).scene for text in texts]
        chosen, met = [], [shown]
        for text, suited in zip(texts, self._shop.trials.suited(wish, scenes, self._cards), strict=True):
            if len(suited) >= SUITED and all(len(suited & others) <= SAME for others in met):
                chosen.append(text)
                met.append(suited)
        return chosen[:OFFERED]


def _is_wide(wish: Wish) -> bool:
    is_plain = wish.like is None and not wish.scene and not content_words(wish.words) and wish.sort is Sort.RELEVANCE
    return is_plain and names_kind(wish) and all(each.facet in WIDE for each in wish.constraints)
