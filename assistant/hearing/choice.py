"""Which engine hears, by the settings alone: nothing is looked up and nothing is loaded."""

from dataclasses import dataclass

from assistant.settings import HearingSettings

EMBEDDED = "sphinx"


@dataclass(frozen=True, slots=True)
class Embedded:
    """pocketsphinx, told what this shop's customers are likely to say. It needs no download."""


@dataclass(frozen=True, slots=True)
class WhisperModel:
    """A model of openai-whisper."""

    model: str  # the path of a checkpoint, "….pt", or the name of a published one, "base"
    language: str  # ISO 639-1, "" to be told by the model


def chosen(settings: HearingSettings) -> Embedded | WhisperModel:
    """Return the engine that an operator chose."""
    name = settings.transcriber.strip()
    return Embedded() if name == EMBEDDED else WhisperModel(name, settings.transcriber_language)
