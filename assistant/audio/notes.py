"""A recording from outside, made safe to keep and hear: decoded within bounds, written anew from its samples."""

import re
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.audio.pcm import RATE, Samples, from_bytes, joined, seconds, to_bytes
from assistant.errors import AssistantError, BadRecording, SpeechTooLong

if TYPE_CHECKING:
    from av.audio import AudioFrame
    from av.container import InputContainer

MAX_BYTES = 12 * 1024**2  # a minute of stereo at 48,000 Hz and 16 bits has 11.5 million
MAX_SECONDS = 60
PADDING_SECONDS = 0.1  # what encoders add to fill their last block
MIN_SECONDS = 0.3  # no word is shorter
RATES = range(6_000, 192_001)  # Hertz: a telephone has 8,000, a studio 192,000
MAX_CHANNELS = 8
#: A minute in the shortest packets that are common, of 2.5 ms (Opus), has 24,000.
MAX_PACKETS = 30_000
#: A file that is cut short ends in one; a file of nothing else is no recording.
MAX_BROKEN_PACKETS = 100
MAX_STREAMS = 16

#: By FFmpeg's names. A file is read only by the demuxer that its first bytes call for, whatever its name says.
SIGNATURES = {
    "wav": re.compile(rb"RIFF.{4}WAVE", re.DOTALL),
    "flac": re.compile(rb"fLaC"),
    "ogg": re.compile(rb"OggS"),
    "matroska": re.compile(rb"\x1a\x45\xdf\xa3"),  # WebM
    "mp4": re.compile(rb".{4}ftyp", re.DOTALL),  # M4A
    "mp3": re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
}
#: Nothing else is ever decoded, whatever else a file holds.
DECODERS = {
    *("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw"),
    *("flac", "opus", "libopus", "vorbis", "mp3", "mp3float", "aac", "alac"),
}


@dataclass(frozen=True, slots=True)
class CleanRecording:
    """A recording without anything but its sound."""

    samples: Samples

    @property
    def seconds(self) -> float:
        """How long it is."""
        return seconds(self.samples)

    @property
    def wav(self) -> bytes:
        """The same as a file."""
        written = BytesIO()
        with wave.open(written, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(to_bytes(self.samples))
        return written.getvalue()


def clean(data: bytes) -> CleanRecording:
    """Decode a recording. Of one that is cut short what is there is taken.

    Raises SpeechTooLong beyond 60 seconds or 12 MiB, of which no more than that is decoded; and BadRecording: it is
    no recording of a known kind, it is damaged, or shorter than 0.3 seconds.
    """
    if not data:
        raise BadRecording("Expected a recording but the file is empty; record it again.")
    if len(data) > MAX_BYTES:
        raise too_long()
    samples = _decode(data)
    if seconds(samples) < MIN_SECONDS:
        raise BadRecording(f"Expected a recording of at least {MIN_SECONDS:g} seconds; speak a little longer.")
    return CleanRecording(samples[: MAX_SECONDS * RATE])


def samples_of(wav: bytes) -> Samples:
    """Return the samples of a file that CleanRecording wrote."""
    with wave.open(BytesIO(wav), "rb") as file:
        return from_bytes(file.readframes(file.getnframes()))


def too_long() -> SpeechTooLong:
    """Return what is said of a recording that has more seconds or bytes than may be read."""
    return SpeechTooLong(
        f"Expected a recording of at most {MAX_SECONDS} seconds and {MAX_BYTES // 1024**2} MiB; send a shorter one."
    )


def _decode(data: bytes) -> Samples:
    import av

    kind = next((kind for kind, signature in SIGNATURES.items() if signature.match(data)), None)
    if kind is None:
        raise BadRecording("Expected a WAV, FLAC, OGG, WebM, MP3 or M4A recording; send another file.")
    options = {"codec_whitelist": ",".join(DECODERS), "max_streams": str(MAX_STREAMS)}
    try:
        with av.open(BytesIO(data), "r", format=kind, container_options=options, io_open=_refuse) as container:
            return _resampled(_frames(container))
    except AssistantError:
        raise
    except Exception as error:  # decoders raise whatever they trip over in a damaged file
        raise BadRecording("Expected a whole recording but the file is damaged; record it again.") from error


def _refuse(*_: object) -> None:
    """Open nothing beside the file itself, whatever it refers to."""
    raise BadRecording("Expected a recording that refers to no other file; send another.")


def _frames(container: "InputContainer") -> "Iterator[AudioFrame]":
    """Yield the sound of the first stream of sound, within bounds."""
    import av

    sound = next(iter(container.streams.audio), None)
    if sound is None or sound.codec_context.name not in DECODERS:
        raise BadRecording("Expected a recording but there is no sound in the file that can be heard; send another.")
    heard, broken = 0.0, 0
    for number, packet in enumerate(container.demux(sound)):
        try:
            frames = packet.decode()
        except av.FFmpegError:
            frames, broken = [], broken + 1
        if number >= MAX_PACKETS or broken > MAX_BROKEN_PACKETS:
            raise BadRecording("Expected a whole recording but little of the file is sound; record it again.")
        for frame in frames:
            _check_form(frame)
            heard += frame.samples / frame.sample_rate
            if heard > MAX_SECONDS + PADDING_SECONDS:
                raise too_long()
            yield frame


def _check_form(frame: "AudioFrame") -> None:
    if frame.sample_rate not in RATES or frame.layout.nb_channels > MAX_CHANNELS:
        raise BadRecording(
            f"Expected {RATES[0]} to {RATES[-1]} samples a second in at most {MAX_CHANNELS} channels; record it anew."
        )


def _resampled(frames: "Iterator[AudioFrame]") -> Samples:
    from av.audio.resampler import AudioResampler

    resampler = AudioResampler("s16", "mono", RATE)
    made = [piece.to_ndarray()[0] for frame in frames for piece in resampler.resample(frame)]
    made += [piece.to_ndarray()[0] for piece in resampler.resample(None)] if made else []
    return joined(made)
