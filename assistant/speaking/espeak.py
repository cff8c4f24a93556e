"""Speaking by espeak-ng, whose library and voices lie inside the package espeakng-loader."""

import contextlib
import json
import subprocess
import sys
from threading import Lock

import numpy as np

from assistant.audio.pcm import Samples, from_bytes
from assistant.errors import SpeechDown
from assistant.speaking.bounds import paced, spoken_text
from assistant.speaking.espeak_process import LENGTH_BYTES, VOICE

#: What people find easy to follow.
WORDS_A_MINUTE = 175


class Espeak:
    """Speaks in a process of its own, one sentence at a time; see `assistant.speaking.espeak_process`."""

    def __init__(self) -> None:
        """Start the process. Raises SpeechDown."""
        self._lock = Lock()
        self._process, version, self.rate = _started()
        self.name = f"espeak-ng {version}, {VOICE}"

    def speak(self, sentence: str, *, speed: float = 1.0) -> Samples:
        """Return one sentence spoken. Raises TextTooLong, and SpeechDown where it cannot be."""
        text = spoken_text(sentence)
        if not text:
            return np.zeros(0, np.int16)
        return from_bytes(self._ask({"text": text, "words_a_minute": round(WORDS_A_MINUTE * paced(speed))}))

    def phonemes(self, text: str, voice: str) -> str:
        """Return a text in phonetic letters. Raises TextTooLong, and SpeechDown for a voice that there is not."""
        return self._ask({"text": spoken_text(text), "voice": voice}).decode()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            _ended(self._process)

    def _ask(self, question: dict[str, str | int]) -> bytes:
        """Ask the process; one that died is started again, once."""
        line = json.dumps(question).encode() + b"\n"
        with self._lock:
            answer = _answered(self._process, line)
            if answer is None:
                _ended(self._process)
                self._process = _started()[0]
                answer = _answered(self._process, line)
        if not answer:
            raise SpeechDown("espeak-ng made no sound of a sentence; the log says why.")
        return answer


def _started() -> tuple["subprocess.Popen[bytes]", str, int]:
    """Start a process; return it, the library's version, and its samples a second. Raises SpeechDown."""
    command = [sys.executable, "-m", "assistant.speaking.espeak_process"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    hello = process.stdout.readline() if process.stdout else b""
    if not hello:
        raise SpeechDown(f"espeak-ng did not start: `{' '.join(command)}` ended with status {process.wait()}.")
    told = json.loads(hello)
    return process, told["version"], told["rate"]


def _answered(process: "subprocess.Popen[bytes]", line: bytes) -> bytes | None:
    """Return the answer to one line, b"" where it has none, None where the process is gone."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(line)
        process.stdin.flush()
    except (BrokenPipeError, ValueError):  # it ended, or was closed
        return None
    head = process.stdout.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    length = max(0, int.from_bytes(head, "little", signed=True))
    answer = process.stdout.read(length)
    return answer if len(answer) == length else None


def _ended(process: "subprocess.Popen[bytes]") -> None:
    """End a process by ending its input; one that does not listen is killed."""
    if process.stdin and not process.stdin.closed:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
    try:
        process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
