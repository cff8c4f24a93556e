"""Which engine speaks, by the settings alone: nothing is looked up and nothing is loaded."""

from dataclasses import dataclass
from pathlib import Path

from assistant.settings import SpeakingSettings

EMBEDDED = "espeak"
#: Begins the names of the models that Coqui TTS knows where to get.
PUBLISHED = "tts_models/"


@dataclass(frozen=True, slots=True)
class Embedded:
    """espeak-ng, which needs no download."""


@dataclass(frozen=True, slots=True)
class CoquiModel:
    """A model of Coqui TTS: its files, or its name where it is a published one."""

    files: Path | None
    published: str
    speaker: str  # "" is the model's first
    language: str  # "" is English, where it has that
    streams: int  # sentences spoken at once


def chosen(settings: SpeakingSettings) -> Embedded | CoquiModel:
    """Return the engine that an operator chose."""
    name = settings.speaker.strip()
    if name == EMBEDDED:
        return Embedded()
    is_published = name.startswith(PUBLISHED)
    return CoquiModel(
        files=None if is_published else Path(name),
        published=name if is_published else "",
        speaker=settings.speaker_voice,
        language=settings.speaker_language,
        streams=settings.speaker_streams,
    )
