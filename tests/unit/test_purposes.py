"""What something is for is asked where that would change the answer, and only then."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.phrases import Phrases
from assistant.replies import Replies
from assistant.retrieval.trait_shelf import TraitShelf
from assistant.retrieval.traits import phrases_of
from assistant.searching import Searching
from assistant.shop import Shop
from assistant.thread import Heard, SearchState
from assistant.types import Detail
from tests.fakes import ExactIndex, HeldLooks
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

DOMAIN = Path(__file__).parents[2] / "domain.yml"
CARDS = 4
DIMENSIONS = 26  # of the vectors of the shelf, which know letters
WORDS = ("office", "wedding", "hiking", "travel", "wool")


class KeyWords:
    """Texts with the same key word are alike, and no others."""

    name = "key words"

    def embed(self, texts):
        vectors = np.full((len(texts), DIMENSIONS), 0.001, np.float32)
        for row, text in enumerate(texts):
            vectors[row, : len(WORDS)] += [float(word in text.casefold()) for word in WORDS]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def dresses(*purposes):
    return [
        variant(
            f"d{number}",
            f"Dress {number}",
            "50",
            product_type="Women > Dresses",
            details=(Detail("", "suited to", purpose),),
        )
        for number, purpose in enumerate(purposes)
    ]


def searching(variants):
    phrases = list(phrases_of([each] for each in variants))
    traits = TraitShelf(ExactIndex(phrases, KeyWords().embed(phrases)))
    shop = Shop(HeldShelf(replace(shelf(variants), traits=traits)), HeldCatalog(dict(enumerate(variants))), KeyWords())
    return Searching(shop, HeldLooks(), Replies(Phrases.load(DOMAIN), shop.currency), CARDS)


VARIED = dresses(*["plain"] * 4, *["office"] * 4, *["wedding"] * 4, *["hiking"] * 4)


@pytest.fixture
def found():
    return searching(VARIED)


def asked(searched):
    return [each.text for each in searched.reply.quick_replies if each.text.startswith("For ")]


def test_purposes_that_change_the_first_products_are_offered(found):
    searched = found.search(Heard(text="dresses"), SearchState())
    assert asked(searched) == ["For the office", "For a wedding", "For hiking"]
    assert "what it is for" in searched.reply.text
    assert "what it is for" in searched.reply.speech


@pytest.mark.parametrize("text", ["dresses for a wedding", "dresses under $60", "the cheapest dresses", "wool dresses"])
def test_who_said_more_than_a_kind_is_not_asked(found, text):
    assert asked(found.search(Heard(text=text), SearchState())) == []


def test_it_is_asked_once_at_the_beginning(found):
    first = found.search(Heard(text="dresses"), SearchState())
    assert asked(found.refine(Heard(text="in blue"), first.state)) == []


def test_where_nothing_is_stated_to_suit_anything_nothing_is_asked():
    assert asked(searching(dresses(*["plain"] * 16)).search(Heard(text="dresses"), SearchState())) == []


def test_where_few_fit_nothing_is_asked():
    few = searching(dresses("office", "wedding", "hiking"))
    assert asked(few.search(Heard(text="dresses"), SearchState())) == []
