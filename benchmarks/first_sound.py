"""How soon a voice is heard: from a reply's text to its first samples, and to all of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from assistant.audio.pcm import seconds
from assistant.speaking.cache import SpokenCache
from assistant.speaking.ports import Speaker
from assistant.speaking.voice import Voice
from benchmarks.random_voices import vits_size, write_vits
from benchmarks.report import Row

#: As the assistant tells them by ear.
REPLIES = (
    "Hello! I'm the shop's assistant. Tell me what you are looking for, for example a red dress under 80 dollars.",
    "I found 12 matches for “power bank under $40”. Here are 6 of them. The first three: Hawk Power Bank, $19.90."
    " Robin Power Bank, $24.50. Finch Power Bank, $39. Say more to hear others, or which one to hear about.",
    "Hawk Power Bank costs $19.90. It is made by Hawk. In stock in black, white, and red."
    " Customers give it 4.5 out of 5 (12 reviews).",
    "I have no “purple tent”. The nearest, if the color may differ, is this one. Peak Tent, $200.",
    "Which size of Ada Dress? I have S, M, and L.",
    "Ada Dress in Red, size M is in your cart for $59.90. Your cart holds 2 things for $119.80 together.",
    "Order #1042 of November 2, 2025 is on its way. It was shipped on November 3, 2025 with UPS.",
    "I'm not sure which one you mean. Say the second one, for example, or its name.",
)
EARLY, LATE = 0.5, 0.95


def first_sounds(speaker: Speaker, replies: Sequence[str] = REPLIES, times: int = 3) -> Row:
    """Return how long a speaker takes until the first sound of a reply, and to speak it, nothing being cached.

    Milliseconds at the median and at the 95th percentile; `rtf` is the time taken for a second of sound.
    """
    heard = 0.0
    first: list[float] = []
    whole: list[float] = []
    for reply in [*replies] * times:
        started = perf_counter()
        sound = []
        for spoken in Voice(speaker, SpokenCache(0)).say(reply):
            sound.append(perf_counter() - started)
            heard += seconds(spoken.samples)
        first.append(sound[0])
        whole.append(sound[-1])
    figures = {
        f"{name} p{round(100 * part)} ms": _ms(taken, part)
        for name, taken in (("first", first), ("all", whole))
        for part in (EARLY, LATE)
    }
    return {"system": speaker.name, **figures, "rtf": round(sum(whole) / heard, 3)}


@contextmanager
def speakers() -> Iterator[list[Speaker]]:
    """Make what is compared: espeak-ng, and a VITS of real size whose weights nobody trained, as a shop loads them."""
    from assistant.speaking.coqui import coqui
    from assistant.speaking.espeak import Espeak

    with TemporaryDirectory() as folder:
        made: list[Speaker] = [Espeak(), coqui(write_vits(Path(folder) / "untrained", vits_size()), streams=2)]
        try:
            yield made
        finally:
            for each in made:
                each.close()


def _ms(taken: Sequence[float], part: float) -> float:
    return round(1000 * float(np.quantile(taken, part)), 1)
