"""What is shown of a product that was found, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.lending import FACETS
from assistant.ranking.reasons import AT_MOST, of_likeness, of_scene, reasons
from assistant.ranking.reranking import Moved
from assistant.ranking.terms import Fits, Term
from assistant.retrieval.assortment import Assortment
from assistant.retrieval.fusion import Ranked
from assistant.retrieval.resemblance import Resemblance
from assistant.retrieval.snapshot import Snapshot
from assistant.retrieval.traits import traits
from assistant.types import Choice, Hit, Reason, Seen, Variant, Wish


@dataclass(frozen=True, slots=True)
class Display:
    """Shows products of the catalogue as it is now to one wish."""

    now: Snapshot
    wish: Wish
    looks: Resemblance | None  # where the wish has a likeness that could be looked at
    fits: Fits = field(default_factory=dict)
    moved: Mapping[str, Moved] = field(default_factory=dict)  # by item_group_id
    most: int | None = AT_MOST  # reasons; all of them where None

    def hits(self, places: Sequence[int], ranked: Ranked) -> tuple[Hit, ...]:
        """Return the ranked products, each as the variant at its place, as cards need them. Raises StaleShelf."""
        records, others = self.now.records(places), self._others(ranked)
        shown = zip(places, records.variants, records.titles, ranked, strict=True)
        return tuple(self._hit(place, variant, title, score, others) for place, variant, title, (_, score) in shown)

    @property
    def assortment(self) -> Assortment:
        """The columns of what is shown."""
        return self.now.shelf.assortment

    def _hit(self, place: int, variant: Variant, title: str, score: float, others: Mapping[str, str]) -> Hit:
        rating, count = self.assortment.opinion(place)
        obeyed = [each for each in self.wish.constraints if self.assortment.obeys(place, each)]
        look, chosen = self._look(place, variant), others.get(variant.item_group_id)
        own = [*([look] if look else []), *self._scene(variant)]
        own += [Reason("others", {"title": chosen})] if chosen else []
        own += [Reason("brand_before", {"brand": variant.brand})] if self._is_moved(variant, Term.BRAND) else []
        popular = [Reason("popular")] if self._is_moved(variant, Term.POPULARITY) else []
        why = (*reasons(variant, obeyed, self.wish.words, rating, count, own), *popular)
        sizes, colors = self.assortment.sizes(place), self.assortment.colors(place)
        return Hit(variant, title, score, why[: self.most], sizes, colors, rating, count)

    def _look(self, place: int, variant: Variant) -> Reason | None:
        """Return what to say of a product that is more like what was shown than products mostly are."""
        like = self.wish.like
        if like is None or self.looks is None or variant.item_group_id not in self.looks.alike:
            return None
        return of_likeness(like, [each for each in like.seen if self._shares(place, each)])

    def _scene(self, variant: Variant) -> list[Reason]:
        """Return what of this very variant fits the scene; others of its product may be stated to be something else."""
        stated = {each.told for each in traits(variant)}
        fits = self.fits.get(variant.item_group_id, ())
        return of_scene([(setting, fit) for setting, fit in fits if fit.leading in stated])

    def _others(self, ranked: Ranked) -> dict[str, str]:
        """Return by what others moved up the title of what they chose with it."""
        moved = [(product, self.moved[product].through) for product, _ in ranked if product in self.moved]
        told = {product: self.assortment.positions[through] for product, through in moved if through}
        places = [self.assortment.variants_of(place).start for place in told.values()]
        return dict(zip(told, self.now.titles(places), strict=True)) if told else {}

    def _is_moved(self, variant: Variant, term: Term) -> bool:
        moved = self.moved.get(variant.item_group_id)
        return moved is not None and term in moved.terms

    def _shares(self, place: int, seen: Seen) -> bool:
        """Tell whether a variant is stated to have what was seen; what the customer asked for is told as such."""
        facet = FACETS.get(seen.sight)
        if facet is None or any(each.facet is facet for each in self.wish.constraints):
            return False
        return self.assortment.obeys(place, Choice(facet=facet, values=(seen.value,)))
