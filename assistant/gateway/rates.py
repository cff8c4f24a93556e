"""How often one session and one address may ask. Where nobody can count, nobody may."""

import math
import time
from enum import StrEnum
from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from assistant.errors import NotChecked, SetupError, TooManyRequests

#: An IPv6 customer owns a whole network of this prefix length and may change addresses within it.
IPV6_PREFIX = 64


class Opening(StrEnum):
    """What an address opens, each counted by itself."""

    SESSION = "session"
    SOCKET = "socket"  # calls are some


class Rates:
    """Counts requests in this process. Rates are written as the library `limits` reads them: "30/minute".

    Raises SetupError for one that cannot be read.
    """

    def __init__(self, session_rate: str, address_rate: str, upload_rate: str, opening_rate: str) -> None:
        self._session_rate = _rate(session_rate)
        self._address_rate = _rate(address_rate)
        self._upload_rate = _rate(upload_rate)
        self._opening_rate = _rate(opening_rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def count_address(self, address: str) -> None:
        """Count one request. Raises TooManyRequests with the seconds to wait."""
        await self._count(self._address_rate, "address", network_of(address))

    async def count_opening(self, kind: Opening, address: str) -> None:
        """Count a session or a socket that is opened. Raises TooManyRequests with the seconds to wait."""
        await self.count_address(address)
        await self._count(self._opening_rate, f"open {kind}", network_of(address))

    async def count_message(self, session_id: str, address: str) -> None:
        """Count one message of a session. Raises TooManyRequests with the seconds to wait."""
        await self.count_address(address)
        await self._count(self._session_rate, "session", session_id)

    async def count_upload(self, session_id: str, address: str) -> None:
        """Count one photo of a session. Raises TooManyRequests with the seconds to wait."""
        await self.count_address(address)
        await self._count(self._upload_rate, "upload", session_id)

    async def _count(self, rate: RateLimitItem, *key: str) -> None:
        try:
            if await self._limiter.hit(rate, *key):
                return
            window = await self._limiter.get_window_stats(rate, *key)
        except Exception as error:
            raise NotChecked("Expected to count this request but could not; try again in a moment.") from error
        wait = max(1, math.ceil(window.reset_time - time.time()))
        raise TooManyRequests(f"Expected at most {rate}; come back in {wait} seconds.", wait)


def _rate(written: str) -> RateLimitItem:
    try:
        return parse(written)
    except ValueError as error:
        raise SetupError(f'Expected a rate such as "30/minute" but the settings say "{written}".') from error


def network_of(address: str) -> str:
    """Return what is counted as one caller: an IPv4 address, or an IPv6 network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address  # a Unix socket or a test client has no address
    if isinstance(parsed, IPv6Address):
        return str(IPv6Network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)
