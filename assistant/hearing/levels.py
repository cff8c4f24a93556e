"""Where in a recording there is sound to listen to, and where somebody who speaks pauses."""

import numpy as np

from assistant.audio.pcm import FRAME, RATE, SILENCE_DB, Samples, level_db

#: Frames so many dB below the loud ones are silence; a softly spoken sound is within.
BELOW_LOUD_DB = 30.0
#: Of all frames, the share that is louder than what counts as loud.
LOUD_SHARE = 0.05
#: Seconds kept before and after.
MARGIN = 0.3
#: What is so many dB below the loudest sound so far is a pause.
PAUSE_DB = 20.0


def speech_in(samples: Samples) -> tuple[int, int]:
    """Return the first sample of speech and the one after the last, with some silence; all where it is noisy.

    Long silence around speech is not only work: it draws the mean that a recognizer subtracts away from speech.
    """
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    if not len(frames):
        return 0, len(samples)
    decibels = 10 * np.log10(np.mean(frames**2, axis=1) + 1)
    loud = np.flatnonzero(decibels >= np.quantile(decibels, 1 - LOUD_SHARE) - BELOW_LOUD_DB)
    margin = round(MARGIN * RATE)
    return max(0, int(loud[0]) * FRAME - margin), min(len(samples), (int(loud[-1]) + 1) * FRAME + margin)


class Pauses:
    """Follows the loudness of an utterance while it is spoken."""

    def __init__(self) -> None:
        self._loudest = SILENCE_DB
        self.quiet = 0  # samples since the last loud sound

    def hear(self, samples: Samples) -> None:
        """Take the next samples, some hundredths of a second of them or more."""
        level = level_db(samples)
        self._loudest = max(self._loudest, level)
        self.quiet = self.quiet + len(samples) if level < self._loudest - PAUSE_DB else 0
