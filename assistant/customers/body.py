"""The measures of a customer's body among what they said once for all. Pure."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from assistant.customers.preferences import MOST_SAID_CHARACTERS, Preferences
from assistant.language.body import Measure, Told
from assistant.types import Facet, Preference


def stated(told: Iterable[Told], at: datetime, said: str) -> Preferences:
    """Return measures as preferences: each has its name among the kinds, and takes the place of one of that name."""
    return tuple(
        Preference(
            facet=Facet.BODY,
            value=f"{each.measure} {each.value.normalize():f}",
            kinds=(each.measure.value,),
            at=at,
            said=said[:MOST_SAID_CHARACTERS],
        )
        for each in told
    )


def body_of(preferences: Iterable[Preference]) -> dict[Measure, Decimal]:
    """Return the measures that were told, in cm, the weight in kg."""
    told = (each.value.split() for each in preferences if each.facet is Facet.BODY)
    return {Measure(measure): Decimal(value) for measure, value in told}
