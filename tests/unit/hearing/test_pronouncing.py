import pytest

from assistant.hearing.pronouncing import Pronouncer, read_dictionary, written_dictionary


@pytest.fixture(scope="module")
def pronouncer() -> Pronouncer:
    return Pronouncer.english()


def test_the_dictionary_knows_common_words_and_their_variants(pronouncer):
    assert pronouncer.of("dress") == ("D R EH S",)
    assert len(pronouncer.of("tomato")) == 2


@pytest.mark.parametrize(
    ("word", "phones"), [("hoodie", "HH UW D IY"), ("xl", "EH K S EH L"), ("zip-neck", "Z IH P N EH K")]
)
def test_words_that_are_missing_are_spelled_out(pronouncer, word, phones):
    assert word not in pronouncer
    assert pronouncer.of(word) == (phones,)


def test_what_cannot_be_said_is_reported(pronouncer):
    said, unsaid = pronouncer.all(["dress", "日本"])
    assert (list(said), unsaid) == (["dress"], ("日本",))


def test_a_phrase_is_the_phones_of_its_words(pronouncer):
    assert pronouncer.phrase("red dress") == ("R", "EH", "D", "D", "R", "EH", "S")


def test_a_dictionary_survives_its_file(tmp_path):
    told = {"read": ("R EH D", "R IY D"), "tent": ("T EH N T",)}
    (tmp_path / "words.dict").write_text(written_dictionary(told))
    assert read_dictionary(tmp_path / "words.dict") == told
