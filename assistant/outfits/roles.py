"""What a thing does beside what there is: it fills a place in an outfit, or is of a kind that an activity takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.outfits.activities import Activity, activity_of, place_in
from assistant.outfits.formality import kept_out, named
from assistant.outfits.request import Completion
from assistant.outfits.slots import APART, Slot, missing_slots, slot_of

Kinds = frozenset[str]  # of one product, wider ones too


@dataclass(frozen=True, slots=True)
class Role:
    """One part that is still missing."""

    name: str  # of a slot or a kind
    place: int  # in the order in which parts are proposed
    slot: Slot | None = None
    activity: Activity | None = None


class Roles:
    """Tells what a product could do: be what is named, else be of an activity, else fill a slot of an outfit."""

    def __init__(self, asked: Completion, there: Sequence[Kinds]) -> None:
        self._asked = asked
        self._there = there
        worn = {slot for kinds in there if (slot := slot_of(kinds))}
        self._slots = () if asked.activity else missing_slots(worn)
        is_apart = bool(self._slots) and not named(asked) & APART  # shoes for a dress are no slippers
        self._out = kept_out(asked, there) | (APART if is_apart else frozenset())
        self._activity = asked.activity or (None if worn else activity_of(there))

    def of(self, kinds: Kinds) -> Role | None:
        """Return the role of a product of these kinds; None where it completes nothing."""
        if kinds & self._out:
            return None
        if self._asked.kinds:
            return self._named(kinds)
        if self._slots:
            slot = slot_of(kinds)
            return Role(slot, self._slots.index(slot), slot=slot) if slot in self._slots else None
        return self._taken_along(kinds)

    def _named(self, kinds: Kinds) -> Role | None:
        found = next((kind for kind in self._asked.kinds if kind in kinds), None)
        return Role(found, self._asked.kinds.index(found), slot_of(kinds), self._asked.activity) if found else None

    def _taken_along(self, kinds: Kinds) -> Role | None:
        """Return the role in an activity, unless it is filled: who has a tent is proposed no second one."""
        activity = self._activity
        place = place_in(activity, kinds) if activity else None
        if activity is None or place is None or any(place_in(activity, each) == place for each in self._there):
            return None
        return Role(activity.kinds[place], place, activity=activity)
