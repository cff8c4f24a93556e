"""Which words of a text carry content, and which only join it to what was said before."""

from assistant.language.lexicon import phrases, read
from assistant.language.nouns import singular
from assistant.language.text import plain, words_of


def content_words(text: str) -> list[str]:
    """Return the words that are not function words, in their order: "hiking in the rain" → hiking, rain."""
    function = phrases("function")
    return [word for word in words_of(text) if word not in function]


def content_units(text: str) -> list[str]:
    """Return what must be said together: "long sleeves for hiking" → long sleeves, hiking."""
    if plain(text) in phrases("idioms"):  # "in ear"
        return [plain(text)]
    units: list[str] = []
    for word in content_words(text):
        if units and units[-1] in phrases("qualifying") and singular(word) in phrases("qualified"):
            units[-1] += f" {word}"
        else:
            units.append(word)
    return units


def kinds_implying(text: str) -> list[str]:
    """Return the kinds of things that have what a text names, though nobody says so of them: "a hood" → hoodie."""
    kinds: dict[str, list[str]] = read("phrases")["parts_of_kinds"]
    return [kind for unit in content_units(text) for kind in kinds.get(singular(unit), [])]


def goes_on(text: str) -> bool:
    """Tell whether a text begins as one that goes on with what was said: "with long sleeves", "what about skirts"."""
    said = plain(text) + " "
    opens = any(said.startswith(f"{opening} ") for opening in read("openings")["goes_on"])
    return opens or any(said.endswith(f" {ending} ") for ending in read("openings")["goes_on_after"])


def is_alternative(text: str) -> bool:
    """Tell whether a text names what would do as well: "or skirts"."""
    return "or" in words_of(text)
