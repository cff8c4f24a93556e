"""Leaving out what is for the eye: markup, links, e-mail addresses, emoji and quotes."""

import re
import unicodedata

from assistant.speaking.wording import wording

_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
_EMAIL = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_PAGE = r"[^\s<>()\"\u201c\u201d]{1,500}[^\s<>()\".,;:!?\u201c\u201d\u2026]"
_URL = re.compile(
    rf"<?\b(?:https?://|www\.){_PAGE}>?|\b(?:[a-z0-9-]{{1,63}}\.){{1,4}}[a-z]{{2,12}}/{_PAGE}", re.IGNORECASE
)
_HOST = re.compile(r"\b([a-z0-9-]{2,63})\.(com|org|net|shop|store|co|io|eu|us|uk|de)\b", re.IGNORECASE)
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}|[-*+•>]|\|)\s+|\s*\|\s*$", re.MULTILINE)
_RULE = re.compile(r"^\s*[-|:=_*\s]{3,}$", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`+|~~)(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)", re.DOTALL)
#: Straight quotes that stand for inches follow a digit; all others open or close a quote.
_QUOTES = re.compile(r"[\u201c-\u201f\u00ab\u00bb\u2039\u203a]|(?<!\d)\"|(?<=\d)\"(?=\w)|(?<!\w)'|'(?!\w)")
_QUOTED_NUMBER = re.compile(r"(?<!\w)\"([^\"]{0,200}\d)\"")
_PAUSE = re.compile(r"\s*(?:\u2026|\.{3,}|[|\u2022\u00b7\u2192\u21d2]|\s[-\u2013]+\s|\u2014)\s*")
#: Written in one way: apostrophes, dashes between numbers, minus, times and degrees.
_ALIKE = str.maketrans("\u2018\u2019\u2013\u2212\u00d7\u00ba", "''--x\u00b0")
#: Categories of characters that nobody says: symbols, what has no form of its own, what is private or a surrogate.
_UNSAID = frozenset({"So", "Sk", "Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Me"})
_KEPT = "°\n\t"


def without_marks(text: str) -> str:
    """Return what is left to be said of a text, in one line."""
    told = wording()
    text = _IMAGE_OR_LINK.sub(r"\1", text)
    text = _URL.sub(told.link, _EMAIL.sub(told.address, text))
    text = _HOST.sub(r"\1 dot \2", text)
    text = _LINE_MARK.sub("", _RULE.sub("", text))
    text = _EMPHASIS.sub(r"\2", text)
    text = _without_symbols(_PAUSE.sub(", ", text).translate(_ALIKE))
    return " ".join(_QUOTES.sub("", _QUOTED_NUMBER.sub(r"\1", text)).split())


def _without_symbols(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(each if each in _KEPT or unicodedata.category(each) not in _UNSAID else " " for each in composed)
