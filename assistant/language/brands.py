"""Brands as customers write them."""

from collections.abc import Iterable, Iterator

from assistant.language.english import everyday_words
from assistant.language.senses import Sense, Sign, Term
from assistant.language.text import plain
from assistant.types import Facet


def brand_senses(cells: Iterable[str]) -> Iterator[tuple[str, Sense]]:
    """Yield every brand; one that is an everyday word ("Next", "Gap") needs a sign."""
    for cell in cells:
        phrase = plain(cell)
        sign = Sign.MAKER if phrase in everyday_words() else Sign.NONE
        sense = Sense((Term(Facet.BRAND, cell.strip()),), sign)
        yield phrase, sense
        if not phrase.endswith("s"):
            yield f"{phrase}s", sense  # "one of Quillby's"
        if " and " in phrase:  # "harbor pine" for "Harbor & Pine"
            yield phrase.replace(" and ", " "), sense
