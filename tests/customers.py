"""A customer for calls: espeak-ng with a voice of the kind that recognizers understand well, written to files."""

import ctypes
import os
import wave
from functools import cache
from pathlib import Path

from assistant.audio.pcm import RATE, Samples, from_bytes, joined, resampled, silence, to_bytes

#: Klatt's synthesizer makes formants as sharp as a mouth does; the usual voices are understood half as well.
VOICE, WORDS_A_MINUTE, PITCH = b"en-us+klatt4", 155, 35
#: Of <espeak-ng/speak_lib.h>.
_SYNCHRONOUS, _NEVER_EXIT, _UTF8, _RATE, _PITCH = 2, 0x8000, 1, 1, 3
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class CustomerVoice:
    """Speaks in this process."""

    def __init__(self) -> None:
        import espeakng_loader

        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.fsencode(espeakng_loader.get_data_path())
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 100, data, _NEVER_EXIT)
        self._heard: list[bytes] = []
        self._callback = _CALLBACK(self._hear)
        self._library.espeak_SetSynthCallback(self._callback)
        assert self._library.espeak_SetVoiceByName(VOICE) == 0
        self._library.espeak_SetParameter(_RATE, WORDS_A_MINUTE, 0)
        self._library.espeak_SetParameter(_PITCH, PITCH, 0)

    def say(self, sentence: str) -> Samples:
        """Return a sentence with a little silence around it."""
        self._heard.clear()
        text = sentence.encode()
        self._library.espeak_Synth(text, len(text) + 1, 0, 0, 0, _UTF8, None, None)
        spoken = resampled(from_bytes(b"".join(self._heard)), self._rate)
        return joined([silence(0.2), spoken, silence(0.2)])

    def _hear(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if samples and count:
            self._heard.append(ctypes.string_at(samples, 2 * count))
        return 0


@cache
def said(sentence: str) -> Samples:
    """Return a sentence as a customer says it."""
    return _voice().say(sentence)


@cache
def _voice() -> CustomerVoice:
    return CustomerVoice()


def written(sentence: str, file: Path) -> Path:
    """Write it to a WAV."""
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(RATE)
        opened.writeframes(to_bytes(said(sentence)))
    return file
