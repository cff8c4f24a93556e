"""Which programs make up a running shop, and how each is called."""

import secrets
import shutil
import socket
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.settings import Settings
from assistant.supervisor import Part

ROOT = Path(__file__).resolve().parent.parent
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Wires:
    """How the parts of one run reach each other: free ports of the loopback and a secret made for this run."""

    actions_port: int
    rasa_port: int
    token: str

    def environment(self, settings: Settings) -> dict[str, str]:
        """Return what every part must know, over what the operator has set."""
        return {
            "ASSISTANT_HOME": str(settings.home.resolve()),
            "ASSISTANT_ACTIONS_URL": f"http://{LOOPBACK}:{self.actions_port}",
            "ASSISTANT_ACTIONS_TOKEN": self.token,
            "ASSISTANT_RASA_URL": f"http://{LOOPBACK}:{self.rasa_port}",
            "PYTHONUNBUFFERED": "1",  # logs are read while they are written
        }


def new_wires() -> Wires:
    """Choose two free ports and a token."""
    with ExitStack() as held:  # both at once, so that they differ
        sockets = [held.enter_context(socket.create_server((LOOPBACK, 0))) for _ in range(2)]
        actions_port, rasa_port = (opened.getsockname()[1] for opened in sockets)
    return Wires(actions_port, rasa_port, secrets.token_urlsafe(32))


def actions(settings: Settings, wires: Wires, log: str = "actions.log") -> Part:
    """Return the action server, which holds the shop."""
    return Part(
        name="the action server",
        command=(sys.executable, "-m", "actions"),
        health=f"http://{LOOPBACK}:{wires.actions_port}/health",
        health_headers={"Authorization": f"Bearer {wires.token}"},
        log=settings.logs / log,
        environment=wires.environment(settings),
    )


def rasa(settings: Settings, wires: Wires) -> Part:
    """Return the dialogue server."""
    return Part(
        name="Rasa",
        command=rasa_command("run", settings, wires),
        health=f"http://{LOOPBACK}:{wires.rasa_port}/",
        log=settings.logs / "rasa.log",
        environment=rasa_environment(settings, wires),
    )


def rasa_command(mode: Literal["run", "shell"], settings: Settings, wires: Wires) -> tuple[str, ...]:
    """Return the command line of Rasa with this project's configuration and the newest trained model."""
    options = {
        "--model": settings.models / "rasa",  # a folder: Rasa takes the newest model in it
        "--interface": LOOPBACK,  # its own default is every network, in the shell too
        "--port": wires.rasa_port,
        "--endpoints": ROOT / "bot" / "endpoints.yml",
        "--credentials": ROOT / "bot" / "credentials.yml",
    }
    return (str(RASA_PYTHON), "-m", "bot", mode, *(str(word) for option in options.items() for word in option))


def rasa_environment(settings: Settings, wires: Wires) -> dict[str, str]:
    """Return what Rasa must know besides: where `bot` is and what it writes for a while may lie, and to be silent."""
    return {
        **wires.environment(settings),
        "PYTHONPATH": str(ROOT),
        "RASA_SHELL_STREAM_READING_TIMEOUT_IN_SECONDS": "60",  # Rasa's ten end the shell at the first slow turn
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "TMPDIR": str(settings.temporary.resolve()),  # a folder that is not there is silently not used
    }


def empty_temporary(settings: Settings) -> None:
    """Make the folder of `rasa_environment` anew, before Rasa is started: it does not clean up behind itself."""
    shutil.rmtree(settings.temporary, ignore_errors=True)
    settings.temporary.mkdir(parents=True, exist_ok=True)


def gateway(settings: Settings, wires: Wires) -> Part:
    """Return the only part that customers reach."""
    return Part(
        name="the gateway",
        command=(sys.executable, "-m", "assistant.gateway"),
        health=f"{address(settings)}/healthz",
        log=settings.logs / "gateway.log",
        environment=wires.environment(settings),
    )


def address(settings: Settings) -> str:
    """Return the address to open on this machine."""
    host = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 - read, not bound
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"
