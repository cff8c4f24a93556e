"""The shop's own words, as customers may say them: what a recognizer is told to listen for."""

from collections.abc import Iterator

from babel.numbers import get_currency_name
from sqlalchemy import Engine, select

from assistant.catalog.schema import products
from assistant.catalog.shelves import load_assortment
from assistant.catalog.store import read_state
from assistant.language.sizes import letters
from assistant.language.vocabulary import Vocabulary
from assistant.types import Facet

#: Facets -> labels of the training utterances. Whom things are for is said alike in every shop, as it stands there.
LABELS = {
    Facet.CATEGORY: "category",
    Facet.COLOR: "color",
    Facet.MATERIAL: "material",
    Facet.PATTERN: "pattern",
    Facet.BRAND: "brand",
}
#: What customers give as a limit.
PRICES = (*range(5, 100, 5), *range(100, 500, 25), 500, 600, 700, 800, 900, 1000)

Sayable = dict[str, tuple[str, ...]]


def revision(engine: Engine) -> int:
    """Return which revision of the catalogue is in the store."""
    with engine.connect() as connection:
        return read_state(connection).revision


def sayable(engine: Engine) -> Sayable:
    """Return the shop's words by the labels of the training utterances; prices alone where it has no catalogue."""
    with engine.connect() as connection:
        currency = read_state(connection).currency
        titles = connection.execute(select(products.c.title).distinct().order_by(products.c.title)).scalars().all()
    vocabulary = load_assortment(engine, currency).vocabulary
    return {
        **_named(vocabulary),
        "size": tuple(_sizes(vocabulary)),
        "price": prices(currency),
        "product_name": (*titles,),
    }


def _named(vocabulary: Vocabulary) -> Sayable:
    """Return what the shop has, by label: phrases whose first meaning is a value that something in it has."""
    found: dict[str, list[str]] = {label: [] for label in LABELS.values()}
    for phrase, senses in vocabulary.senses.items():
        sense = senses[0]
        if not sense.absent and sense.named is None and sense.terms[0].facet in LABELS:
            found[LABELS[sense.terms[0].facet]].append(phrase)
    return {label: tuple(sorted(phrases)) for label, phrases in found.items()}


def _sizes(vocabulary: Vocabulary) -> Iterator[str]:
    for size in sorted(vocabulary.sizes):
        yield size
        yield from (phrase for phrase, letter in letters().items() if letter == size and len(phrase) > len(size))


def prices(currency: str) -> tuple[str, ...]:
    """Return limits as they are said, with the currency ("80 dollars") and without."""
    unit = get_currency_name(currency or "USD", count=2, locale="en").split()[-1]
    return tuple(said for price in PRICES for said in (f"{price} {unit}", str(price)))
