"""What is shown of a product that was found, and why."""

from collections.abc import Sequence
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
    moved: Moved = field(default_factory=dict)
    most: int | None = AT_MOST  # reasons; all of them where None

    def hits(self, places: Sequence[int], ranked: Ranked) -> tuple[Hit, ...]:
        """Return the ranked products, each as the variant at its place, as cards need them. Raises StaleShelf."""
        records = self.now.records(places)
        shown = zip(places, records.variants, records.titles, ranked, strict=True)
        return tuple(self._hit(place, variant, title, score) for place, variant, title, (_, score) in shown)

    @property
    def assortment(self) -> Assortment:
        """The columns of what is shown."""
        return self.now.shelf.assortment

    def _hit(self, place: int, variant: Variant, title: str, score: float) -> Hit:
        rating, count = self.assortment.opinion(place)
        obeyed = [each for each in self.wish.constraints if self.assortment.obeys(place, each)]
        own = [each for each in (self._look(place, variant), *self._scene(variant), self._taste(variant)) if each]
        why = (*reasons(variant, obeyed, self.wish.words, rating, count, own), *self._popularity(variant))
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

    def _taste(self, variant: Variant) -> Reason | None:
        is_theirs = Term.BRAND in self.moved.get(variant.item_group_id, ())
        return Reason("brand_before", {"brand": variant.brand}) if is_theirs else None

    def _popularity(self, variant: Variant) -> list[Reason]:
        return [Reason("popular")] if Term.POPULARITY in self.moved.get(variant.item_group_id, ()) else []

    def _shares(self, place: int, seen: Seen) -> bool:
        """Tell whether a variant is stated to have what was seen; what the customer asked for is told as such."""
        facet = FACETS.get(seen.sight)
        if facet is None or any(each.facet is facet for each in self.wish.constraints):
            return False
        return self.assortment.obeys(place, Choice(facet=facet, values=(seen.value,)))
