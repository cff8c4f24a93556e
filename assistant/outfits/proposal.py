"""An outfit, or what else an activity takes: of each missing part the best thing, within the budget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.outfits.candidates import candidates, kinds_at
from assistant.outfits.evidence import FEWEST_CUSTOMERS, Evidence
from assistant.outfits.judging import Fit, Judging
from assistant.outfits.outfit import Outfit, Scorer
from assistant.outfits.request import Completion
from assistant.outfits.slots import slot_of
from assistant.ports import Encoder
from assistant.retrieval.assortment import Assortment
from assistant.retrieval.shelf import Shelf
from assistant.types import Facet, Reason

#: Colors that are told to go together: what a neutral color reaches, and clashing ones do not.
TOLD_HARMONY = 0.7
#: Of a role so many are judged by what was learned.
SHORTLIST = 20

#: Two things are for opposite seasons where one is stated to be, and so much of the other's kind.
OPPOSED = 0.25

#: Returns the titles of the variants at these positions.
Titles = Callable[[Sequence[int]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is proposed."""

    fit: Fit
    reasons: tuple[Reason, ...]


def proposed(shelf: Shelf, asked: Completion, encoder: Encoder, evidence: Evidence, titles: Titles) -> tuple[Part, ...]:
    """Return of each missing part the best thing, in the order of the parts; of a single part all that fit, best first.

    As one outfit they cost no more than the budget together: what would is replaced by the next best of its part, or
    left out.
    """
    fits = Judging(shelf, asked, encoder, evidence.together)(candidates(shelf, asked))
    assortment = shelf.assortment
    if fits and (learned := evidence.learned()):
        fits = relearned(fits, _there(assortment, asked, titles), titles, learned)
    names = dict.fromkeys(fit.candidate.role.name for fit in sorted(fits, key=_place))
    chosen = _one_of_each(fits, list(names), asked, assortment) if len(names) > 1 else fits
    return tuple(Part(fit, reasons(fit, asked, assortment)) for fit in chosen)


def _there(assortment: Assortment, asked: Completion, titles: Titles) -> Outfit:
    """Return what there is, by the slots it fills."""
    found: dict[str, str] = {}
    for product in assortment.places(asked.products):
        slot = slot_of(kinds_at(assortment, product))
        if slot is not None:
            found[slot] = titles([assortment.variants_of(product).start])[0]
    return found


def relearned(fits: Sequence[Fit], there: Outfit, titles: Titles, learned: Scorer) -> list[Fit]:
    """Return the fits with the first SHORTLIST of each role in the order of what was learned of outfits by name."""
    ordered: list[Fit] = []
    for role in dict.fromkeys(fit.candidate.role for fit in fits):
        of_role = [fit for fit in fits if fit.candidate.role == role]
        short = of_role[:SHORTLIST]
        named = titles([fit.variant for fit in short])
        slot = (
            role.slot if role.slot and role.slot not in there else role.name
        )  # asked for as a kind, it has a slot too
        scores = learned([{**there, slot: title} for title in named])
        ordered += [*(short[place] for place in np.argsort(-scores, kind="stable")), *of_role[SHORTLIST:]]
    return ordered


def _one_of_each(fits: Sequence[Fit], names: Sequence[str], asked: Completion, assortment: Assortment) -> list[Fit]:
    """Return the best of each role that the budget still pays, before others one for no opposite season."""
    left = asked.budget if asked.together else None
    chosen: list[Fit] = []
    for name in names:
        paid = [
            fit
            for fit in fits
            if fit.candidate.role.name == name and (left is None or assortment.offer(fit.variant) <= left)
        ]
        best = next((fit for fit in paid if not _clashes(fit, chosen)), paid[0] if paid else None)
        if best is not None:
            chosen.append(best)
            left = None if left is None else left - assortment.offer(best.variant)
    return chosen


def _clashes(fit: Fit, others: Sequence[Fit]) -> bool:
    return any(fit.season * other.season <= -OPPOSED for other in others)


def _place(fit: Fit) -> int:
    return fit.candidate.role.place


def reasons(fit: Fit, asked: Completion, assortment: Assortment) -> tuple[Reason, ...]:
    """Return why a thing is proposed: what it completes, which colors go together, who bought it so."""
    role = fit.candidate.role
    found = [Reason(f"completes_{role.slot.value}")] if role.slot and not role.activity else []
    if role.activity:
        found.append(Reason("activity", {"activity": role.activity.name}))
    if fit.customers >= FEWEST_CUSTOMERS:
        found.append(Reason("together", {"count": str(fit.customers)}))
    color = assortment.cell(Facet.COLOR, fit.variant)
    if len(set(asked.colors)) == 1 and asked.colors[0] and fit.harmony is not None and fit.harmony >= TOLD_HARMONY:
        found.append(Reason("harmony", {"color": color.lower(), "other": asked.colors[0].lower()}))
    return tuple(found)
