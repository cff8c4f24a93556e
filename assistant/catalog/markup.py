"""Text as feeds carry it, made plain: no markup, no control characters."""

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "dd", "dt", "tr", "table", "blockquote", "section", "article", "hr"]
    + [f"h{level}" for level in range(1, 7)]
)
_SILENT = frozenset({"script", "style", "template"})
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_HTML = re.compile(rf"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|{_ENTITY.pattern}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain_line(text: str) -> str:
    """Strip control characters (those that reverse the reading direction too) and run spaces together."""
    return " ".join(_CONTROL.sub("", text).split())


@lru_cache(maxsize=4096)  # a feed repeats itself: one string for all rows saves both time and memory
def plain_name(text: str) -> str:
    """Do as `plain_line`, with "&reg;" and the like, which shops leave in titles, turned into what they mean."""
    return plain_line(_ENTITY.sub(lambda entity: unescape(entity[0]), text))


@lru_cache(maxsize=256)
def plain_text(text: str) -> str:
    """Do as `plain_line`, line by line, with HTML, where there is any, turned into lines of text."""
    if _HTML.search(text):
        text = _text_of_html(text)
    lines = (plain_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _text_of_html(html: str) -> str:
    parser = _TextParser()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


class _TextParser(HTMLParser):
    """Keeps the text, breaks lines at blocks, drops scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
