"""Silero VAD as it is run here: without PyTorch, and as its own package runs it."""

import subprocess
import sys

import numpy as np
import pytest

from assistant.audio.pcm import to_waves
from assistant.calling import vad
from assistant.calling.vad import WINDOW, SileroDetector
from assistant.errors import SetupError
from tests.sounds import frames, music, noise, tone, voice


@pytest.fixture(scope="module")
def detector() -> SileroDetector:
    return SileroDetector()


@pytest.mark.parametrize("sound", [noise(5), music(5), tone(440, 5)], ids=["noise", "music", "tone"])
def test_what_is_no_voice_is_no_speech(detector, sound):
    detection = detector.begin()
    assert max(detection.feed(frame) for frame in frames(sound)) < 0.35


def test_it_judges_as_its_own_package_does(detector):
    import torch
    from silero_vad import load_silero_vad

    theirs, ours = load_silero_vad(onnx=True), detector.begin()
    windows = voice(2)[: 2 * 16_000 // WINDOW * WINDOW].reshape(-1, WINDOW)
    expected = [float(theirs(torch.from_numpy(to_waves(window)), 16_000)) for window in windows]
    assert [ours.feed(window) for window in windows] == pytest.approx(expected, abs=1e-4)
    assert np.ptp(expected) > 0.3


def test_pytorch_is_not_loaded():
    code = "import sys, assistant.calling.vad as vad; vad.SileroDetector().begin(); print('torch' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_package_that_is_not_whole_is_told_and_nothing_takes_its_place(monkeypatch):
    monkeypatch.setattr(vad, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="silero-vad"):
        SileroDetector()
