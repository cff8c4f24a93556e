"""Which of the fitting products a wish is about: by meaning and by words."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.language.content import content_words
from assistant.ports import Encoder
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.fusion import Ranked, fuse
from assistant.retrieval.shelf import Shelf
from assistant.types import Choice, Facet, Query, Wish

#: Facets whose values a product's own text tells.
DESCRIBING = (Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.BRAND)
#: How deep each ranking goes before fusion: far beyond what a customer pages through.
DEPTH = 200
#: Where no product says the words, this many nearest in meaning count as being about them.
NEAREST = 30
#: How many lexical matches are looked through for fitting ones.
LEXICAL_DEPTH = 2000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Fitting products, best first, and those of them that the wish's free words are about."""

    ranked: Ranked
    about: frozenset[str]  # empty without free words


def candidates(
    shelf: Shelf, encoder: Encoder, query: Query, fitting: Fitting, relaxed: Collection[Facet]
) -> Candidates:
    """Return fitting products: all that the wish's words match, and the nearest in meaning."""
    asked = content_words(query.wish.words)
    if Facet.CATEGORY in relaxed:  # the shop has no such kind of thing; a product may still be called so
        asked += [word for value in _wanted(query.wish, [Facet.CATEGORY]) for word in content_words(value)]
    matching = [product for product, _ in shelf.words.search(asked, LEXICAL_DEPTH) if product in fitting]
    meaning = [product for product, _ in shelf.vectors.search(encoder.embed([said(query)])[0], DEPTH, fitting)]
    ranked = fuse([matching[:DEPTH], meaning])
    return Candidates(ranked, _about(shelf, asked, ranked) if asked else frozenset())


def _about(shelf: Shelf, asked: list[str], ranked: Ranked) -> frozenset[str]:
    """Return what says all the words, or where nothing does, the nearest in meaning."""
    saying = shelf.words.saying(asked) & {product for product, _ in ranked}
    return saying or frozenset(product for product, _ in ranked[:NEAREST])


def refused(shelf: Shelf, wish: Wish) -> frozenset[str]:
    """Return the products that say a word the customer does not want."""
    return frozenset().union(*(shelf.words.saying(content_words(word)) for word in wish.refused))


def missing(shelf: Shelf, wish: Wish) -> tuple[str, ...]:
    """Return the words of the wish that nothing in the catalogue says."""
    words = content_words(wish.words)
    known = shelf.words.known(words)
    return tuple(word for word in words if word not in known)


def nothing_is_called(wish: Wish, unknown: Collection[str]) -> bool:
    """Tell whether the thing looked for was named only by words that nothing in the catalogue says."""
    names_kind = any(each.facet is Facet.CATEGORY for each in wish.constraints)
    return bool(unknown) and not names_kind and all(word in unknown for word in content_words(wish.words))


def said(query: Query) -> str:
    """Write what is asked as a text to compare with the products' own: "red dress waterproof for a wedding"."""
    return " ".join([*_wanted(query.wish, DESCRIBING), query.wish.words, query.scene or ""]).strip()


def _wanted(wish: Wish, facets: Collection[Facet]) -> list[str]:
    choices = [each for each in wish.constraints if isinstance(each, Choice) and not each.negated]
    return [value for each in choices if each.facet in facets for value in each.values]
