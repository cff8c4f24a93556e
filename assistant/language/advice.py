"""Asking which of the things on the screen the assistant would take: "what do you recommend", "which one is best"."""

import re

from assistant.language.text import plain

_FILLER = r"(?:(?:and|but|so|ok|okay|hm+|well|now|then|please|great|nice) )*"
_ONE = r"(?: ones?)?(?: out)?(?: of (?:these|those|them|all(?: of)?(?: these| those| them)?))?"
_TAKE = r"(?:recommend|suggest|advise|take|choose|pick|buy|get|go for|go with)"
_ASKED = re.compile(
    rf"{_FILLER}(?:"
    rf"(?:what|which){_ONE} (?:do|would|should|can) (?:you|i) {_TAKE}(?: me)?(?: to me)?"
    rf"|(?:what|which|whats|which is|what is){_ONE}(?: is)? (?:the |your )?(?:best|favou?rite|top pick|recommendation)"
    r"(?: (?:for me|here|choice|option|pick))?"
    rf"|whats your (?:favou?rite|recommendation|advice|top pick|pick)|(?:any|your) (?:recommendation|advice)s?"
    r"|(?:can you )?(?:help me|i need help to|i need help) (?:to )?(?:choose|choosing|decide|deciding|pick)"
    r"|i (?:cant|cannot|can not) (?:decide|choose)|(?:you )?(?:choose|decide|pick)(?: one)? for me"
    rf"){_ONE}(?: please| then)?"
)


def asks_advice(text: str) -> bool:
    """Tell whether it is asked which one to take, and none of them is named."""
    return bool(_ASKED.fullmatch(plain(text)))
