"""Yes or no in any form, to being brought together with a person; and wishing to go back to the assistant."""

import re
from functools import cache

from assistant.language.lexicon import read
from assistant.language.text import plain, words_of

_MEANT_AS_YES = re.compile(
    r"(?:why not|^(?:please )?do|please do(?: it| that| so)?|(?<!not )(?<!dont )go ahead"
    r"|(?:(?:would|do) not|wouldnt|dont) mind"
    r"|^(?:yes|yeah|yep|yup|yea|aye|sure|please|definitely|absolutely|certainly) (?:please |do |then )*"
    r"(?:go on|go for it|carry on|continue|proceed|do so))(?: then| please)*$"
)

_ASSISTANT = r"(?:shopping |shop |virtual |digital )?(?:assistant|bot|robot|chatbot|chat bot|ai)"
_VERBS = "back|return|returning|switch|talk|speak|chat|continue|go on"
_BACK = re.compile(
    rf"\b(?:{_VERBS}) (?:\w+ ){{0,2}}?(?:to |with )(?:the |my |your )?{_ASSISTANT}\b"
    rf"|\b(?:give|get|want|bring) (?:me )?(?:the )?{_ASSISTANT} (?:back|again)\b"
    rf"|\b(?:the|that) {_ASSISTANT} (?:again|instead)\b"
)
_PERSON = r"(?:human|humans|person|people|agent|operator|representative|rep|staff|team|colleague|someone|somebody)"
_TALK = re.compile(
    rf"\b(?:{_PERSON}|{_ASSISTANT}|somebody|anyone|anybody|employee|clerk|manager|supervisor|support|service|help|real|live|desk"
    r"|talk|talking|speak|speaking|chat|chatting|call|phone|ring|contact|reach|escalate|transfer|complain|complaint|back)\b"
)
_DONE = "never mind|nevermind|forget|forget about|cancel|no need for|(?:dont|do not|no longer) (?:need|want)"
_WITHOUT = re.compile(rf"\b(?:{_DONE}) (?:\w+ ){{0,4}}?{_PERSON}\b")
_REFUSED = re.compile(r"\b(?:dont|do not|not|never|no longer|instead of)\b")


def names_person(text: str) -> bool:
    """Tell whether a text may ask for a person, or for the assistant again: it names one, or talking to one."""
    return _TALK.search(plain(text)) is not None


def consent(text: str) -> bool | None:
    """Tell whether a text says yes or no to having a person brought in; None where it says neither, or more."""
    words = words_of(text)
    if _MEANT_AS_YES.search(" ".join(words)):
        return True
    told = [word for word in words if word not in _words("beside")]
    if not told:
        return None
    if told[0] in _words("no"):
        return False if all(word in _words("no") | _words("yes") for word in told) else None
    if told[-1] == "not":  # "absolutely not", "I guess not"
        told = told[:-1]
        return False if all(word in _words("yes") for word in told) else None
    return True if all(word in _words("yes") for word in told) else None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read("consent")[kind])


def wants_assistant(text: str) -> bool:
    """Tell whether a customer whom a person talks with wants the assistant back: "never mind the human"."""
    said = plain(text)
    if _WITHOUT.search(said):
        return True
    back = _BACK.search(said)
    return back is not None and not _REFUSED.search(said[: back.start()])
