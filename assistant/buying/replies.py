"""Saying what is in a cart, what was done to it, and what has to be known, in the words of domain.yml."""

from collections.abc import Iterable, Sequence

from assistant.buying.cart import MOST_LINES, MOST_OF_ONE, Cart
from assistant.buying.options import Absent, Open, Options
from assistant.buying.standing import Standing, Tally
from assistant.cart_line import CartLine, Option
from assistant.errors import CartFull, InputError
from assistant.money import written
from assistant.phrases import joined
from assistant.replies import Replies
from assistant.screen import Basket, BasketLine, QuickReply, Reply
from assistant.telling import SPOKEN_PRODUCTS, spoken_names
from assistant.types import Facet, Money, Wish

#: A sentence names no more values; beyond them it says how many more there are.
MOST_NAMED = 12


class CartReplies:
    """Writes sentences about carts, and replies of them. Speech tells no table and no link."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._phrases = replies.phrases

    def said(
        self, sentences: Iterable[str], wish: Wish, tally: Tally | None = None, quick: Sequence[str] = ()
    ) -> Reply:
        """Say these sentences, beside the cart where there is one; `quick` are responses that suggest what to say."""
        text = " ".join(sentences)
        basket = self.basket(tally) if tally else None
        replies = tuple(self._phrases.say(each) for each in quick)
        return self._reply(text, text, wish, basket, replies)

    def shown(self, tally: Tally, wish: Wish, quick: Sequence[str], opening: Sequence[str] = ()) -> Reply:
        """Show a cart. Its lines are on the screen; by ear the first of them are told."""
        told = [*opening, *self.news(tally), self.holds(tally)]
        reply = self.said(told, wish, tally, quick)
        return reply.model_copy(update={"speech": " ".join([reply.text, *self._spoken(tally.available)])})

    def asked(self, sentences: Iterable[str], offers: Sequence[Options], wish: Wish) -> Reply:
        """Ask for one of these."""
        text = " ".join(sentences)
        return self._reply(text, text, wish, None, tuple(self.label(each) for each in offers[:MOST_NAMED]))

    def which(self, lines: Cart, wish: Wish) -> Reply:
        """Ask which of these lines is meant."""
        names = [self.name(line) for line in lines]
        text = self._phrases.say("utter_cart_which", things=self._listed(names, "or"))
        few = [*names[:SPOKEN_PRODUCTS], *([self.say("utter_which_other")] if names[SPOKEN_PRODUCTS:] else [])]
        spoken = self.say("utter_cart_which", things=joined(few, "or"))
        return self._reply(text, spoken, wish, None, tuple(names[:MOST_NAMED]))

    def basket(self, tally: Tally, checkout: str | None = None) -> Basket:
        """Return a cart as it is shown."""
        return Basket(lines=tuple(map(self._basket_line, tally.lines)), total=written(tally.total), checkout=checkout)

    def say(self, response: str, **values: object) -> str:
        """Fill one response."""
        return self._phrases.say(response, **values)

    def name(self, line: CartLine) -> str:
        """Name a line: "Ada Dress in Red, size M"."""
        return self.named(line.title, line.options)

    def named(self, title: str, options: Options) -> str:
        """Name a product in some options."""
        values = {option.facet.value: option.value for option in options}
        known = [facet.value for facet in (Facet.COLOR, Facet.SIZE) if facet.value in values]
        name = self._phrases.say(f"utter_thing_{'_'.join(known)}", title=title, **values) if known else title
        return ", ".join([name, *(value for facet, value in values.items() if facet not in known)])

    def label(self, options: Options) -> str:
        """Write options shortly: "Red, M"."""
        return ", ".join(option.value for option in options)

    def told(self, options: Iterable[tuple[Facet, str]]) -> str:
        """Write options as a sentence names them: "Red and size M"."""
        return joined([self._told(facet, value) for facet, value in options])

    def told_options(self, options: Options) -> str:
        """Write options as a sentence names them: "Red and size M"."""
        return self.told((each.facet, each.value) for each in options)

    def put(self, line: CartLine) -> str:
        """Say that something is in the cart, how many of it now, and what one costs."""
        price = written(Money(line.price, line.currency))
        return self._phrases.count("utter_cart_put", line.quantity, thing=self.name(line), price=price)

    def taken_out(self, lines: Cart) -> str:
        """Say that these were taken out."""
        return self._phrases.say("utter_cart_taken_out", things=self._listed([self.name(line) for line in lines]))

    def refused(self, error: InputError) -> str:
        """Say that a cart cannot hold so much."""
        most = MOST_LINES if isinstance(error, CartFull) else MOST_OF_ONE
        return self._phrases.say(f"utter_{error.code}", most=most)

    def news(self, tally: Tally) -> list[str]:
        """Say which prices changed since things were put in, and what cannot be bought any more."""
        changed = (each for each in tally.lines if each.is_dearer_or_cheaper)
        return [self._change(each) for each in changed] + [self._loss(each) for each in tally.unavailable]

    def holds(self, tally: Tally) -> str:
        """Say how much can be bought, for how much together."""
        if not tally.pieces:
            return self._phrases.say("utter_cart_none_available" if tally.lines else "utter_cart_empty")
        return self._phrases.count("utter_cart_holds", tally.pieces, total=written(tally.total))

    def open(self, title: str, question: Open, times: int) -> str:
        """Ask for what is left to be chosen, with what is in stock; in other words where it was asked before."""
        if len(question.offers) == 1:
            last = self.told_options((*question.given, *question.offers[0]))
            return self._phrases.say("utter_cart_last", title=title, options=last)
        facets = joined([self._facet(option) for option in question.offers[0]])
        response = "utter_cart_open" if times == 1 else "utter_cart_open_again"
        return self._phrases.say(response, facets=facets, title=title, stock=self._stock(question))

    def absent(self, title: str, absent: Absent) -> str:
        """Say that something is not in stock as it was named, and what is."""
        response = "utter_cart_sold_out_in" if absent.is_made else "utter_cart_not_made_in"
        told = self._phrases.say(response, title=title, options=self.told(absent.named))
        if not any(absent.offers):
            return told
        return f"{told} {self._phrases.say('utter_cart_stock', values=self._offered(absent.offers))}"

    def _reply(self, text: str, speech: str, wish: Wish, basket: Basket | None, quick: Sequence[str]) -> Reply:
        suggestions = tuple(QuickReply(label=each, text=each) for each in quick)
        chips = self._replies.chips(wish)
        return Reply(text=text, speech=speech, chips=chips, basket=basket, quick_replies=suggestions)

    def _basket_line(self, standing: Standing) -> BasketLine:
        line, variant = standing.line, standing.variant
        total = written(standing.total) if standing.is_available else self._phrases.say("utter_cart_unavailable_total")
        return BasketLine(
            variant_id=line.variant_id,
            title=line.title,
            options=self.label(line.options),
            quantity=line.quantity,
            price=written(standing.price),
            total=total,
            image=variant.images[0] if variant and variant.images else None,
            is_available=standing.is_available,
            item_group_id=line.item_group_id,
        )

    def _spoken(self, lines: Sequence[Standing]) -> list[str]:
        names = spoken_names([each.line.title for each in lines[:SPOKEN_PRODUCTS]])
        things = [self.named(name, each.line.options) for name, each in zip(names, lines, strict=False)]
        told = [
            self._phrases.count("utter_cart_spoken", each.line.quantity, thing=thing, total=written(each.total))
            for thing, each in zip(things, lines, strict=False)
        ]
        rest = len(lines) - len(told)
        return told + ([self._phrases.count("utter_cart_spoken_rest", rest)] if rest else [])

    def _change(self, standing: Standing) -> str:
        prices = {"price": written(standing.price), "old_price": written(standing.was)}
        return self._phrases.say("utter_cart_price_changed", thing=self.name(standing.line), **prices)

    def _loss(self, standing: Standing) -> str:
        return self._phrases.say("utter_cart_unavailable", thing=self.name(standing.line))

    def _stock(self, question: Open) -> str:
        values = self._offered(question.offers)
        if not question.given:
            return self._phrases.say("utter_cart_stock", values=values)
        return self._phrases.say("utter_cart_stock_in", options=self.told_options(question.given), values=values)

    def _offered(self, offers: Sequence[Options]) -> str:
        """Write what is in stock; of colors and sizes together, the sizes of each color."""
        if not all(len(offer) == 2 for offer in offers):  # noqa: PLR2004 - two facets
            return self._listed([self.label(offer) for offer in offers])
        grouped: dict[str, list[str]] = {}
        for first, second in offers:
            grouped.setdefault(first.value, []).append(second.value)
        return self._listed(
            [
                self._phrases.say("utter_cart_stock_each", first=first, rest=self._listed(rest))
                for first, rest in grouped.items()
            ]
        )

    def _listed(self, names: Sequence[str], last: str = "standard") -> str:
        named, rest = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
        return joined([*named, self._phrases.say("utter_cart_and_more", count=rest)] if rest > 0 else named, last)

    def _facet(self, option: Option) -> str:
        return self._phrases.say(f"utter_option_{option.facet.value}")

    def _told(self, facet: Facet, value: str) -> str:
        return self._phrases.say("utter_chip_size", size=value) if facet is Facet.SIZE else value
