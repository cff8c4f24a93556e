"""Whether a sentence says yes, no, or leaves it open."""

import pytest

from assistant.knowing.evidence import evidence, likest, stance
from assistant.knowing.passages import Origin, Passage, passages, sentences
from assistant.knowing.words import terms_of
from assistant.types import Detail
from tests.fakes import LetterEncoder
from tests.shelves import variant


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("waterproof", "Taped seams make it fully waterproof."),
        ("waterproof", "It is waterproof down to the last seam, not merely showerproof."),
        ("pockets", "Two exterior pockets keep small things handy."),
        ("zip", "A concealed zipper runs down the back."),
        ("running", "Light sneakers for runners."),
        ("chafe free", "Smooth, chafe-free seams."),
        ("leather", "Soft leather, free shipping."),
    ],
)
def test_it_says_yes(asked: str, sentence: str):
    assert stance(terms_of(asked.split()), sentence) is True


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("waterproof", "It is not waterproof."),
        ("waterproof", "Water-resistant, but not fully waterproof."),
        ("hood", "There is no hood to get in the way of a scarf."),
        ("zip", "It closes without a zip."),
        ("leather", "A leather-free bag."),
        ("leather", "A smooth polyurethane in place of leather."),
        ("slip", "A yoga mat that does not slip."),
        ("pockets", "It doesn't have any pockets."),
    ],
)
def test_it_says_no(asked: str, sentence: str):
    assert stance(terms_of(asked.split()), sentence) is False


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("waterproof", "Almost waterproof."),
        ("hood", "The hood is sold separately."),
        ("shrink", "Pre-shrunk cotton."),
        ("chafing", "Flatlock seams prevent chafing."),
        ("hood", "It has no zip, pockets or hood."),  # how far "no" reaches is not sure
    ],
)
def test_it_is_left_open(asked: str, sentence: str):
    assert stance(terms_of(asked.split()), sentence) is None


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("waterproof", "A water-resistant shell."),
        ("running", "Runs small, order one size up."),
        ("leather strap", "Leather bag with a cotton handle."),
    ],
)
def test_other_words_are_no_evidence(asked: str, sentence: str):
    assert evidence(terms_of(asked.split()), [Passage(Origin.DESCRIPTION, sentence)]) == []


@pytest.mark.parametrize(
    ("asked", "detail", "says"),
    [
        ("waterproof", ("Features", "Waterproof", "Yes"), True),
        ("waterproof", ("Features", "Waterproof", "No"), False),
        ("waterproof", ("Attributes", "Features", "Lightweight/Waterproof"), True),
        ("hood", ("Features", "Hood", "Without hood"), False),
        ("belt", ("Style", "Belt", "Unbelted"), False),
        ("laptop sleeve", ("Features", "Laptop sleeve", "15 inches"), None),
        ("shoulder strap", ("Attributes", "Strap", "Adjustable/Shoulder"), True),
        ("battery last", ("Battery", "Life", "30 hours"), None),
    ],
)
def test_a_detail_says_it_by_its_value(asked: str, detail: tuple[str, str, str], says: bool | None):
    told = passages(variant("a", "Thing", "1", details=(Detail(*detail),)), "Thing")
    assert [each.says for each in evidence(terms_of(asked.split()), told)] == [says]


def test_what_has_a_detail_has_the_thing():
    sleeve = passages(variant("a", "Bag", "1", details=(Detail("Features", "Laptop sleeve", "15 inches"),)), "Bag")
    assert evidence(terms_of(["laptop", "sleeve"]), sleeve, is_had=True)[0].says is True


def test_data_goes_before_prose_and_the_name_comes_last():
    told = passages(
        variant("a", "Warm Coat", "1", description="A warm coat.", details=(Detail("", "Warm", "Yes"),)), "Warm Coat"
    )
    found = likest("is warm", evidence(terms_of(["warm"]), told), LetterEncoder())
    assert [each.passage.origin for each in found] == [Origin.DATA, Origin.DESCRIPTION, Origin.TITLE]


def test_a_description_is_cut_at_sentences_and_points():
    text = 'Soft fabric. W 22.0" x H 17". - Machine wash/dry. - Two pockets\nApprox. 5 cm thick!'
    assert sentences(text) == [
        "Soft fabric.",
        'W 22.0" x H 17".',
        "Machine wash/dry.",
        "Two pockets",
        "Approx. 5 cm thick!",
    ]


def test_what_is_quoted_is_short():
    assert max(map(len, sentences("word " * 1000))) <= 300
    assert len(sentences("A. " * 1000)) <= 60
