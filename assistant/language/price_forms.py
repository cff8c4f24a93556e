"""The ways to say a price, as patterns over the tags of a line; the words stand in lexicon/prices.yml."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.lexicon import read
from assistant.language.text import alternatives

#: Small words between a denial and what it denies: "I don't want to spend any more than".
_MOST_DENIED = 7
_PART = "(?:low|mid|high|upper)"
_HAVING = "(?:i|we)(?: only)? have|(?:ive|weve)(?: only)? got|theres(?: only)?|all i have is|all we have is"
_SHALL = "is|s|are|was|should|will|would|must|has|have|ought|might|shall"
_WORD_AFTER = "or|and|in|please|with|that|max|from|but|total|around here|here"


@dataclass(frozen=True)
class Form:
    """One way to say a price. `low` and `high` are groups that bound it, `about` one that it is near to."""

    pattern: re.Pattern[str]
    exclusive: bool = False
    needs_money: bool = False  # a number alone is not enough
    needs_end: bool = False  # nothing may follow that the number could count, however large it is
    unbroken: bool = False  # no comma or full stop within


@cache
def forms() -> tuple[Form, ...]:
    """Return the forms, the surest first: what one has taken is not looked at again."""
    return (*_ranges(), *_denied(), *_exact(), *_bounds(), *_bare())


@cache
def told() -> re.Pattern[str]:
    """Return the pattern of an amount that was, and is no limit: "I paid almost 80"."""
    hedge = f"{_any('hedges')}|{_any('above')}|{_any('below')}|almost|up to"
    rate = rf"(?:(?:{_any('about')}) )?{_amount('rate')} (?:an?|per|each|every|the|this) (?:{_any('periods')})"
    deal = r"(?: (?!(?:any|some|anything|something|me|to|and|but)(?!\S))[^\s<]+){0,4}"
    return _whole(
        rf"(?<!budget )(?<!limit )(?:{_any('told')})(?: (?:{hedge}))* {_amount('told')}"
        rf"|{rate}|(?:{_any('seen')}){deal} (?:for|at) {_amount('deal')}"
        rf"|(?:wanted|asked|charged|quoted)(?: me| us| him| her)? {_amount('asked')}(?= for)"
    )


@cache
def years() -> re.Pattern[str]:
    """Return the pattern of what may be a year: "since 1998", "it is from 2011"."""
    return _whole(
        r"(?:since|(?:is|are|was|were|s|its|one|ones|dates|dating|back|built|bought|made) (?:from|in)|in|of) <n>"
    )


@cache
def hours() -> re.Pattern[str]:
    """Return the pattern of the hours between which something is done: "from 7 until 4"."""
    return _whole(
        rf"(?:from|between) (?P<opens><n>)(?: [ap]m)? (?:until|till|to|and) (?P<closes><n>)(?! (?:{_money()})(?!\S))"
    )


@cache
def sides() -> re.Pattern[str]:
    """Return the pattern of the sides of something: "about 10 by 12"."""
    return _whole(rf"(?:(?:{_any('about')}) )?<n> (?:by|x) <n>(?: (?:by|x) <n>)?")


@cache
def pointless() -> re.Pattern[str]:
    """Return the pattern of a bound by an amount that was said before: "nothing above that"."""
    return _whole(rf"{_denial()} (?:{_any('above')}) (?:that|this|it|budget|my budget)(?! (?:\S+ )?<n>)")


@cache
def moderate() -> re.Pattern[str]:
    """Return the pattern of a denied "too expensive": "I don't want anything too expensive"."""
    return _whole(rf"{_denial()} (?:{_any('overly')}) (?:{_any('dear')})")


def _ranges() -> tuple[Form, ...]:
    low, high = _amount("low"), _amount("high")
    span = f"(?:{_any('between')})"
    hedge, mark = f"(?:(?:{_any('hedges')}) )*", f"(?: (?:{_any('marks')}))?"
    return (
        _form(
            rf"(?:priced |costing |somewhere )?(?:between|from|in the range(?: of)?) {hedge}{low} {span} {high}{mark}"
        ),
        _form(rf"(?:priced (?:at )?)?{low} (?:to|till) {high}{mark}", needs_money=True),
        _form(rf"{low} (?:≤|<) [^\s<]+ (?:≤|<) {high}"),
        _form(rf"^{low} to {high}$"),
        _form(rf"(?:{_any('ranges')})(?: (?:{_any('ranges')}))* {hedge}{low} to {high}{mark}", needs_end=True),
        _form(rf"{low} (?:or|and) {high}(?= something like)"),
        _form(rf"{low}(?: ish)? to {high}(?: ish|{mark})", needs_end=True),
        _form(rf"(?:{_PART}|(?:some\w*|price\w*|budget|cost\w*) in the)(?: {_PART})? (?P<decade><n>) s"),
    )


def _denied() -> tuple[Form, ...]:
    """Return the forms in which "not" turns a bound round: "not over 50" is up to 50."""
    hedge = f"(?:(?:{_any('hedges')}) )*"
    over, under = f"(?:{_any('above')})", f"(?:{_any('below')})"
    beyond = f"(?:anything |everything |whatever |all )?(?:{_any('above')}|past)"
    too_much = rf"{beyond} {hedge}{_amount('high')} (?:{_any('too_much')})"
    return (
        _form(rf"{_denial()} {over} {hedge}{_amount('high')}", unbroken=True),
        _form(rf"{_far_denial()} {over} {hedge}{_amount('high')}", unbroken=True),
        _form(rf"{_far_denial()} (?:{_any('past')}) {hedge}{_amount('high')}", unbroken=True, needs_end=True),
        _form(rf"{_denial()} (?:{_any('past')}) {hedge}{_amount('high')}", unbroken=True, needs_end=True),
        _form(rf"{_denial()} {under} {hedge}{_amount('low')}", unbroken=True),
        _form(rf"(?:rather|sooner) [^<]*? than (?:{_any('spending')}) {over} {hedge}{_amount('high')}", unbroken=True),
        _form(too_much),
    )


def _exact() -> tuple[Form, ...]:
    exactly = f"(?:{_any('exactly')})"
    return (
        _form(rf"(?:for |at |costs? |costing |priced (?:at )?)?{exactly} {_amount('exact')}"),
        _form(rf"{_amount('exact')} {exactly}", needs_money=True),
    )


def _bounds() -> tuple[Form, ...]:
    low, high, about = _amount("low"), _amount("high"), _amount("about")
    hedge, mark = f"(?:(?:{_any('hedges')}) )*", f"(?: (?:{_any('marks')}))?"
    # In "under $50 and over $100" the "and over" belongs to what follows.
    none_after = rf"(?! (?:(?:{_money()}) )?<n>)"
    or_less = f"(?:(?:{_any('each')}) )?(?:{_any('or_less')}|{_any_limit()}){none_after}"
    or_more = f"(?:{_any('or_more')})(?! size){none_after}"
    return (
        _form(rf"(?<!how )(?<!what )(?:{_any('about')}) (?:the |a )?{about}{mark}(?! {or_less})(?! to <n>)"),
        _form(rf"{about} (?:{_any('or_so')})(?! <n>)"),
        _form(rf"{about} (?:is|s|sounds|seems|feels|would be) about right"),
        _form(rf"(?:in|within|of) the {about} (?:{_any('marks')})"),
        _form(rf"(?:{_any('from')}) {hedge}{low}(?! to <n>)"),
        _form(rf"{low} {or_more}"),
        _form(rf"(?:{_HAVING}) (?:only |got |exactly |a crisp |a whole )*{hedge}{high}(?: to spend)?", needs_end=True),
        _form(rf"(?:my |a |the |our )?(?:{_any('up_to')}) {hedge}{high}{mark}(?: {or_less})?"),
        _form(rf"(?:{_any('below')}) {hedge}{high}{mark}", exclusive=True),
        *_allowed(high, hedge),
        _form(rf"(?:a |for )?{high} {or_less}"),
        _form(rf"{high} (?:{_any('each')})"),
        _form(rf"(?:{_any('above')}) {hedge}{low}{mark}", exclusive=True),
    )


def _allowed(high: str, hedge: str) -> tuple[Form, ...]:
    """Return the forms that say what somebody can or may spend: "I could go to 140", "mom gave me 20"."""
    whom = "(?: (?:me|us|him|her|them))?"
    return (
        _form(rf"(?:{_any('able')}) (?:\S+ )?(?:{_any('outlay')}) {hedge}{high}", needs_end=True),
        _form(rf"(?:most|all) (?:i|we|he|she|they|id|wed|ill|well)(?: [^\s<]+){{1,3}} (?:is|are) {hedge}{high}"),
        _form(rf"(?:i|we|she|he) (?:only )?pays? {hedge}{high}", needs_end=True),
        _form(rf"(?:{_any('granting')}){whom} {hedge}{high}", needs_end=True),
        _form(
            rf"(?:{_any('purses')}) (?:says|allows|permits|tolerates|takes|is happy with) {hedge}{high}", needs_end=True
        ),
        _form(rf"{high} (?:{_SHALL})(?: to)? (?:(?:just|surely|really|easily|about) )?(?:{_any('sufficing')})"),
    )


def _any_limit() -> str:
    """Return the pattern of "is my limit", whoever's limit it is."""
    being = "is|s|being|are|would be|will be|has to be|must be|should be|remains|stays"
    own, limits = "my|our|his|her|their|the|your|an?", _any("limits")
    whose = "i|ill|id|im|we|wed|he|she|they"
    far = rf"(?:is|s) as (?:far|high|much) as (?:{whose})(?: (?:can|could|will|would|go|going|get))*"
    return rf"(?:(?:{being}) (?:{own}) (?:\S+ )?(?:{limits})|as (?:(?:{own}) )?(?:\S+ )?(?:{limits})|{far})"


def _bare() -> tuple[Form, ...]:
    high = _amount("high")
    return (
        _form(rf"for (?:just |only |about |under )?{high}(?= (?:{_WORD_AFTER})(?!\S)|$)", needs_end=True),
        _form(rf"(?:for |at )?(?:just |only )?{high}", needs_money=True),
    )


def _form(
    pattern: str,
    *,
    exclusive: bool = False,
    needs_money: bool = False,
    needs_end: bool = False,
    unbroken: bool = False,
) -> Form:
    return Form(_whole(pattern), exclusive, needs_money, needs_end, unbroken)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def _denial() -> str:
    return rf"(?:{_any('denials')})(?: (?:{_any('denied')})(?!\S)){{0,{_MOST_DENIED}}}"


def _far_denial() -> str:
    """Return the pattern of a denial with any words before what is done with money: "nobody in my house will pay"."""
    words = rf"(?: (?!(?:but|however|although|unless|if)(?!\S))[^\s<]+){{0,{_MOST_DENIED}}}"
    return rf"(?:{_any('denials')}){words} (?:{_any('spending')})(?: (?:{_any('denied')})(?!\S)){{0,3}}"


@cache
def _any(role: str) -> str:
    """Return the phrases of a role as alternatives, the longest first."""
    return alternatives(read("prices")[role])


@cache
def _amount(name: str) -> str:
    """Return the pattern of an amount: "$ 80", "80 dollars", or a number that counts nothing else."""
    money = _money()
    units = alternatives(read("sizes")["units"])
    return rf"(?P<{name}>(?:{money}) <n>(?: (?:{money}))?|<n> (?:{money})(?!\S)|<n>(?! (?:{units})(?!\S)))"


@cache
def _money() -> str:
    """Return the signs and names of currencies as alternatives, the longest first."""
    return alternatives(sign for entry in read("money").values() for sign in entry["signs"])
