"""What scenes are called: the listed names, the last words of scenes that no list has, and the article of a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from assistant.language.lexicon import forms_of, read
from assistant.language.nouns import singular
from assistant.language.people import relations
from assistant.language.text import plain
from assistant.types import SceneKind, Setting

#: Parts of a scene that say what something is for; a new one takes the place of the others where it is said "instead".
PURPOSES = (SceneKind.OCCASION, SceneKind.ACTIVITY, SceneKind.PLACE)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Names:
    """Phrases and the parts of a scene they name."""

    settings: Mapping[str, Setting]  # by plain phrase
    longest: int  # words of the longest phrase


@cache
def listed() -> Names:
    """Return the names that are read wherever they stand."""
    return _names("names")


@cache
def led() -> Names:
    """Return the names that are read only after a small word: "for work", "in the cold"."""
    return _names("led")


@cache
def words(role: str) -> frozenset[str]:
    """Return the plain phrases of a role of scenes.yml."""
    return frozenset(plain(phrase) for phrase in read("scenes")[role])


@cache
def longest(role: str) -> int:
    """Return how many words the longest phrase of a role has."""
    return max(len(phrase.split()) for phrase in words(role))


@cache
def months() -> Mapping[str, str]:
    """Return the season of each month, as it is in the northern half of the world."""
    return {month: season for season, named in read("scenes")["months"].items() for month in named}


@cache
def topics() -> Mapping[str, tuple[SceneKind, ...]]:
    """Return the words for kinds of scene themselves: "occasion" for one, "scene" for several."""
    named: dict[str, list[str]] = read("scenes")["topics"]
    words = dict.fromkeys(chain.from_iterable(named.values()))
    return {word: tuple(SceneKind(kind) for kind in named if word in named[kind]) for word in words}


def kind_of_head(word: str) -> SceneKind | None:
    """Return what a scene is whose name ends with a word: a "tournament" is an occasion; None where no list says."""
    one = singular(word)
    return next((kind for kind in PURPOSES if one in _heads()[kind] or word in _heads()[kind]), None)


@cache
def recipient(word: str) -> str:
    """Return the name of a person that something is given to: "granny" is a grandmother."""
    named: dict[str, list[str]] = read("scenes")["recipients"]
    return next((name for name, also in named.items() if word in also), word)


@cache
def is_person(word: str) -> bool:
    """Tell whether a word is of somebody that something may be given to."""
    people = relations() | words("others_given")
    return word in people or singular(word) in people


def listed_part(setting: Setting) -> Setting | None:
    """Return a part of a scene by a name that a list has: of "mary's garden wedding" the wedding; None of any other."""
    if setting.kind is SceneKind.RECIPIENT:
        said = words("anyone") | words("gifts")
        return setting if all(is_person(word) or word in said for word in setting.name.split()) else None
    if any(setting == each for names in (listed(), led()) for each in names.settings.values()):
        return setting
    last = setting.name.split()[-1]
    return setting.model_copy(update={"name": last}) if kind_of_head(last) is setting.kind else None


def article(setting: Setting) -> str:
    """Return the key of what stands before a name: "a", "an", "the", "your" or ""."""
    last = setting.name.split()[-1]
    if setting.kind is SceneKind.RECIPIENT:
        return _indefinite(setting.name) if last in words("anyone") else "your"
    if setting.name in words("bare") or plain(setting.name) in words("bare"):
        return ""
    if setting.kind in (SceneKind.OCCASION, SceneKind.ACTIVITY):
        is_counted = setting.name in words("counted") or (kind_of_head(last) is not None and last == singular(last))
        return _indefinite(setting.name) if is_counted else ""
    if setting.kind is SceneKind.PLACE:
        return "the" if setting.name in _known_places() or kind_of_head(last) is SceneKind.PLACE else ""
    return "the" if setting.name in words("definite") else ""


def _indefinite(name: str) -> str:
    return "an" if name[0] in _VOWELS else "a"


@cache
def _heads() -> Mapping[SceneKind, frozenset[str]]:
    return {kind: frozenset(read("scenes")["heads"][kind.value]) for kind in PURPOSES}


@cache
def _known_places() -> frozenset[str]:
    return frozenset(name for role in ("names", "led") for name in read("scenes")[role]["place"])


@cache
def _names(role: str) -> Names:
    settings: dict[str, Setting] = {}
    for phrase, setting in chain.from_iterable(_spelled(kind, role) for kind in read("scenes")[role]):
        settings.setdefault(phrase, setting)
    return Names(settings, max(len(phrase.split()) for phrase in settings))


def _spelled(kind: str, role: str) -> Iterator[tuple[str, Setting]]:
    """Yield every form of every name of a kind."""
    for name, also in read("scenes")[role][kind].items():
        for spelled in (name, *also):
            for form in forms_of(spelled):
                yield form, Setting(kind=SceneKind(kind), name=name)
