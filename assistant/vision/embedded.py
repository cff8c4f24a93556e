"""The photo model that needs no download: open_clip's two towers with MiniLM, locked, and a small image tower.

Its texts have the very vectors of the sentence encoder, so what is learned is the image tower alone. A file of weights
holds only that, in half precision.
"""

from pathlib import Path

from assistant.vision.choice import EMBEDDED, identity_of
from assistant.vision.clip import Loaded, OpenClipEncoder

#: Trained by `assistant train image`.
SHIPPED = Path(__file__).parent / "embedded.safetensors"


def embedded(weights: Path = SHIPPED, threads: int = 0) -> OpenClipEncoder:
    """Return the embedded model with these weights. Raises SetupError where there is no such file."""

    def load() -> Loaded:
        from assistant.vision.towers import loaded

        return loaded(weights)

    return OpenClipEncoder(name_of(weights), load, threads)


def name_of(weights: Path) -> str:
    """Return the name of the embedded model with these weights. Raises SetupError where there is no such file."""
    return f"{EMBEDDED}@{identity_of(weights)}"
