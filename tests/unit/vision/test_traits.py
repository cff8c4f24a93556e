"""What a shop says of a product, one by one."""

from assistant.types import Detail
from assistant.vision.traits import traits
from tests.shelves import variant

TEE = variant(
    "t",
    "Ada Tee",
    "10",
    color="Navy/White",
    pattern="Striped",
    material="Cotton/Wool",
    gender="female",
    product_type="Women > Tees",
    details=(
        Detail("Fit", "Neckline", "V-neck"),
        Detail("", "Pockets", "yes"),
        Detail("", "Hood", "No"),
        Detail("", "Story", "Made by hand in a small town"),
    ),
)


def test_facets_are_said_in_the_terms_of_constraints():
    said = traits(TEE)
    assert {("color", "navy"), ("color", "white"), ("pattern", "striped"), ("gender", "female")} <= said
    assert {("category", "t-shirt"), ("material", "cotton"), ("material", "wool")} <= said


def test_details_are_said_by_their_value_or_where_that_only_affirms_by_their_name():
    assert {value for aspect, value in traits(TEE) if aspect in ("neckline", "pockets")} == {"v neck", "pockets"}


def test_what_a_product_lacks_and_whole_sentences_are_not_said():
    assert not {"hood", "story"} & {aspect for aspect, _ in traits(TEE)}
