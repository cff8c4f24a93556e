"""What titles and details tell of materials and patterns."""

import pytest

from assistant.language.told import told_looks
from assistant.types import Facet


@pytest.mark.parametrize(
    ("cell", "color", "title", "details", "told"),
    [
        ("Cotton", "Blue", "Dale Women's Denim Jacket", [], "denim"),
        ("Cotton", "Blue", "Dale Jacket", [["Style", "Type", "Denim"]], "denim"),
        ("Cotton", "Blue", "Dale Jacket", [["Care", "Washing", "Like wool"]], ""),
        ("", "Brown", "Leather-Free Belt", [], ""),
        ("", "Brown", "Non-Leather Belt", [], ""),
        ("", "Brown", "Faux Leather Belt", [], "faux leather"),
        ("Faux leather", "Brown", "Leather Belt", [], ""),
        ("Rubber", "Silver", "Sneakers - Silver", [], ""),
        ("Cotton", "White", "Button Down Shirt", [], ""),
        ("Cotton", "White", "Cotton Shirt", [], ""),
    ],
)
def test_a_material_that_title_or_type_names_is_told(cell, color, title, details, told):
    assert told_looks(Facet.MATERIAL, cell, color, title, details) == told


def test_a_pattern_that_a_title_names_is_told():
    assert told_looks(Facet.PATTERN, "", "Red", "Bea Striped Dress", []) == "striped"
