"""Text as feeds carry it, made plain: no markup, no control characters."""

import re
from functools import lru_cache
from html import unescape

_BLOCKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "dd", "dt", "tr", "table", "blockquote", "section", "article", "hr"]
    + [f"h{level}" for level in range(1, 7)]
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_HTML = re.compile(rf"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|{_ENTITY.pattern}")
#: Comments, what no page shows, and tags. Each alternative reads on and never back, so that no text takes long:
#: Python's own parser needs seconds for a page of "<a " and stops with an AssertionError at "<![".
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<silent>script|style|template)\b[^<>]*>.*?(?:</(?P=silent)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*'|[\"'])*+)?>"
    r"|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain_line(text: str) -> str:
    """Strip control characters (those that reverse the reading direction too) and run spaces together."""
    return " ".join(_CONTROL.sub("", text).split())


@lru_cache(maxsize=4096)  # a feed repeats itself: one string for all rows saves both time and memory
def plain_name(text: str) -> str:
    """Do as `plain_line`, with the HTML that shops leave in titles taken out: "&reg;" and tags, "&lt;b&gt;" too."""
    return plain_line(_MARKUP.sub(_gap, _meaning(text)))


@lru_cache(maxsize=256)
def plain_text(text: str) -> str:
    """Do as `plain_line`, line by line, with HTML, where there is any, turned into lines of text."""
    if _HTML.search(text):
        text = _text_of_html(text)
    lines = (plain_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _text_of_html(html: str) -> str:
    """Break lines at blocks, drop other tags, comments and scripts."""
    return _meaning(_MARKUP.sub(_break, html))


def _break(found: re.Match[str]) -> str:
    tag = (found["tag"] or "").lower()
    if tag not in _BLOCKS:
        return ""
    return "\n- " if tag == "li" and not found["end"] else "\n"


def _gap(found: re.Match[str]) -> str:
    return " " if (found["tag"] or "").lower() in _BLOCKS else ""


def _meaning(text: str) -> str:
    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)
