"""The first spine: a query becomes candidates, candidates an order, the order hits with their reasons.

    Query + Look ─► hard constraints (Fitting) ─► words + their meaning + pictures (Candidates) ─► order ─► hits (Found)

Hard constraints are a filter before anything is ranked, so no ranking can break them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from assistant.errors import CatalogError, StaleShelf
from assistant.language.linking import read
from assistant.language.narrowing import said_of
from assistant.outfits.evidence import NO_EVIDENCE, Evidence
from assistant.outfits.proposal import Part, proposed
from assistant.outfits.request import Completion
from assistant.ports import Catalog, Encoder, Look, Records, Taste, Tastes
from assistant.ranking.hits import Display
from assistant.ranking.liking import NO_TASTE
from assistant.ranking.order import cost_of, fitting_products, in_order, nearest_of_one, obeying
from assistant.ranking.others import NO_OTHERS, Others
from assistant.ranking.prices import priced
from assistant.ranking.prior import PRIOR, Ranker
from assistant.ranking.reasons import AT_MOST
from assistant.ranking.reranking import Asked, Reranker
from assistant.ranking.terms import Judged
from assistant.ranking.trying import Tried, judged_of, suited
from assistant.retrieval.candidates import Models, candidates, missing, nothing_is_called, refused
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.looks import look_of
from assistant.retrieval.photo_model import PhotoModel
from assistant.retrieval.shelf import Shelf, Shelves
from assistant.retrieval.survey import Survey, survey_of
from assistant.types import Choice, Facet, Found, Hit, Mention, Query, Reading, Setting, Sort, Variant, Wish
from assistant.wish import NO_WISH, categories

Answer = TypeVar("Answer")
#: How often a search starts again because the catalogue changed under it.
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known beyond the catalogue: of all customers, of one who may be known, of what goes together."""

    ranker: Ranker = PRIOR
    tastes: Tastes | None = None
    outfits: Evidence = NO_EVIDENCE
    others: Callable[[], Others] = lambda: NO_OTHERS  # as they are now


NOTHING_LEARNT = Learnt()


class Shop:
    """Answers queries from the catalogue as it is now."""

    def __init__(
        self,
        shelves: Shelves,
        catalog: Catalog,
        encoder: Encoder,
        photo_model: PhotoModel | None = None,
        learnt: Learnt = NOTHING_LEARNT,
    ) -> None:
        self.shelves = shelves
        self.catalog = catalog
        self.encoder = encoder
        self._models = Models(encoder, photo_model)
        self._reranker = Reranker(learnt.ranker, encoder)
        self._learnt = learnt

    def read(self, text: str, mentions: Sequence[Mention] = (), wish: Wish = NO_WISH) -> Reading:
        """Link a text, said of a wish, to what this shop has and what that costs here."""
        assortment = self.shelves.current().assortment
        vocabulary = assortment.vocabulary
        told = read(text, vocabulary, mentions, wish.scene)
        said = said_of(categories(wish.constraints), text, told, vocabulary)
        return priced(said, wish, assortment)

    def knows(self, words: Sequence[str]) -> bool:
        """Tell whether the catalogue says every one of these words somewhere."""
        return self.shelves.current().words.known(words) == frozenset(words)

    def find(self, query: Query, look: Look | None = None) -> Found:
        """Return what obeys the wish, best first, or the nearest with what was relaxed.

        `look` is what the wish should look like, where it has a likeness.
        """
        return self._settled(lambda shelf: self._find(shelf, query, look))

    def suited(self, wish: Wish, scenes: Sequence[Sequence[Setting]], k: int) -> list[set[str]]:
        """Return for each scene those of its first k products that are stated to suit it."""
        return self._settled(lambda shelf: suited(self._tried(shelf, wish), scenes, k))

    def complete(self, asked: Completion, k: int) -> tuple[Hit, ...]:
        """Return up to k things that go with what there is, or that an activity takes, each with why."""
        return self._settled(lambda shelf: self._complete(shelf, asked, k))

    def judged(self, wish: Wish, taste: Taste, products: Sequence[str]) -> Judged | None:
        """Judge those of these products that a search for the wish still finds; None where it finds none of them.

        For learning from what was done to them.
        """
        return self._settled(lambda shelf: judged_of(self._tried(shelf, wish), taste, products))

    def survey(self, wish: Wish) -> Survey:
        """Count all that obeys the wish and says its words; nothing is relaxed."""
        return self._settled(lambda shelf: survey_of(obeying(shelf, wish)))

    def sells(self, wish: Wish, size: str) -> bool:
        """Tell whether there is anything of a wish's kinds in a size."""
        kinds = tuple(each for each in wish.constraints if each.facet is Facet.CATEGORY)
        of_size = Choice(facet=Facet.SIZE, values=(size,))
        return self._settled(lambda shelf: len(obeying(shelf, Wish(constraints=(*kinds, of_size)))) > 0)

    def look_of(self, variant_id: str) -> Look | None:
        """Return what the pictures of a variant show; None where there is no such variant, or no picture of it."""
        photos, variant = self.shelves.current().photos, self.catalog.variant(variant_id)
        return look_of(variant, photos) if photos and variant else None

    @property
    def has_pictures(self) -> bool:
        """Tell whether there are pictures to compare a photo with."""
        return self.shelves.current().photos is not None

    def product(self, item_group_id: str, wish: Wish, shown: str = "", *, whole: bool = False) -> Hit | None:
        """Return one product as the variant nearest to the wish, of equally near ones as the one `shown` before.

        With all reasons where it is asked for `whole`. None where the shop has no such product.
        """
        return self._settled(lambda shelf: self._product(shelf, item_group_id, wish, shown, whole=whole))

    def variants(self, item_group_id: str) -> Records | None:
        """Return all variants of a product, sold out or not, as the feed orders them; None where there is no such."""
        return self._settled(lambda shelf: self._variants(shelf, item_group_id))

    def _variants(self, shelf: Shelf, item_group_id: str) -> Records | None:
        place = shelf.assortment.positions.get(item_group_id)
        if place is None:
            return None
        span = shelf.assortment.variants_of(place)
        return self._records(shelf, range(span.start, span.stop))

    def _find(self, shelf: Shelf, query: Query, look: Look | None) -> Found:
        wish = query.wish
        fitting, relaxed = fitting_products(shelf.assortment, wish, query.seen | refused(shelf, wish))
        found = candidates(shelf, self._models, query, fitting, relaxed, look)
        taste = self._taste(query.customer)
        asked = Asked(wish.scene, taste, self._learnt.others().of(taste, shelf.assortment.positions))
        order = self._reranker.order(shelf, found, asked, partial(self._examples, shelf))
        ranked = in_order(shelf, replace(found, ranked=order.ranked), fitting, query, relaxed)
        cost, looks = cost_of(wish, relaxed), found.looks.of_variants if found.looks else None
        places = [fitting.best_variant(item_group_id, cost, looks) for item_group_id, _ in ranked]
        is_as_ranked = cost is None and wish.sort is Sort.RELEVANCE  # else it was not others who moved it
        moved = self._titled(shelf, ranked, order.of_others) if is_as_ranked else {}
        display = Display(shelf.assortment, wish, found.looks, order.fits, order.of_taste, moved)
        hits = self._hits(shelf, places, ranked, display)
        unknown = missing(shelf, wish)
        if nothing_is_called(wish, unknown):
            relaxed = (Facet.CATEGORY, *relaxed)
        return Found(tuple(hits), 0 if relaxed else len(fitting), relaxed, unknown)

    def _titled(self, shelf: Shelf, ranked: Ranked, others: Mapping[str, str]) -> dict[str, str]:
        """Return the titles of products, which are told beside those that are ranked, by the latter's ids."""
        told = {product: others[product] for product, _ in ranked if product in others}
        if not told:
            return {}
        places = [shelf.assortment.variants_of(shelf.assortment.positions[own]).start for own in told.values()]
        return dict(zip(told, self._records(shelf, places).titles, strict=True))

    def _tried(self, shelf: Shelf, wish: Wish) -> Tried:
        return Tried(shelf, wish, self._models, self._reranker, partial(self._examples, shelf))

    def _complete(self, shelf: Shelf, asked: Completion, k: int) -> tuple[Hit, ...]:
        def titles(places: Sequence[int]) -> tuple[str, ...]:
            return self._records(shelf, places).titles

        parts = proposed(shelf, asked, self.encoder, self._learnt.outfits, titles)[:k]
        places = [part.fit.variant for part in parts]
        ranked = [(shelf.assortment.item_group_ids[part.fit.candidate.product], part.fit.score) for part in parts]
        hits = self._hits(shelf, places, ranked, Display(shelf.assortment, Wish(constraints=asked.constraints), None))
        return tuple(_because(hit, part) for hit, part in zip(hits, parts, strict=True))

    def _product(self, shelf: Shelf, item_group_id: str, wish: Wish, shown: str, *, whole: bool) -> Hit | None:
        if item_group_id not in shelf.assortment.positions:
            return None
        fitting = nearest_of_one(shelf.assortment, item_group_id, wish)
        span = shelf.assortment.variants_of(shelf.assortment.positions[item_group_id])
        fits = [place for place in range(span.start, span.stop) if fitting.variants[place]]
        ids = [each.id for each in self._records(shelf, fits).variants] if shown else []
        place = fits[ids.index(shown)] if shown in ids else fitting.best_variant(item_group_id, None)
        in_scene = self._reranker.fits(shelf, [item_group_id], wish.scene, partial(self._examples, shelf))
        display = Display(shelf.assortment, wish, None, in_scene, most=None if whole else AT_MOST)
        return self._hits(shelf, [place], [(item_group_id, 1.0)], display)[0]

    def _taste(self, customer: str | None) -> Taste:
        """Return the taste of a customer who may be known; everybody else is a stranger."""
        return self._learnt.tastes.of(customer) if self._learnt.tastes and customer else NO_TASTE

    def _examples(self, shelf: Shelf, products: Sequence[int]) -> dict[int, Variant]:
        """Return the first variant of each of these products, by position."""
        places = [shelf.assortment.variants_of(product).start for product in products]
        return dict(zip(products, self._records(shelf, places).variants, strict=True))

    def _settled(self, search: Callable[[Shelf], Answer]) -> Answer:
        """Search the present shelf, and again where the catalogue changed meanwhile: what fitted may fit no more."""
        for _ in range(ATTEMPTS):
            try:
                return search(self.shelves.current())
            except StaleShelf:
                continue
        raise CatalogError("The catalogue changes faster than it can be searched; let the import finish.")

    @property
    def ranker(self) -> str:
        """The name of the model that orders what is found."""
        return self._reranker.ranker.name

    def currency(self) -> str:
        """Return the catalogue's currency, ISO 4217."""
        return self.shelves.current().assortment.currency

    def statistics(self) -> dict[str, object]:
        """Return how much there is, and which models find it."""
        shelf = self.shelves.current()
        products, variants = len(shelf.assortment.item_group_ids), len(shelf.assortment.variant_keys)
        models = {"words": self.encoder.name, "photo": shelf.photos.made_by if shelf.photos else "none: no pictures"}
        models["ranking"] = self.ranker
        return {"products": products, "variants": variants, "models": models}

    def _hits(self, shelf: Shelf, places: Sequence[int], ranked: Ranked, display: Display) -> list[Hit]:
        """Return the ranked products, each as the variant at its place, as cards need them."""
        records = self._records(shelf, places)
        found = zip(places, records.variants, records.titles, ranked, strict=True)
        return [display.hit(place, variant, title, score) for place, variant, title, (_, score) in found]

    def _records(self, shelf: Shelf, places: Sequence[int]) -> Records:
        """Return the variants at these places. Raises StaleShelf where the store has moved on from this shelf."""
        records = self.catalog.variants([int(shelf.assortment.variant_keys[place]) for place in places])
        if records.revision != shelf.revision:
            raise StaleShelf("The catalogue changed during a search.")
        return records


def _because(hit: Hit, part: Part) -> Hit:
    """Return a hit with why it was proposed before what speaks for it anyway."""
    return replace(hit, reasons=(*part.reasons, *hit.reasons)[:AT_MOST])
