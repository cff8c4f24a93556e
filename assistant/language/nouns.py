"""Singular and plural of English nouns, as far as shops need them."""

_IRREGULAR = {
    "knife": "knives",
    "shelf": "shelves",
    "scarf": "scarves",
    "bookshelf": "bookshelves",
    "mouse": "mice",
    "foot": "feet",
    "child": "children",
    "man": "men",
    "woman": "women",
    "accessory": "accessories",
}
_REGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_HISSING = ("s", "x", "z", "ch", "sh")
_IES = ("hoodie", "beanie", "cookie", "movie", "selfie", "smoothie", "scrunchie", "bootie", "onesie", "tie")


def plural(phrase: str) -> str:
    """Return the phrase with its last word in the plural."""
    head, _, noun = phrase.rpartition(" ")
    return f"{head} {_plural(noun)}".lstrip()


def singular(phrase: str) -> str:
    """Return the phrase with its last word in the singular; a word that is no plural stays as it is."""
    head, _, noun = phrase.rpartition(" ")
    return f"{head} {_singular(noun)}".lstrip()


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(_HISSING):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _singular(noun: str) -> str:
    if noun in _REGULAR:
        return _REGULAR[noun]
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-1] if noun[:-1] in _IES else noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    if noun.endswith(("ss", "us", "is")) or not noun.endswith("s") or len(noun) <= len("gas"):
        return noun
    return noun[:-1]
