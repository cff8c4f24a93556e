"""Recordings for tests, good and hostile, each made as the program that would send it makes it."""

import struct
from io import BytesIO

import av
import numpy as np

from assistant.audio.pcm import RATE, Samples, resampled

#: Of each kind of file: FFmpeg's container and codec.
FORMATS = {
    "WAV": ("wav", "pcm_s16le"),
    "FLAC": ("flac", "flac"),
    "OGG": ("ogg", "libopus"),
    "WebM": ("webm", "libopus"),
    "MP3": ("mp3", "libmp3lame"),
    "M4A": ("mp4", "aac"),
    "Safari": ("mp4", "alac"),
}


def recording(
    samples: Samples, kind: str = "WAV", *, rate: int = RATE, channels: int = 1, bit_rate: int | None = None
) -> bytes:
    """Write a sound at RATE as a file of this kind; each channel is the same."""
    container, codec = FORMATS[kind]
    written = BytesIO()
    with av.open(written, "w", format=container) as file:
        stream = file.add_stream(codec, rate=rate, layout={1: "mono", 2: "stereo", 6: "5.1"}[channels])
        if bit_rate:
            stream.bit_rate = bit_rate
        sound = np.repeat(resampled(samples, RATE, rate), channels)[np.newaxis]
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), "s16", stream.layout)
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    return written.getvalue()


def wav_declaring(
    data: bytes, *, rate: int = RATE, channels: int = 1, bits: int = 16, length: int | None = None
) -> bytes:
    """A WAV whose header says this, whatever its data is (RIFF, Microsoft 1991)."""
    block = channels * bits // 8
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * block % 2**32, block, bits)
    size = len(data) if length is None else length
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", size) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
