"""Words as the dialogue sees them."""

import pytest

SPOKEN = {
    "Show me RED dresses!": "show me red dresses",
    "don't": "dont",
    "women\u2019s t-shirts": "womens t shirts",
    "under $1,299.00.": "under $1,299.00",
    "50$, please": "50 please",
    "the 2nd one?": "the 2nd one",
    "GearLab X3": "gearlab x3",
    "<img src=x>": "img src x",
    "robe d'été": "robe dété",
    "\u0130stanbul": "i\u0307stanbul",
}


@pytest.fixture(scope="module")
def tokens(ask):
    code = """
from bot.components.plain_tokenizer import PlainTokenizer
from rasa.shared.nlu.training_data.message import Message
tokenizer = PlainTokenizer(PlainTokenizer.get_default_config())
answer = [[[t.text, t.start, t.end] for t in tokenizer.tokenize(Message({"text": x}), "text")] for x in given]
"""
    texts = [*SPOKEN, "???", "🙂", "   "]
    return dict(zip(texts, ask(code, texts), strict=True))


@pytest.mark.parametrize(("text", "plain"), SPOKEN.items())
def test_case_and_punctuation_are_gone(tokens, text, plain):
    assert " ".join(token for token, _, _ in tokens[text]) == plain


def test_a_token_knows_its_place_in_the_text(tokens):
    text = "women\u2019s t-shirts"
    assert [text[start:end] for _, start, end in tokens[text]] == ["women\u2019s", "t", "shirts"]


@pytest.mark.parametrize("text", ["???", "🙂", "   "])
def test_a_text_without_words_is_one_token(tokens, text):
    assert tokens[text] == [[text, 0, len(text)]]
