"""For whom: genders, and ages in words and in years, by the age groups of Google's feed."""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from functools import cache

from assistant.language.lexicon import phrases, read
from assistant.language.senses import Sense, Sign, Term
from assistant.language.text import Line, alternatives, plain
from assistant.types import Facet

_BEING = "is|s|are|be|will be|hes|shes|whos|just|now|only|almost|nearly|about to be|turns|turn|turned|turning|of|aged"

#: These say for whom something is, and have nothing themselves: "hers" is another's.
PRONOUNS = frozenset({"him", "her", "himself", "herself"})
_KIDS, _TODDLER = Term(Facet.AGE_GROUP, "kids"), Term(Facet.AGE_GROUP, "toddler")


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
            if lacks_toddlers(ages):
                terms = tuple(_KIDS if term == _TODDLER else term for term in terms)
            for phrase in entry["phrases"] if terms else ():
                yield plain(phrase), Sense(terms, sign)
                if sign is Sign.PERSON and not phrase.endswith("s") and phrase not in PRONOUNS:
                    yield plain(f"{phrase}'s"), Sense(terms, sign)


@cache
def relations() -> frozenset[str]:
    """Return the words for what somebody is to the customer: "mom", "nephew"."""
    return frozenset(plain(phrase) for entry in read("people")["related"] for phrase in entry["phrases"])


def ages(line: Line) -> Iterator[tuple[range, Decimal]]:
    """Yield ages said in numbers, in months: "for a 6 year old", "she's nine", "my son (4)"."""
    for match, places in line.find(_stated()):
        group = "months" if match["months"] else "years" if match["years"] else "aged"
        number = line.tokens[line.group(match, group).start].number or Decimal(0)
        if line.phrase(places.stop, places.stop + 1) not in read("people")["ageing"]:
            yield places, number if group == "months" else number * 12
    for match, _ in line.find(_in_passing()):
        places = line.group(match, "age" if match["age"] else "had")
        number = line.tokens[places.start].number or Decimal(0)
        months = number if "month" in line.tokens[places.stop - 1].text else number * 12
        is_young = 0 < months < read("people")["kids_years"] * 12
        if is_young and _closes(line, places.stop) and not _is_of_pet(line, places.start):
            yield places, months


def term_of(months: Decimal, sold: Collection[str]) -> Term:
    """Return the age group of an age as a term. Where none is for toddlers, theirs are among those for kids."""
    term = Term(Facet.AGE_GROUP, age_group(months))
    return _KIDS if term == _TODDLER and lacks_toddlers(sold) else term


def lacks_toddlers(sold: Collection[str]) -> bool:
    """Tell whether a shop has age groups, and what is for toddlers among those for kids."""
    return "toddler" not in sold and "kids" in sold


def _is_of_pet(line: Line, place: int) -> bool:
    """Tell whether an animal is spoken of before: "my dog is wild, she is 3"."""
    before = {token.text for token in line.tokens[:place]}
    return bool(before & set(read("people")["pets"])) and not before & set(read("people")["young"])


def _closes(line: Line, place: int) -> bool:
    """Tell whether nothing is counted by what stands before this place."""
    token = line.tokens[place] if place < len(line.tokens) else None
    return token is None or token.pauses or token.breaks or ")" in token.gap or token.text in phrases("function")


@cache
def _stated() -> re.Pattern[str]:
    years = r"(?P<years><n>)(?: to <n>)? (?:(?:years?|yrs?|y) (?:olds?|of age|o)|yo|yos|y o)"
    return re.compile(
        rf"(?<!\S)(?:{years}|age[sd]?(?: of| from| between)? (?P<aged><n>)(?: (?:to|and) <n>)?"
        r"|(?P<months><n>)(?: to <n>)? months? olds?)(?!\S)"
    )


@cache
def _in_passing() -> re.Pattern[str]:
    young = alternatives(read("people")["young"])
    being, counted = f"(?: (?:{_BEING}))", alternatives(read("sizes")["units"])
    who = f"(?:{young})(?: (?:who|that))?"
    subject = f"(?:{who}{being}*|(?:she|he|who|they){being}+|(?:hes|shes|whos){being}*)"
    return re.compile(
        rf"(?<!\S)(?:{subject} (?P<age><n>(?: (?:years?|yrs?|months?))?)"
        rf"|(?:{who}|she|he|who) (?:has|have|had|got) (?P<had><n> (?:years?|months?)))"
        rf"(?! (?:<n>|to|x|or <n>|{counted})(?!\S))(?!\S)"
    )


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
