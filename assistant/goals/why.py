"""Why a product is shown: the whole story of what speaks for it, and what of it may be taken out."""

from assistant.goals.catch_all import CATCH_ALL
from assistant.goals.details import focused
from assistant.language.why import asks_why, taken_out
from assistant.phrases import joined
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.scene_phrases import told
from assistant.screen import QuickReply, Reply
from assistant.shop import Shop
from assistant.thread import Heard, Shown, Thread, Turn
from assistant.turn import Goal
from assistant.types import Hit, Sort, Wish

#: Goals that the dialogue may take the question for.
TAKEN_FOR = (*CATCH_ALL, "out_of_scope", "policy", "compare")


class Why:
    """Tells why a product is shown."""

    def __init__(self, shop: Shop, pointing: Pointing, replies: Replies, refine: Goal) -> None:
        self._shop = shop
        self._pointing = pointing
        self._replies = replies
        self._refine = refine

    def before(self, otherwise: Goal) -> Goal:
        """Return a goal that answers this where it is asked of something that was shown."""

        def goal(heard: Heard, thread: Thread) -> Turn:
            if not thread.search.shown:
                return otherwise(heard, thread)
            if reason := taken_out(heard.text):
                forget = self._replies.phrases.say("utter_quick_forget", thing=reason)
                return self._refine(heard.model_copy(update={"text": forget, "mentions": ()}), thread)
            return self._tell(heard, thread) if asks_why(heard.text) else otherwise(heard, thread)

        return goal

    def _tell(self, heard: Heard, thread: Thread) -> Turn:
        product = self._pointing.one("details", heard, thread)
        if isinstance(product, Turn):
            return product
        story = self.story(product, thread, heard, "utter_why")
        if story is None:
            gone = self._replies.plain("utter_ask_which", thread.search.wish)
            return Turn(thread=thread, reply=gone, is_understood=False)
        return focused(product, thread, story)

    def story(self, product: Shown, thread: Thread, heard: Heard, response: str) -> Reply | None:
        """Return what speaks for a product and what orders it, in the words of `response`; None where it is gone."""
        wish, say = thread.search.wish, self._replies.phrases.say
        hit = self._shop.product(product.item_group_id, wish, product.variant_id, whole=True)
        if hit is None:
            return None
        quick = [say("utter_quick_not_because", thing=each.name) for each in wish.scene]
        story = f"{self._because(hit, response)} {self._ordered(wish, is_known=heard.known_as is not None)}"
        if product.because:  # it was proposed beside something else, which no wish and no order of one tells
            story = say(response, title=hit.title, reasons=joined(product.because))
        return Reply(
            text=story,
            speech=story,
            cards=(self._replies.card(hit),),
            chips=self._replies.chips(wish),
            quick_replies=tuple(QuickReply(label=each, text=each) for each in quick),
        )

    def _because(self, hit: Hit, response: str) -> str:
        reasons = [self._replies.reason(each) for each in hit.reasons]
        if not reasons:
            return self._replies.phrases.say(f"{response}_near", title=hit.title)
        return self._replies.phrases.say(response, title=hit.title, reasons=joined(reasons))

    def _ordered(self, wish: Wish, *, is_known: bool) -> str:
        """Say what the order goes by; where another was asked for, nothing else does."""
        say = self._replies.phrases.say
        if wish.sort is not Sort.RELEVANCE:
            return say(f"utter_why_{wish.sort.value}")
        scene = told(wish.scene, self._replies.phrases)
        order = say("utter_why_scene", scene=scene) if scene else say("utter_why_order")
        return f"{order} {say('utter_why_taste')}" if is_known else order
