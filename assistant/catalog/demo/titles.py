"""Titles as shops write them: "Marisol Women's Striped Midi Dress"."""

from random import Random

from assistant.catalog.demo.lexicon import Lexicon
from assistant.catalog.demo.product import AUDIENCES, Product

_PATTERN_WORDS = {
    "striped": "Striped",
    "floral": "Floral",
    "dotted": "Polka-Dot",
    "checked": "Checked",
    "color-blocked": "Color-Block",
    "graphic print": "Graphic",
    "animal print": "Leopard",
}
_FEATURE_NAMED = 0.7  # how often a title names a feature


def title(product: Product, lexicon: Lexicon, rng: Random) -> str:
    """Return the title that all variants of the product share."""
    features = [word for name in product.features if (word := lexicon.features[name].title)]
    feature = features[0] if features and rng.random() < _FEATURE_NAMED else ""
    whose = AUDIENCES[product.audience][3] if len(product.kind.audiences) > 1 else ""
    words = (product.name, whose, feature, _PATTERN_WORDS.get(product.pattern, ""), _tail(product, rng))
    return " ".join(" ".join(words).split())


def _tail(product: Product, rng: Random) -> str:
    words = {axis: value if value[:1].isdigit() else value.title() for axis, value in product.cut.items()}
    words |= {"noun": product.kind.noun, "material": product.material.title}
    known = {axis: word for axis, word in words.items() if word}
    return rng.choice(
        [filled for template in product.kind.title if (filled := _filled(template, known))] or [product.kind.noun]
    )


def _filled(template: str, words: dict[str, str]) -> str:
    """Fill the template, or return "" where a word is missing."""
    try:
        return template.format_map(words)
    except KeyError:
        return ""
