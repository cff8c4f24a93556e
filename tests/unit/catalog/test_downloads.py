import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalog.downloads import MAX_PICTURE_BYTES, Downloader, PublicAddresses, is_public
from assistant.errors import UnusablePicture

PUBLIC = "93.184.215.14"
Answer = Callable[[httpx.Request], httpx.Response]


def ok(data: bytes) -> httpx.Response:
    return httpx.Response(200, content=iter([data]))


def downloader(answer: Answer, names: dict[str, str] | None = None) -> Downloader:
    """A downloader for which the given names have the given addresses, and all others a public one."""
    known = names or {}
    return Downloader(PublicAddresses(httpx.MockTransport(answer), lambda host: [known.get(host, PUBLIC)]))


def refusal(loader: Downloader, url: str) -> str:
    with loader, pytest.raises(UnusablePicture) as refused:
        loader.fetch(url)
    return str(refused.value)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_told(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_told(address):
    assert is_public(address)


def test_the_request_goes_to_the_address_that_was_checked_under_the_hosts_name():
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return ok(b"picture")

    with downloader(answer) as loader:
        assert loader.fetch("https://cdn.example/a.jpg?x=1") == b"picture"
    (request,) = asked
    assert (request.url.host, request.url.path, request.headers["Host"]) == (PUBLIC, "/a.jpg", "cdn.example")
    assert request.extensions["sni_hostname"] == "cdn.example"


def test_private_hosts_are_refused_without_a_request():
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError("nothing may be asked")

    assert "public" in refusal(downloader(answer, {"inside.example": "10.0.0.8"}), "http://inside.example/a.jpg")
    loader = Downloader(PublicAddresses(httpx.MockTransport(answer), lambda host: [PUBLIC, "127.0.0.1"]))
    assert "public" in refusal(loader, "http://both.example/a.jpg")


def test_a_redirect_to_a_private_host_is_refused():
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://metadata.example/secret"})

    loader = downloader(answer, {"metadata.example": "169.254.169.254"})
    assert "metadata.example is not on the public internet" in refusal(loader, "https://cdn.example/a.jpg")


def test_redirects_are_followed_three_times_and_not_four():
    def answer(request: httpx.Request) -> httpx.Response:
        left = int(request.url.path.strip("/"))
        return httpx.Response(302, headers={"Location": f"/{left - 1}"}) if left else ok(b"p")

    with downloader(answer) as loader:
        assert loader.fetch("https://cdn.example/3") == b"p"
    assert "cannot be followed" in refusal(downloader(answer), "https://cdn.example/4")


def test_a_picture_beyond_the_bound_is_given_up_while_it_is_read():
    chunks_read = 0

    def endless() -> Iterator[bytes]:
        nonlocal chunks_read
        while True:
            chunks_read += 1
            yield b"x" * 1024**2

    loader = downloader(lambda request: httpx.Response(200, content=endless()))
    assert "10 MiB" in refusal(loader, "https://cdn.example/a.jpg")
    assert chunks_read <= MAX_PICTURE_BYTES / 1024**2 + 1


def test_a_picture_that_trickles_is_given_up_after_ten_seconds():
    times = iter(range(0, 1000, 4))
    transport = PublicAddresses(
        httpx.MockTransport(lambda request: httpx.Response(200, content=iter([b"x"] * 50))), lambda host: [PUBLIC]
    )
    assert "10 seconds" in refusal(Downloader(transport, lambda: next(times)), "https://cdn.example/a.jpg")


def test_other_answers_than_200_are_told():
    assert refusal(downloader(lambda request: httpx.Response(404)), "https://cdn.example/a.jpg") == "the answer was 404"


def test_a_host_that_keeps_failing_is_not_asked_again():
    asked = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        raise httpx.ConnectTimeout("late")

    with downloader(answer) as loader:
        for _ in range(15):
            with pytest.raises(UnusablePicture):
                loader.fetch("https://slow.example/a.jpg")
    assert asked == 10


def test_an_unknown_host_is_told():
    def nobody(host: str) -> list[str]:
        raise OSError("no such host")

    loader = Downloader(PublicAddresses(httpx.MockTransport(lambda request: ok(b"p")), nobody))
    assert refusal(loader, "https://gone.example/a.jpg") == "no host is called gone.example"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_link_and_any_redirect_is_followed_or_refused(link, target):
    def answer(request: httpx.Request) -> httpx.Response:
        return ok(b"p") if request.url.path == "/end" else httpx.Response(301, headers=[(b"Location", target.encode())])

    with downloader(answer) as loader:
        for url in (f"http://{link}", f"https://cdn.example/{link}"):
            try:
                assert loader.fetch(url) == b"p"
            except UnusablePicture as error:
                assert str(error)


@contextmanager
def served(data: bytes) -> Iterator[int]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def test_a_real_server_on_this_machine_is_refused_by_name_and_by_address():
    with served(b"secret") as port:
        assert httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).content == b"secret"
        for host in ("127.0.0.1", "localhost", "[::1]", "2130706433"):
            assert refusal(Downloader(), f"http://{host}:{port}/a.jpg")
