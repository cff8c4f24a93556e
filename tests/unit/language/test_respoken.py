import pytest

from assistant.language.respoken import said_again, says_retry


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no, I said red dresses", "red dresses"),
        ("No I said “red dresses under $80”.", "red dresses under $80"),
        ("i said boots", "boots"),
        ("nope, I actually said boots, not books", "boots"),
        ("that's not what I said, I said boots", "boots"),
        ("that\u2019s wrong, what I said was navy and not gray", "navy"),
        ("sorry, no, I was saying: a tent for two", "a tent for two"),
        ("I said not striped", "not striped"),
    ],
)
def test_what_was_said_is_told(text: str, said: str) -> None:
    assert said_again(text) == said


@pytest.mark.parametrize(
    "text", ["no", "red dresses", "no, red ones", "who said that?", "I meant boots", "no, I said", "I said ?!", ""]
)
def test_anything_else_is_no_such_correction(text: str) -> None:
    assert said_again(text) is None


@pytest.mark.parametrize(
    "text", ["try again", "Again!", "please try it again", "ok, once more please", "retry", "give it another go"]
)
def test_trying_again_is_heard(text: str) -> None:
    assert says_retry(text)


@pytest.mark.parametrize("text", ["the boots again", "try again in blue", "show me that again later", "more", ""])
def test_what_says_more_is_no_retry(text: str) -> None:
    assert not says_retry(text)
