"""A whole shop for a benchmark: prepared in a home of its own, run on free ports of the loopback, and stopped again."""

import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant import launcher, parts
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Part, Supervisor

UNLIMITED = "1000000/second"


def settled(home: Path) -> Settings:
    """Return the settings of a home: a free port, no limits of rate, and the dialogue that this machine has trained."""
    with socket.create_server((parts.LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    # Through the environment, as an operator would: the parts read their settings there.
    rates = {f"ASSISTANT_{each}_RATE": UNLIMITED for each in ("SESSION", "ADDRESS", "OPENING")}
    os.environ.update(ASSISTANT_PORT=str(port), ASSISTANT_CALLS_PER_ADDRESS="1000", **rates)
    settings = Settings(home=home.resolve())
    models = Settings().models
    if models.exists() and not settings.models.exists():
        shutil.copytree(models, settings.models)  # the same training data gives the same model
    return settings


def prepare(settings: Settings, feed: Path | None, reviews: Path | None = None) -> None:
    """Train what is not trained and import the feed; without one the shop keeps what it has, or gets the demo's.

    Raises RuntimeError where the shop cannot be made; what failed has said why.
    """
    with ProcessGroup(parts.ROOT) as group:
        if launcher.take(launcher.preparation(settings, feed, reviews), settings, group):
            raise RuntimeError(f"The shop in {settings.home} could not be made.")


@dataclass(frozen=True, slots=True)
class Rasa:
    """Where Rasa listens, and what it must be told to answer."""

    url: str
    headers: Mapping[str, str]


@contextmanager
def running_parts(settings: Settings) -> Iterator[list[Part]]:
    """Run the whole assistant; yield its parts."""
    served = launcher.shop(settings)
    with ProcessGroup(parts.ROOT) as group:
        supervisor = Supervisor(group, served)
        supervisor.start()
        supervisor.await_healthy(launcher.READY_SECONDS, lambda _: None)
        yield served


@contextmanager
def running(settings: Settings) -> Iterator[tuple[str, Rasa]]:
    """Run the whole assistant; yield the address of the gateway, and Rasa."""
    with running_parts(settings) as (actions, rasa, _):
        yield parts.address(settings), Rasa(rasa.health, actions.health_headers)  # one token for both
