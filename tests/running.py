"""The whole shop as `make run` starts it: the gateway, Rasa and the action server, watched over."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from assistant import launcher, parts
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Supervisor

START_SECONDS = 120.0


@dataclass(frozen=True)
class Whole:
    """A running shop."""

    address: str
    group: ProcessGroup
    said: list[str]  # what the operator was told

    def open_session(self) -> httpx.Client:
        client = httpx.Client(base_url=self.address, timeout=30, trust_env=False)
        token = client.post("/v1/sessions").raise_for_status().json()["token"]
        client.cookies.clear()
        client.headers["Authorization"] = f"Bearer {token}"
        return client


@contextmanager
def opened(home: Path, **told: str) -> Iterator[Whole]:
    """Open a shop on a free port, `told` these settings; it is closed when the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.MonkeyPatch.context() as patch, ProcessGroup(parts.ROOT) as group:
        for name, value in {**told, "ASSISTANT_PORT": str(port)}.items():
            patch.setitem(os.environ, name, value)
        settings = Settings(home=home)
        supervisor = Supervisor(group, launcher.shop(settings))
        supervisor.start()
        supervisor.await_healthy(START_SECONDS, lambda _: None)
        said: list[str] = []
        with _watched(supervisor, said):
            yield Whole(parts.address(settings), group, said)


def process_of(whole: Whole, module: str) -> int:
    """Return the process of this shop that runs a module, by its command line."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            group = os.getpgid(int(folder.name))
        except (OSError, ProcessLookupError):
            continue  # it ended while we looked
        if group == whole.group._guard.pid and words[1:3] == [b"-m", module.encode()]:
            return int(folder.name)
    raise AssertionError(f"no process runs {module}")


class _watched:  # noqa: N801 - reads as a verb at its one use
    """Looks after the parts in the background until left."""

    def __init__(self, supervisor: Supervisor, said: list[str]) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(supervisor, said))

    def _watch(self, supervisor: Supervisor, said: list[str]) -> None:
        while not self._stop.wait(0.2):
            supervisor.look(said.append)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
