"""Which options of a product a text names. Pure."""

import re
from collections.abc import Iterator, Sequence

from assistant.buying.options import OPTIONS, Family, Named, Options, Said
from assistant.cart_line import Option
from assistant.language.matching import matches
from assistant.language.references import without_moment
from assistant.language.sizes import canonical, in_size_order, letters, size_matches
from assistant.language.text import plain, words_of
from assistant.types import Choice, Facet, Reading

#: A size is written in no more words: "extra large", "160 x 230 cm".
MOST_SIZE_WORDS = 4
_BIGGER = re.compile(r"\b(?:bigger|biggest|larger|largest|longer|longest|wider|widest)\b")
_SMALLER = re.compile(r"\b(?:smaller|smallest|shorter|shortest|tighter|narrower)\b")
_WHICHEVER = re.compile(
    r"\b(?:whichever|whatever|either|surprise me|you (?:choose|pick|decide)|your (?:choice|pick)|up to you"
    r"|(?:doesnt|does not|dont|do not) (?:really )?(?:matter|care|mind)|no preference|not (?:fussed|fussy|picky)"
    r"|any (?:one|will do|is fine|of (?:them|those|these)|size|colou?r|works?)|all the same)\b|^any(?: please)?$"
)
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}


def named(reading: Reading, family: Family) -> dict[Facet, Said]:
    """Return the options that a reading names of a product, those included that it does not come in.

    What is so of all of it, like the denim of a denim jacket, chooses nothing.
    """
    wanted = (each for each in reading.constraints if isinstance(each, Choice) and not each.negated)
    found = {each.facet: _said(each, family) for each in wanted if each.facet in OPTIONS}
    return {facet: said for facet, said in found.items() if not said.cells or said.cells != family.cells(facet)}


def without_title(text: str, family: Family) -> str:
    """Return a text without the words of a product's title, in which "the Rose Mug" names no color."""
    title = set(words_of(family.title))
    return " ".join(word for word in text.split() if not set(words_of(word)) <= title)


def named_in_answer(text: str, reading: Reading, family: Family, offers: Sequence[Options]) -> dict[Facet, Said]:
    """Return the options that an answer names: what it says of them needs no sign of being one ("the l", "10")."""
    asked = {option.facet for offer in offers for option in offer}
    literal = {facet: said for facet in OPTIONS if facet in asked and (said := _literal(text, facet, family))}
    return _compared(text, offers) | named(reading, family) | literal


def offers_of(said: Named, offers: Sequence[Options]) -> list[Options]:
    """Return the offers that what was said fits."""
    return [each for each in offers if all(option.value in said[option.facet].cells for option in _told(each, said))]


def pointed_at(text: str, offers: Sequence[Options]) -> Options | None:
    """Return the offer whose place is named: "the first", "the last one"; None where none is."""
    words = without_moment(plain(text)).replace("1 st", "1st").split()
    places = [_ORDINALS[word] for word in words if word in _ORDINALS]
    return offers[places[0]] if len(places) == 1 and -1 <= places[0] < len(offers) else None


def says_whichever(text: str) -> bool:
    """Tell whether a text leaves the choice to the shop."""
    return bool(_WHICHEVER.search(plain(text)))


def freed(offer: Options, reading: Reading, said: Named) -> Options:
    """Return what of an offer is left to the shop: "any color" says nothing of the size."""
    left = [option for option in offer if option.facet not in said]
    freed = [option for option in left if option.facet in reading.dropped]
    return tuple(freed or left)


def any_of(offers: Sequence[Options]) -> dict[Facet, Said]:
    """Return what leaves all of these offers open, and nothing else."""
    cells: dict[Facet, dict[str, None]] = {}
    for option in (option for offer in offers for option in offer):
        cells.setdefault(option.facet, {})[option.value] = None
    return {facet: Said(" or ".join(values), tuple(values)) for facet, values in cells.items()}


def as_said(options: Options) -> dict[Facet, Said]:
    """Return options as if they had been said."""
    return {each.facet: Said(each.value, (each.value,)) for each in options}


def _told(offer: Options, said: Named) -> Iterator[Option]:
    return (option for option in offer if option.facet in said)


def _said(choice: Choice, family: Family) -> Said:
    """Return the cells that fit a choice: the very one that was named where there is one."""
    cells = [cell for cell in family.cells(choice.facet) if any(matches(choice.facet, v, cell) for v in choice.values)]
    exact = [cell for cell in cells if cell.casefold() in {value.casefold() for value in choice.values}]
    cells = exact or cells
    return Said(cells[0] if len(cells) == 1 else " or ".join(choice.values), tuple(cells))


def _literal(text: str, facet: Facet, family: Family) -> Said | None:
    """Return the cells of a facet that stand in a text as they are; for a size that is not there, its name."""
    runs = _runs(text)
    if facet is Facet.SIZE:
        return _literal_size(runs, family)
    cells = [cell for cell in family.cells(facet) if plain(cell) in runs]
    cells = [cell for cell in cells if not any(_is_within(cell, other) for other in cells)]
    return Said(" or ".join(cells), tuple(cells)) if cells else None


def says_size(text: str, cell: str) -> bool:
    """Tell whether a text names a size, with or without a sign of being one."""
    return any(size_matches(canonical(run), cell) for run in _runs(text))


def _runs(text: str) -> list[str]:
    words = words_of(text)
    return [" ".join(words[i : i + n]) for n in range(1, MOST_SIZE_WORDS + 1) for i in range(len(words) - n + 1)]


def _literal_size(runs: Sequence[str], family: Family) -> Said | None:
    for run in sorted(runs, key=len, reverse=True):
        size = canonical(run)
        cells = tuple(cell for cell in family.cells(Facet.SIZE) if size_matches(size, cell))
        if cells or size in letters().values():
            return Said(cells[0] if len(cells) == 1 else size, cells)
    numbers = [run for run in runs if run.isdigit()]
    are_numbers = all(any(sign.isdigit() for sign in cell) for cell in family.cells(Facet.SIZE))
    return Said(numbers[-1], ()) if numbers and (are_numbers or len(runs) == 1) else None


def _is_within(cell: str, other: str) -> bool:
    return cell != other and f" {plain(cell)} " in f" {plain(other)} "


def _compared(text: str, offers: Sequence[Options]) -> dict[Facet, Said]:
    """Return the sizes that "the bigger one" means: of two the bigger, of more all but the smallest."""
    sizes = [option.value for offer in offers for option in offer if option.facet is Facet.SIZE]
    sizes = in_size_order(list(dict.fromkeys(sizes)))
    said = plain(text)
    is_bigger, is_smaller = bool(_BIGGER.search(said)), bool(_SMALLER.search(said))
    if len(sizes) < 2 or is_bigger is is_smaller:  # noqa: PLR2004 - there is something to compare
        return {}
    if re.search(r"(?:big|large|small|long|wid|short)g?est\b", said):
        sizes = sizes[-1:] if is_bigger else sizes[:1]
    else:
        sizes = sizes[1:] if is_bigger else sizes[:-1]
    return {Facet.SIZE: Said(" or ".join(sizes), tuple(sizes))}
