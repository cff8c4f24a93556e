"""The parts of a comparison: "the first one | the olivia tank"."""

import re

from assistant.language.text import plain

_BETWEEN = re.compile(r"(?<!\S)(?:and|with|to|vs|v|versus|or|against|than|from)(?!\S)|[,;/]")
_WHICH = re.compile(r"(?<!\S)which(?: one)?(?: of (?:them|these|the two))? (?:is|has|would|should|do)(?!\S)")
_ASKING = re.compile(
    r"(?<!\S)(?:can you|could you|please|compare|comparison|comparing|difference|differences|differ|different|between"
    r"|of|what|whats|which|how|is|are|do|does|the|one|ones|me|show|tell|better|best|nicer|side by side|side|by)(?!\S)"
)


def parts(text: str) -> list[str]:
    """Return the parts that are set against each other; a text that sets nothing apart is one part."""
    return [part for each in _BETWEEN.split(_with_commas(text)) if (part := each.strip())]


def asks_which(text: str) -> bool:
    """Tell whether one is to be picked of what is compared: "which one is cheaper"."""
    return bool(_WHICH.search(plain(text)))


def names_nothing(text: str) -> bool:
    """Tell whether a text only asks to compare: "compare them", "what's the difference?"."""
    left = _ASKING.sub(" ", plain(text)).split()
    return not set(left) - {"them", "these", "those", "all", "it", "they", "this", "that", "us", "a", "s"}


def _with_commas(text: str) -> str:
    """Return the plain words of a text, with the commas that stand between them."""
    return " , ".join(plain(part) for part in re.split(r"[,;/]", text))
