"""What a text asks to be done to a cart. Pure."""

import re
from enum import Enum, auto

from assistant.language.exchange import exchange
from assistant.language.text import plain

_CART = r"(?:shopping |little )?(?:cart|basket|bag|trolley|kart)"
_IN_CART = re.compile(
    r"\b(?:(?:back )?(?:in ?to|to|in|inside|on|for)|(?P<out>from|out of|of)) (?:my |the |our |your |a )?"
    rf"{_CART}\b(?! (?:by|from)\b)",
    re.IGNORECASE,
)
_ABOUT_CART = re.compile(
    rf"\b(?:cart|kart|trolley|(?:my|the|your|our|this|shopping|view|show|open|see) {_CART})\b"
    r"|\b(?:total|sum|altogether|all together|pay|owe|cost|costs|come to|comes to|check ?out|buy|bought|added|so far)\b"
    rf"|^(?:please )?{_CART}(?: please| status| contents?)?$"
)
_BUY = re.compile(
    rf"\b(?:{_CART}|sold|buy|buying|purchase|deal|take it|i want (?:it|to buy)|order(?:ing)? (?:it|the|one)"
    r"|(?:ill|im|i will|i am) (?:take|taking|have|having|get|getting)|lets (?:take|get)|ring (?:it|me) up)\b"
)
_ASKING = re.compile(
    r"^(?:(?:and|so|ok|okay|well|please|now|hey) )*"
    r"(?:what|whats|how|is|are|does|do|did|which|when|why|show|list|view|see|check)\b"
)
_TAKE_OUT = (
    r"(?:remove|delete|drop|discard|ditch|dump|cancel|take (?:out|away|off)|get rid of|throw (?:out|away)|kick out|lose"
    r"|clear|erase|leave out|i (?:dont|do not|no longer) (?:want|need)|no longer (?:want|need))"
)
_THINGS = r"(?:it|them|these|this|that|(?:(?:the|my) )?(?:items|things|products|stuff))"
_EVERYTHING = rf"(?:everything|all(?: of)? {_THINGS}|all$|the lot)"
_EMPTY = re.compile(
    rf"\b(?:empty|clear|reset|wipe|delete|dump|cancel)(?: out)?(?: (?:everything|all))?(?: (?:in|of|from))?"
    rf"(?: (?:my|the|this|our|whole|entire))* {_CART}\b"
    rf"|\b{_TAKE_OUT} (?:absolutely )?{_EVERYTHING}(?! (?:in|that|which|but|except)\b)"
    rf"|\btake {_EVERYTHING} (?:out|off|away)\b"
    r"|^(?:(?:please|ok|okay|now|and|just|then|yes) )*(?:empty|clear|wipe)(?: out)? (?:it|that|this|them|everything)"
    r"(?: (?:all|out|please|now|again|completely))*$"
)
_UNAVAILABLE = re.compile(r"\b(?:sold out|out of stock|unavailable|not (?:available|in stock)|gone)\b")
_REMOVE = re.compile(rf"\b{_TAKE_OUT}\b|\b(?:take|throw|kick|leave) .*\b(?:out|off|away)\b|\btake .* from\b")
_REMOVED = re.compile(
    rf"\b(?:{_TAKE_OUT}|take|throw|kick|out|off|away|again|anymore|i (?:don.?t|no longer) (?:want|need))\b",
    re.IGNORECASE,
)
_UNDO = re.compile(
    r"\bundo\b|\b(?:put|bring|add) (?:it|them|that|this|everything|all|those|the \S+(?: \S+)?) back\b"
    r"|\brestore\b|\brevert\b"
    r"|\btake (?:that|it) back\b|\bi (?:didnt|did not) mean (?:that|to|it)\b|^(?:oops|whoops|no wait|wait no)\b"
    r"|\bbring back\b|\bwrong one\b"
)
_INSTEAD = re.compile(
    r"\b(?:instead|actually|rather|make (?:it|that|this)|i (?:meant|mean|said)"
    r"|(?:change|swap|switch|trade|exchange|replace|turn) (?:it|that|this))\b"
    r"|^(?:no|oh|sorry)\b"
)
_SEVERAL = re.compile(
    r"\b(?:both|these two|those two|the two|the (?:first|last) (?:two|three|four|2|3|4)"
    r"|all (?:(?:of )?(?:them|these|those)|(?:the )?(?:two|three|four|five|six|[2-6])(?: of (?:them|these|those))?)"
    r"|all (?:the |my )?(?:\S+ ){1,2}ones"
    r"|(?:first|second|third|fourth|fifth|1 st|2 nd|3 rd|4 th)(?: one)? and (?:the )?"
    r"(?:second|third|fourth|fifth|sixth|last|2 nd|3 rd|4 th|5 th)"
    r"|(?:numbers?|no|nr|#) [0-9a-z]+ and (?:(?:number|no|nr|#) )?[0-9a-z]+)\b"
)
_AND = re.compile(
    r"(?:\s*,)?\s+(?:and|plus)\s+(?=(?:the|a|an|one|two|three|four|another|number|[0-9]+)\b)", re.IGNORECASE
)
_POINTED = re.compile(
    r"\bthe(?: (?!(?:in|to|into|for|a|an|one|two|three|four|five|six|instead|please)\b)\S+){1,4}", re.IGNORECASE
)
#: A comma before what points at nothing more begins them too: "the second one, red".
_OPTIONS = re.compile(
    r"\b(?:in|size|sized)\b.*$"
    r"|,(?!.*(?:\d|\b(?:the|a|an|this|that|these|those|and|plus|number|one|ones|it|them|first|second|third"
    r"|fourth|fifth|sixth|last|both|all)\b)).*$",
    re.IGNORECASE,
)
#: What begins a question or another search, and no answer.
_ANOTHER = re.compile(
    r"^(?:(?:please|can you|could you|ok|okay|and) )*(?:show|find|search|look|see|compare|tell|what(?! about| if)"
    r"|how(?! about)|why|when|where|who|which|do you have (?:any|other)|is it|is that|does it|are they"
    r"|can i(?! (?:get|have|take|swap|switch|change|exchange|trade)))\b"
)
_REFUSAL = re.compile(
    r"^(?:(?:oh|no|ok|okay|actually|then|well|sorry) )*(?:no|nope|nah|none|neither|never ?mind|cancel|forget|stop"
    r"|leave it|not now|dont|do not|i (?:dont|do not|no longer) want)\b"
)
_CONSENT = re.compile(
    r"^(?:yes|yeah|yep|yup|ok|okay|sure|fine|please|go ahead|take it|that one|alright|sounds good|good)\b"
)


class Deed(Enum):
    """What is to be done to what is in a cart."""

    EMPTY = auto()
    REMOVE_UNAVAILABLE = auto()
    REMOVE = auto()
    CHANGE = auto()  # how many, or what color and size


def deed(text: str) -> Deed:
    """Return what a text that is about a cart asks for."""
    said = plain(text)
    takes_out = _REMOVE.search(said) is not None
    if takes_out and _UNAVAILABLE.search(said):
        return Deed.REMOVE_UNAVAILABLE
    if _EMPTY.search(said):
        return Deed.EMPTY
    return Deed.REMOVE if takes_out else Deed.CHANGE


def is_same(text: str, label: str) -> bool:
    """Tell whether a text is a label, as a tap on it says."""
    return plain(text) == plain(label)


def is_about_cart(text: str) -> bool:
    """Tell whether a text is about the cart, and not about a thing that is called so: "a basket in wicker"."""
    return _ABOUT_CART.search(plain(text)) is not None


def asks(text: str) -> bool:
    """Tell whether a text asks something: "what is in it", "how much is the red one", "is it there"."""
    return _ASKING.search(plain(text)) is not None


def says_buy(text: str) -> bool:
    """Tell whether a text wants what it names: "sold", "I'm taking it", "into the cart"."""
    return _BUY.search(plain(text)) is not None


def without_cart(text: str) -> str:
    """Return a text without what only names the cart: "put both in my basket" is "put both", "from my cart" "out"."""
    return " ".join(_IN_CART.sub(lambda match: " out " if match["out"] else " ", text).split())


def without_deed(text: str) -> str:
    """Return of a text that takes something out what it says of that: "remove the tent" is "the tent"."""
    return " ".join(_REMOVED.sub(" ", text).split())


def names_cart(text: str) -> bool:
    """Tell whether a text names the cart."""
    return re.search(rf"\b{_CART}\b", plain(text)) is not None


def without_options(text: str) -> str:
    """Return a text up to where it says in which color or size: "the second one in blue", "the second one, blue"."""
    return _OPTIONS.sub("", text).strip()


def parted(text: str) -> tuple[str, str]:
    """Part a text at what something is to become: "the dress | L"; all of it where it is not parted."""
    exchanged = exchange(text)
    if exchanged:
        return exchanged
    place = max((text.casefold().rfind(f" {word} ") for word in ("to", "into", "for")), default=-1)
    if place < 0:
        place = text.casefold().rfind(" in ")
    return (text[:place], text[place:].strip()) if place > 0 else ("", text)


def parts(text: str) -> list[str]:
    """Part a text where another thing is named: "the ada in medium | and the bea in small"."""
    return [part for part in _AND.split(text) if part.strip()]


def pointed(text: str) -> str:
    """Return of a text that changes something what it points at: "make the 38 two" is "the 38", "make it two" is "".

    What it is to become is not that: "make it the blue one" is "".
    """
    found = None if exchange(text) else _POINTED.search(text)
    return found[0] if found else ""


def names_number(text: str) -> bool:
    """Tell whether a text has a number in it."""
    return any(sign.isdigit() for sign in text)


def without_several(text: str) -> str:
    """Return a text without what makes it mean several: "both mugs" is "mugs"."""
    return " ".join(_SEVERAL.sub(" ", plain(text)).split())


def means_several(text: str) -> bool:
    """Tell whether a text means several products at once: "both", "the first and the third"."""
    return _SEVERAL.search(plain(text)) is not None


def says_undo(text: str) -> bool:
    """Tell whether a text wants what was done to be undone."""
    return _UNDO.search(plain(text)) is not None


def says_instead(text: str) -> bool:
    """Tell whether a text corrects what was done: "L instead", "make it two"."""
    return _INSTEAD.search(plain(text)) is not None


def is_about_another_thing(text: str) -> bool:
    """Tell whether a text asks or searches, and so answers nothing."""
    return _ANOTHER.search(plain(text)) is not None


def refuses(text: str) -> bool:
    """Tell whether a text says no to what was asked."""
    return _REFUSAL.search(plain(text)) is not None


def consents(text: str) -> bool:
    """Tell whether a text says yes to what was asked."""
    return _CONSENT.search(plain(text)) is not None
