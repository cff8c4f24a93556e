"""Fetching pictures by link: only from public addresses, within bounds."""

import ipaddress
import socket
import time
from collections import Counter
from collections.abc import Callable, Sequence
from types import TracebackType

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


class PublicAddresses(httpx.BaseTransport):
    """Sends each request, redirected ones too, to the very address that was checked.

    Connections must not be kept (`max_keepalive_connections=0`): they are told apart by address, and one host's
    certificate would speak for another's on the same address.
    """

    def __init__(self, inner: httpx.BaseTransport, resolve: Resolve = addresses_of) -> None:
        self._inner = inner
        self._resolve = resolve

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Pin the host to its address; the Host header and the certificate stay those of the name."""
        host = request.url.raw_host.decode("ascii")
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=self._checked_address(host)),
            headers=request.headers,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(pinned)

    def _checked_address(self, host: str) -> str:
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError) as error:
            raise UnusablePicture(f"no host is called {host}") from error
        if not addresses or not all(map(is_public, addresses)):
            raise UnusablePicture(f"{host} is not on the public internet")
        return addresses[0]

    def close(self) -> None:
        """Close what sends the requests."""
        self._inner.close()


class Downloader:
    """Fetches pictures; thread-safe. A host that fails ten times in a row is not asked again."""

    def __init__(
        self, transport: httpx.BaseTransport | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        sender = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
        self._client = httpx.Client(
            transport=transport or PublicAddresses(sender),
            trust_env=False,  # a proxy would resolve the name by itself
            timeout=MAX_SECONDS,
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
            headers={"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "shopping-assistant"},
        )
        self._clock = clock
        self._failures: Counter[str] = Counter()

    def __enter__(self) -> "Downloader":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def fetch(self, url: str) -> bytes:
        """Return the bytes behind a link. Raises UnusablePicture."""
        try:
            host = httpx.URL(url).host
        except httpx.InvalidURL as error:
            raise UnusablePicture("the link is no valid address") from error
        if self._failures[host] >= MAX_FAILURES:
            raise UnusablePicture(f"{host} failed {MAX_FAILURES} times in a row and was not asked again")
        try:
            data = self._read(url)
        except httpx.TransportError as error:
            self._failures[host] += 1
            raise UnusablePicture(f"{host} did not answer as it should ({type(error).__name__})") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: of hosts that are none
            raise UnusablePicture(f"the link cannot be followed ({type(error).__name__})") from error
        self._failures[host] = 0
        return data

    def _read(self, url: str) -> bytes:
        deadline = self._clock() + MAX_SECONDS
        data = bytearray()
        with self._client.stream("GET", url) as response:
            if response.status_code != httpx.codes.OK:
                raise UnusablePicture(f"the answer was {response.status_code}")
            for chunk in response.iter_raw():
                data += chunk
                if len(data) > MAX_PICTURE_BYTES:
                    raise UnusablePicture("the picture is larger than 10 MiB")
                if self._clock() > deadline:
                    raise UnusablePicture(f"the picture took longer than {MAX_SECONDS:.0f} seconds")
        return bytes(data)
