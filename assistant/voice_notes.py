"""What customers say in recordings: kept as uploads, heard when they are sent."""

from assistant.audio.gain import leveled
from assistant.audio.pcm import FRAME, RATE, Samples
from assistant.calling.ports import SpeechDetector
from assistant.hearing.ports import NOTHING_HEARD, Transcriber, Transcript
from assistant.uploads import Uploads

#: Sound is speech that is so likely speech …
LIKELY = 0.5
#: … for so many seconds: no word is shorter.
LEAST_SECONDS = 0.2


class VoiceNotes:
    """Hears recordings. What holds no speech is not listened to: an engine would invent words for it."""

    def __init__(self, uploads: Uploads, detector: SpeechDetector, transcriber: Transcriber) -> None:
        self._uploads = uploads
        self._detector = detector
        self._transcriber = transcriber

    @property
    def name(self) -> str:
        """Names the engine that hears."""
        return self._transcriber.name

    def hear(self, upload: str, owner: str) -> Transcript:
        """Return what is said in a recording. Raises RecordingGone: there is none of this owner, or no longer."""
        samples = leveled(self._uploads.hear(upload, owner))
        return self._transcriber.transcribe(samples) if self._holds_speech(samples) else NOTHING_HEARD

    def _holds_speech(self, samples: Samples) -> bool:
        detection = self._detector.begin()
        frames = (samples[start : start + FRAME] for start in range(0, len(samples), FRAME))
        return sum(detection.feed(frame) >= LIKELY for frame in frames) * FRAME / RATE >= LEAST_SECONDS
