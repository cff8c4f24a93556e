import pytest

from assistant.hearing.mending import mended
from assistant.hearing.misheard import ShopSounds
from assistant.hearing.ports import DOUBTFUL, Transcript, Word
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.sound import Phrases

PHRASES = {
    "category": ("dress", "dresses", "jacket", "leggings"),
    "brand": ("novaline", "peakmont"),
    "color": ("red", "navy blue"),
}
ORDINARY = {
    "show",
    "me",
    "the",
    "a",
    "in",
    "with",
    "is",
    "it",
    "under",
    "eighty",
    "dollars",
    "trusses",
    "second",
    "pick",
}


@pytest.fixture(scope="module")
def sounds() -> ShopSounds:
    return ShopSounds(PHRASES, ORDINARY, Pronouncer.english())


def transcript(text: str, confidence: float = 0.9, **unsure: float) -> Transcript:
    words = tuple(Word(word, unsure.get(word, confidence), 0, 0) for word in text.split())
    return Transcript(text, confidence, words)


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("show me red dressis", "show me red dresses"),
        ("a jackit with a pick", "a jacket with a pick"),
        ("show me no valine", "show me novaline"),
        ("is it peak mount", "is it peakmont"),
        ("the legins", "the leggings"),
    ],
)
def test_words_nobody_knows_become_what_they_sound_like(sounds, heard, meant):
    assert sounds.mended(transcript(heard)).text == meant


def test_what_makes_sense_stays(sounds):
    text = "show me the second red dress under eighty dollars"
    assert sounds.mended(transcript(text)).text == text
    assert not sounds.mended(transcript(text)).strange


def test_an_ordinary_word_is_mended_only_where_the_recognizer_was_unsure_of_it(sounds):
    assert sounds.mended(transcript("show me trusses")).text == "show me trusses"
    assert sounds.mended(transcript("show me trusses", trusses=0.2)).text == "show me dresses"


def test_a_word_of_the_shop_is_never_mended(sounds):
    assert sounds.mended(transcript("show me the jacket", jacket=0.1)).text == "show me the jacket"


def test_what_sounds_like_nothing_stays_and_makes_the_text_doubtful(sounds):
    heard = mended(transcript("show me zogwapf"), sounds)
    assert heard.text == "show me zogwapf"
    assert heard.confidence < DOUBTFUL


def test_what_was_heard_is_kept_beside_what_was_mended(sounds):
    heard = mended(transcript("show me red dressis"), sounds)
    assert (heard.text, heard.others) == ("show me red dresses", ("show me red dressis",))
    assert heard.confidence >= DOUBTFUL


def test_nothing_heard_stays_nothing(sounds):
    nothing = Transcript("", 0.0, ())
    assert mended(nothing, sounds) == nothing


def distance(said, meant):
    return next(Phrases({"it": meant}).apart(said, 0, 99))[0]


@pytest.mark.parametrize(
    ("said", "near", "far"),
    [("D R EH S", "T R EH S", "SH ER T"), ("B AE G", "P AE K", "R UH G"), ("K AO T", "K OW T", "HH AE T")],
)
def test_like_sounds_are_nearer_than_others(said, near, far):
    assert 0 < distance(said.split(), near.split()) < distance(said.split(), far.split())


def test_the_same_is_no_distance_apart_and_nothing_is_far_from_something():
    assert distance(["D", "R"], ["D", "R"]) == 0.0
    assert distance([], ["D", "R"]) == 1.0


def test_a_distance_does_not_depend_on_the_phrases_beside_it():
    phones = {"dress": ["D", "R", "EH", "S"], "shirt": ["SH", "ER", "T"], "trays": ["T", "R", "EY", "Z"]}
    said = ["T", "R", "EH", "S"]
    assert {phrase: apart for apart, phrase in Phrases(phones).apart(said, 3, 4)} == {
        phrase: distance(said, own) for phrase, own in phones.items()
    }
    assert [phrase for _, phrase in Phrases(phones).apart(said, 4, 4)] == ["dress", "trays"]
