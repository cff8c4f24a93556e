"""The whole shop as it runs: who can be reached, what is kept secret, and what no log tells."""

import os
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.settings import Settings
from tests.running import Whole

LOOPBACK = "0100007F"  # 127.0.0.1, as Linux writes it
LISTENS = "0A"
MARKER, MAIL, STREET = "zanzibar lighthouse", "ann.marker@mail.example", "17 Marker Lane, Springfield"
PARTS = {"bot": "bot", "actions": "actions", "assistant.gateway": "assistant.gateway"}


@pytest.fixture(scope="module")
def processes(unhurried: Whole) -> dict[str, int]:
    """The processes of the shop by the modules they run."""
    found: dict[str, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            group = os.getpgid(int(folder.name))
        except OSError:
            continue  # it ended while we looked
        if group == unhurried.group._guard.pid and words[1:2] == ["-m"] and words[2] in PARTS:
            found[words[2]] = int(folder.name)
    assert found.keys() == PARTS.keys()
    return found


def listening(process: int) -> list[tuple[str, int]]:
    """Return the addresses and ports at which a process listens, of IPv4 and of IPv6."""
    own = {str(each.readlink()) for each in Path(f"/proc/{process}/fd").iterdir() if each.is_symlink()}
    found = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            address, _, port = fields[1].partition(":")
            if fields[3] == LISTENS and f"socket:[{fields[9]}]" in own:
                found.append((address, int(port, 16)))
    return found


def port_of(processes: dict[str, int], module: str) -> int:
    [(_, port)] = listening(processes[module])
    return port


@pytest.fixture(scope="module")
def customer(unhurried: Whole) -> Iterator[httpx.Client]:
    """A customer who has told who they are, in a conversation that went well and one that did not."""
    client = unhurried.open_session()
    for text in (f"red dresses for {MARKER}", f"my mail is {MAIL}", f"I live at {STREET}", "where is my order"):
        client.post("/v1/messages", json={"text": text}).raise_for_status()
    for body in ({"text": f"{MARKER} " * 100}, {"nonsense": MARKER}, {"about": MARKER}, {"photo": MARKER}):
        assert client.post("/v1/messages", json=body).status_code in (404, 422)
    client.get("/v1/history", params={"limit": MARKER})
    client.get(f"/media/{MARKER}")
    yield client
    client.close()


@pytest.mark.parametrize("module", PARTS)
def test_every_part_listens_on_the_loopback_alone(processes: dict[str, int], module: str) -> None:
    assert [address for address, _ in listening(processes[module])] == [LOOPBACK]


def test_a_neighbour_reaches_no_part(processes: dict[str, int]) -> None:
    address = _address_of_this_machine()
    for module in PARTS:
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((address, port_of(processes, module)), timeout=2).close()


def _address_of_this_machine() -> str:
    told = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=True).stdout.split()
    if not told:
        pytest.skip("this machine has the loopback alone")
    return told[0]


@pytest.mark.parametrize("authorization", ["", "Bearer guess", "Bearer"])
@pytest.mark.parametrize(
    ("module", "method", "path"),
    [
        ("bot", "POST", "/webhooks/rest/webhook"),
        ("bot", "POST", "/webhooks/rest/webhook?stream=true"),
        ("bot", "POST", "/model/parse"),
        ("bot", "GET", "/conversations/anybody/tracker"),
        ("bot", "POST", "/conversations/anybody/tracker/events"),
        ("bot", "PUT", "/model"),
        ("bot", "GET", "/domain"),
        ("actions", "POST", "/webhook"),
        ("actions", "GET", "/health"),
    ],
)
def test_whoever_reaches_a_part_is_refused_without_the_token(
    processes: dict[str, int], module: str, method: str, path: str, authorization: str
) -> None:
    url = f"http://127.0.0.1:{port_of(processes, module)}{path}"
    body = {"sender": "anybody", "message": "hello", "text": "hello"}
    headers = {"Authorization": authorization} if authorization else {}
    answer = httpx.request(method, url, json=body, headers=headers, trust_env=False, timeout=30)
    assert answer.status_code in (401, 403)


def test_nothing_of_a_customer_stands_in_a_log(customer: httpx.Client, stocked: Settings) -> None:
    history = customer.get("/v1/history").text
    assert all(each in history for each in (MARKER, MAIL, STREET))
    token = customer.headers["Authorization"].removeprefix("Bearer ")
    logs = {file.name: file.read_text(errors="replace") for file in stocked.logs.iterdir()}
    assert {"gateway.log", "rasa.log", "actions.log"} <= logs.keys()
    told = (MARKER, "zanzibar", MAIL, "ann.marker", STREET, "Marker Lane", token)
    assert [(name, each) for name, log in logs.items() for each in told if each.lower() in log.lower()] == []


@pytest.mark.usefixtures("customer")
def test_secrets_are_their_owners_alone_and_stand_nowhere_else(stocked: Settings, processes: dict[str, int]) -> None:
    kept = [path for path in stocked.home.iterdir() if path.name.endswith("secret")]
    assert stocked.home / "secret" in kept
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    told = [environment(processes["actions"])["ASSISTANT_ACTIONS_TOKEN"], *(path.read_text() for path in kept)]
    lines = [Path(f"/proc/{process}/cmdline").read_text() for process in processes.values()]
    seen = [file.read_text(errors="replace") for file in stocked.logs.iterdir()] + lines
    assert [secret for secret in told for text in seen if secret in text] == []


def environment(process: int) -> dict[str, str]:
    pairs = Path(f"/proc/{process}/environ").read_text().split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


@pytest.mark.usefixtures("customer")
@pytest.mark.parametrize("name", ["conversations.sqlite", "gateway.sqlite", "shop.sqlite"])
def test_what_customers_said_is_read_by_the_shops_own_user_alone(stocked: Settings, name: str) -> None:
    assert stat.S_IMODE((stocked.home / name).stat().st_mode) == 0o600
