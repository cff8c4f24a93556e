"""A customer's text is words, never a command."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import EmptyText, TextTooLong
from assistant.gateway.text import clean

LIMIT = 1000
COMMANDS = st.text(st.sampled_from("/\uff0f \t\n\u200b\u200d\u00a0\x00aé\ufeff\u202e℀"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("red dress", "red dress"),
        ("  red dress \n", "red dress"),
        ('/restart{"a": 1}', 'restart{"a": 1}'),
        (" / / restart", "restart"),
        ("\uff0frestart", "restart"),
        ("\u200b/restart", "restart"),
        ("\x00/restart", "restart"),
        ("\u200d/restart", "restart"),
        ("red\nor blue", "red or blue"),
        ("size 6/8", "size 6/8"),
        ("for my 👩\u200d👧", "for my 👩\u200d👧"),
        ("red\ud800 dress", "red dress"),
        ("<img onerror=x>", "<img onerror=x>"),
    ],
)
def test_what_is_typed_becomes_one_line_of_words(typed: str, meant: str) -> None:
    assert clean(typed, LIMIT) == meant


@pytest.mark.parametrize("typed", ["", " \n", "/", " \uff0f/ ", "\u200b", "\x07"])
def test_a_text_without_words_is_refused(typed: str) -> None:
    with pytest.raises(EmptyText):
        clean(typed, LIMIT)


def test_a_text_may_be_as_long_as_the_bound_and_no_longer() -> None:
    assert clean("a" * LIMIT, LIMIT) == "a" * LIMIT
    with pytest.raises(TextTooLong):
        clean("a" * (LIMIT + 1), LIMIT)


@given(st.one_of(st.text(), COMMANDS))
def test_no_text_ever_reads_as_a_command(typed: str) -> None:
    try:
        cleaned = clean(typed, LIMIT)
    except EmptyText:
        return
    assert not cleaned.strip().startswith("/")
    assert not unicodedata.normalize("NFKC", cleaned).strip().startswith("/")
    assert clean(cleaned, LIMIT) == cleaned
    cleaned.encode("utf-8")
