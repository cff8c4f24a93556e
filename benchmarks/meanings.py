"""What names mean in one shop: two of them are equal where they are of the same goods."""

from dataclasses import dataclass, field

from assistant.language.lexicon import categories
from assistant.language.nouns import singular
from assistant.language.people import lacks_toddlers
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

    def names(self, term: str, facet: Facet) -> frozenset[str]:
        """Return one name for all terms of the same goods; a term of nothing the shop has stands for itself.

        Several names where the shop has several things for one word: beige and gold for "champagne".
        """
        if facet is Facet.SIZE:
            return frozenset({canonical_size(term).casefold()})
        if facet is Facet.AGE_GROUP:
            return frozenset({self._age_group(term)})
        if facet not in NAMED:
            return frozenset({term})
        return frozenset(self._name(value, facet) for value in self._values(term, facet))

    def _age_group(self, term: str) -> str:
        """Return an age group as the shop has it: where none is for toddlers, theirs are among those for kids."""
        return "kids" if term == "toddler" and lacks_toddlers(self.assortment.vocabulary.age_groups) else term

    def _name(self, value: str, facet: Facet) -> str:
        goods = self.assortment.mask(Choice(facet=facet, values=(value,)))
        name = value.casefold()
        return self._names.setdefault((facet, goods.tobytes()), name) if goods.any() else name

    def _values(self, term: str, facet: Facet) -> list[str]:
        """Return a term as the shop's vocabulary has it: "sneaker" of "trainers"."""
        forms = dict.fromkeys((plain(term), singular(plain(term))))
        senses = [sense for form in forms for sense in self.assortment.vocabulary.senses_of(form, facet)]
        named = [each.value for sense in senses[:1] for each in sense.terms if each.facet is facet]
        return named or [self._lacked(term, facet)]

    def _lacked(self, term: str, facet: Facet) -> str:
        """Return one name for a term of nothing the shop has: "sari" of "sarees"."""
        if facet is not Facet.CATEGORY:
            return plain(term)
        glossary = categories()
        return glossary.names.get(plain(term)) or glossary.names.get(singular(plain(term)), singular(plain(term)))
