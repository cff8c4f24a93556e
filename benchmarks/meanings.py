"""What names mean in one shop: two of them are equal where they are of the same goods."""

from dataclasses import dataclass, field

from assistant.language.nouns import singular
from assistant.language.sizes import canonical as canonical_size
from assistant.language.text import plain
from assistant.retrieval.assortment import Assortment
from assistant.types import Choice, Facet

#: Facets whose values are names that a shop chooses, and customers have other words for.
NAMED = (Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.BRAND)


@dataclass(frozen=True)
class Meanings:
    """Values of a shop's facets, each under one name."""

    assortment: Assortment
    _names: dict[tuple[Facet, bytes], str] = field(default_factory=dict)  # of the goods selected

    @property
    def currency(self) -> str:
        """Return the shop's currency, ISO 4217."""
        return self.assortment.currency

    def name(self, term: str, facet: Facet) -> str:
        """Return one name for all terms of the same goods; a term of nothing the shop has stands for itself."""
        if facet is Facet.SIZE:
            return canonical_size(term).casefold()
        if facet not in NAMED:
            return term
        value = self._value(term, facet)
        goods = self.assortment.mask(Choice(facet=facet, values=(value,)))
        name = value.casefold()
        return self._names.setdefault((facet, goods.tobytes()), name) if goods.any() else name

    def _value(self, term: str, facet: Facet) -> str:
        """Return a term as the shop's vocabulary has it: "sneaker" of "trainers"."""
        forms = dict.fromkeys((plain(term), singular(plain(term))))
        senses = [sense for form in forms for sense in self.assortment.vocabulary.senses_of(form, facet)]
        named = [each.value for sense in senses[:1] for each in sense.terms if each.facet is facet]
        return named[0] if named else plain(term)
