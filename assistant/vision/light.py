"""Making up for a dim photo: a white shirt in the evening is no gray one."""

import numpy as np

from assistant.ports import Pixels, Vectors

_CHANNEL = np.arange(256, dtype=np.float32) / 255
_LINEAR_BELOW = 0.04045
_CURVE = ((_CHANNEL + 0.055) / 1.055) ** 2.4
#: The light of each channel's value, 0 to 1: the transfer function of sRGB undone (IEC 61966-2-1).
LIGHT = np.where(_CHANNEL <= _LINEAR_BELOW, _CHANNEL / 12.92, _CURVE).astype(np.float32)
_BRIGHT = 0.8  # light of the brightest places in a well lit photo
_BRIGHTEST = 98  # percentile: the very brightest are lamps and glints
_MOST = 1.5  # times the light: a photo of dark things in front of dark things is dark in any light


def light(pixels: Pixels) -> Vectors:
    """Return the linear light of each channel, 0 to 1, as if the photo were well lit.

    By its brightest channel anywhere, after E. Land, J. McCann, "Lightness and retinex theory", JOSA 61(1), 1971;
    unlike there all channels get the same gain, since a red sheet that fills the photo is no red lamp.
    """
    linear = LIGHT[pixels]
    brightest = float(np.percentile(linear.max(axis=2), _BRIGHTEST))
    gain = min(max(_BRIGHT / max(brightest, 1e-3), 1.0), _MOST)
    return np.asarray(np.minimum(linear * gain, 1), np.float32)
