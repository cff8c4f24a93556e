"""Free words that a refusal reaches, where the shop has no value for them: "not skinny", "without a hood"."""

from functools import cache

from assistant.language.clauses import words
from assistant.language.cover import Cover
from assistant.language.lexicon import phrases, read, silent_words
from assistant.language.text import joined

_OR = frozenset({"or", "nor"})
#: These make words of their own: "non-slip", "I have never worn one".
_OTHER_CUES = frozenset({"non", "never", "no longer"})
#: Before a doing these say what is, and refuse nothing.
_STATES = frozenset({"isnt", "arent", "is not", "are not"})
#: Before these a doing is told of: "instead of digging through the bin".
_DOINGS = frozenset({"instead of", "rather than"})
#: After these "not" denies what somebody does: "it does not fit".
_AUXILIARIES = frozenset({"do", "does", "did", "can", "could", "will", "would", "have", "has", "had"})


def unwanted(cover: Cover, cue: range, end: int) -> list[int]:
    """Return the places of the free words a cue reaches; `end` is where the last value it reached ends, or the cue.

    The words stand right after the cue, or go on after "or"; they end where a value, a turn, a stop or a new
    preposition comes. Of a fixed phrase the first word tells: "slim" of "slim fit".
    """
    is_list = end > cue.stop
    if _is_other(cover, cue) or (is_list and cover.text(end) not in _OR):
        return []
    found: list[int] = []
    place = end
    while place < len(cover.line.tokens) and not _ends(cover, place, began=bool(found) or is_list):
        if _is_free(cover, place) and not _is_superlative(cover, place):
            found.append(place)
        place = run_of(cover, place).stop
    return found


def run_of(cover: Cover, place: int) -> range:
    """Return the places of a word with those a hyphen joins to it, or of the fixed phrase it begins."""
    span, stop = cover.at(place), place + 1
    while (token := cover.token(stop)) is not None and token.gap == "-" and _is_free(cover, stop):
        stop += 1
    return span.places if span else range(place, stop)


@cache
def dealings() -> frozenset[str]:
    """Return the phrases that refuse values and no free words: "never buy from", not "I don't buy online"."""
    said = read("refusals")
    both = {f"{refraining} {dealing}" for refraining in said["refraining"] for dealing in said["dealings"]}
    return frozenset(both) - phrases("negations")


def _is_superlative(cover: Cover, place: int) -> bool:
    """Tell whether only the utmost is refused: "not the fanciest"."""
    return cover.text(place - 1) == "the" and cover.text(place).endswith("est")


def refused_word(cover: Cover, place: int) -> str:
    """Return what is refused at a place: its word, or of a fixed phrase that begins with a small one all: "in ear"."""
    span = cover.at(place)
    is_whole = span is None or cover.text(place) in phrases("function")
    places = run_of(cover, place) if is_whole else [place]
    return joined([cover.line.tokens[each] for each in places])


def _is_other(cover: Cover, cue: range) -> bool:
    phrase = cover.line.phrase(cue.start, cue.stop)
    if cover.text(cue.start - 1) == "with" and cover.text(cue.start - 2) in words("others"):  # "a flat with no dryer"
        return True
    is_doing = cover.text(cue.stop).endswith("ing")
    if is_doing and (
        phrase in _STATES | _DOINGS or cover.text(cue.start - 1) == "theres"
    ):  # "my earbuds aren't working"
        return True
    return phrase in _OTHER_CUES | dealings() or (phrase == "not" and cover.text(cue.start - 1) in _AUXILIARIES)


def _ends(cover: Cover, place: int, *, began: bool) -> bool:
    token, text = cover.line.tokens[place], cover.text(place)
    goes_on = began and bool(_OR & {text, cover.text(place + 1)})
    if token.breaks or text in phrases("turns") or (token.pauses and not goes_on):
        return True
    if began and text in phrases("prepositions") and cover.text(place - 1) not in _OR:
        return True
    return not (_is_free(cover, place) or text in _OR or text in phrases("between"))


def _is_free(cover: Cover, place: int) -> bool:
    span, text = cover.at(place), cover.text(place)
    if span is not None:
        return span.kept and not span.terms
    is_small = text in phrases("function") or text in phrases("between") or text in words("others") | silent_words()
    return not is_small and cover.line.tokens[place].number is None
