"""The process that espeak-ng runs in: `python -m assistant.speaking.espeak_process`.

The library keeps its state for the whole process, so that each sentence would sound a little as the one before left
it, and it reads text that others wrote. So every sentence is spoken in a child of its own, forked from the same fresh
state: the same sentence gives the same samples, none ever holds a sample of another, and one that crashes takes only
itself.

    in    a line of JSON each: {"text": …, "words_a_minute": 175} to speak it, {"text": …, "voice": …} for its phonemes
    out   first a line of JSON, {"version": …, "rate": …}; then for each line the length of the answer in bytes as four
          bytes, little-endian, -1 where there is none, and the answer: 16-bit samples, or phonemes in UTF-8
"""

import ctypes
import json
import os
import select
import signal
import sys
from collections.abc import Callable
from time import monotonic

import espeakng_loader

#: American English.
VOICE = "en-us"
#: A child that is busy for longer, or says more, is ended.
MOST_SECONDS = 20.0
MOST_BYTES = 16 << 20
LENGTH_BYTES = 4
#: Of <espeak-ng/speak_lib.h>.
_SYNCHRONOUS, _NEVER_EXIT = 2, 0x8000
_UTF8, _RATE, _IPA = 1, 1, 0x02
_BUFFER_MS = 100
#: Spoken once at the start and heard by nobody: tables that the library makes are then ready in every child.
_WARM_UP = b"Ready."

_Sink = Callable[[bytes], object]
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class _Library:
    """The calls of espeak-ng that are used. `rate` is how many samples a second it makes."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_Info.restype = ctypes.c_char_p
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        data = os.fsencode(espeakng_loader.get_data_path())
        self.rate = int(self._library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, _NEVER_EXIT))
        self.version = self._library.espeak_Info(None).decode()
        self._callback = _CALLBACK(self._heard)
        self._sink: _Sink = len
        self._library.espeak_SetSynthCallback(self._callback)
        self._use(VOICE)

    def speak(self, text: bytes, words_a_minute: int, sink: _Sink) -> None:
        """Speak UTF-8 into `sink`."""
        self._sink = sink
        self._library.espeak_SetParameter(_RATE, words_a_minute, 0)
        self._library.espeak_Synth(text, len(text) + 1, 0, 0, 0, _UTF8, None, None)

    def phonemes(self, text: bytes, voice: str) -> str:
        """Return UTF-8 in the letters of the International Phonetic Alphabet, one clause after the other."""
        self._use(voice)
        rest = ctypes.c_char_p(text)
        clauses = []
        while rest.value:
            clauses.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA).decode())
        return " ".join(clauses)

    def _use(self, voice: str) -> None:
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(voice)

    def _heard(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if samples and count:
            self._sink(ctypes.string_at(samples, 2 * count))
        return 0


def main() -> None:
    """Answer line after line until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end of the input ends it, after what is being said
    library = _Library()
    library.speak(_WARM_UP, 175, len)
    out = sys.stdout.buffer
    out.write(json.dumps({"version": library.version, "rate": library.rate}).encode() + b"\n")
    out.flush()
    for line in sys.stdin.buffer:
        answer = _answered_by_child(library, line)
        out.write((-1 if answer is None else len(answer)).to_bytes(LENGTH_BYTES, "little", signed=True))
        out.write(answer or b"")
        out.flush()


def _answered_by_child(library: _Library, line: bytes) -> bytes | None:
    """Return what a child made of one line, None where it failed, took too long or made too much."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os._exit(_answer(library, line, writing))
    os.close(writing)
    answer = _read(reading)
    os.close(reading)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return answer if status == 0 else None


def _answer(library: _Library, line: bytes, writing: int) -> int:
    """Write the answer to one line into a pipe; return the child's exit status. What it raises ends the child, told."""
    asked = json.loads(line)
    text = asked["text"].encode()
    with os.fdopen(writing, "wb") as pipe:
        if "voice" in asked:
            pipe.write(library.phonemes(text, asked["voice"]).encode())
        else:
            library.speak(text, asked["words_a_minute"], pipe.write)
    return 0


def _read(pipe: int) -> bytes | None:
    end = monotonic() + MOST_SECONDS
    parts: list[bytes] = []
    length = 0
    while select.select([pipe], [], [], max(0.0, end - monotonic()))[0]:
        part = os.read(pipe, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
        length += len(part)
        if length > MOST_BYTES:
            return None
    return None


if __name__ == "__main__":
    main()
