"""When somebody speaks, judged frame by frame from how likely each is speech."""

from assistant.calling.rules import Rules
from assistant.calling.signals import Frame

SLACK = 1e-6  # seconds: sums of frames are not exact
AVERAGED = 0.3  # seconds
USUAL_SHARE = 0.02  # of each frame in the customer's usual level, once fifty are known: a second of speech changes it


class Speech:
    """The latest burst of speech. It begins with a likely frame and is over after `stop` seconds without one."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._usual: float | None = None  # mean power of the customer's speech, full scale being 1
        self._learnt = 0  # frames of it
        self._sum = 0.0  # of probability, by seconds
        self._lately = 0.0  # mean power of what was likely speech, whoever's it was
        self._sounding = self._sounded = 0.0  # seconds of it, and when it was last
        self.began = 0.0  # seconds of the call
        self.last = 0.0  # end of the last frame of speech
        self.voiced = 0.0  # seconds of speech in this burst

    def hear(self, frame: Frame, *, beside_playback: bool) -> None:
        """Take the next frame. What is much fainter than the customer usually is does not count: it is somebody else.

        Beside playback nobody's usual level is learnt: it may be an echo.
        """
        if frame.at - self.last >= self._rules.stop:
            self.forget()
        threshold = self._rules.still_likely if self.voiced else self._rules.likely
        if frame.speech < threshold or self._is_faint(frame):
            return
        if not self.voiced:
            self.began = frame.at - frame.seconds
        self.last = frame.at
        self.voiced += frame.seconds
        self._sum += frame.speech * frame.seconds
        if not beside_playback and self.voiced >= self._rules.start - SLACK:  # a bang is nobody's usual level
            self._learn(frame.level)

    def forget(self) -> None:
        """Begin anew: what was spoken belongs to an utterance that is over."""
        self.voiced = self._sum = 0.0

    def forget_level(self) -> None:
        """Take whoever speaks next for the customer, who may have gone away from the microphone."""
        self._usual, self._learnt = None, 0

    def silence(self, at: float) -> float:
        """Return for how many seconds nobody has spoken."""
        return at - self.last

    def is_going_on(self, at: float) -> bool:
        """Tell whether somebody is speaking now, for long enough to be worth listening to."""
        return self.voiced >= self._rules.start - SLACK and not self.silence(at)

    @property
    def interrupts(self) -> bool:
        """Tell whether it is long enough to be somebody who wants to speak."""
        is_sure = self._sum >= self._rules.sure * self.voiced
        return self.voiced >= (self._rules.hold_sure if is_sure else self._rules.hold_unsure) - SLACK

    def _learn(self, level: float) -> None:
        power = _power(level)
        known = power if self._usual is None else self._usual
        if power >= known * _power(-self._rules.softer):  # else a soft sound, or already somebody else
            self._learnt += 1
            self._usual = known + max(1 / self._learnt, USUAL_SHARE) * (power - known)

    def _is_faint(self, frame: Frame) -> bool:
        """Tell whether whoever sounds is faint, by a mean: vowels and consonants of one voice differ by more."""
        if frame.at - self._sounded >= self._rules.stop:
            self._sounding = 0.0
        self._sounded = frame.at
        self._sounding = min(AVERAGED, self._sounding + frame.seconds)
        self._lately += frame.seconds / self._sounding * (_power(frame.level) - self._lately)
        return self._usual is not None and self._lately < self._usual * _power(-self._rules.fainter)


def _power(decibels: float) -> float:
    return float(10 ** (decibels / 10))
