"""Sizes that are a child's age: "5-6Y" for one who is six."""

import re
from collections.abc import Iterable, Iterator

from assistant.language import people
from assistant.language.cover import Span
from assistant.language.kinds import closure
from assistant.language.lexicon import read
from assistant.language.senses import Term
from assistant.language.sizes import of_age
from assistant.language.text import Line
from assistant.language.vocabulary import Vocabulary
from assistant.types import Choice, Constraint, Facet

_AGED = re.compile(r"[0-9]+(?: ?- ?[0-9]+)? ?y")


def has_aged_sizes(kinds: Iterable[str]) -> bool:
    """Tell whether things of these kinds come in sizes by a child's age: clothes do, shoes and toys do not."""
    known = read("sizes")
    return all(kind & set(known["aged"]) and not kind & set(known["footed"]) for kind in map(closure, kinds))


def is_aged(size: str) -> bool:
    """Tell whether a size is a child's age: "5-6y"."""
    return bool(_AGED.fullmatch(size.casefold()))


def age_sizes(line: Line, vocabulary: Vocabulary, categories: list[str]) -> Iterator[Span]:
    """Yield ages of children with the catalogue's sizes for them: 6 years are also "5-6Y".

    Only of clothes, or where nothing is named: a child's shoes and toys have no such sizes.
    """
    if not has_aged_sizes(categories) or any(token.text in read("sizes")["presents"] for token in line.tokens):
        return
    for places, months in people.ages(line):
        sizes = of_age(int(months // 12), vocabulary.sizes) if months < read("people")["kids_years"] * 12 else []
        if sizes:  # shops draw the line between toddlers and kids where they like; the size tells
            groups = dict.fromkeys((people.term_of(months, vocabulary.age_groups), Term(Facet.AGE_GROUP, "kids")))
            yield Span(places, terms=(*groups, *(Term(Facet.SIZE, size) for size in sizes)))


def is_aged_size(constraint: Constraint) -> bool:
    """Tell whether a constraint is a choice of sizes that are ages, and of nothing else."""
    if not isinstance(constraint, Choice) or constraint.facet is not Facet.SIZE:
        return False
    return all(is_aged(value) for value in constraint.values)
