"""Brands as customers write them."""

from collections.abc import Iterable, Iterator

from assistant.language.english import common_words, everyday_words
from assistant.language.lexicon import read
from assistant.language.senses import Sense, Sign, Term
from assistant.language.text import plain
from assistant.types import Facet


def brand_senses(cells: Iterable[str]) -> Iterator[tuple[str, Sense]]:
    """Yield every brand, and those known everywhere that the shop lacks. None without brands.

    One that is an everyday word ("Next", "Gap") needs a sign, and of those the shop lacks any English word does.
    """
    own = dict.fromkeys(cell.strip() for cell in cells if cell.strip())
    held = {plain(cell) for cell in own}
    for cell in (*own, *(read("brands")["known"] if own else ())):
        phrase, is_absent = plain(cell), cell not in own
        if is_absent and phrase in held:
            continue
        english = common_words() if is_absent else everyday_words()
        is_place = cell in read("brands")["places"]
        sign = Sign.MAKER if is_place or phrase in english else Sign.NONE
        sense = Sense((Term(Facet.BRAND, cell),), sign, absent=is_absent)
        yield phrase, sense
        if not phrase.endswith("s"):
            yield f"{phrase}s", sense  # "one of Quillby's"
        if " and " in phrase:  # "harbor pine" for "Harbor & Pine"
            yield phrase.replace(" and ", " "), sense
