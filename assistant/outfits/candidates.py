"""The products that may complete something, each in its role. Hard constraints come before anything is judged."""

from dataclasses import dataclass

import numpy as np

from assistant.outfits.request import Completion
from assistant.outfits.roles import Kinds, Role, Roles
from assistant.outfits.slots import slot_of
from assistant.ports import Integers, Mask
from assistant.ranking.order import stocked
from assistant.retrieval.assortment import KINDS, Assortment
from assistant.retrieval.candidates import refused
from assistant.retrieval.shelf import Shelf
from assistant.types import Choice, Facet, Limit, Wish

#: Whose things are proposed, where nothing is said of that: those of whom the thing there is for.
FOR_WHOM = (Facet.GENDER, Facet.AGE_GROUP)
#: For everybody.
ANYONE = frozenset({"", "unisex"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product in its role."""

    product: int  # position in the assortment
    role: Role
    variants: Integers  # positions of those of its variants that obey everything


def candidates(shelf: Shelf, asked: Completion) -> list[Candidate]:
    """Return the products that obey all that is asked and have a role beside what there is."""
    assortment = shelf.assortment
    allowed = np.flatnonzero(_allowed(shelf, asked))
    roles = Roles(asked, [kinds_at(assortment, place) for place in assortment.places(asked.products)])
    column = assortment.columns[Facet.CATEGORY]
    of_cell = [roles.of(_kinds(cell)) for cell in column.cells]
    has_role = np.array([role is not None for role in of_cell], dtype=np.bool_)
    allowed = allowed[has_role[column.codes[allowed]]]
    products, starts = np.unique(assortment.product_of[allowed], return_index=True)
    spans = np.split(allowed, starts[1:]) if len(products) else []
    found = (
        (int(product), of_cell[column.codes[span[0]]], span) for product, span in zip(products, spans, strict=True)
    )
    return [Candidate(product, role, span) for product, role, span in found if role is not None]


def kinds_at(assortment: Assortment, product: int) -> Kinds:
    """Return the kinds of the product at this position, wider ones too."""
    return _kinds(assortment.cell(Facet.CATEGORY, assortment.variants_of(product).start))


def _kinds(cell: str) -> Kinds:
    return frozenset(cell.split(KINDS)) - {""}


def _allowed(shelf: Shelf, asked: Completion) -> Mask:
    """Return [variants]: which obey everything; of what there is already, none."""
    assortment = shelf.assortment
    wish = Wish(constraints=(*asked.constraints, *asked.owned, *for_whom(assortment, asked)), refused=asked.refused)
    mask = assortment.all_of(stocked(wish))
    if asked.budget is not None:
        mask &= assortment.mask(Limit(facet=Facet.PRICE, maximum=asked.budget))
    out = {*asked.products, *asked.left_out, *refused(shelf, wish)}
    mask &= ~np.isin(assortment.product_of, assortment.places(out))
    return mask & _sized(assortment, asked)


def for_whom(assortment: Assortment, asked: Completion) -> list[Choice]:
    """Return for whom the things there are: beside a man's shirt no heels are proposed."""
    said = {each.facet for each in asked.constraints}
    found = []
    for facet in FOR_WHOM:
        spans = (assortment.variants_of(place) for place in assortment.places(asked.products))
        whom = {assortment.cell(facet, span.start) for span in spans} - ANYONE
        if facet not in said and len(whom) == 1:
            found.append(Choice(facet=facet, values=tuple(whom)))
    return found


def _sized(assortment: Assortment, asked: Completion) -> Mask:
    """Return [variants]: which are of the customer's size, or of a slot in which nothing comes in such sizes."""
    if not asked.sizes:
        return assortment.every()
    right = assortment.all_of(asked.sizes)
    column = assortment.columns[Facet.CATEGORY]
    slots = [slot_of(_kinds(cell)) for cell in column.cells]
    has_such = {slots[code] for code in np.unique(column.codes[right])} - {None}
    is_sized = np.array([slot in has_such for slot in slots], dtype=np.bool_)
    sized: Mask = right | ~is_sized[column.codes]
    return sized
