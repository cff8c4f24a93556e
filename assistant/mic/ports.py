"""What a call's client needs of others: a microphone, and somebody to show the call to."""

from typing import Protocol

from assistant.audio.pcm import Samples
from assistant.calling.events import ClientEvent, Event


class Sound(Protocol):
    """A microphone, and a loudspeaker that plays by itself."""

    async def hear(self) -> Samples | ClientEvent | None:
        """Return the next 20 ms, or what the customer did meanwhile; None once they hang up."""

    def note(self, event: Event) -> None:
        """Take what the server says."""


class Screen(Protocol):
    """Where a customer reads along."""

    def show(self, event: Event) -> None:
        """Show what the server says."""

    def meter(self, level: float) -> None:
        """Show how loud the microphone is, dB below full scale."""
