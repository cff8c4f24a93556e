"""Which words of a text carry content, and which only join it to what was said before."""

from assistant.language.lexicon import phrases, read
from assistant.language.text import words_of


def content_words(text: str) -> list[str]:
    """Return the words that are not function words, in their order: "hiking in the rain" → hiking, rain."""
    function = phrases("function")
    return [word for word in words_of(text) if word not in function]


def goes_on(text: str) -> bool:
    """Tell whether a text begins as one that goes on with what was said: "with long sleeves", "what about skirts"."""
    said = " ".join(words_of(text)) + " "
    return any(said.startswith(f"{opening} ") for opening in read("openings")["goes_on"])
