"""Customers' voices: espeak-ng in several of its voices and, where that program is installed, flite in all of its."""

import ctypes
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from assistant.audio.pcm import Samples, from_bytes, joined, resampled, silence
from assistant.errors import SetupError
from benchmarks.spoken import read_audio

#: Klatt's synthesizer makes formants as sharp as a mouth does; the usual voices are understood half as well.
CLEAREST = "en-us+klatt4"
#: Of espeak-ng, with the pitch of each, 0 to 100.
PITCHES = {CLEAREST: 35, "en-us": 50, "en-us+f2": 60}
WORDS_A_MINUTE = 155
#: Of flite, American: a man and a woman, recorded and cut into sounds.
RECORDED = ("rms", "slt")
AROUND_SECONDS = 0.2
LONGEST_SECONDS = 20
#: Of <espeak-ng/speak_lib.h>.
_SYNCHRONOUS, _NEVER_EXIT, _UTF8, _RATE, _PITCH = 2, 0x8000, 1, 1, 3
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

#: Says a sentence, with a little silence around it.
Say = Callable[[str], Samples]


class EspeakVoices:
    """The voices of espeak-ng, spoken in this process; not thread-safe."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.fsencode(espeakng_loader.get_data_path())
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 100, data, _NEVER_EXIT)
        self._heard: list[bytes] = []
        self._callback = _CALLBACK(self._hear)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, sentence: str, voice: str = CLEAREST) -> Samples:
        """Return a sentence as a customer with this voice says it. Raises SetupError for an unknown voice."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise SetupError(f"espeak-ng has no voice {voice}.")
        self._library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
        self._library.espeak_SetParameter(_PITCH, PITCHES.get(voice, 50), 0)
        self._heard.clear()
        text = sentence.encode()
        self._library.espeak_Synth(text, len(text) + 1, 0, 0, 0, _UTF8, None, None)
        return _between_silences(resampled(from_bytes(b"".join(self._heard)), self._rate))

    def _hear(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if samples and count:
            self._heard.append(ctypes.string_at(samples, 2 * count))
        return 0


@cache
def espeak_voices() -> EspeakVoices:
    """Return the engine, of which a process has one."""
    return EspeakVoices()


def voices() -> Iterator[tuple[str, Say]]:
    """Yield every voice there is here, by name: the clearest first, then those that are recorded, then the others."""
    clearest, *others = ((f"espeak-ng {name}", partial(_espeak, voice=name)) for name in PITCHES)
    recorded = [(f"flite {name}", partial(_flite, voice=name)) for name in RECORDED]
    yield from (clearest, *(recorded if shutil.which("flite") else ()), *others)


def _espeak(sentence: str, voice: str) -> Samples:
    return espeak_voices().say(sentence, voice)


def _flite(sentence: str, voice: str) -> Samples:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        command = ["flite", "-voice", voice, "-t", sentence, "-o", str(file)]
        subprocess.run(command, check=True, timeout=LONGEST_SECONDS, capture_output=True)  # noqa: S603 - a sentence of ours
        return _between_silences(read_audio(file))


def _between_silences(spoken: Samples) -> Samples:
    return joined([silence(AROUND_SECONDS), spoken, silence(AROUND_SECONDS)])
