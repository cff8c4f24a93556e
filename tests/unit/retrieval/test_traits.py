import pytest

from assistant.retrieval.traits import phrases_of, traits
from assistant.types import Detail
from tests.shelves import variant


def told(**stated):
    return [each.told for each in traits(variant("p", "Coat", "9", **stated)) if each.told]


def test_the_kind_the_materials_and_the_pattern_are_traits():
    stated = {"product_type": "Women > Coats", "material": "Wool/Silk", "pattern": "Striped"}
    assert [each.phrase for each in traits(variant("p", "Coat", "9", **stated))] == ["coats", "wool", "silk", "striped"]
    assert told(**stated) == ["wool", "silk", "striped"]  # the kind, a title tells


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        (Detail("Features", "Waterproof", "Yes"), ["waterproof"]),
        (Detail("Features", "Waterproof", "No"), []),
        (Detail("Attributes", "Climate", "Rainy/Cold"), ["climate: rainy", "climate: cold"]),
        (Detail("Occasion", "Suited to", "Weddings"), ["suited to weddings"]),
        (Detail("", "", "Machine washable"), ["machine washable"]),
        (Detail("Features", "Hood", ""), []),
    ],
)
def test_a_detail_is_told_with_its_name(detail, expected):
    assert told(details=(detail,)) == expected


def test_sentences_of_a_description_are_read_and_not_told():
    found = traits(variant("p", "Coat", "9", description="Keeps rain out. - Taped seams. It is not lined."))
    assert [(each.phrase, each.told) for each in found] == [("keeps rain out", ""), ("taped seams", "")]


def test_a_trait_stated_twice_is_one_and_told_by_the_plainer():
    found = traits(variant("p", "Coat", "9", material="Wool", description="Wool."))
    assert [(each.phrase, each.told) for each in found] == [("wool", "wool")]


def test_a_long_description_has_an_end():
    found = traits(variant("p", "Coat", "9", description=" ".join(f"Part {number}." for number in range(500))))
    assert len(found) == 40


def test_phrases_of_products_are_by_themselves():
    coat, hat = variant("c", "Coat", "9", material="Wool"), variant("h", "Hat", "9", material="Felt")
    assert phrases_of([[coat], [hat]]) == {"felt": "felt", "wool": "wool"}


def test_what_is_denied_is_known_to_be():
    (denied,) = traits(variant("p", "Coat", "9", details=(Detail("Features", "Waterproof", "No"),)))
    assert (denied.phrase, denied.told, denied.is_denied) == ("waterproof", "", True)
