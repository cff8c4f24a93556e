"""What customers say of themselves once for all: "I never wear wool", "I'm vegan", "forget my size"."""

import re
from functools import cache

from assistant.language.content import content_words
from assistant.language.lexicon import categories, phrases, read
from assistant.language.text import words_of
from assistant.types import Facet

_TOLD = r"(?: i(?:'ve| have)?(?: just| ever)? (?:said|told you|mentioned))"
_FORGETTING = re.compile(
    r"\s*(?:(?:please|ok|okay|no|just|actually|can you|could you),? )*"
    r"(?:forget|delete|erase|remove|unlearn|unremember|take back|scratch"
    r"|(?:don'?t|do not|stop) (?:remember|keep|sav)(?:e|ing)?)(?: about)?"
    rf"(?P<told> (?:that|what|everything|all|anything)(?={_TOLD}| i\b| i'| my\b))?{_TOLD}?(?: about| that)?(?!\S)\s*",
    re.IGNORECASE,
)


def is_lasting(text: str) -> bool:
    """Tell whether a text says something of its customer that holds beyond this search."""
    words = words_of(text)
    said = set(words)
    if not said & _words("self") or said & _words("pointing") or is_of_another(text):
        return False
    line = f" {' '.join(words)} "
    return bool(said & _words("lasting")) or any(f" {phrase} " in line for phrase in _words("phrases"))


def may_last(text: str) -> bool:
    """Tell whether a text speaks of its customer, or asks to keep it: "my size is 39", not "shoes in size 39"."""
    return not (_words("self") | _words("keeping")).isdisjoint(words_of(text))


def is_of_another(text: str) -> bool:
    """Tell whether a text speaks of somebody else: what they never wear binds only what is for them."""
    return any({word, word.removesuffix("s")} & _words("others") for word in words_of(text))  # "my wife's"


def left_out(text: str) -> tuple[str, ...]:
    """Return the materials that a way of life leaves out, where a text names one: "vegan"."""
    diets: dict[str, list[str]] = read("preferences")["diets"]
    return tuple(material for word in words_of(text) for material in diets.get(word, ()))


def told_words(words: str) -> tuple[str, ...]:
    """Return the words that name something, less those that say what one thinks of it: "allergic to nickel"."""
    return tuple(word for word in content_words(words) if word not in _words("lasting"))


def to_forget(text: str) -> str:
    """Return what a text names to be forgotten: "I'm vegan" of "forget that I'm vegan"; all of another text."""
    return _FORGETTING.sub("", _straight(text), count=1) if _FORGETTING.match(_straight(text)) else text


def names_last(text: str) -> bool:
    """Tell whether what is to be forgotten is only pointed to, and so is what was told last: "the last thing"."""
    return _words("pointed") | phrases("function") >= set(words_of(text))


def names_all(text: str) -> bool:
    """Tell whether all that is preferred is to be forgotten: "forget my preferences"."""
    return not _words("whole").isdisjoint(words_of(text))


def takes_back(text: str) -> bool:
    """Tell whether a text wants something forgotten that its customer said: "forget what I said about wool"."""
    found = _FORGETTING.match(_straight(text))
    return found is not None and found["told"] is not None


def _straight(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def facets_named(text: str) -> tuple[Facet, ...]:
    """Return what parts of what is known a text names: "forget my size and my colors"."""
    named: dict[str, list[str]] = read("preferences")["facets"]
    words = set(words_of(text))
    return tuple(Facet(facet) for facet, names in named.items() if words & set(names))


def kinds_named(text: str) -> tuple[str, ...]:
    """Return the kinds of thing a text names, as those a size is for: "my shoe size"."""
    return tuple(dict.fromkeys(term for _, _, term in categories().found(words_of(text))))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read("preferences")[kind])
