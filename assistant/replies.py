"""Composing replies: the same facts as text, speech, cards, chips and quick replies, in the words of domain.yml."""

from collections.abc import Callable, Sequence

from assistant.chips import chips, description, liked, sighted
from assistant.language.content import content_words
from assistant.language.vocabulary import matches
from assistant.money import written
from assistant.phrases import Phrases, joined
from assistant.presenting import colors, lead
from assistant.retrieval.candidates import nothing_is_called
from assistant.scene import scene_text
from assistant.scene_phrases import told
from assistant.screen import Card, Chip, QuickReply, Reply
from assistant.telling import SPOKEN_PRODUCTS, heard, spoken_names, told_apart
from assistant.thread import Shown
from assistant.types import Facet, Found, Hit, Likeness, Reading, Reason, SceneKind, Seen, Setting, Sight, Sort, Wish
from assistant.wish import NO_WISH, price_limit

#: Of colors or sizes, so many are named by ear.
SPOKEN_VALUES = 5
DESCRIPTION_CHARACTERS = 320


class Replies:
    """Writes replies in the words of one domain. `currency` names the catalogue's as it is now."""

    def __init__(self, phrases: Phrases, currency: Callable[[], str]) -> None:
        self.phrases = phrases
        self.currency = currency

    def found(self, wish: Wish, found: Found, reading: Reading | None = None, seen: Sequence[Seen] = ()) -> Reply:
        """Answer a search with what was found, or with the nearest and what was relaxed.

        `seen` is what the photo shows that came with the question.
        """
        noticed = [self.phrases.say("utter_seen", seen=sighted(seen))] if sighted(seen) else []
        opening = [*noticed, self.most(wish, found, reading) or self._opening(wish, found)]
        return self._showing(wish, found, [*opening, *self._asides(wish, found, reading)])

    def back(self, wish: Wish, found: Found, reading: Reading) -> Reply:
        """Answer a search that is taken up again."""
        return _after(self.phrases.say("utter_back"), self.found(wish, found, reading))

    def more(self, wish: Wish, found: Found) -> Reply:
        """Show the next of what was found before."""
        return self._showing(wish, found, [self.phrases.count("utter_more", len(found.hits))])

    def others(self, wish: Wish, found: Found) -> Reply:
        """Show what is left of the screen, and what takes the place of what left it."""
        return self._showing(wish, found, [self.phrases.count("utter_others", len(found.hits))])

    def at_the_end(self, wish: Wish, found: Found) -> Reply:
        """Answer "cheaper" or "more expensive" where nothing is, with all that fits from that end on."""
        asked = description(wish, self.phrases, self.currency()) or self._liked(wish)
        return self._showing(wish, found, [self.phrases.say(f"utter_no_further_{wish.sort.value}", wish=asked)])

    def plain(self, response: str, wish: Wish, quick: Sequence[str] = ()) -> Reply:
        """Say one response, with suggestions of what to say next."""
        text = self.phrases.say(response)
        return Reply(
            text=text,
            speech=self.phrases.heard(response),
            chips=self.chips(wish),
            quick_replies=tuple(QuickReply(label=each, text=each) for each in quick),
        )

    def which(self, wish: Wish, products: Sequence[Shown]) -> Reply:
        """Ask which of several products is meant, each named by what tells it from the others."""
        names = told_apart(products, self.phrases, self.currency())
        asked = self.phrases.say("utter_which", titles=joined(names, "or"))
        quick = tuple(QuickReply(label=name, text=name) for name in names)
        few = [*names[:SPOKEN_PRODUCTS], *([self.phrases.say("utter_which_other")] if names[SPOKEN_PRODUCTS:] else [])]
        spoken = self.phrases.say("utter_which", titles=joined(few, "or"))
        return Reply(text=asked, speech=spoken, chips=self.chips(wish), quick_replies=quick)

    def without_look(self, why: str, like: Likeness, rest: Reply) -> Reply:
        """Say by the response `why` that a likeness cannot be looked at, and then the rest."""
        return _after(self.phrases.say(why, title=like.title), rest)

    def of_product(self, response: str, title: str, rest: Reply) -> Reply:
        """Say one response of a product, and then the rest."""
        return _after(self.phrases.say(response, title=title), rest)

    def details(self, hit: Hit, wish: Wish) -> Reply:
        """Tell what the catalogue says of one product."""
        facts = " ".join(self._facts(hit))
        story = _shortened(hit.variant.description)
        return Reply(
            text=f"{facts}\n{story}".strip(),
            speech=" ".join(heard(self._facts(hit, SPOKEN_VALUES))),
            cards=(self.card(hit, wish),),
            chips=self.chips(wish),
            quick_replies=self._suggestions("utter_quick_like_this"),
        )

    def most(self, wish: Wish, found: Found, reading: Reading | None) -> str:
        """Name the cheapest, the dearest or the best rated of all that fit where that is asked; "" where it is not."""
        asked = description(wish, self.phrases, self.currency())
        if reading is None or reading.sort is None or reading.sort is Sort.RELEVANCE or found.relaxed:
            return ""
        first = found.hits[0] if found.hits and found.total > 1 else None
        if first is None or (reading.sort is Sort.RATING and first.rating is None):
            return ""
        stars = f"{first.rating:.1f}" if first.rating is not None else ""
        values = {"title": first.title, "price": written(first.variant.offer), "rating": stars}
        told = {"wish": asked, "total": found.total, "count": first.rating_count, **values}
        return self.phrases.say(f"utter_most_{'' if asked else 'of_all_'}{reading.sort.value}", **told)

    def chips(self, wish: Wish) -> tuple[Chip, ...]:
        """Return what was understood of a wish."""
        return chips(wish, self.phrases, self.currency())

    def card(self, hit: Hit, wish: Wish = NO_WISH) -> Card:
        """Return what is shown of a hit, and what of it leads in a wish's scene."""
        variant = hit.variant
        return Card(
            item_group_id=variant.item_group_id,
            variant_id=variant.id,
            title=hit.title,
            price=written(variant.offer),
            old_price=written(variant.price) if variant.sale_price is not None else None,
            image=variant.images[0] if variant.images else None,
            link=variant.link or None,
            color=variant.color,
            sizes=hit.sizes,
            colors=colors(hit, wish),
            rating=round(hit.rating, 1) if hit.rating is not None else None,
            rating_count=hit.rating_count,
            reasons=tuple(self.reason(each) for each in hit.reasons),
            lead=lead(hit, wish.scene, self.phrases),
        )

    def reason(self, reason: Reason) -> str:
        """Say why a product is shown."""
        scene = told([reason.setting], self.phrases) if reason.setting else ""
        return self.phrases.say(f"utter_reason_{reason.code}", scene=scene, **reason.values)

    def _showing(self, wish: Wish, found: Found, sentences: Sequence[str]) -> Reply:
        return Reply(
            text=" ".join(sentences),
            speech=" ".join([*sentences, *self._spoken(found, wish.scene)]),
            cards=tuple(self.card(hit, wish) for hit in found.hits),
            chips=self.chips(wish),
            quick_replies=self._next(wish, found),
            relaxed=found.relaxed,
        )

    def _opening(self, wish: Wish, found: Found) -> str:
        """Say how much was found. Only constraints are promised: free words order the result, they do not bound it."""
        asked = description(wish, self.phrases, self.currency())
        if not found.hits:
            sought = asked or wish.words or self._liked(wish) or scene_text(wish.scene)
            return self.phrases.say("utter_found_nothing", wish=sought)
        if found.relaxed:
            given_up = joined([self.phrases.say(f"utter_facet_{facet.value}") for facet in found.relaxed])
            nameless = nothing_is_called(wish, found.missing)
            values = {"words": wish.words} if nameless else {"wish": asked}
            response = "utter_found_unknown" if nameless else "utter_found_nearest"
            return self.phrases.count(response, len(found.hits), relaxed=given_up, **values)
        if wish.like is not None and wish.sort is Sort.RELEVANCE:
            return self._alike(wish, found, asked)
        if not asked:
            return self.phrases.count("utter_found_any", len(found.hits))
        if found.total > len(found.hits):
            return self.phrases.count("utter_found_some", len(found.hits), total=found.total, wish=asked)
        return self.phrases.count("utter_found", found.total, wish=asked)

    def _alike(self, wish: Wish, found: Found, asked: str) -> str:
        """Say that what is shown looks like what was shown; how much, nobody can promise."""
        like = self._liked(wish)
        if not asked:
            return self.phrases.count("utter_looks", len(found.hits), like=like)
        if found.total > len(found.hits):
            return self.phrases.count("utter_looks_some", len(found.hits), total=found.total, wish=asked, like=like)
        told = self.phrases.count("utter_found", found.total, wish=asked)
        return told if found.total == 1 else f"{told} {self.phrases.say('utter_looks_first', like=like)}"

    def _liked(self, wish: Wish) -> str:
        return liked(wish.like, self.phrases) if wish.like else ""

    def _asides(self, wish: Wish, found: Found, reading: Reading | None) -> list[str]:
        """Return what has to be said beside the result: how words were used, and a currency the shop does not use."""
        known = [word for word in content_words(wish.words) if word not in found.missing]
        unknown = reading.unknown if reading else ()
        is_by_scene = wish.sort is Sort.RELEVANCE and Facet.PRICE not in found.relaxed
        asides = self._first(known, wish.scene if is_by_scene else ())
        is_news = not known and not nothing_is_called(wish, found.missing)
        if is_news:  # beside words that helped, one that did not is none
            unknown = (*found.missing, *unknown)
        if unknown:
            asides.append(self.phrases.say("utter_unknown_words", words=joined(list(dict.fromkeys(unknown)), "or")))
        if reading and (unseen := (*reading.lent, *reading.unlike)):
            sights = joined([self.phrases.say(f"utter_sight_{sight.value}") for sight in unseen], "or")
            asides.append(self.phrases.say("utter_unseen", sights=sights))
        if reading and reading.price_levels and (limit := price_limit(wish)) and Facet.PRICE not in found.relaxed:
            told = description(Wish(constraints=(limit,)), self.phrases, self.currency())
            asides.append(self.phrases.say(f"utter_price_{'_'.join(reading.price_levels)}", limit=told))
        if reading and reading.foreign_currency:
            asked = reading.foreign_currency
            asides.append(self.phrases.say("utter_foreign_currency", asked=asked, own=self.currency()))
        return asides

    def _first(self, words: Sequence[str], scene: Sequence[Setting]) -> list[str]:
        """Say what stands first: what the words say, and what is best in the scene."""
        values = {"words": " ".join(words), "scene": told(scene, self.phrases)}
        said = [name for name, value in values.items() if value]
        return [self.phrases.say(f"utter_{'_and_'.join(said)}_first", **values)] if said else []

    def spoken(self, hits: Sequence[Hit], scene: Sequence[Setting]) -> list[str]:
        """Name the first products, each with its price, or with what leads in the scene."""
        named = hits[:SPOKEN_PRODUCTS]
        names = spoken_names([hit.title for hit in named])
        facts = [lead(hit, scene, self.phrases) or (written(hit.variant.offer),) for hit in named]
        products = [
            self.phrases.say("utter_spoken_product", title=name, facts=", ".join(each))
            for name, each in zip(names, facts, strict=True)
        ]
        return [*([self.phrases.say("utter_spoken_first")] if len(hits) > len(named) else []), *products]

    def _spoken(self, found: Found, scene: Sequence[Setting]) -> list[str]:
        """Name the first products, and what can be said next."""
        if not found.hits:
            return []
        after = (
            "more"
            if found.total > min(SPOKEN_PRODUCTS, len(found.hits))
            else "one"
            if len(found.hits) == 1
            else "which"
        )
        return [*self.spoken(found.hits, scene), self.phrases.say(f"utter_spoken_{after}")]

    def _next(self, wish: Wish, found: Found) -> tuple[QuickReply, ...]:
        names = ["utter_quick_more"] if found.total > len(found.hits) else []
        if found.hits and wish.sort is not Sort.PRICE_ASCENDING:
            names.append("utter_quick_cheaper")
        if any(each.kind is SceneKind.RECIPIENT for each in wish.scene):
            names += ["utter_quick_wrapping", "utter_quick_exchange"]
        in_color = [] if found.relaxed else self._other_colors(wish, found.hits)
        return (*self._suggestions(*names), *(QuickReply(label=each, text=each) for each in in_color))

    def _other_colors(self, wish: Wish, hits: Sequence[Hit]) -> list[str]:
        """Suggest one color that products found come in besides the one asked for, where there is one."""
        asked = {value for each in wish.constraints if each.facet is Facet.COLOR for value in each.values}
        others = (color for hit in hits for color in hit.colors if color != hit.variant.color and "/" not in color)
        fresh = [each for each in others if not any(matches(Facet.COLOR, value, each) for value in asked)]
        return [self.phrases.say("utter_quick_color", color=each.lower()) for each in fresh[:1]]

    def _suggestions(self, *responses: str) -> tuple[QuickReply, ...]:
        texts = [self.phrases.say(response) for response in responses]
        return tuple(QuickReply(label=text, text=text) for text in texts)

    def _facts(self, hit: Hit, most: int | None = None) -> list[str]:
        """Return a sentence for each fact the catalogue has; what it does not say is left out.

        Of colors and of sizes at most so many are named, and the rest counted; all where `most` is None.
        """
        variant = hit.variant
        price = {"title": hit.title, "price": written(variant.offer), "old_price": written(variant.price)}
        told: list[tuple[str, dict[str, object]]] = [
            ("utter_fact_sale" if variant.sale_price is not None else "utter_fact_price", dict(price)),
            ("utter_fact_brand", {"brand": variant.brand}),
            ("utter_fact_material", {"material": ", ".join(variant.material.split("/")).strip()}),
            ("utter_fact_colors", {"colors": self._some(hit.colors, most)}),
            ("utter_fact_sizes", {"sizes": self._some(hit.sizes, most)}),
            ("utter_fact_seen", {"values": joined(_looks(hit))}),
        ]
        facts = [self.phrases.say(name, **values) for name, values in told if all(values.values())]
        if hit.rating is not None:
            facts.append(self.phrases.count("utter_fact_rating", hit.rating_count, rating=f"{hit.rating:.1f}"))
        return facts if hit.colors or hit.sizes or _in_stock(hit) else [*facts, self.phrases.say("utter_fact_sold_out")]

    def _some(self, values: Sequence[str], most: int | None) -> str:
        rest = len(values) - (most or len(values))
        more = [self.phrases.say("utter_cart_and_more", count=rest)] if rest > 0 else []
        return joined([*values[:most], *more])


def _after(sentence: str, rest: Reply) -> Reply:
    return rest.model_copy(update={"text": f"{sentence} {rest.text}", "speech": f"{sentence} {rest.speech}"})


def _looks(hit: Hit) -> list[str]:
    """Return how a product looks of which the shop states nothing; what kind of thing it is, its title says."""
    return [each.value for each in hit.variant.seen if each.sight is not Sight.CATEGORY]


def _in_stock(hit: Hit) -> bool:
    return hit.variant.availability.value == "in_stock"


def _shortened(text: str) -> str:
    """Cut at the end of a sentence, or where none ends, at a word."""
    if len(text) <= DESCRIPTION_CHARACTERS:
        return text
    cut = text[:DESCRIPTION_CHARACTERS]
    end = cut.rfind(". ")
    return cut[: end + 1] if end > 0 else cut.rsplit(" ", 1)[0] + "…"
