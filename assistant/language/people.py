"""For whom: genders, and ages in words and in years, by the age groups of Google's feed."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.language.lexicon import read
from assistant.language.senses import Sense, Sign, Term
from assistant.language.text import Line, plain
from assistant.types import Facet

_AGE = re.compile(
    r"(?<!\S)(?:(?P<years><n>)(?: to <n>)? (?:years?|yrs?|y) olds?|age[sd]? (?P<aged><n>)"
    r"|(?P<months><n>)(?: to <n>)? months? olds?)(?!\S)"
)


def senses(genders: Iterable[str], age_groups: Iterable[str]) -> Iterator[tuple[str, Sense]]:
    """Yield whom a phrase means, in the facets this catalogue fills in.

    "Men" says adults too, in a shop that sells for others as well.
    """
    ages = {*age_groups} - {""}
    filled = {facet for facet, cells in ((Facet.GENDER, genders), (Facet.AGE_GROUP, ages)) if any(cells)}
    for role, sign in (("said", Sign.NONE), ("related", Sign.PERSON)):
        for entry in read("people")[role]:
            told = filled - {Facet.AGE_GROUP} if Facet.GENDER in entry and ages == {"adult"} else filled
            terms = tuple(Term(facet, value) for facet in sorted(told) for value in entry.get(facet.value, ()))
            for phrase in entry["phrases"] if terms else ():
                yield plain(phrase), Sense(terms, sign)


def ages(line: Line) -> Iterator[tuple[range, Decimal]]:
    """Yield ages said in numbers, in months: "for a 6 year old"."""
    for match, places in line.find(_AGE):
        group = "months" if match["months"] else "years" if match["years"] else "aged"
        number = line.tokens[line.group(match, group).start].number or Decimal(0)
        yield places, number if group == "months" else number * 12


def term_of(months: Decimal) -> Term:
    """Return the age group of an age as a term."""
    return Term(Facet.AGE_GROUP, age_group(months))


def age_group(months: Decimal) -> str:
    """Return Google's age group of an age in months."""
    bounds = read("people")
    if months <= bounds["newborn_months"]:
        return "newborn"
    if months < bounds["infant_months"]:
        return "infant"
    if months < bounds["toddler_years"] * 12:
        return "toddler"
    return "kids" if months < bounds["kids_years"] * 12 else "adult"
