"""Voice activity by Silero VAD, whose weights lie in its package; run by ONNX Runtime, without PyTorch."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.audio.pcm import RATE, Samples, Waves, silence, to_waves
from assistant.errors import SetupError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WINDOW = 512  # samples that are judged at once, 32 ms
CONTEXT = 64  # samples before them that the model sees again
STATE = (2, 1, 128)  # shape of what it remembers of a call
WEIGHTS = Path("data") / "silero_vad_16k_op15.onnx"


class SileroDetector:
    """One model for all calls; what it remembers of a call lies in the call's detection."""

    def __init__(self) -> None:
        """Load the model. Raises SetupError: the package is not whole."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # A window takes a tenth of a millisecond: threads would only wake each other up.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._model = onnxruntime.InferenceSession(_weights(), options, providers=["CPUExecutionProvider"])

    @property
    def name(self) -> str:
        """Name the model and its version."""
        return f"silero-vad {version('silero-vad')}"

    def begin(self) -> "SileroDetection":
        """Begin to follow one call."""
        return SileroDetection(self._model)


class SileroDetection:
    """Judges a call window by window; what is left over waits for the next samples."""

    def __init__(self, model: "InferenceSession") -> None:
        self._model = model
        self._state = np.zeros(STATE, np.float32)
        self._context = np.zeros(CONTEXT, np.float32)
        self._waiting = silence(0)
        self._likelihood = 0.0

    def feed(self, samples: Samples) -> float:
        """Return how likely the latest whole window is speech."""
        waiting = np.concatenate([self._waiting, samples])
        whole = len(waiting) // WINDOW * WINDOW
        self._waiting = waiting[whole:]
        for window in to_waves(waiting[:whole]).reshape(-1, WINDOW):
            self._likelihood = self._judge(window)
        return self._likelihood

    def _judge(self, window: Waves) -> float:
        seen = np.concatenate([self._context, window])
        given = {"input": seen[np.newaxis], "state": self._state, "sr": np.array(RATE, np.int64)}
        likelihood, self._state = self._model.run(None, given)
        self._context = window[-CONTEXT:]
        return float(likelihood[0, 0])


def _weights() -> Path:
    """Return the file of weights, without importing its package, which would load PyTorch."""
    package = find_spec("silero_vad")
    weights = Path(package.origin).parent / WEIGHTS if package and package.origin else None
    if weights is None or not weights.is_file():
        raise SetupError("The package silero-vad is missing or not whole: install the requirements anew.")
    return weights
