"""When people are there."""

from datetime import UTC, datetime

import pytest

from assistant.errors import SetupError
from assistant.handoff.hours import hours


@pytest.mark.parametrize(
    ("written", "zone", "at", "are_open"),
    [
        ("", "UTC", "2026-11-28 03:00", True),
        ("mon-fri 9:00-17:30", "UTC", "2026-11-25 09:00", True),
        ("mon-fri 9:00-17:30", "UTC", "2026-11-25 08:59", False),
        ("mon-fri 9:00-17:30", "UTC", "2026-11-25 17:30", False),
        ("mon-fri 9:00-17:30", "UTC", "2026-11-28 12:00", False),  # a Saturday
        ("mon-fri 9:00-17:30, SAT 10:00-14:00", "UTC", "2026-11-28 12:00", True),
        ("sat-mon 10:00-14:00", "UTC", "2026-11-29 12:00", True),
        ("sat-mon 10:00-14:00", "UTC", "2026-11-24 12:00", False),
        ("sun 0:00-24:00", "UTC", "2026-11-29 23:59", True),
        ("mon-fri 9:00-17:00", "America/New_York", "2026-11-25 13:00", False),
        ("mon-fri 9:00-17:00", "America/New_York", "2026-11-25 15:00", True),
    ],
)
def test_hours_hold_in_their_zone(written, zone, at, are_open):
    assert hours(written, zone).are_open(datetime.fromisoformat(at).replace(tzinfo=UTC)) is are_open


@pytest.mark.parametrize("written", ["always", "mon 9-17", "mon-fri 9:00-25:00", "mon 17:00-9:00", "mo 9:00-17:00"])
def test_what_is_no_hours_is_told(written):
    with pytest.raises(SetupError, match="ASSISTANT_HANDOFF_HOURS"):
        hours(written, "UTC")


@pytest.mark.parametrize("zone", ["Mars", "", "../etc/passwd"])
def test_an_unknown_zone_is_told(zone):
    with pytest.raises(SetupError, match="ASSISTANT_HANDOFF_ZONE"):
        hours("", zone)
