"""When people of the shop are there: "mon-fri 9:00-17:30, sat 10:00-14:00", in one time zone."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from assistant.errors import SetupError

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = "|".join(_DAYS)
_SPAN = re.compile(
    rf"(?P<first>{_DAY})(?:-(?P<last>{_DAY}))? (?P<opens>\d{{1,2}}:\d\d)-(?P<closes>\d{{1,2}}:\d\d)", re.IGNORECASE
)
MIDNIGHT = "24:00"


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time on some days of the week."""

    days: frozenset[int]  # 0 is Monday
    opens: time
    closes: time | None  # None: at the end of the day


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a week; none at all mean always."""

    spans: tuple[Span, ...]
    zone: ZoneInfo

    def are_open(self, at: datetime) -> bool:
        """Tell whether people are there at a time with its zone."""
        here = at.astimezone(self.zone)
        return not self.spans or any(_holds(span, here) for span in self.spans)


def hours(written: str, zone: str) -> Hours:
    """Read opening hours. Raises SetupError for what is none, and for an unknown time zone."""
    try:
        known = ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise SetupError("ASSISTANT_HANDOFF_ZONE must name a time zone, such as Europe/Berlin.") from error
    parts = [part.strip() for part in written.split(",") if part.strip()]
    return Hours(tuple(_span(part) for part in parts), known)


def _span(part: str) -> Span:
    match = _SPAN.fullmatch(part)
    try:
        if match is None:
            raise ValueError(part)
        opens = time.fromisoformat(match["opens"].zfill(5))
        closes = None if match["closes"] == MIDNIGHT else time.fromisoformat(match["closes"].zfill(5))
        if closes is not None and closes <= opens:
            raise ValueError(part)
    except ValueError as error:
        raise SetupError(
            f'ASSISTANT_HANDOFF_HOURS must look like "mon-fri 9:00-17:30, sat 10:00-14:00", but "{part}" does not.'
        ) from error
    first = _DAYS.index(match["first"].lower())
    last = _DAYS.index((match["last"] or match["first"]).lower())
    days = range(first, last + 1) if first <= last else [*range(first, len(_DAYS)), *range(last + 1)]
    return Span(frozenset(days), opens, closes)


def _holds(span: Span, here: datetime) -> bool:
    return (
        here.weekday() in span.days and span.opens <= here.time() and (span.closes is None or here.time() < span.closes)
    )
