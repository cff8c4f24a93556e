"""How things look and what they are made of: the phrases for colors, patterns and materials."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language import colors, lexicon
from assistant.language.english import everyday_words
from assistant.language.lexicon import Glossary
from assistant.language.matching import pieces_of, terms_of
from assistant.language.senses import Sense, Sign, Term
from assistant.language.text import plain
from assistant.types import Facet

Named = Iterator[tuple[str, Sense]]


@dataclass(frozen=True, slots=True)
class _Color:
    """What a phrase means in any shop."""

    value: str  # canonical
    families: frozenset[str]
    sign: Sign


def color_senses(cells: Iterable[str]) -> Named:
    """Yield families, fashion names, shades ("light blue") and the catalogue's own names. None without colors.

    A name the catalogue does not use stands for its families: among plain blues "navy" means blue.
    """
    parts = {part for cell in cells for part in colors.parts_of(cell)}
    if not parts:
        return
    used = {colors.canonical(run) for part in parts for run in _runs(part.split())}
    used |= {family for part in parts for family in colors.families_of(part)}
    own = {part: _color(part) for part in sorted(parts - _spoken_colors().keys())}
    for phrase, color in (_spoken_colors() | own).items():
        yield phrase, _color_sense(color, used)


def material_senses(cells: Iterable[str]) -> Named:
    """Yield the lexicon's materials and the catalogue's own. None without materials."""
    return _look_senses(Facet.MATERIAL, lexicon.materials(), cells, lambda _: ())


def pattern_senses(cells: Iterable[str]) -> Named:
    """Yield the lexicon's patterns and the catalogue's own. None without patterns.

    A pattern the catalogue does not tell apart stands for the wider one: where all is "animal", leopard is that.
    """
    wider = lexicon.patterns().wider
    return _look_senses(Facet.PATTERN, lexicon.patterns(), cells, lambda term: wider.get(term, ()))


def _color_sense(color: _Color, used: set[str]) -> Sense:
    value, families = color.value, color.families
    if value in colors.families() or value in used or not families:
        return Sense((Term(Facet.COLOR, value),), color.sign, absent=value not in used)
    near = tuple(Term(Facet.COLOR, each) for each in sorted(families))
    return Sense(near, color.sign, Term(Facet.COLOR, value), absent=not families & used)


def _color(phrase: str) -> _Color:
    value = colors.canonical(phrase)
    return _Color(value, colors.families_of(value), Sign.LOOK if _is_everyday(phrase) else Sign.NONE)


def _is_everyday(phrase: str) -> bool:
    if phrase in colors.families():
        return False
    is_name = phrase in colors.names()
    return phrase in lexicon.read("colors")["everyday"] or (not is_name and phrase in everyday_words())


@cache
def _spoken_colors() -> dict[str, _Color]:
    """Return the colors that any shop understands, by their phrases."""
    spoken = dict.fromkeys(colors.names())
    spoken |= dict.fromkeys(map(plain, lexicon.read("colors")["spellings"]))
    for name, families in colors.names().items():
        spoken |= dict.fromkeys(f"{name} {family}" for family in families if family not in name)
    shades = (f"{shade} {name}" for shade in lexicon.read("colors")["modifiers"] for name in tuple(spoken))
    return {phrase: _color(phrase) for phrase in (*spoken, *shades)}


def _look_senses(
    facet: Facet, glossary: Glossary, cells: Iterable[str], widened: Callable[[str], Iterable[str]]
) -> Named:
    pieces = {piece for cell in cells for piece in pieces_of(cell)}
    everyday = lexicon.phrases("everyday")
    if not pieces:
        return
    held = {term for piece in pieces for term in terms_of(glossary, piece)}
    for phrase, term in glossary.names.items():
        sign = Sign.LOOK if phrase in everyday else Sign.NONE
        near = next((each for each in (term, *widened(term)) if each in held), term)
        named = None if near == term else Term(facet, term)
        yield phrase, Sense((Term(facet, near),), sign, named, absent=near not in held)
    for piece in sorted(pieces - glossary.names.keys()):
        if not terms_of(glossary, piece) or " " in piece:  # "cotton canvas" is more than cotton and canvas
            yield piece, Sense((Term(facet, piece),), Sign.LOOK if piece in everyday_words() else Sign.NONE)


def _runs(words: list[str]) -> Iterator[str]:
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            yield " ".join(words[first:last])
