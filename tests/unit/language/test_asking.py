"""What goes on with a question that was answered."""

import pytest

from assistant.language.asking import follows_up


@pytest.mark.parametrize("text", ["and to Canada?", "what about express", "ok, and on sundays", "or by bank transfer?"])
def test_what_goes_on_is_heard(text: str):
    assert follows_up(text)


@pytest.mark.parametrize("text", ["how much is shipping", "thanks", "and", "show me what you have", ""])
def test_what_begins_anew_is_not(text: str):
    assert not follows_up(text)
