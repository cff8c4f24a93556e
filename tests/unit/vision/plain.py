"""Plain lessons: one color a picture, and texts that have some vector."""

import numpy as np

from assistant.vision.tower import DIMENSIONS

COLORS = ("red", "blue", "green", "black")


def embed(texts):
    rows = [np.random.default_rng(sum(text.encode())).normal(size=DIMENSIONS) for text in texts]
    return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)
