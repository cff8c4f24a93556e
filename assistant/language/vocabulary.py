"""The phrases a shop understands, made from its catalogue and the lexicon."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from assistant.language import lexicon, people
from assistant.language.brands import brand_senses
from assistant.language.english import common_words
from assistant.language.kinds import closure, kinds_of, level_terms, roots
from assistant.language.looks import color_senses, material_senses, pattern_senses
from assistant.language.matching import matches
from assistant.language.senses import Sense, Sign, Term
from assistant.language.sizes import canonical as canonical_size
from assistant.language.sizes import letters, shy
from assistant.language.spelling import Spelling
from assistant.language.text import plain
from assistant.types import Facet

__all__ = ["Vocabulary", "kinds_of", "matches"]

#: A customer's phrase is never longer than this many words.
LONGEST_PHRASE = 6
_WORDS = re.compile(r"[^\W\d_]+|\n")

Named = Iterator[tuple[str, Sense]]


@dataclass(frozen=True)
class Vocabulary:
    """What phrases mean in one revision of a catalogue. Built once, then only read."""

    currency: str  # ISO 4217
    senses: Mapping[str, tuple[Sense, ...]]  # plain phrase -> meanings, likeliest first
    sizes: frozenset[str]  # canonical
    age_groups: frozenset[str]  # of Google's feed; empty where the catalogue says none
    spelling: Spelling
    longest: int  # words of the longest phrase

    @classmethod
    def build(  # noqa: PLR0913 - one argument a facet
        cls,
        *,
        categories: Iterable[str],
        titles: Iterable[str],
        brands: Iterable[str],
        colors: Iterable[str],
        materials: Iterable[str],
        patterns: Iterable[str],
        sizes: Iterable[str],
        genders: Iterable[str],
        age_groups: Iterable[str],
        currency: str,
    ) -> "Vocabulary":
        """Build from distinct raw cells; `categories` are product types, `titles` may be all titles.

        Takes under a second for 100,000 titles and 3,000 distinct values.
        """
        words, pairs = _words_and_pairs(titles)
        age_groups = frozenset(age_groups) - {""}
        known_sizes = frozenset(canonical_size(size) for size in sizes if size.strip())
        senses = _gathered(
            _category_senses(_terms(categories, words, pairs)),
            pattern_senses(patterns),
            color_senses(colors),
            material_senses(materials),
            brand_senses(brands),
            _size_senses(known_sizes),
            people.senses(genders, age_groups),
        )
        spellable = {
            word for phrase in (*senses, *lexicon.actions(), *lexicon.phrases("mended")) for word in phrase.split()
        }
        longest = min(max((phrase.count(" ") + 1 for phrase in senses), default=1), LONGEST_PHRASE)
        spelling = Spelling.of(spellable, words | _small_words(), lexicon.phrases("mended"))
        return cls(currency.upper(), senses, known_sizes, age_groups, spelling, longest)

    def senses_of(self, phrase: str, facet: Facet) -> tuple[Sense, ...]:
        """Return the meanings of a phrase that name a value of this facet."""
        return tuple(each for each in self.senses.get(phrase, ()) if any(term.facet is facet for term in each.terms))


def _small_words() -> frozenset[str]:
    """Return the words of the shopper's grammar, which are no typos of things: "shouldn't" is no shoulder."""
    roles = ("function", "negations", "requests", "turns")
    return frozenset(word for role in roles for phrase in lexicon.phrases(role) for word in phrase.split())


def _gathered(*groups: Named) -> dict[str, tuple[Sense, ...]]:
    """Collect the meanings of each phrase: what the shop has first, and sure before doubtful."""
    found: dict[str, list[Sense]] = {}
    for group in groups:
        for phrase, sense in group:
            if phrase and len(phrase.split()) <= LONGEST_PHRASE:
                found.setdefault(phrase, []).append(sense)
    return {phrase: tuple(sorted(senses, key=_doubt(senses))) for phrase, senses in found.items()}


def _doubt(senses: Sequence[Sense]) -> Callable[[Sense], tuple[bool, ...]]:
    """Return what senses are ordered by. "Denim" and "copper" are materials, even where only their colors are sold."""
    is_material = any(each.terms[0].facet is Facet.MATERIAL for each in senses)

    def doubt(sense: Sense) -> tuple[bool, ...]:
        is_mere_color = is_material and sense.terms[0].facet is Facet.COLOR and sense.named is not None
        return is_mere_color, sense.absent, sense.named is not None, sense.sign is not Sign.NONE

    return doubt


def _words_and_pairs(titles: Iterable[str]) -> tuple[frozenset[str], set[tuple[str, str]]]:
    """Return the words of all titles, and the pairs of neighbors: enough to tell which phrases titles hold."""
    words = _WORDS.findall("\n".join(titles).lower())
    return frozenset(words), set(pairwise(words))


def _terms(paths: Iterable[str], words: Collection[str], pairs: Collection[tuple[str, str]]) -> frozenset[str]:
    """Return the category terms that products of this shop can have."""
    own = {term for path in paths for level in level_terms(path) for term in level}
    above = roots(own)
    glossary = lexicon.categories()
    for phrase, term in chain(glossary.names.items(), glossary.titled.items()):
        parts = phrase.split()
        held = parts[0] in words if len(parts) == 1 else all(pair in pairs for pair in pairwise(parts))
        if held and (not above or roots([term]) & above):
            own.add(term)
    return frozenset(wider for term in own for wider in closure(term))


def _category_senses(terms: frozenset[str]) -> Named:
    """Yield the shop's own terms, and names of what it lacks where it has something wider."""
    glossary, unsaid = lexicon.categories(), lexicon.departments()["adjectives"]
    for phrase, term in glossary.names.items():
        near = _nearest(term, terms)
        if near is None and _is_other(phrase, term, terms):
            yield phrase, Sense((Term(Facet.CATEGORY, term),), absent=True)
        if near and phrase not in unsaid:
            named = None if near == term else Term(Facet.CATEGORY, term)
            yield phrase, Sense((Term(Facet.CATEGORY, near),), named=named)
            joined = phrase.replace(" ", "")  # "swimtrunks"
            if phrase.count(" ") == 1 and joined not in common_words() and joined not in glossary.names:
                yield joined, Sense((Term(Facet.CATEGORY, near),), named=named)
    for term in sorted(terms - glossary.wider.keys()):
        for form in lexicon.forms_of(term):
            if form not in unsaid:
                yield form, Sense((Term(Facet.CATEGORY, term),))


def _is_other(phrase: str, term: str, terms: frozenset[str]) -> bool:
    """Tell whether a word of something that the shop lacks names another thing it has: "mat" of "bath mat"."""
    names = (lexicon.categories().names.get(word) for word in phrase.split() if " " in phrase)
    return any(known in terms and known not in closure(term) for known in names)


def _nearest(term: str, terms: frozenset[str]) -> str | None:
    """Return the term itself or the nearest wider one the shop has; a whole department is too wide."""
    if term in terms:
        return term
    departments = lexicon.departments()["departments"]
    wider = lexicon.categories().wider.get(term, ())
    return next((each for each in wider if each in terms and plain(each) not in departments), None)


def _size_senses(sizes: frozenset[str]) -> Named:
    """Yield sizes that are words of their own: "queen", "xl". Numbers and single letters need a sign: see sizing."""
    own = {size for size in sizes if any(len(word) > 3 and word.isalpha() for word in size.split())}  # noqa: PLR2004
    for size in sorted(own - set(letters().values())):
        yield size, Sense((Term(Facet.SIZE, size),))
        yield f"{size} size", Sense((Term(Facet.SIZE, size),))
    if sizes & set(letters().values()):
        for phrase, size in letters().items():
            if phrase not in shy() and phrase not in lexicon.read("sizes")["relative"]:
                yield phrase, Sense((Term(Facet.SIZE, size),))
