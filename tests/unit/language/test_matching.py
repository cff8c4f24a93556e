"""Which cells of a catalogue a value matches, and what kinds of thing a product is."""

import pytest

from assistant.language.colors import families_of
from assistant.language.kinds import kinds_of
from assistant.language.matching import matches
from assistant.types import Facet

MATCHES = [
    (Facet.COLOR, "blue", "Navy", True),
    (Facet.COLOR, "blue", "Denim", True),
    (Facet.COLOR, "blue", "Teal", True),
    (Facet.COLOR, "green", "Teal", True),
    (Facet.COLOR, "blue", "Red", False),
    (Facet.COLOR, "blue", "", False),
    (Facet.COLOR, "navy", "Navy Blue", True),
    (Facet.COLOR, "navy", "Heather Navy", True),
    (Facet.COLOR, "navy", "Sky Blue", False),
    (Facet.COLOR, "navy", "Blue", False),
    (Facet.COLOR, "burgundy", "Burgundy", True),
    (Facet.COLOR, "burgundy", "Red", False),
    (Facet.COLOR, "black", "Black/White", True),
    (Facet.COLOR, "white", "Black/White", True),
    (Facet.COLOR, "white", "Black & White", True),
    (Facet.COLOR, "gray", "Grey", True),
    (Facet.COLOR, "gray", "Charcoal", True),
    (Facet.COLOR, "pink", "Dusty Rose Heather", True),
    (Facet.COLOR, "multicolor", "Red/Green/Blue", True),
    (Facet.COLOR, "multicolor", "Red/Green", False),
    (Facet.COLOR, "multicolor", "Multi", True),
    (Facet.COLOR, "zanzibar", "Zanzibar", True),
    (Facet.COLOR, "blue", "Zanzibar", False),
    (Facet.MATERIAL, "cotton", "Organic Cotton/Polyester", True),
    (Facet.MATERIAL, "cotton", "80% Cotton, 20% Nylon", True),
    (Facet.MATERIAL, "organic cotton", "Cotton", False),
    (Facet.MATERIAL, "leather", "Suede", True),
    (Facet.MATERIAL, "leather", "Faux Leather", False),
    (Facet.MATERIAL, "leather", "Vegan leather", False),
    (Facet.MATERIAL, "leather", "Leatherette", False),
    (Facet.MATERIAL, "leather", "PU Leather/Leather", True),
    (Facet.MATERIAL, "wool", "Merino", True),
    (Facet.MATERIAL, "spandex", "Lycra/Polyester", True),
    (Facet.MATERIAL, "lumatech", "Fleece/LumaTech/Polyester", True),
    (Facet.MATERIAL, "lumatech", "Fleece", False),
    (Facet.PATTERN, "striped", "Stripes", True),
    (Facet.PATTERN, "striped", "Solid/Striped", True),
    (Facet.PATTERN, "solid", "Plain", True),
    (Facet.PATTERN, "checked", "Tartan", True),
    (Facet.PATTERN, "polka dot", "Dotted", True),
    (Facet.PATTERN, "animal", "Leopard Print", True),
    (Facet.PATTERN, "leopard", "Zebra", False),
    (Facet.PATTERN, "print", "Graphic Print", False),
    (Facet.SIZE, "M", "Medium", True),
    (Facet.SIZE, "M", "M", True),
    (Facet.SIZE, "M", "S/M", True),
    (Facet.SIZE, "XL", "Extra Large", True),
    (Facet.SIZE, "XXL", "2XL", True),
    (Facet.SIZE, "M", "XM", False),
    (Facet.SIZE, "38", "38.0", True),
    (Facet.SIZE, "42", "EU 42", True),
    (Facet.SIZE, "EU 42", "42 EU", True),
    (Facet.SIZE, "EU 42", "UK 42", False),
    (Facet.SIZE, "EU 42", "42", False),
    (Facet.SIZE, "32", "32x34", True),
    (Facet.SIZE, "32", "W32 L34", True),
    (Facet.SIZE, "34", "W32 L34", False),
    (Facet.SIZE, "one size", "OS", True),
    (Facet.SIZE, "M", "", False),
    (Facet.SIZE, "40", "39-42", True),
    (Facet.SIZE, "43", "39-42", False),
    (Facet.SIZE, "39-42", "39-42", True),
    (Facet.SIZE, "7-8Y", "7 - 8 years", True),
    (Facet.SIZE, "8", "7-8Y", False),
    (Facet.SIZE, "160 x 230 cm", "160x230 cm", True),
    (Facet.GENDER, "male", "male", True),
    (Facet.GENDER, "male", "unisex", True),
    (Facet.GENDER, "male", "", True),
    (Facet.GENDER, "male", "female", False),
    (Facet.GENDER, "unisex", "male", False),
    (Facet.AGE_GROUP, "kids", "kids", True),
    (Facet.AGE_GROUP, "kids", "infant", False),
    (Facet.AGE_GROUP, "kids", "", False),
    (Facet.AGE_GROUP, "adult", "", True),
    (Facet.BRAND, "Levi's", "LEVIS", True),
    (Facet.BRAND, "Nike", "Nikon", False),
    (Facet.AVAILABILITY, "in_stock", "in_stock", True),
    (Facet.AVAILABILITY, "in_stock", "preorder", False),
    (Facet.CATEGORY, "dress", "Women > Dresses & Skirts", True),
    (Facet.CATEGORY, "shirt", "Women > Dresses & Skirts", False),
]

FAMILIES = {
    "Navy": {"blue"},
    "teal": {"blue", "green"},
    "Off-White": {"white"},
    "Peru": {"brown"},  # CSS3
    "Dodger Blue": {"blue"},
    "darkslategray": {"gray"},
    "indian red": {"red"},
    "Washed Burgundy Marl": {"red"},
    "Zanzibar": set(),
    "": set(),
}

KINDS = [
    ("Men > Tops > Hoodies & Sweatshirts", "Chaz Hoodie - Black, XS", {"hoodie"}, {"sweatshirt"}),
    ("Men > Tops > Hoodies & Sweatshirts", "Circe Ice", {"hoodie", "sweatshirt", "top", "clothing"}, {"men"}),
    ("Women > Bottoms > Shorts", "Erika Running Short", {"shorts", "running shorts", "bottoms"}, {"running short"}),
    ("Men > Bottoms > Pants", "Cronus Yoga Pant ", {"pants", "yoga pants"}, set()),
    ("Outdoor > Jackets", "Field Parka", {"jacket", "parka", "coat"}, set()),
    ("Men > Tops > Jackets", "Jupiter All-Weather Trainer", {"jacket"}, {"sneaker", "shoe"}),
    ("Shoes > Sneakers", "Fleet", {"sneaker", "shoe"}, set()),
    ("Gear > Bags", "Joust Duffle Bag", {"bag", "duffel bag"}, set()),
    ("Camping > Sleeping Bags", "Cocoon Sleeping Bag", {"sleeping bag"}, {"bag"}),
    ("Shirts", "Classic Dress Shirt", {"shirt", "dress shirt"}, {"dress"}),
    ("Dresses", "Marlow Shirt Dress", {"dress", "shirt dress"}, {"shirt"}),
    ("Watches", "Strap with Leather Bag", {"watch"}, {"bag"}),
    ("Home > Snail Brushes", "Shelly", {"snail brush"}, set()),
    ("Travel > Hiking Backpacks", "Ridge", {"hiking backpack", "backpack", "bag"}, set()),
    ("Gear > Balls", "Stasis Ball 55 cm", {"ball", "exercise ball"}, set()),
    ("", "Wool Scarf", {"scarf"}, set()),
    ("Electronics > Audio > Earbuds", "Drift Earbuds", {"earbuds", "electronics"}, {"headphones"}),
    ("Men > Knitwear > Cardigans", "Fenn Cardigan", {"cardigan", "knitwear"}, {"sweater"}),
    ("", "", set(), {""}),
    (" > ", "Zorblat", set(), {""}),
]


@pytest.mark.parametrize(("facet", "value", "cell", "expected"), MATCHES)
def test_a_value_matches_the_cells_that_have_it(facet: Facet, value: str, cell: str, expected: bool):
    assert matches(facet, value, cell) is expected


@pytest.mark.parametrize("name", FAMILIES)
def test_a_color_belongs_to_its_families(name: str):
    assert families_of(name) == FAMILIES[name]


@pytest.mark.parametrize(("path", "title", "among", "not_among"), KINDS)
def test_a_product_answers_to_its_kinds(path: str, title: str, among: set[str], not_among: set[str]):
    kinds = kinds_of(path, title)
    assert among <= kinds
    assert not not_among & kinds


def test_a_wide_level_of_two_kinds_means_the_one_that_stands_below_it():
    assert "blazer" not in kinds_of("Men > Suits & Blazers > Suits", "Inverness Suit")
    assert "suit" not in kinds_of("Men > Suits & Blazers > Blazers", "Thea Blazer")
