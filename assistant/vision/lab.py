"""Colors as the eye tells them apart: CIELAB."""

import numpy as np

from assistant.ports import Vectors

#: Linear sRGB to CIE XYZ (IEC 61966-2-1), each row divided by the X, Y, Z of its white, D65.
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32)
_TO_XYZ /= _TO_XYZ.sum(axis=1, keepdims=True)
_KNEE = (6 / 29) ** 3  # below it CIELAB's cube root gives way to a straight line


def lab(light: Vectors) -> Vectors:
    """Return L, a, b of linear sRGB colors [..., 3], 0 to 1; L in [0, 100] (CIE 15:2004, 8.2.1)."""
    xyz = light @ _TO_XYZ.T
    root = np.where(xyz > _KNEE, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)


def differences(colors: Vectors, references: Vectors) -> Vectors:
    """Return how different each of n colors [n, 3] looks from each of m references [m, 3], shape (n, m).

    CIE94 with the weights for textiles (CIE 116-1995): lightness, which folds and lamps change, counts half.
    """
    off = colors[:, None, :] - references[None, :, :]
    chroma = np.hypot(references[:, 1], references[:, 2])
    duller = np.hypot(colors[:, 1], colors[:, 2])[:, None] - chroma
    hue = np.maximum(off[..., 1] ** 2 + off[..., 2] ** 2 - duller**2, 0)
    squares = (off[..., 0] / 2) ** 2 + (duller / (1 + 0.048 * chroma)) ** 2 + hue / (1 + 0.014 * chroma) ** 2
    return np.asarray(np.sqrt(squares), np.float32)
