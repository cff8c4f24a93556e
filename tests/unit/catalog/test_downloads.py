import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalog.downloads import MAX_PICTURE_BYTES, Downloader, PublicAddresses, is_public
from assistant.errors import UnusablePicture

HERE = ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:7f00:1]")
PUBLIC = "93.184.215.14"
Answer = Callable[[httpx.Request], httpx.Response]


async def streamed(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def ok(data: bytes) -> httpx.Response:
    return httpx.Response(200, content=streamed([data]))


def downloader(answer: Answer, names: dict[str, str] | None = None) -> Downloader:
    """A downloader for which the given names have the given addresses, and all others a public one."""
    known = names or {}
    return Downloader(lambda: PublicAddresses(httpx.MockTransport(answer), lambda host: [known.get(host, PUBLIC)]))


def refusal(loader: Downloader, url: str) -> str:
    with pytest.raises(UnusablePicture) as refused:
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

    assert downloader(answer).fetch("https://cdn.example/a.jpg?x=1") == b"picture"
    (request,) = asked
    assert (request.url.host, request.url.path, request.headers["Host"]) == (PUBLIC, "/a.jpg", "cdn.example")
    assert request.extensions["sni_hostname"] == "cdn.example"


def test_private_hosts_are_refused_without_a_request():
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError("nothing may be asked")

    assert "public" in refusal(downloader(answer, {"inside.example": "10.0.0.8"}), "http://inside.example/a.jpg")
    loader = Downloader(lambda: PublicAddresses(httpx.MockTransport(answer), lambda host: [PUBLIC, "127.0.0.1"]))
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

    assert downloader(answer).fetch("https://cdn.example/3") == b"p"
    assert "cannot be followed" in refusal(downloader(answer), "https://cdn.example/4")


def test_a_picture_beyond_the_bound_is_given_up_while_it_is_read():
    chunks_read = 0

    def endless() -> Iterator[bytes]:
        nonlocal chunks_read
        while True:
            chunks_read += 1
            yield b"x" * 1024**2

    loader = downloader(lambda request: httpx.Response(200, content=streamed(endless())))
    assert "10 MiB" in refusal(loader, "https://cdn.example/a.jpg")
    assert chunks_read <= MAX_PICTURE_BYTES / 1024**2 + 1


def test_other_answers_than_200_are_told():
    assert refusal(downloader(lambda request: httpx.Response(404)), "https://cdn.example/a.jpg") == "the answer was 404"


def test_a_host_that_keeps_failing_is_not_asked_again():
    asked = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        raise httpx.ConnectTimeout("late")

    loader = downloader(answer)
    for _ in range(15):
        assert refusal(loader, "https://slow.example/a.jpg")
    assert asked == 10


def test_an_unknown_host_is_told():
    def nobody(host: str) -> list[str]:
        raise OSError("no such host")

    loader = Downloader(lambda: PublicAddresses(httpx.MockTransport(lambda request: ok(b"p")), nobody))
    assert refusal(loader, "https://gone.example/a.jpg") == "no host is called gone.example"


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_link_and_any_redirect_is_followed_or_refused(link, target):
    def answer(request: httpx.Request) -> httpx.Response:
        return ok(b"p") if request.url.path == "/end" else httpx.Response(301, headers=[(b"Location", target.encode())])

    loader = downloader(answer)
    for url in (f"http://{link}", f"https://cdn.example/{link}"):
        try:
            assert loader.fetch(url) == b"p"
        except UnusablePicture as error:
            assert str(error)


@contextmanager
def served(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server on this machine that lets `answer` write to each caller; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:  # closed: the test is over
                    return
                with caller, suppress(OSError):  # the caller may hang up
                    answer(caller)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def test_a_real_server_on_this_machine_is_refused_by_name_and_by_address():
    with served(lambda caller: caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")) as port:
        assert httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).content == b"secret"
        for host in (
            "127.0.0.1",
            "localhost",
            "[::1]",
            "2130706433",
            "0x7f.1",
            "0177.0.0.1",
            "127.1",
            "[::ffff:7f00:1]",
        ):
            assert refusal(Downloader(), f"http://{host}:{port}/a.jpg")


def drip(caller: socket.socket) -> None:
    caller.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        caller.sendall(b"x")
        time.sleep(0.01)


def endless_body(caller: socket.socket) -> None:
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
    while True:
        caller.sendall(b"x" * 65536)


def silence(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.recv(1)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (drip, "took longer than 0.3 seconds"),
        (silence, "took longer than 0.3 seconds"),
        (endless_body, "10 MiB"),
        (lambda caller: caller.sendall(b"SSH-2.0-OpenSSH_9.6\r\n"), "did not answer as it should"),
        (lambda caller: caller.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10**6), "did not answer as it should"),
        (lambda caller: None, "did not answer as it should"),
        (
            lambda caller: caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"),
            "did not answer as it should",
        ),
    ],
    ids=["dripping header", "silence", "endless body", "no http", "endless header", "hangs up", "cut short"],
)
def test_a_server_that_misbehaves_is_given_up_with_the_reason(answer, reason):
    with served(answer) as port:
        seconds = 30 if "10 MiB" in reason else 0.3
        loader = Downloader(httpx.AsyncHTTPTransport, seconds=seconds)  # without the check of addresses
        assert reason in refusal(loader, f"http://127.0.0.1:{port}/a.png")


def test_a_host_that_is_always_too_slow_is_not_asked_again():
    async def late() -> AsyncIterator[bytes]:
        await asyncio.sleep(60)
        yield b""

    transport = httpx.MockTransport(lambda request: httpx.Response(200, content=late()))
    loader = Downloader(lambda: transport, seconds=0.01)
    reasons = [refusal(loader, "https://slow.example/a.png") for _ in range(11)]
    assert reasons[9] == "the picture took longer than 0.01 seconds"
    assert reasons[10] == "slow.example failed 10 times in a row and was not asked again"
