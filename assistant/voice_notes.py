"""What customers say in recordings: kept as uploads, heard when they are sent."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock

import structlog

from assistant.audio.gain import leveled
from assistant.audio.pcm import FRAME, FULL, RATE, Samples
from assistant.calling.ports import SpeechDetector
from assistant.hearing.ports import DOUBTFUL, NOTHING_HEARD, Transcriber, Transcript
from assistant.uploads import Uploads

#: Sound is speech that is so likely speech …
LIKELY = 0.5
#: … for so many seconds: no word is shorter.
LEAST_SECONDS = 0.2
#: Of the samples, at full scale: the microphone was overdriven, and words are lost that nobody misses.
OVERDRIVEN_SHARE = 0.01
#: How surely such a recording is heard at most.
OVERDRIVEN = DOUBTFUL / 2

log = structlog.get_logger("voice_notes")


class VoiceNotes:
    """Hears recordings. What holds no speech is not listened to: an engine would invent words for it.

    The engines are loaded in a thread of their own, so that nothing waits for them but the first recording. What
    could not be loaded is tried again when the next recording comes.
    """

    def __init__(self, uploads: Uploads, detector: Callable[[], SpeechDetector], engine: Callable[[], Transcriber]):
        self._uploads = uploads
        self._make = detector, engine
        self._lock = Lock()
        self._engines = self._load()

    def trouble(self) -> str | None:
        """Return what is the matter, None where recordings are heard or the engines are still being loaded."""
        is_broken = any(each.done() and each.exception() for each in self._engines)
        return "What hears recordings cannot be loaded: the action server's log says why." if is_broken else None

    def hear(self, upload: str, owner: str) -> Transcript:
        """Return what is said in a recording.

        Raises RecordingGone: there is none of this owner, or no longer; and whatever the engines raised when loaded.
        """
        samples = leveled(self._uploads.hear(upload, owner))
        with self._lock:
            if self.trouble():
                self._engines = self._load()
            detector, transcriber = self._engines
        if not _holds_speech(samples, detector.result()):
            return NOTHING_HEARD
        transcript = transcriber.result().transcribe(samples)
        if not _is_overdriven(samples):
            return transcript
        return replace(transcript, confidence=min(OVERDRIVEN, transcript.confidence))

    def _load(self) -> "tuple[Future[SpeechDetector], Future[Transcriber]]":
        """Begin to load what tells speech from other sound, and what hears it."""
        loader = ThreadPoolExecutor(1, thread_name_prefix="voice_notes")
        detector, transcriber = (loader.submit(self._make[0]), loader.submit(self._make[1]))
        transcriber.add_done_callback(_told)
        loader.shutdown(wait=False)
        return detector, transcriber


def _told(loaded: "Future[Transcriber]") -> None:
    """Log who hears, or why nobody does."""
    if error := loaded.exception():
        log.error("recordings cannot be heard", why=str(error), kind=type(error).__name__)
    else:
        log.info("recordings are heard", engine=loaded.result().name)


def _is_overdriven(samples: Samples) -> bool:
    full = (samples >= FULL - 1) | (samples <= -FULL)
    return float(full.mean()) >= OVERDRIVEN_SHARE


def _holds_speech(samples: Samples, detector: SpeechDetector) -> bool:
    detection = detector.begin()
    frames = (samples[start : start + FRAME] for start in range(0, len(samples), FRAME))
    return sum(detection.feed(frame) >= LIKELY for frame in frames) * FRAME / RATE >= LEAST_SECONDS
