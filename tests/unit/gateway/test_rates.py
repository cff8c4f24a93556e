"""Requests are counted by session and by network."""

import pytest

from assistant.errors import NotChecked, SetupError, TooManyRequests
from assistant.gateway.rates import Opening, Rates, network_of


async def test_a_session_is_told_how_long_to_wait() -> None:
    rates = Rates("2/minute", "100/minute", "1/minute", "2/minute")
    for _ in range(2):
        await rates.count_message("one", "192.0.2.1")
    with pytest.raises(TooManyRequests) as refusal:
        await rates.count_message("one", "192.0.2.1")
    assert 1 <= refusal.value.retry_after_seconds <= 60
    await rates.count_message("another", "192.0.2.1")


async def test_an_address_is_counted_over_its_sessions() -> None:
    rates = Rates("100/minute", "2/minute", "1/minute", "2/minute")
    await rates.count_message("one", "192.0.2.1")
    await rates.count_message("two", "192.0.2.1")
    with pytest.raises(TooManyRequests):
        await rates.count_message("three", "192.0.2.1")
    await rates.count_message("three", "192.0.2.2")


def test_addresses_of_one_ipv6_network_are_one_caller() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")


def test_a_rate_that_cannot_be_read_is_named() -> None:
    with pytest.raises(SetupError, match="a few now and then"):
        Rates("a few now and then", "100/minute", "1/minute", "2/minute")


async def test_what_an_address_opens_is_counted_apart_for_sessions_and_sockets() -> None:
    rates = Rates("100/minute", "100/minute", "1/minute", "2/minute")
    for kind in Opening:
        for _ in range(2):
            await rates.count_opening(kind, "192.0.2.1")
    for kind in Opening:
        with pytest.raises(TooManyRequests):
            await rates.count_opening(kind, "192.0.2.1")
    await rates.count_opening(Opening.SESSION, "192.0.2.2")


async def test_where_nobody_can_count_nobody_may(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = Rates("100/minute", "100/minute", "1/minute", "2/minute")

    async def broken(*_: object) -> bool:
        raise MemoryError

    monkeypatch.setattr(rates._limiter, "hit", broken)
    with pytest.raises(NotChecked):
        await rates.count_address("192.0.2.1")
