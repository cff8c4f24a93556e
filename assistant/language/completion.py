"""What is to be completed, with what, and within which limits: "which shoes | go with | the red one | not blue"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.language.text import plain, words_of

#: Between what is wanted and what it is to go with.
_CUE = re.compile(
    r"(?<!\S)(?:"
    r"(?:go(?:es|ing)?|worn?|wear|pairs?|paired|combined?|works?|looks? good|style|bought|buy)(?: it| them| well"
    r"| good| nicely| best| together)* (?:with|to)"
    r"|match(?:es|ing)?(?: well)?(?: with| to| for)?|(?<!of )suits?"
    r"|(?:complete|finish)(?: \S+){0,2} (?:look|outfit|set)"
    r"|outfit|pair|combine|style|belongs? to|accessories (?:for|to)|need (?:with|for)"
    r"|for(?= (?:it|them|this|that)(?: one)?(?:$| (?:under|below|in|not|without|please|too|now|as)(?!\S)))"
    r")(?!\S)"
)
#: Small words between the cue and the product.
_LINKS = re.compile(r"^(?:(?:for|of|with|to|around|from|by) )+")
#: What is completed where everything bought so far is meant.
_CART = re.compile(
    r"(?<!\S)(?:my|the) (?:\S+ in (?:my|the) )?(?:cart|basket|bag of things)(?!\S)|in my (?:cart|basket)"
)
_POINTERS = frozenset({"", "it", "this", "that", "this one", "that one", "these", "those", "them", "the look"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "them"})
#: Between two clauses; a point in a number or a name is none.
_STOPS = re.compile(r"[,;.?!]+(?:\s+|$)")
#: What begins a limit within a clause. "The one that is not red" names a product.
_LIMIT = re.compile(
    r"(?<!\S)(?:without|except|excluding|other than|apart from|minus|only|but|no|nothing|none|never|anything|avoid"
    r"|don'?t|(?<!that is )(?<!thats )(?<!that's )not|in (?:a )?size"
    r"|must|should|(?:for )?(?:under|below|over|above|less than|more than|cheaper than|up to|at most|at least|max)"
    r"(?= \$? ?\d))(?!\S)"
)
#: A clause that begins so goes on naming what is meant.
_NAMES = re.compile(r"(?:the|this|that|these|those) ")
_OWNED = re.compile(
    r"(?<!\S)(?:i|we)(?:'ve|ve| ve| already| do)* (?:have|own|got)(?: already| got)*"
    r" (?!(?:to|in|on|that|which|no|not)(?!\S))(?P<thing>.+?)(?= already| what| which| but| so|$)(?: already)?"
)
#: What completes a look by what is not pointed at: "complete the outfit with a bag", not "with the bag".
_ADDED = re.compile(r"(?:complete|finish) .* with (?!(?:the|this|that|these|those|it|them|my|our)(?!\S))")
_NEEDED = re.compile(r"need for")
_NEXT = re.compile(
    r"(?:(?:ok|okay|great|good|nice|fine|thanks|please|so) )*(?:and|now|next|then|plus)(?: now| then)?(?!\S)"
)
_BUDGET = re.compile(
    r"(?<!\S)(?:budget|(?:to|can|could|will|want to) spend|in total|altogether|all together|all in all"
    r"|for (?:everything|all of it|the whole (?:outfit|look|thing)))(?!\S)"
)

#: What takes something out that is there: "not those shoes", "I don't like the bag".
_REFUSED = re.compile(
    r"(?<!\S)(?:(?:not|dont want|do not want) (?:these|those|this|that)|not the"
    r"|(?:(?:dont|do not)(?: really)? (?:like|love|fancy)|hate|dislike|not (?:a fan of|keen on|into|sure about))"
    r" (?:these|those|this|that|the))(?!\S) *"
)
#: What asks for something in the place of what is there: "a different bag", "other shoes".
_ANOTHER = re.compile(r"(?<!\S)(?:another|other|different)(?: pair of)?(?!\S) *")


class Said(NamedTuple):
    """A text in its parts, as plain words."""

    wanted: str  # what is looked for: "which shoes would"; "" where whatever fits is
    meant: str  # what it is to go with; "" where that is only pointed at
    limits: str = ""  # what is said of it beside that: "not blue, under $ 60"
    owned: str = ""  # what the customer says they have
    is_purpose: bool = False  # what is meant is what it is needed for
    is_added: bool = False  # what is meant may be a part that is wanted: "complete the outfit with a bag"


def parted(text: str) -> Said:
    """Part a text at what says that things go together."""
    told = [plain(each) for each in _STOPS.split(text)]
    owned = ", ".join(found["thing"] for each in told for found in _OWNED.finditer(each))
    clauses = [left for each in told if (left := " ".join(_OWNED.sub(" ", each).split()))]
    cues = ((place, found) for place, each in enumerate(clauses) if (found := _CUE.search(each)))
    place, cue = next(cues, (0, None))
    if cue is None:
        return Said("", "", _limits(clauses)[1], owned)
    rest = [_LINKS.sub("", clauses[place][cue.end() :].strip()), *clauses[place + 1 :]]
    meant, limits = _limits(rest)
    wanted = ", ".join(filter(None, (*clauses[:place], clauses[place][: cue.start()].strip())))
    is_added = bool(_ADDED.match(clauses[place], cue.start()))
    return Said(wanted, "" if meant in _POINTERS else meant, limits, owned, bool(_NEEDED.search(cue[0])), is_added)


class Given(NamedTuple):
    """What gives way to another of its kind, as plain words."""

    thing: str  # what is there
    wanted: str  # what is said of the other


def given_up(text: str) -> Given | None:
    """Return what a text wants another one for: "not those shoes, something in black"; None where it wants none."""
    told = [said for each in _STOPS.split(text) if (said := plain(each))]
    for place, each in enumerate(told):
        wanted = told[place + 1 :]
        if found := _REFUSED.search(each):
            return Given(each[found.end() :], ", ".join(wanted))
        if found := _ANOTHER.search(each):
            return Given(each[found.end() :], ", ".join([each[found.end() :], *wanted]))
    return None


def names_next(text: str) -> bool:
    """Tell whether a text goes on to one more thing: "and a bag", "now the shoes"."""
    return bool(_NEXT.match(plain(text)))


def owned_alone(text: str) -> tuple[str, str]:
    """Return what a text says the customer has, and all else it says; both plain, "" for nothing."""
    owned = parted(text).owned
    return owned, " ".join(_OWNED.sub(" ", plain(each)) for each in _STOPS.split(text)).strip() if owned else ""


def points(text: str) -> bool:
    """Tell whether a text points at something without naming it: "shoes for it", "a bag to go with these"."""
    return bool(_POINTING & set(words_of(text)))


def says_budget(text: str) -> bool:
    """Tell whether a price is what may be spent on all together, and not what one thing may cost."""
    return bool(_BUDGET.search(plain(text)))


def _limits(clauses: Sequence[str]) -> tuple[str, str]:
    """Return what is named by the first clause and those that go on with it, and all else."""
    named, limits = [], []
    for place, clause in enumerate(clauses):
        limit = _LIMIT.search(clause)
        start = limit.start() if limit else len(clause)
        goes_on = place == 0 or _NAMES.match(clause)
        named.append(clause[:start].strip() if goes_on else "")
        limits.append(clause[start:] if goes_on else clause)
    return " ".join(filter(None, named)), ", ".join(filter(None, limits))


def means_cart(text: str) -> bool:
    """Tell whether what is in the cart is to be completed."""
    return bool(_CART.search(plain(text)))
