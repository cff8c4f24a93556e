import pytest

from assistant.speaking.pieces import FIRST, MOST, pieces


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello! What are you looking for?", ["Hello!", "What are you looking for?"]),
        ("It costs $59.90. In stock in red.", ["It costs $59.90.", "In stock in red."]),
        ("Rated 4.5 out of 5 by 1,250 people.", ["Rated 4.5 out of 5 by 1,250 people."]),
        ("Dr. Martens 1460, $120. L.L.Bean tote, $30.", ["Dr. Martens 1460, $120.", "L.L.Bean tote, $30."]),
        ("U.S. Polo Assn. Shirt, $20. St. John Knits.", ["U.S. Polo Assn. Shirt, $20.", "St. John Knits."]),
        ("I have nothing for “red dress”. Shall I go on?", ["I have nothing for “red dress”.", "Shall I go on?"]),
        ("The shop says:\nFree returns.\n\nAsk us.", ["The shop says:", "Free returns.", "Ask us."]),
        ("We ship by 9 a.m. Eastern Time. Then wait.", ["We ship by 9 a.m. Eastern Time.", "Then wait."]),
        ("one", ["one"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_reply_is_spoken_sentence_by_sentence(text, parts):
    assert list(pieces(text)) == parts


def test_the_first_piece_ends_with_a_clause_where_its_sentence_is_long():
    text = "I have nothing called that, but the nearest, if the color and the size may differ, are these three. Ada."
    first, *rest = pieces(text)
    assert first == "I have nothing called that, but the nearest,"
    assert rest == ["if the color and the size may differ, are these three.", "Ada."]


def test_a_first_sentence_without_a_clause_is_spoken_whole():
    sentence = "I found a hundred and twenty matches for a waterproof jacket for men."
    assert len(sentence) > FIRST
    assert list(pieces(sentence)) == [sentence]


def test_only_the_first_piece_has_to_be_short():
    long = "The second sentence may be longer than the first one is, since it is made while the first is heard."
    assert list(pieces(f"Yes. {long}")) == ["Yes.", long]


@pytest.mark.parametrize("text", ["word " * 500, "x" * 3000, "a, " * 900, "One. " * 900, "1,250.50 " * 300, "…" * 900])
def test_no_piece_is_too_long_and_nothing_is_lost(text):
    parts = list(pieces(text))
    assert max(map(len, parts)) <= MOST
    assert "".join("".join(parts).split()) == "".join(text.split())
