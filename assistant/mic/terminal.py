"""Calls held at a terminal."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console

from assistant.errors import SetupError
from assistant.mic.client import Client
from assistant.mic.connection import connected
from assistant.mic.devices import Device, opened
from assistant.mic.files import FAST, Recorded
from assistant.mic.keys import Keys, watched
from assistant.mic.loudspeaker import Loudspeaker
from assistant.mic.script import Script
from assistant.mic.transcript import Transcript

HANDS_FREE = "Speak. m: microphone off and on; q: hang up. Wear headphones, or it hears itself."
PUSH = "Space: speak, and space again when you are done; q: hang up."


@dataclass(frozen=True, slots=True)
class Place:
    """Where to call."""

    url: str
    session: str  # token of a conversation, "" for a new one


def speak(place: Place, script: Script, *, output: Path | None, fast: bool) -> None:
    """Hold a call with recordings. Raises SetupError."""
    with Transcript(_console()) as transcript:
        client = asyncio.run(_speak(place, script, transcript, output, fast=fast))
        if client.delays.told and not fast:
            told = client.delays.told
            transcript.write(f"{len(told)} answers after {median(told):.2f} s (median), {max(told):.2f} s (longest)")
    _check_end(client)


def talk(place: Place, microphone: Device, speaker: Device, *, pushes: bool) -> None:
    """Hold a call by microphone. Raises SetupError."""
    with Transcript(_console()) as transcript:
        transcript.write(PUSH if pushes else HANDS_FREE)
        client = asyncio.run(_talk(place, transcript, microphone, speaker, pushes=pushes))
    _check_end(client)


def device(named: str) -> Device:
    """Return a device as PortAudio wants it named."""
    return int(named) if named.isdecimal() else named or None


async def _speak(place: Place, script: Script, transcript: Transcript, output: Path | None, *, fast: bool) -> Client:
    loudspeaker = Loudspeaker()
    sound = Recorded(script, loudspeaker, FAST if fast else 1.0)
    async with connected(place.url, place.session) as connection:
        client = Client(connection, sound, loudspeaker, transcript)
        await client.run()
    if output:
        sound.write(output)
    return client


async def _talk(place: Place, transcript: Transcript, microphone: Device, speaker: Device, *, pushes: bool) -> Client:
    loudspeaker = Loudspeaker()
    async with (
        opened(loudspeaker, microphone, speaker) as sound,
        connected(place.url, place.session) as connection,
    ):
        keys = Keys(sound.do, pushes=pushes)
        keys.begin()
        with watched(keys):
            client = Client(connection, sound, loudspeaker, transcript)
            await client.run()
    return client


def _check_end(client: Client) -> None:
    """Raise SetupError for a call that the shop ended by refusing it, or that broke off."""
    if client.bye is None:
        raise SetupError("The call broke off: is the shop still open?")
    if client.bye.reason in ("refused", "lagging"):
        raise SetupError("The shop ended the call; why stands above.")


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
