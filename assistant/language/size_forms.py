"""The ways to say a size of a sign, as patterns over the tags of a line."""

import re
from functools import cache

from assistant.language.lexicon import read
from assistant.language.sizes import letters
from assistant.language.text import alternatives

#: Between a cue and a size: "size is usually 42".
_HEDGES = "(?:would be|should be|will be|is|of|in|an?|about|around|probably|usually|normally|mostly|roughly|like|maybe)"
_MEASURED = "(?:shoe|foot|head)"
#: "My dress size is M", but "dress size M" is a dress.
_OWNED = (
    "(?:my|his|her)(?: (?:shoe|foot|head|dress|shirt|clothing|clothes|ring|hat|belt|trousers?|pants|jeans|bra|glove))?"
)
#: Before "number 40" these say that it is of something else.
_NO_SIZE = "".join(f"(?<!{word} )" for word in ("at", "bus", "room", "house", "order", "phone", "line"))
_WEARERS = "men|mens|women|womens|woman|ladies|lady|male|female|kids|boys|girls"
#: Before a size these say that somebody would have it: "I need a 42".
_GETTING = "need|needs|want|wants|try|get|take|order|have|exchange (?:it|them) for|swap (?:it|them) for"
_OBJECTS = "it|them|one|those|that|something|mine"


@cache
def wearers() -> frozenset[str]:
    """Return the words for who wears a size: "women's US 8"."""
    return frozenset(_WEARERS.split("|"))


@cache
def alone() -> re.Pattern[str]:
    """Return the pattern of a number that is all that is said: "make it 39"."""
    return re.compile(
        r"^(?:(?:make it|make that|change it to|change to|switch to|in|a|the) )*(?P<size><n>)(?: please)?$"
    )


@cache
def either() -> re.Pattern[str]:
    """Return the pattern of two neighboring sizes: "between a 40 and a 41", "40 or 41", "40/41"."""
    return re.compile(
        r"(?<!\S)(?:(?:right |somewhere |just )?between |either |both )?(?:(?:in )?an? )?(?P<first><n>)"
        r"(?: (?:and|or|to))?(?: in)?(?: an?)? (?P<second><n>)(?!\S)"
    )


@cache
def fitting() -> re.Pattern[str]:
    """Return the pattern of a number that is said to fit somebody: "my feet are 41", "41 fits me"."""
    units = alternatives(read("sizes")["units"])
    return re.compile(
        rf"(?<!\S)(?:(?:my|her|his|their) feet (?:are|is|measure)(?: an?)? (?P<of_feet><n>)"
        rf"|(?P<said><n>) (?:fits?|should fit|would fit|will fit|is (?:my|his|her|the) size)"
        rf"|(?<!might )(?<!may )(?:{_GETTING})(?: (?:{_OBJECTS}))?(?: in)? an? (?P<got><n>)"
        rf"|(?:{_GETTING}) (?P<bare><n>))(?! (?:{units})(?!\S))(?!\S)"
    )


@cache
def one() -> re.Pattern[str]:
    """Return the pattern of one size."""
    return re.compile(rf"(?<!\S)(?:{_size()})(?!\S)")


@cache
def _size() -> str:
    """Return the pattern of one size, longest forms first: letter sizes, "eu 42", "42"."""
    named = alternatives(re.sub(r"[0-9]+", "<n>", form) for form in letters())
    systems, after = _systems()
    return rf"{named}|(?:{systems}) <n>|<n> (?:{after})|<n>"


def _systems() -> tuple[str, str]:
    """Return the patterns of a system before a number and after it: "38 it is" is no Italian 38."""
    names = read("sizes")["systems"]
    return alternatives(names), alternatives(name for name in names if name != "it")


@cache
def _letter() -> str:
    return alternatives(form for form in letters() if not re.search("[0-9]", form))


@cache
def cued() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of sizes with a word for one: "size 42", "waist 28", "in M"."""
    systems, after = _systems()
    many = rf"(?P<sizes>(?:{_size()})(?: (?:or|and|to) (?:{_size()}))*)"
    letter = rf"(?P<sizes>(?:{_letter()})(?:(?: (?:or|and))? (?:{_letter()}))*)"
    patterns = (
        rf"(?:in )?(?:an? |my )?(?P<system>{systems}) sizes? (?P<sizes><n>)",
        rf"(?:in )?(?:an? |the )?(?:{_MEASURED} |{_OWNED} )?(?:sizes?|sz|siz|sise) (?:{_HEDGES} )*{many}",
        rf"{_NO_SIZE}(?:shoe |foot )?(?:numbers?|nr|num|\#) (?:{_HEDGES} )*(?P<sizes><n>)",
        r"w (?P<sizes><n>)(?: l <n>)?",
        r"waist (?:sizes? |of )?(?P<sizes><n>)(?: inch(?:es)?)?",
        r"(?P<sizes><n>)(?: inch(?:es)?)? waist",
        rf"in {letter}",
        rf"{letter} (?:please|pls|sized?)",
        rf"(?P<sizes>us <n>)(?= (?:{_WEARERS})(?!\S))",
        r"^(?P<sizes>us <n>)",
        rf"in (?P<sizes>(?:{systems}) <n>|<n> (?:{after}))",
        r"(?P<sizes>(?:eu|eur|uk) <n>|<n> (?:eu|eur|uk))",
        rf"^{letter}$",
    )
    return tuple(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for pattern in patterns)


@cache
def wearing() -> re.Pattern[str]:
    """Return the pattern of a number that somebody wears: "I take a 42", "42 men's"."""
    units = alternatives(read("sizes")["units"])
    return re.compile(
        rf"(?<!\S)(?:(?:wears?|takes?|measures?)(?: {_HEDGES})*|(?:im|i am|hes|shes|he is|she is)(?: {_HEDGES})* an?)"
        rf" (?P<sizes><n>)(?! (?:{units}|to)(?!\S))(?!\S)"
        rf"|(?<!\S)(?<!for )(?P<before><n>)(?= (?:{_WEARERS})(?!\S))(?! kids)"
    )


@cache
def in_number() -> re.Pattern[str]:
    """Return the pattern of a number after "in": "in a 42"."""
    units = alternatives(read("sizes")["units"])
    return re.compile(rf"(?<!\S)(?<!ends )(?<!ending )in (?:an? )?(?P<sizes><n>)(?! (?:{units})(?!\S))(?!\S)")
