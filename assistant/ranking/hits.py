"""What is shown of a product that was found, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from assistant.lending import FACETS
from assistant.ranking.reasons import AT_MOST, of_likeness, of_scene, reasons
from assistant.ranking.terms import Fits
from assistant.retrieval.assortment import Assortment
from assistant.retrieval.resemblance import Resemblance
from assistant.retrieval.traits import traits
from assistant.types import Choice, Hit, Reason, Seen, Variant, Wish


@dataclass(frozen=True, slots=True)
class Display:
    """Shows products of one assortment to one wish."""

    assortment: Assortment
    wish: Wish
    looks: Resemblance | None  # where the wish has a likeness that could be looked at
    fits: Fits = field(default_factory=dict)
    of_taste: Collection[str] = ()  # item_group_ids of a brand that the customer chose before
    of_others: Mapping[str, str] = field(default_factory=dict)  # what others moved up, and the title they chose with it
    most: int | None = AT_MOST  # reasons; all of them where None

    def hit(self, place: int, variant: Variant, title: str, score: float) -> Hit:
        """Return the variant at this position as a hit; `title` is its product's."""
        rating, count = self.assortment.opinion(place)
        obeyed = [each for each in self.wish.constraints if self.assortment.obeys(place, each)]
        own = [each for each in (self._look(place, variant), *self._scene(variant), *self._person(variant)) if each]
        why = reasons(variant, obeyed, self.wish.words, rating, count, own)
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

    def _person(self, variant: Variant) -> list[Reason]:
        """Return what speaks for a product by what its customer chose before."""
        title = self.of_others.get(variant.item_group_id)
        found = [Reason("others", {"title": title})] if title else []
        if variant.brand and variant.item_group_id in self.of_taste:
            found.append(Reason("brand_before", {"brand": variant.brand}))
        return found

    def _shares(self, place: int, seen: Seen) -> bool:
        """Tell whether a variant is stated to have what was seen; what the customer asked for is told as such."""
        facet = FACETS.get(seen.sight)
        if facet is None or any(each.facet is facet for each in self.wish.constraints):
            return False
        return self.assortment.obeys(place, Choice(facet=facet, values=(seen.value,)))
