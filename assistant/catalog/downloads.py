"""Fetching pictures by link: only from public addresses, within bounds."""

import asyncio
import ipaddress
import socket
from collections import Counter
from collections.abc import Callable, Sequence

import httpx

from assistant.errors import UnusablePicture

MAX_PICTURE_BYTES = 10 * 1024**2
MAX_SECONDS = 10.0
MAX_REDIRECTS = 3
MAX_FAILURES = 10  # in a row, until a host is given up
SHARED_BY_NAT64 = ipaddress.ip_network("64:ff9b::/96")

#: All addresses of a host name.
Resolve = Callable[[str], Sequence[str]]


def addresses_of(host: str) -> list[str]:
    """Ask the system's resolver. Raises OSError where there is no such host."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Tell whether an address belongs to the public internet, also when an IPv6 address wraps an IPv4 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in SHARED_BY_NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = ip.ipv4_mapped or ip.sixtofour
        return ip.is_global and not ip.is_multicast if inner is None else is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class PublicAddresses(httpx.AsyncBaseTransport):
    """Sends each request, redirected ones too, to the very address that was checked.

    Connections must not be kept (`max_keepalive_connections=0`): they are told apart by address, and one host's
    certificate would speak for another's on the same address.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, resolve: Resolve = addresses_of) -> None:
        self._inner = inner
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pin the host to its address; the Host header and the certificate stay those of the name."""
        host = request.url.raw_host.decode("ascii")
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=await self._checked_address(host)),
            headers=request.headers,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return await self._inner.handle_async_request(pinned)

    async def _checked_address(self, host: str) -> str:
        try:
            addresses = await asyncio.to_thread(self._resolve, host)
        except (OSError, UnicodeError) as error:
            raise UnusablePicture(f"no host is called {host}") from error
        if not addresses or not all(map(is_public, addresses)):
            raise UnusablePicture(f"{host} is not on the public internet")
        return addresses[0]

    async def aclose(self) -> None:
        """Close what sends the requests."""
        await self._inner.aclose()


class Downloader:
    """Fetches pictures; thread-safe. A host that fails ten times in a row is not asked again.

    `transport` makes what sends the requests of one fetch; `seconds` is what a fetch may take from the first question
    for an address to the last byte, however slowly its parts come.
    """

    def __init__(
        self, transport: Callable[[], httpx.AsyncBaseTransport] | None = None, seconds: float = MAX_SECONDS
    ) -> None:
        self._certificates = httpx.create_ssl_context(trust_env=False)
        self._transport = transport or self._public
        self._seconds = seconds
        self._failures: Counter[str] = Counter()

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind a link. Raises UnusablePicture."""
        try:
            host = httpx.URL(url).host
        except httpx.InvalidURL as error:
            raise UnusablePicture("the link is no valid address") from error
        if self._failures[host] >= MAX_FAILURES:
            raise UnusablePicture(f"{host} failed {MAX_FAILURES} times in a row and was not asked again")
        try:
            data = asyncio.run(self._read(url))
        except (httpx.TransportError, TimeoutError) as error:
            self._failures[host] += 1
            raise UnusablePicture(self._failure(host, error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: of hosts that are none
            raise UnusablePicture(f"the link cannot be followed ({type(error).__name__})") from error
        self._failures[host] = 0
        return data

    def _failure(self, host: str, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"the picture took longer than {self._seconds:g} seconds"
        return f"{host} did not answer as it should ({type(error).__name__})"

    async def _read(self, url: str) -> bytes:
        data = bytearray()
        async with asyncio.timeout(self._seconds), self._client() as client, client.stream("GET", url) as response:
            if response.status_code != httpx.codes.OK:
                raise UnusablePicture(f"the answer was {response.status_code}")
            async for chunk in response.aiter_raw():
                data += chunk
                if len(data) > MAX_PICTURE_BYTES:
                    raise UnusablePicture("the picture is larger than 10 MiB")
        return bytes(data)

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=self._transport(),
            trust_env=False,  # a proxy would resolve the name by itself
            timeout=None,  # noqa: S113 - one bound holds for all of it
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
            headers={"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "shopping-assistant"},
        )

    def _public(self) -> httpx.AsyncBaseTransport:
        limits = httpx.Limits(max_keepalive_connections=0)
        return PublicAddresses(httpx.AsyncHTTPTransport(verify=self._certificates, trust_env=False, limits=limits))
