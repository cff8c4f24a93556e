"""What a customer says was misheard: "no, I said red dresses"; and what is to be tried once more."""

import re

from assistant.language.text import plain

_SAID = re.compile(
    r"^(?:(?:no|nope|nah|sorry|wait|hey|actually|that is wrong|that's wrong|wrong|not that)\b[\s,.!:;-]*)*"
    r"(?:(?:that is not|that's not|thats not|that isn't|not) what i said\b[\s,.!:;-]*)?"
    r"(?:i (?:actually |really |just )?(?:said|was saying|am saying|did say)|what i said (?:was|is)|i'm saying)\b"
    r"[\s,:;-]*(?P<said>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NOT = re.compile(r"[\s,.;-]+(?:and )?not\b[^,]*$", re.IGNORECASE)
_RETRY = re.compile(
    r"(?:(?:ok|okay|yes|well|so|now|then|and|please|just|can you|could you|lets|let us) )*"
    r"(?:(?:(?:try|do|run|ask|search|give) )?(?:(?:it|that|this) )?"
    r"(?:again|once more|one more time|another (?:try|go|time|chance))|retry|repeat)"
    r"(?: (?:it|that|this|please|now|then|thanks))*"
)
_QUOTES = "“”\"'«». "  # others are made plain before


def said_again(text: str) -> str | None:
    """Return what a customer says that they said, without what they say they did not; None where they say no such.

    "No, I said boots, not books" is "boots".
    """
    found = _SAID.match(" ".join(text.replace("\u2018", "'").replace("\u2019", "'").split()))
    if found is None:
        return None
    said = _NOT.sub("", found["said"]).strip(_QUOTES) or found["said"].strip(_QUOTES)
    return said if any(sign.isalnum() for sign in said) else None


def says_retry(text: str) -> bool:
    """Tell whether a text only asks to do once more what was asked before: "please try again"."""
    return bool(_RETRY.fullmatch(plain(text)))
