from assistant.hearing.corpus import TURNS, plain_corpus, shop_corpus

UTTERANCES = ["show me [red](color) [dresses](category)", "hello there", "shwo my cart"]
WORDS = {"show", "me", "red", "dresses", "hello", "there", "my", "cart"}


def test_every_word_of_the_shop_takes_the_places_of_its_kind():
    colors, categories = ["teal", "navy blue", "ochre"], ["tents"]
    corpus = shop_corpus(UTTERANCES, {"color": colors, "category": categories}, WORDS)
    for color in colors:
        assert corpus.lines.count(f"show me {color} tents") >= TURNS


def test_utterances_are_kept_as_they_stand_too():
    corpus = shop_corpus(UTTERANCES, {"color": ["teal"]}, WORDS)
    assert {"show me red dresses", "hello there", "show me teal dresses", "teal"} <= set(corpus.lines)


def test_typos_are_not_listened_for():
    assert "shwo" not in shop_corpus(UTTERANCES, {}, WORDS).words


def test_a_word_of_the_shop_is_no_typo():
    assert "shwo my cart" in shop_corpus(UTTERANCES, {"brand": ["Shwo"]}, WORDS).lines


def test_words_without_a_place_in_any_utterance_are_listened_for_alone():
    assert "zorblat" in shop_corpus(["hello there"], {"brand": ["Zorblat"]}, WORDS).lines


def test_a_corpus_is_told_from_another_by_its_words():
    one, same, other = (plain_corpus([text]) for text in ("red dress", "Red dress!", "blue dress"))
    assert one.identity == same.identity != other.identity
