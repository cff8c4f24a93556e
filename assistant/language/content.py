"""Which words of a text carry content."""

from assistant.language.lexicon import phrases
from assistant.language.text import words_of


def content_words(text: str) -> list[str]:
    """Return the words that are not function words, in their order: "hiking in the rain" → hiking, rain."""
    function = phrases("function")
    return [word for word in words_of(text) if word not in function]
