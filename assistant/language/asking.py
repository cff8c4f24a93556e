"""What a question about the whole shop asks: how many, which brands, at what prices."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from assistant.language.content import content_words
from assistant.language.lexicon import phrases, read
from assistant.language.text import alternatives, plain
from assistant.types import Facet

_MANY = re.compile(r"(?<!\S)(?:how many|number of|count)(?!\S)")
_PRICES = re.compile(
    r"(?<!\S)(?:price range|prices?|how much (?:are|is|do|does)"
    r"|what (?:do|does)(?= .* costs?(?!\S))|cost(?:s|ing)?)(?!\S)"
)
_KINDS = re.compile(
    r"(?<!\S)(?:(?:what|which) (?:kinds?|types?|sorts?|categories|departments|sections)"
    r"|what (?:else )?(?:do|can) you (?:sell|have|carry|stock|offer)|your (?:range|assortment|selection))(?!\S)"
)


#: What says that the whole shop is meant, whatever is looked for.
_SHOP = re.compile(
    r"(?<!\S)(?:(?:in|of) (?:your|the|this) (?:whole |entire )?(?:shop|store)|at all|in total|altogether|overall"
    r"|categories|departments|do you sell|can i buy here|everything you (?:have|sell)|all (?:your|the) products)(?!\S)"
)


#: What goes on with a question that was answered.
_FOLLOWING = re.compile(
    r"(?:(?:ok|okay|thanks|thank you|so|oh|hmm|ah|good|great|fine|yes|well) )*"
    r"(?:(?:and|or|also) .+|(?:(?:what|how) (?:about|if|with)|how come|what when|same (?:for|with)|even) .+)"
)


_ANEW = re.compile(r"(?:(?:and|so|ok|okay|oh|well|hmm|but) )*(?:what|whats|which|how)(?! (?:about|if))\b")


_OF_THESE = re.compile(r"\b(?:of|among|from) (?:these|those|them)\b")


#: What the shop is asked to do. "What would you wear" and "would you wear" ask for an opinion.
_DOING = re.compile(
    r"(?:(?:hi|hello|hey|ok|okay|so|and|also|well|excuse me|please) )*"
    r"(?:do|does|can|could|will) (?:you(?: guys)?|(?:your|the|this) (?:shop|store))"
    r" (?:(?:also|even|still|ever|maybe|possibly|please) )*(?P<verb>[a-z]+)"
)


class Asked(StrEnum):
    """What is wanted of a survey, besides the values of a facet."""

    COUNT = "count"
    PRICE = "price"


def follows_up(text: str) -> bool:
    """Tell whether a text goes on with a question: "and to Canada?", "what about express"."""
    return bool(_FOLLOWING.fullmatch(plain(text)))


def asks_anew(text: str) -> bool:
    """Tell whether a text is a question of its own, and no answer to one: "what is the cheapest?"."""
    return bool(_ANEW.match(plain(text)))


def asks_service(text: str) -> bool:
    """Tell whether the shop is asked to do something else than to show its things: "can you hem jeans"."""
    found = _DOING.match(plain(text))
    return found is not None and bool(content_words(found["verb"])) and found["verb"] not in phrases("showing")


def asked_of_all(text: str) -> Asked | Facet:
    """Return what is asked: a facet stands for its values. Where nothing else is, it is how many there are."""
    said = plain(text)
    if _MANY.search(said):
        facet = _facet(said) if re.search(r"(?<!\S)how many (?:different )?(?:brands|colors|colours)", said) else None
        return facet or Asked.COUNT
    if facet := _facet(said):
        return facet
    if _PRICES.search(said):
        return Asked.PRICE
    return Facet.CATEGORY if _KINDS.search(said) else Asked.COUNT


def asks_of_many(text: str) -> bool:
    """Tell whether the values of a facet are asked of several things at once: "what colors do they come in"."""
    said = plain(text)
    return bool(re.search(r"(?<!\S)(?:they|them|these|those)(?! ones?)(?!\S)", said)) and _facet(said) is not None


def is_of_these(text: str) -> bool:
    """Tell whether what is on the screen is asked about, and nothing else: "which of these is rated best?"."""
    return bool(_OF_THESE.search(plain(text)))


def subject(text: str) -> str:
    """Return what is asked about, in plain words: "which brands of tents do you have" is asked of tents."""
    return re.sub(_asking(), " ", plain(text)).strip()


def asks_of_shop(text: str) -> bool:
    """Tell whether the whole shop is asked about: "what's the cheapest thing you sell at all"."""
    return bool(_SHOP.search(plain(text)))


def _facet(said: str) -> Facet | None:
    """Return the facet whose name a text says first: "which brands", "what colors do they come in"."""
    names = _names()
    found = re.search(rf"(?<!\S)({alternatives(names)})(?!\S)", said)
    return names[found[1]] if found else None


@cache
def _asking() -> re.Pattern[str]:
    """Return the pattern of the words that ask, and name nothing in the shop."""
    names = alternatives(_names())
    return re.compile(
        rf"(?<!\S)(?:{_MANY.pattern}|{_KINDS.pattern}|{_PRICES.pattern}|(?:different )?(?:{names})"
        r"|in general|in stock|list|count|come in|comes in|made (?:of|from)|products?|brand|makes?|here|which|what"
        r"|do you (?:have|sell|carry|stock|offer)|have you got|are there|there are|(?:in )?(?:this|the|your) shop"
        rf"|{_SHOP.pattern})(?!\S)"
    )


@cache
def _names() -> Mapping[str, Facet]:
    listed = {Facet.BRAND, Facet.COLOR, Facet.SIZE, Facet.MATERIAL, Facet.PATTERN}
    names = {word: Facet(name) for name, words in read("phrases")["facets"].items() for word in words}
    makers = dict.fromkeys(("makers", "manufacturers", "designers"), Facet.BRAND)
    return {word: facet for word, facet in {**names, **makers}.items() if facet in listed}
