"""What all calls share: engines, the words a call says by itself, and the threads that hear and speak."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Literal

from assistant.calling.ports import SpeechDetector, Voice
from assistant.hearing.ports import Transcriber

MOST_SECONDS = 30 * 60.0  # of a call, unless it is told otherwise

Notice = Literal["silence", "unclear", "goodbye", "trouble"]


@dataclass(frozen=True, slots=True)
class Parts:
    """What all calls share."""

    detector: SpeechDetector
    transcriber: Transcriber
    voice: Voice
    notices: Mapping[Notice, str]  # what a call says by itself
    hearing: Executor  # threads that recognize
    speaking: Executor  # threads that make sound; others, so that a slow recognizer silences nobody
    most_seconds: float = MOST_SECONDS  # of a call, in its own time and by the clock

    def warm_up(self) -> None:
        """Say every notice once and listen to it, so that the first customer need not wait for what is loaded late.

        Takes seconds. Raises SpeechDown.
        """
        said = [self.voice.sound(piece) for text in self.notices.values() for piece in self.voice.pieces(text)]
        self.transcriber.transcribe(said[0])
