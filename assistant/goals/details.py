"""Questions about one product, answered from what the shop knows of it and what customers wrote."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import shown
from assistant.customers.body import body_of
from assistant.knowing.answers import Knowing
from assistant.knowing.clauses import Clause, clause
from assistant.knowing.passages import passages
from assistant.knowing.product import Product
from assistant.knowing.question import Question, Topic, question
from assistant.knowing.reviews import MOST_REVIEWS, Reviews
from assistant.knowing.stock import Offer, asked_of, offers_of, sizes_of
from assistant.language.kinds import kinds_of
from assistant.language.matching import matches
from assistant.language.text import words_of
from assistant.pointing import Pointing
from assistant.replies import Replies
from assistant.screen import QuickReply, Reply
from assistant.shop import Shop
from assistant.tailoring.chart import NO_CHARTS, Charts
from assistant.thread import Heard, Shown, Thread, Turn, WhichProduct
from assistant.types import Choice, Facet, Hit, Query, Wish

GOAL = "details"
#: As many products on the screen are named when it is asked which is meant.
MOST_NAMED = 4
#: The entity of a product's own name.
NAME = "product_name"


class Details:
    """Answers about one product: tapped, named, pointed at, or the one talked about last."""

    def __init__(
        self, shop: Shop, reviews: Reviews, pointing: Pointing, replies: Replies, charts: Charts = NO_CHARTS
    ) -> None:
        self._shop = shop
        self._reviews = reviews
        self._pointing = pointing
        self._replies = replies
        self._charts = charts
        self._knowing = Knowing(replies.phrases, shop.encoder)

    def __call__(self, heard: Heard, thread: Thread) -> Turn:
        """Answer what is asked of the product that is meant."""
        said = clause(heard.text)
        product = self._meant(said, heard, thread)
        return product if isinstance(product, Turn) else self._told(said, product, heard, thread)

    def _meant(self, said: Clause, heard: Heard, thread: Thread) -> Shown | Turn:
        """Return the product that a question points at; what describes none shown may be part of the question."""
        for reference in said.references:
            if not reference and (called := self._called(heard)):
                return called
            meant = self._pointing.meant(heard.model_copy(update={"text": reference}), thread)
            if said.color and not reference:  # "the green one", of a product that is on the screen in red
                meant = tuple(each for each in meant if self._comes_in(said.color, each))
            if len(meant) == 1:
                return meant[0]
            if meant:
                return self._pointing.which(GOAL, heard.text, meant, thread)
        return self._asked_which(said, heard, thread)

    def _called(self, heard: Heard) -> Shown | None:
        """Return the one product of the whole shop that is called what the dialogue heard; one word is no name."""
        for mention in heard.mentions:
            words = set(words_of(mention.text))
            if mention.label == NAME and len(words) > 1:
                found = self._shop.find(Query(Wish(words=mention.text), k=2)).hits
                called = [hit for hit in found if words <= set(words_of(hit.title))]
                if len(called) == 1:
                    return shown(called[0])
        return None

    def _comes_in(self, color: str, product: Shown) -> bool:
        return bool(asked_of(self._offers(product.item_group_id), [_in_color(color)]))

    def _offers(self, item_group_id: str) -> list[Offer]:
        return offers_of(self._shop.shelves.current().assortment, item_group_id)

    def _asked_which(self, said: Clause, heard: Heard, thread: Thread) -> Shown | Turn:
        """Ask which product is meant, and keep the question for the one that is named next."""
        turn = self._pointing.one(GOAL, heard.model_copy(update={"text": said.references[0]}), thread)
        on_screen = thread.search.shown
        if isinstance(turn, Shown) or not on_screen:
            return turn
        if len(on_screen) <= MOST_NAMED and not self._pointing.describes(heard.text, thread):
            return self._pointing.which(GOAL, heard.text, on_screen, thread)
        asked = WhichProduct(goal=GOAL, said=heard.text, products=on_screen)
        return turn.model_copy(update={"thread": turn.thread.model_copy(update={"asked": asked})})

    def _told(self, said: Clause, product: Shown, heard: Heard, thread: Thread) -> Turn:
        state = thread.search
        hit = self._shop.product(product.item_group_id, state.wish, product.variant_id)
        if hit is None:
            gone = self._replies.plain("utter_ask_which" if state.shown else "utter_ask_wish", state.wish)
            return Turn(thread=thread, reply=gone, is_understood=False)
        if said.color and not matches(Facet.COLOR, said.color, product.color):
            said = replace(said, predicate=f"{said.predicate} in {said.color}", is_pointed=False)
            hit = self._in(hit, (_in_color(said.color),))
        asked = question(said, hit.title, self._shop.read)
        if asked.topics == (Topic.OVERVIEW,):
            return focused(product, thread, self._replies.details(hit, state.wish))
        color = product.color if said.is_pointed and heard.product is None else ""
        known = self._known(self._as_asked(hit, asked), color, heard)
        return focused(product, thread, self._answered(asked, known, state.wish))

    def _as_asked(self, hit: Hit, asked: Question) -> Hit:
        """Return the product in the color and size that was named, so that its card agrees with what is said."""
        named = [each for each in asked.values if each.facet in {Facet.COLOR, Facet.SIZE}]
        if named and hit.variant.color and not any(each.facet is Facet.COLOR for each in named):
            named.append(_in_color(hit.variant.color))
        return self._in(hit, named) if named else hit

    def _in(self, hit: Hit, choices: Sequence[Choice]) -> Hit:
        """Return the same product as the variant nearest to these choices."""
        found = self._shop.product(hit.variant.item_group_id, Wish(constraints=tuple(choices)), hit.variant.id)
        return replace(found, reasons=hit.reasons) if found else hit

    def _known(self, hit: Hit, color: str, heard: Heard) -> Product:
        """Return all that is known of a product, and what its customer told of their measures."""
        variant, offers = hit.variant, self._offers(hit.variant.item_group_id)
        kinds = kinds_of(variant.product_type, hit.title)
        return Product(
            hit=hit,
            offers=offers,
            passages=passages(variant, hit.title),
            reviews=self._reviews.of(variant.item_group_id, MOST_REVIEWS),
            sizes=self._charts.current().of(variant.brand, kinds, variant.gender, sizes_of(offers)),
            body=body_of(heard.preferences),
            color=color,
        )

    def _answered(self, asked: Question, product: Product, wish: Wish) -> Reply:
        told = self._knowing.answer(asked, product)
        return Reply(
            text=told.text,
            speech=told.text,
            cards=(self._replies.card(product.hit),),
            chips=self._replies.chips(wish),
            quick_replies=self._next(asked, product),
            sources=told.sources,
        )

    def _next(self, asked: Question, product: Product) -> tuple[QuickReply, ...]:
        names = ["utter_quick_like_this"]
        if product.reviews and Topic.REVIEWS not in asked.topics:
            names.insert(0, "utter_quick_reviews")
        texts = [self._replies.phrases.say(name) for name in names]
        return tuple(QuickReply(label=text, text=text) for text in texts)


def _in_color(color: str) -> Choice:
    return Choice(facet=Facet.COLOR, values=(color.lower(),))


def focused(product: Shown, thread: Thread, reply: Reply) -> Turn:
    """Answer about a product, which "it" means from now on."""
    search = thread.search.model_copy(update={"focus": product.item_group_id})
    return Turn(thread=thread.model_copy(update={"search": search}), reply=reply)
