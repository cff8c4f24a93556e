"""Two shops to read texts for, and readings written shortly.

A reading in short: "category=dress; color!=red|blue; price<80; words=waterproof; activity=hiking".
"""

from collections.abc import Mapping, Sequence
from functools import cache

from assistant.language.linking import read
from assistant.language.vocabulary import Vocabulary
from assistant.types import Choice, Constraint, Limit, Mention, Reading

TITLES_OF_CLOTHES = (
    "Chaz Kangeroo Hoodie",
    "Frankie Sweatshirt",
    "Olivia 1/4 Zip Light Jacket",
    "Erika Running Short",
    "Karmen Yoga Pant",
    "Aeon Capri",
    "Emma Leggings",
    "Bella Tank",
    "Celeste Sports Bra",
    "Jupiter All-Weather Trainer",
    "Joust Duffle Bag",
    "Driven Backpack",
    "Dash Digital Watch",
    "Sprite Stasis Ball 55 cm",
)
TITLES_OF_THINGS = (
    "Aurelle Wrap Dress",
    "Marlow Shirt Dress",
    "Peak Dome Tent",
    "Field Parka",
    "Classic Dress Shirt",
    "Polo Shirt",
    "Maple Desk Lamp",
    "Baseball Cap",
    "Lounge Trousers",
)


@cache
def clothes() -> Vocabulary:
    """Build a shop of sportswear whose feed names plain colors only."""
    return Vocabulary.build(
        categories=[
            "Women > Tops > Bras & Tanks",
            "Men > Tops > Hoodies & Sweatshirts",
            "Men > Tops > Tees",
            "Women > Tops > Jackets",
            "Women > Bottoms > Shorts",
            "Men > Bottoms > Pants",
            "Gear > Fitness Equipment",
            "Gear > Bags",
            "Gear > Watches",
        ],
        titles=[f"{title} - Black, XS" for title in TITLES_OF_CLOTHES],
        brands=["Luma"],
        colors=[
            "Blue",
            "Black",
            "Red",
            "Green",
            "Purple",
            "Orange",
            "Yellow",
            "Gray",
            "White",
            "",
            "Brown",
            "Lavender",
        ],
        materials=["Organic Cotton", "Cocona performance fabric/Polyester", "LumaTech/Wool", "Fleece/Lycra", "Nylon"],
        patterns=["Solid", "Color-Blocked", "Striped", "Checked", "Graphic Print", ""],
        sizes=["XS", "S", "M", "L", "XL", "28", "32", "34", ""],
        genders=["male", "female", "unisex"],
        age_groups=["adult"],
        currency="USD",
    )


@cache
def things() -> Vocabulary:
    """Build a shop of a bit of everything."""
    return Vocabulary.build(
        categories=[
            *("Fashion > Women > Dresses", "Fashion > Women > Skirts", "Fashion > Men > Shirts"),
            *("Fashion > Kids > T-Shirts", "Fashion > Knitwear > Sweaters & Cardigans", "Fashion > Jackets & Coats"),
            *("Shoes > Sneakers", "Shoes > Boots", "Bags > Backpacks", "Bags > Handbags", "Accessories > Ties"),
            *("Home > Lamps", "Home > Mugs & Cups", "Home > Cushions", "Electronics > Headphones"),
            *("Electronics > Phone Cases", "Sport > Tents", "Sport > Sleeping Bags", "Sport > Yoga Mats"),
            *("Gifts > Candles", "Jewelry > Rings", "Jewelry > Watches", "Accessories > Hats", "Home > Snail Brushes"),
        ],
        titles=TITLES_OF_THINGS,
        brands=["Novaline", "Harbor & Pine", "Northern Peak", "Quillby", "Coach", "Levi's", "Next", "Nike"],
        colors=[
            "Black/White",
            "Navy",
            "Burgundy",
            "Sky Blue",
            "Orange",
            "Gold",
            "Silver",
            "Olive",
            "Dusty Rose",
            "Red",
            "Green",
            "Yellow",
            "Brown",
            "Gray",
            "Pink",
            "Beige",
            "Teal",
            "Wine",
            "Zanzibar",
        ],
        materials=[
            "Organic Cotton",
            "Leather",
            "Vegan Leather",
            "Merino Wool",
            "Silk",
            "Linen",
            "Gold",
            "Silver",
            "Stainless Steel",
            "Ceramic",
            "Oak",
            "Polyester",
            "Felt",
            "Denim",
        ],
        patterns=["Solid", "Striped", "Floral", "Polka Dot", "Checked", "Leopard"],
        sizes=["XS", "S", "M", "L", "XL", "36", "38", "39", "40", "EU 42", "One Size", "2-3 years", "Queen"],
        genders=["male", "female", "unisex", ""],
        age_groups=["adult", "kids", "toddler", "infant", ""],
        currency="USD",
    )


@cache
def sized() -> Vocabulary:
    """Build a shop whose sizes are ages, ranges and lengths."""
    return Vocabulary.build(
        categories=["Kids > Dresses", "Kids > Socks", "Home > Rugs", "Bags > Backpacks"],
        titles=["Wool Rug"],
        brands=[],
        colors=[],
        materials=[],
        patterns=[],
        sizes=["7-8Y", "9-10Y", "39-42", "160 x 230 cm", "105", "S", "M", "L"],
        genders=["male", "female"],
        age_groups=["adult", "kids"],
        currency="USD",
    )


def vocabulary_of(rows: Sequence[Mapping[str, str]]) -> Vocabulary:
    """Build the vocabulary of a feed's rows."""

    def column(name: str) -> list[str]:
        return sorted({row[name] for row in rows})

    return Vocabulary.build(
        categories=column("product_type"),
        titles=column("title"),
        brands=column("brand"),
        colors=column("color"),
        materials=column("material"),
        patterns=column("pattern"),
        sizes=column("size"),
        genders=column("gender"),
        age_groups=column("age_group"),
        currency="USD",
    )


def said(text: str, shop: Vocabulary, mentions: Sequence[Mention] = ()) -> str:
    """Read a text and write the reading shortly."""
    return short(read(text, shop, mentions))


def bound(text: str, shop: Vocabulary) -> str:
    """Read a text and write shortly what binds a search: free words and the scene only order what is found."""
    free = {"scene": (), "left": (), "words": ""}
    return short(read(text, shop).model_copy(update=free))


def short(reading: Reading) -> str:
    """Write a reading shortly, all of it."""
    parts = [part for each in reading.constraints for part in _constraint(each)]
    parts += [f"words={reading.words}"] if reading.words else []
    parts += [f"{each.kind.value}={each.name}" for each in reading.scene]
    parts += [f"left={'|'.join(kind.value for kind in reading.left)}"] if reading.left else []
    parts += [f"refused={'|'.join(reading.refused)}"] if reading.refused else []
    parts += [f"sort={reading.sort.value}"] if reading.sort else []
    parts += [f"levels={'|'.join(reading.price_levels)}"] if reading.price_levels else []
    parts += [name for name in ("cheaper", "dearer", "adds") if getattr(reading, name)]
    parts += [f"drops={'|'.join(facet.value for facet in reading.dropped)}"] if reading.dropped else []
    parts += [f"unknown={'|'.join(reading.unknown)}"] if reading.unknown else []
    parts += [f"foreign={reading.foreign_currency}"] if reading.foreign_currency else []
    return "; ".join(parts)


def _constraint(constraint: Constraint) -> list[str]:
    if isinstance(constraint, Choice):
        sign = "!=" if constraint.negated else "="
        return [f"{constraint.facet.value}{sign}{'|'.join(constraint.values)}"]
    return _limit(constraint)


def _limit(limit: Limit) -> list[str]:
    equal = "" if limit.exclusive else "="
    low = [f"{limit.facet.value}>{equal}{limit.minimum.normalize():f}"] if limit.minimum is not None else []
    return low + ([f"{limit.facet.value}<{equal}{limit.maximum.normalize():f}"] if limit.maximum is not None else [])


def glazier() -> Vocabulary:
    """Build a shop in which one word names a thing and a material."""
    return Vocabulary.build(
        categories=["Home > Glasses", "Home > Lamps"],
        titles=["Glasses", "Lamp"],
        brands=[],
        colors=[],
        materials=["Glass", "Oak"],
        patterns=[],
        sizes=[],
        genders=[],
        age_groups=[],
        currency="USD",
    )
