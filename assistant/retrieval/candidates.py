"""Which of the fitting products a wish is about: by words, by their meaning, and by what pictures show."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.language.content import content_units, content_words, kinds_implying
from assistant.ports import Encoder, Look
from assistant.retrieval.assortment import Fitting
from assistant.retrieval.composition import photo_alone
from assistant.retrieval.fusion import Ranked, fuse
from assistant.retrieval.photo_model import PhotoModel
from assistant.retrieval.photo_shelf import PhotoShelf
from assistant.retrieval.resemblance import PICTURES, Resemblance
from assistant.retrieval.shelf import Shelf
from assistant.scene import scene_text, scene_words
from assistant.types import Choice, Facet, Query, Wish

#: Facets whose values a product's own text tells.
DESCRIBING = (Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.BRAND)
#: Facets whose values a picture shows.
VISIBLE = (Facet.CATEGORY, Facet.COLOR, Facet.PATTERN, Facet.MATERIAL, Facet.GENDER)
#: What what pictures show counts beside what is written, and what is written beside a likeness.
SHOWN, WRITTEN = 0.5, 0.5
#: How deep each ranking goes before fusion: far beyond what a customer pages through.
DEPTH = 200
#: Where no product says the words, this many nearest in meaning count as being about them.
NEAREST = 30
#: How many lexical matches are looked through for fitting ones.
LEXICAL_DEPTH = 2000


@dataclass(frozen=True, slots=True)
class Candidates:
    """Fitting products, best first, and those that the wish's free words, its scene or its likeness are about."""

    ranked: Ranked
    about: frozenset[str]  # empty without any
    named: frozenset[str] = frozenset()  # about the words or the likeness alone, whatever the scene
    looks: Resemblance | None = None  # where the wish has a likeness


@dataclass(frozen=True, slots=True)
class Models:
    """What reads words: for the products' texts, and for their pictures."""

    words: Encoder
    photos: PhotoModel | None = None


def candidates(
    shelf: Shelf,
    models: Models,
    query: Query,
    fitting: Fitting,
    relaxed: Collection[Facet],
    look: Look | None = None,
) -> Candidates:
    """Return fitting products: all that the wish's words match, the nearest in meaning, and the likest by picture."""
    asked, staged = content_units(query.wish.words), content_units(scene_words(query.wish.scene))
    if Facet.CATEGORY in relaxed:  # the shop has no such kind of thing; a product may still be called so
        asked += [unit for value in _wanted(query.wish, [Facet.CATEGORY]) for unit in content_units(value)]
    written = _written(shelf, models.words, query, fitting, [*asked, *staged])
    if look is None or shelf.photos is None:
        ranked = fuse([*written, _shown(shelf.photos, models.photos, query, fitting)], [1, 1, SHOWN])
        return Candidates(ranked, _about(shelf, asked, staged, ranked), _about(shelf, asked, [], ranked))
    looks = _looks(shelf.photos, models.photos, query, fitting, look, relaxed)
    likest = [product for product, _ in looks.ranked[:DEPTH]]
    written = [looks.akin_first(each) for each in written]
    ranked = fuse([likest, *written], [1, WRITTEN, WRITTEN]) if asked else looks.ranked[:DEPTH]
    without_picture = set(written[-1]) - {product for product, _ in ranked}
    ranked += [(product, 0.0) for product in written[-1] if product in without_picture]
    alike = looks.alike or frozenset(likest[:NEAREST])
    return Candidates(ranked, alike, alike, looks)


def _written(shelf: Shelf, words: Encoder, query: Query, fitting: Fitting, asked: list[str]) -> list[list[str]]:
    """Return what matches these words, and what is nearest in meaning, best first."""
    matching = [product for product, _ in shelf.words.search(asked, LEXICAL_DEPTH) if product in fitting]
    nearest = shelf.vectors.search(words.embed([said(query)])[0], DEPTH, shelf.allowed(fitting))
    return [matching[:DEPTH], [product for product, _ in nearest]]


def _shown(photos: PhotoShelf | None, model: PhotoModel | None, query: Query, fitting: Fitting) -> list[str]:
    """Return the products whose fitting variants' pictures show what is said, best first."""
    text = _visible(query)
    if photos is None or model is None or not text:
        return []
    rows = photos.allowed(fitting) & photos.showing(fitting.variants)
    found = photos.index.search(model.read(text, photos), PICTURES, rows)
    return [each.item_group_id for each in photos.best(found, fitting)][:DEPTH]


def _looks(
    photos: PhotoShelf, model: PhotoModel | None, query: Query, fitting: Fitting, look: Look, relaxed: Collection[Facet]
) -> Resemblance:
    """Compare with a look, as words change it."""
    text = _visible(query)
    if model is None or not text:
        return Resemblance(photos, fitting, look, photo_alone(look.vector))
    is_free = bool(query.wish.words or query.wish.scene) or any(facet in VISIBLE for facet in relaxed)
    return Resemblance(photos, fitting, look, model.blend(look.vector, text, photos, obeyed=not is_free))


def _visible(query: Query) -> str:
    """Write what is asked as a picture may show it: "hoodie black with long sleeves"."""
    return " ".join([*_wanted(query.wish, VISIBLE), query.wish.words, scene_text(query.wish.scene)]).strip()


def _about(shelf: Shelf, asked: list[str], staged: list[str], ranked: Ranked) -> frozenset[str]:
    """Return what says all words of wish and scene, or all of the wish; where nothing does, the nearest in meaning.

    A scene is mostly not said of what suits it: of its words alone the nearest are not told.
    """
    found = {product for product, _ in ranked}
    saying = shelf.words.saying([*asked, *staged]) & found or shelf.words.saying(asked) & found
    return saying or (frozenset(product for product, _ in ranked[:NEAREST]) if asked else frozenset())


def refused(shelf: Shelf, wish: Wish) -> frozenset[str]:
    """Return the products that say a word the customer does not want, or are of a kind that implies it."""
    said = (shelf.words.saying(content_units(word)) for word in wish.refused)
    kinds = tuple(kind for word in wish.refused for kind in kinds_implying(word))
    implied = Fitting(shelf.assortment, [Choice(facet=Facet.CATEGORY, values=kinds)]) if kinds else ()
    return frozenset().union(implied, *said)


def missing(shelf: Shelf, wish: Wish) -> tuple[str, ...]:
    """Return the words of the wish that nothing in the catalogue says."""
    words = content_words(wish.words)
    known = shelf.words.known(words)
    return tuple(word for word in words if word not in known)


def nothing_is_called(wish: Wish, unknown: Collection[str]) -> bool:
    """Tell whether the thing looked for was named only by words that nothing in the catalogue says."""
    names_kind = wish.like is not None or any(each.facet is Facet.CATEGORY for each in wish.constraints)
    return bool(unknown) and not names_kind and all(word in unknown for word in content_words(wish.words))


def unmet(wish: Wish, relaxed: tuple[Facet, ...], unknown: Collection[str]) -> tuple[Facet, ...]:
    """Return what was relaxed, and the kind of thing where it was named only by words that nothing says."""
    return (Facet.CATEGORY, *relaxed) if nothing_is_called(wish, unknown) else relaxed


def said(query: Query) -> str:
    """Write what is asked as a text to compare with the products' own: "red dress waterproof for a wedding"."""
    return " ".join([*_wanted(query.wish, DESCRIBING), query.wish.words, scene_text(query.wish.scene)]).strip()


def _wanted(wish: Wish, facets: Collection[Facet]) -> list[str]:
    choices = [each for each in wish.constraints if isinstance(each, Choice) and not each.negated]
    return [value for each in choices if each.facet in facets for value in each.values]
