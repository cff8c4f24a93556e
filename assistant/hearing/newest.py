"""Hearing follows the catalogue: an engine that knows the newest words takes the place of the one before."""

from collections.abc import Callable
from threading import Lock, Thread

import structlog

from assistant.audio.pcm import Samples
from assistant.errors import AssistantError
from assistant.hearing.ports import Transcriber, Transcript, Utterance

log = structlog.get_logger(__name__)


class NewestTranscriber:
    """Hears by an engine made for the catalogue's present revision. Thread-safe.

    Where the revision changed, the engine before goes on until the next one is made, in a thread of its own: nobody
    waits for it.
    """

    def __init__(self, make: Callable[[], Transcriber], revision: Callable[[], int]) -> None:
        """Make the first engine; raises what `make` raises."""
        self._make, self._revision = make, revision
        self._made_for = revision()
        self._inner = make()
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Names the engine in use."""
        return self._inner.name

    def transcribe(self, samples: Samples) -> Transcript:
        """Return what is said in a recording. Raises SpeechTooLong."""
        self.follow()
        return self._inner.transcribe(samples)

    def listen(self) -> Utterance:
        """Begin an utterance."""
        self.follow()
        return self._inner.listen()

    def follow(self) -> Thread | None:
        """Begin to make an engine where there is a newer revision; return the thread that does, else None."""
        newest = self._revision()
        with self._lock:
            if newest == self._made_for:
                return None
            self._made_for = newest
        thread = Thread(target=self._take_up, args=(newest,), name="hearing", daemon=True)
        thread.start()
        return thread

    def _take_up(self, revision: int) -> None:
        try:
            self._inner = self._make()
        except AssistantError as error:  # the words before are better than none
            log.error("the new catalogue is not listened for", revision=revision, code=error.code, why=str(error))
        else:
            log.info("the new catalogue is listened for", revision=revision, engine=self._inner.name)
