"""Tokens, numbers, nouns, spelling and the lexicon files; fast code against slow, obvious code."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from assistant.language import lexicon
from assistant.language.linking import read
from assistant.language.nouns import plural, singular
from assistant.language.numerals import ONES, TENS, with_numbers
from assistant.language.people import age_group
from assistant.language.references import resolve
from assistant.language.spelling import Spelling
from assistant.language.text import plain, tokens_of, words_of
from assistant.thread import Shown
from assistant.types import Mention
from tests.unit.language.shops import clothes, things

SCREEN = [Shown(item_group_id="1", variant_id="1", title="Bella Tank", color="Red", price=Decimal(29))]
PIECES = ["not", "no", "red", "blue", "dress", "under", "$", "50", "-", "size", "m", "or", "any color but", "hundred"]
PIECES += ["4 stars", "for", "my", "wife", "the", "second", "drop", "leather", ",", ".", "€", "a", "1.5k", "harbor &"]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@settings(deadline=None)
@given(texts)
def test_any_text_is_read(text: str):
    reading = read(text, things(), [Mention(label="category", text=text[:20]), Mention(label="size", text="m")])
    surfaces = {token.surface for token in tokens_of(text)}
    assert all(word in surfaces or not word.isalpha() for word in reading.words.split())


@settings(deadline=None)
@given(texts)
def test_any_text_refers_to_places_on_the_screen_only(text: str):
    assert set(resolve(text, SCREEN, clothes()) or ()) <= {0}


@settings(deadline=None)
@given(texts)
def test_reading_the_same_text_twice_gives_the_same(text: str):
    assert read(text, things()) == read(text, things())


@settings(deadline=None)
@given(texts)
def test_plain_words_are_the_texts_of_tokens(text: str):
    assert words_of(text) == [token.text for token in tokens_of(text)]


@settings(deadline=None)
@given(texts)
def test_capitals_change_no_word(text: str):
    ascii_only = "".join(sign for sign in text if sign.isascii())
    assert plain(ascii_only.upper()) == plain(ascii_only.lower())


@pytest.mark.parametrize(
    "text", ["not red or " * 90, "1 " * 500, "$" * 1000, "size " * 200, "hundred " * 120, "a" * 1000]
)
def test_a_thousand_characters_of_one_thing_are_read(text: str):
    read(text[:1000], things())


def test_apostrophes_and_quotes_of_any_kind_are_one():
    assert plain("men's men\u2019s MEN\u2018S") == "mens mens mens"


def test_accents_and_marks_do_not_count():
    assert plain("Crème LumaTech™") == "creme lumatech"


def in_words(number: int) -> str:
    """Spell a number below ten thousand, the slow and obvious way."""
    if number >= 1000:
        rest = in_words(number % 1000) if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand {rest}".strip()
    if number >= 100:
        rest = f"and {in_words(number % 100)}" if number % 100 else ""
        return f"{in_words(number // 100)} hundred {rest}".strip()
    if number < 20:
        return {value: word for word, value in ONES.items()}[number]
    tens = {value: word for word, value in TENS.items() if word != "fourty"}[number - number % 10]
    return f"{tens} {in_words(number % 10)}" if number % 10 else tens


def test_every_number_below_ten_thousand_is_read_from_its_words():
    wrong = [n for n in range(2, 10_000) if [t.number for t in with_numbers(tokens_of(in_words(n)))] != [n]]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a hundred and two hundred", [100, 200]),
        ("twenty and thirty five", [20, 35]),
        ("one fifty", [150]),
        ("twenty five hundred", [2500]),
        ("four point five", [Decimal("4.5")]),
        ("the red one", []),
        ("1.5k", [1500]),
        ("2 k", [2]),
        ("a grand", [1000]),
        ("19,99 €", [Decimal("19.99")]),
        ("1,200.50", [Decimal("1200.50")]),
        ("1234567890", []),
    ],
)
def test_numbers_end_where_the_next_begins(text: str, numbers: list[Decimal]):
    assert [token.number for token in with_numbers(tokens_of(text)) if token.number is not None] == numbers


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("dress", "dresses"),
        ("watch", "watches"),
        ("hoodie", "hoodies"),
        ("scarf", "scarves"),
        ("knife", "knives"),
        ("glove", "gloves"),
        ("accessory", "accessories"),
        ("toy", "toys"),
        ("tie", "ties"),
        ("yoga mat", "yoga mats"),
        ("mattress", "mattresses"),
        ("box", "boxes"),
    ],
)
def test_nouns_have_a_singular_and_a_plural(one: str, many: str):
    assert (plural(one), singular(many), singular(one)) == (many, one, one)


WORDS = ["dress", "dresses", "sweater", "sneakers", "headphones", "blue", "shoes", "leather", "striped", "quillby"]


@settings(deadline=None)
@given(st.sampled_from(WORDS), st.integers(0, 9), st.sampled_from("aeiourstl"))
def test_the_nearest_word_is_the_one_a_full_search_finds(word: str, place: int, letter: str):
    typo = word[:place] + letter + word[place + 1 :]
    slips = 2 if len(typo) >= 8 else 1
    near = [
        (OSA.distance(typo, other), other)
        for other in WORDS
        if other[0] == typo[0] and (len(other) >= 5 or sorted(other) == sorted(typo))
    ]
    expected = min([pair for pair in near if pair[0] <= slips], default=(0, None))[1]
    assert Spelling.of(WORDS, []).nearest(typo) == expected


def test_no_common_word_is_taken_for_a_typo():
    spelling = things().spelling
    common = ["sports", "tests", "show", "weather", "people", "match", "feels", "nights", "camps", "plan", "button"]
    assert [token.text for token in spelling.mended(tokens_of(" ".join(common)))] == common


def test_a_word_of_a_title_is_no_typo():
    assert Spelling.of(["dress"], ["dresz"]).mended(tokens_of("dresz"))[0].text == "dresz"


@pytest.mark.parametrize(
    ("months", "group"),
    [(2, "newborn"), (3, "newborn"), (5, "infant"), (12, "toddler"), (48, "toddler"), (72, "kids"), (156, "adult")],
)
def test_ages_fall_into_the_feeds_groups(months: int, group: str):
    assert age_group(Decimal(months)) == group


def test_every_entry_of_the_lexicon_is_text():
    """YAML reads a bare `no`, `on` or `yes` as a truth value."""
    files = ("categories", "colors", "materials", "patterns", "sizes", "people", "money", "departments", "phrases")
    assert [each for name in files for each in leaves(lexicon.read(name)) if isinstance(each, bool)] == []


def leaves(node: object) -> list[object]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() if key != "plural" for leaf in (key, *leaves(value))]
    if isinstance(node, list):
        return [leaf for value in node for leaf in leaves(value)]
    return [node]


@pytest.mark.parametrize("glossary", [lexicon.categories(), lexicon.materials(), lexicon.patterns()])
def test_every_wider_term_is_itself_an_entry(glossary: lexicon.Glossary):
    assert {wider for group in glossary.wider.values() for wider in group} <= glossary.wider.keys()


def test_wider_terms_are_closed():
    """What a shirt is, a dress shirt is too."""
    wider = lexicon.categories().wider
    gaps = [(term, far) for term in wider for near in wider[term] for far in wider[near] if far not in wider[term]]
    assert gaps == []


def test_no_name_stands_for_two_categories():
    entries = lexicon.read("categories").items()
    named = [
        (plain(name), term)
        for term, entry in entries
        for name in (term, *entry.get("also", ()), *entry.get("exact", ()))
    ]
    twice = [pair for pair in itertools.combinations(sorted(named), 2) if pair[0][0] == pair[1][0]]
    assert twice == []
