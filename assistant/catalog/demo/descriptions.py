"""What the shop says of a product: a few sentences, none of which its details deny."""

from collections.abc import Iterator
from random import Random

from assistant.catalog.demo.grammar import article, sentence
from assistant.catalog.demo.lexicon import Lexicon
from assistant.catalog.demo.product import Product
from assistant.types import Detail

_CLOSED = 0.45  # share of descriptions with a closing sentence


def describe(product: Product, lexicon: Lexicon, rng: Random) -> str:
    """Return two to eight short sentences."""
    kind, prose = product.kind, lexicon.prose
    mood = rng.choice(prose.mood[kind.area])
    slots = {
        "name": product.name,
        "brand": product.brand,
        "noun": product.noun,
        "mood": mood,
        "one": f"{kind.many} {mood} {product.noun}" if kind.many else article(f"{mood} {product.noun}"),
        "occasion": " and ".join(product.occasions[: rng.choice((1, 1, 2))]),
        "something": rng.choice(prose.something),
    }
    chosen = [*_some(_features(product, lexicon, rng), rng), *_some(_cuts(product, lexicon, rng), rng)]
    rng.shuffle(chosen)
    parts = [sentence(prose.openers[kind.area], slots, rng), sentence(product.material.says, slots, rng)]
    if product.pattern:
        parts.append(sentence(prose.patterns[product.pattern], slots, rng))
    if rng.random() < _CLOSED:
        chosen.append(sentence(prose.closers[product.tier], slots, rng))
    return " ".join(part for part in (*parts, *chosen) if part)


def _some(sentences: Iterator[str], rng: Random) -> list[str]:
    told = list(sentences)
    return rng.sample(told, min(len(told), rng.choice((1, 1, 2))))


def _cuts(product: Product, lexicon: Lexicon, rng: Random) -> Iterator[str]:
    for axis, value in product.cut.items():
        says = lexicon.cuts[axis].says if axis in lexicon.cuts else {}
        templates = says.get(value) or says.get("any")
        if templates:
            yield sentence(templates, {"value": value}, rng)


def _features(product: Product, lexicon: Lexicon, rng: Random) -> Iterator[str]:
    for name in product.features:
        yield sentence(lexicon.features[name].says, {}, rng)


def details(product: Product, lexicon: Lexicon) -> tuple[Detail, ...]:
    """Return the `product_detail` of a feed: cuts, features had and lacked, care, occasions."""
    lines = [
        f"{lexicon.cuts[axis].detail}:{value[:1].upper() + value[1:]}"
        for axis, value in product.cut.items()
        if axis in lexicon.cuts
    ]
    for name in product.kind.features:
        feature = lexicon.features[name]
        lines.append(feature.detail if name in product.features else feature.absent)
    care = product.material.care if product.kind.washed and "dishwasher" not in product.kind.features else ""
    lines.append(f"Care:Washing:{care}" if care else "")
    places = "/".join(place.removeprefix("the ").capitalize() for place in product.occasions)
    lines.append(f"Occasion:Suited to:{places}")
    return tuple(Detail(*line.split(":", 2)) for line in lines if line)
