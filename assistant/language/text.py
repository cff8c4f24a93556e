"""Text as tokens: the same plain form for what customers write, what they say, and what catalogues hold."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

# Thousands are grouped by commas; a comma before two digits and a euro sign is a decimal comma.
_TOKEN = re.compile(
    r"""(?P<number> [0-9]+,[0-9]{2}(?=\s*(?:€|eur)) | [0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?
        | [0-9]+(?:\.[0-9]+)? )
      | (?P<word> [^\W\d_]+ (?:['`\u2018\u2019\u00b4][^\W\d_]+)* )
      | (?P<dash> (?<=[0-9$€£¥₹])\s?[-\u2013\u2014]\s?(?=[$€£¥₹]?\s?[0-9]) )
      | (?P<sign> [$€£¥₹\#+%~&≤≥] | <(?=\s?[$€£¥₹]?\s?[0-9])(?!3(?![0-9])) | (?<=[0-9]\s)<(?=\s)
        | >(?=\s?[$€£¥₹]?\s?[0-9]) )""",
    re.VERBOSE | re.IGNORECASE,
)
#: Markup that somebody typed or pasted says nothing: "a <b>party</b>" is a party.
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_WITHOUT = re.compile(r"(?<!\S)w/o(?!\w)", re.IGNORECASE)
_MARKS = str.maketrans("\N{MULTIPLICATION SIGN}", "x", "™®©\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}")
_QUOTES = str.maketrans("", "", "'`\u2018\u2019\u00b4")

#: More digits than this are no price and no size.
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign of a text."""

    text: str  # plain form: lower case, no accents or apostrophes, "&" as "and"; a typo is mended here
    surface: str  # as written, in lower case
    gap: str = ""  # what stood before it: blanks and punctuation
    number: Decimal | None = None
    shouted: bool = False  # in capitals, in a text that is not all capitals
    titled: bool = False  # begins with a capital

    @property
    def tag(self) -> str:
        """What patterns see: every number looks the same."""
        return "<n>" if self.number is not None else self.text

    @property
    def breaks(self) -> bool:
        """Tell whether a sentence or clause ended before this token."""
        return any(mark in self.gap for mark in ".!?;\n")

    @property
    def pauses(self) -> bool:
        """Tell whether a comma, a dash or a parenthesis stood before this token."""
        return any(mark in self.gap for mark in (",", ":", "(", ")", " - ", "\u2013", "\u2014"))


@dataclass(frozen=True)
class Line:
    """A text's tokens, and their tags as one string that patterns are searched in."""

    tokens: tuple[Token, ...]
    tags: str = field(init=False)
    _places: dict[int, int] = field(init=False)  # character of `tags` at which a token starts or ends -> token

    def __post_init__(self) -> None:
        words = [token.tag for token in self.tokens]
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        object.__setattr__(self, "tags", " ".join(words))
        object.__setattr__(self, "_places", {start: place for place, start in enumerate(starts)})

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], range]]:
        """Yield every match that covers whole tokens, with the places of those tokens."""
        for match in pattern.finditer(self.tags):
            first, last = self._places.get(match.start()), self._places.get(match.end() + 1)
            if first is not None and last is not None and first < last:
                yield match, range(first, last)

    def group(self, match: re.Match[str], name: str) -> range:
        """Return the places of the tokens of a named group; empty where it took no part."""
        if match.start(name) < 0:
            return range(0)
        return range(self._places[match.start(name)], self._places[match.end(name) + 1])

    def number(self, places: range) -> Decimal:
        """Return the first number at these places, one of which holds one."""
        return next(number for place in places if (number := self.tokens[place].number) is not None)

    def phrase(self, first: int, last: int) -> str:
        """Return the plain words from `first` up to, not including, `last`."""
        return " ".join(token.text for token in self.tokens[first:last])


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut any text into tokens. Never fails; what is neither word, number nor known sign only separates."""
    text = _unified(text)
    mixed = any(letter.islower() for letter in text)
    made, end = [], 0
    for match in _TOKEN.finditer(text):
        made.append(_token(match, text[end : match.start()], mixed=mixed))
        end = match.end()
    return tuple(made)


def words_of(text: str) -> list[str]:
    """Return the plain words of a text, as `tokens_of` has them."""
    text = _unified(text)
    return [_plain(match) for match in _TOKEN.finditer(text)]


def _unified(text: str) -> str:
    written = _TAG.sub(" ", text) if "<" in text else text
    plain_text = unicodedata.normalize("NFKC", written.translate(_MARKS)).replace("<=", "≤").replace(">=", "≥")
    return _WITHOUT.sub("without", plain_text)


def plain(text: str) -> str:
    """Return the plain words of a text, joined by blanks: the key that phrases are looked up by."""
    return " ".join(words_of(text))


def alternatives(phrases: Iterable[str]) -> str:
    """Return phrases as what a pattern may match one of, the longest first; the caller puts it in a group."""
    return "|".join(re.escape(phrase) for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True))


def unaccented(word: str) -> str:
    """Return the word in lower case, without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def joined(tokens: Sequence[Token]) -> str:
    """Return the tokens as the customer wrote them, in lower case."""
    return " ".join(token.surface for token in tokens)


def _token(match: re.Match[str], gap: str, *, mixed: bool) -> Token:
    raw = match.group()
    number = _number(raw) if match["number"] else None
    return Token(_plain(match), raw.lower(), gap, number, mixed and raw.isupper(), raw[0].isupper())


def _plain(match: re.Match[str]) -> str:
    raw = match.group()
    if match["word"]:
        return unaccented(raw.translate(_QUOTES))
    if match["dash"]:
        return "to"
    return "and" if raw == "&" else raw


def _number(raw: str) -> Decimal | None:
    if sum(sign.isdigit() for sign in raw) > MOST_DIGITS:
        return None
    whole, comma, rest = raw.rpartition(",")
    is_decimal_comma = comma and len(rest) == 2  # noqa: PLR2004 - two digits after it, as the pattern demands
    return Decimal(f"{whole}.{rest}" if is_decimal_comma else raw.replace(",", ""))
