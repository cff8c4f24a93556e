"""Cutting a text into sentences."""

import re
from collections.abc import Iterator

#: What ends a sentence, with the quote or bracket that closes behind it, before a word that can begin one.
_END = re.compile(r"[.!?…]+[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]*[A-Z0-9])")
#: A full stop behind these ends no sentence: "9 a.m. Eastern Time", "e.g. PayPal", "12 St. James Street".
_SHORT = re.compile(
    r"(?:\b(?:[A-Za-z]\.)+[A-Za-z]|\b(?:approx|assn|bros|co|corp|dept|dr|etc|ext|fig|inc|incl|jr|ltd|max|min|mr|mrs|ms|mt|no|nos|prof|sq|sr|st|tel|vs))\.\s+\Z",
    re.IGNORECASE,
)
#: What a sentence may end with.
_CLOSED = re.compile(r"[.!?…:;][\"'\u201d\u2019)\]]*\Z")


def ended(text: str) -> str:
    """End a text with a full stop where it ends with no mark."""
    return text if not text or _CLOSED.search(text) else f"{text}."


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of one paragraph, whose words are joined by single blanks."""
    start = 0
    for end in _END.finditer(text):
        if not _SHORT.search(text, start, end.end()):
            yield text[start : end.end()].strip()
            start = end.end()
    if rest := text[start:].strip():
        yield rest
