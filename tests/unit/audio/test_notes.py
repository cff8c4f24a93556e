"""What is taken for a recording, what is made of it, and what is refused before it costs anything."""

import tracemalloc
from contextlib import suppress
from io import BytesIO

import av
import numpy as np
import pytest
import soundfile

from assistant.audio import notes
from assistant.audio.notes import MAX_BYTES, CleanRecording, clean, samples_of
from assistant.audio.pcm import RATE, Samples, joined, level_db, silence
from assistant.errors import BadRecording, SpeechTooLong
from tests.recordings import FORMATS, recording, wav_declaring
from tests.sounds import music, noise, tone, voice

SAID = joined([silence(0.2), tone(440, 1.0), silence(0.3)])


def strongest(samples: Samples) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * RATE / len(samples))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_kind_of_recording_is_heard(kind, channels):
    heard = clean(recording(SAID, kind, rate=48_000, channels=channels))
    assert heard.samples.dtype == np.int16
    assert heard.seconds == pytest.approx(1.5, abs=0.1)  # encoders pad
    assert strongest(heard.samples) == pytest.approx(440, abs=3)
    assert level_db(heard.samples) == pytest.approx(level_db(SAID), abs=1.5)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 96_000, 192_000])
def test_any_usual_rate_becomes_the_one_that_is_heard(rate):
    heard = clean(recording(SAID, rate=rate))
    assert heard.seconds == pytest.approx(1.5, abs=0.01)
    assert strongest(heard.samples) == pytest.approx(440, abs=3)


def test_vorbis_is_heard_too():
    written = BytesIO()
    soundfile.write(written, SAID, RATE, format="OGG", subtype="VORBIS")
    heard = clean(written.getvalue())
    assert heard.seconds == pytest.approx(1.5, abs=0.1)
    assert strongest(heard.samples) == pytest.approx(440, abs=3)


def test_what_is_heard_is_what_was_recorded():
    assert np.array_equal(clean(recording(SAID)).samples, SAID)
    assert np.array_equal(clean(recording(SAID, "FLAC")).samples, SAID)


@pytest.mark.parametrize("sound", [silence(2), music(2), noise(2), np.clip(4 * voice(2).astype(int), -32_768, 32_767)])
def test_silence_music_noise_and_clipped_speech_are_recordings(sound):
    sound = sound.astype(np.int16)
    assert np.array_equal(clean(recording(sound)).samples, sound)


def test_more_channels_than_two_are_mixed():
    assert clean(recording(SAID, "FLAC", channels=6)).seconds == pytest.approx(1.5, abs=0.01)


def test_what_is_kept_is_a_plain_wav_of_the_same_samples():
    kept = CleanRecording(SAID)
    assert np.array_equal(samples_of(kept.wav), SAID)
    assert np.array_equal(clean(kept.wav).samples, SAID)
    assert len(kept.wav) == 44 + 2 * len(SAID)


def test_a_minute_is_heard_whole():
    assert clean(recording(tone(440, 60.0), "OGG", rate=48_000)).seconds == pytest.approx(60, abs=0.02)
    assert clean(recording(tone(440, 60.0), "MP3")).seconds <= 60


# --- what is refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Show me red dresses, please.\n" * 100,  # as note.wav
        b"RIFF\0\0\0\0WAVE",
        b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 1000,
        b"OggS" + b"\0" * 1000,
        b"fLaC" + b"\xff" * 1000,
        b"ID3" + b"\0" * 1000,
        b"\x1a\x45\xdf\xa3" + b"\0" * 1000,
        b"\0\0\0\x20ftypM4A " + b"\0" * 1000,
        b"\0\0\x01\0" * 300,
        b"#EXTM3U\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        wav_declaring(b"", rate=16_000),
        recording(tone(440, 0.2)),
    ],
)
def test_what_is_no_recording_is_refused(data):
    with pytest.raises(BadRecording, match="Expected"):
        clean(data)


@pytest.mark.parametrize(
    ("rate", "channels", "bits"),
    [(1, 1, 16), (100, 1, 8), (4_000_000, 1, 16), (16_000, 64, 16), (0, 1, 16), (16_000, 0, 16), (16_000, 1, 0)],
)
def test_absurd_forms_are_refused(rate, channels, bits):
    with pytest.raises((BadRecording, SpeechTooLong)):
        clean(wav_declaring(b"\1\2" * 100_000, rate=rate, channels=channels, bits=bits))


def test_a_wav_that_declares_more_than_it_holds_is_what_it_holds():
    assert clean(wav_declaring(SAID.tobytes(), length=2**32 - 1)).seconds == pytest.approx(1.5)


def test_more_bytes_than_the_bound_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(notes, "_decode", lambda data: pytest.fail("looked at"))
    with pytest.raises(SpeechTooLong, match="60 seconds and 12 MiB"):
        clean(b"OggS" + b"\0" * MAX_BYTES)


def test_hours_in_few_bytes_are_refused_after_a_minute_of_them():
    """Ogg pages of low-rate Opus joined until they last for hours."""
    minute = recording(silence(60.0), "OGG", rate=48_000, bit_rate=6_000)
    bomb = _repeated(minute, hours=5)
    assert len(bomb) < MAX_BYTES
    tracemalloc.start()
    with pytest.raises(SpeechTooLong):
        clean(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40e6  # five hours are 576 MB


def test_a_file_of_countless_packets_is_refused(monkeypatch):
    monkeypatch.setattr(notes, "MAX_PACKETS", 20)
    assert clean(recording(tone(440, 0.35), "OGG", rate=48_000)).seconds > 0.3
    with pytest.raises(BadRecording, match="little of the file is sound"):
        clean(recording(tone(440, 1.0), "OGG", rate=48_000))


@pytest.mark.parametrize("kind", ["FLAC", "MP3", "WAV"])
def test_more_than_a_minute_is_refused(kind):
    with pytest.raises(SpeechTooLong):
        clean(recording(silence(61.0), kind))


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG", "WebM", "MP3"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_of_a_recording_that_is_cut_short_what_is_there_is_heard(kind, share):
    whole = recording(joined([tone(440, 4.0), noise(0.1)]), kind, rate=48_000)
    heard = clean(whole[: int(len(whole) * share)])
    assert 1.0 < heard.seconds < 4.1
    assert strongest(heard.samples) == pytest.approx(440, abs=3)


def test_a_cut_file_that_tells_at_its_end_what_it_holds_is_refused():
    whole = recording(SAID, "M4A")
    with pytest.raises(BadRecording):
        clean(whole[: len(whole) // 2])


@pytest.mark.parametrize("kind", FORMATS)
def test_damage_is_survived_or_refused(kind):
    whole, rng = recording(voice(2.0), kind, rate=48_000), np.random.default_rng(7)
    for _ in range(20):
        data = bytearray(whole)
        for place in rng.integers(0, len(data), 20):
            data[place] = rng.integers(0, 256)
        with suppress(BadRecording, SpeechTooLong):
            assert clean(bytes(data)).seconds <= 60


def film(*, sound: str | None) -> bytes:
    """A second of a black picture, with or without a tone."""
    written = BytesIO()
    with av.open(written, "w", format="matroska") as file:
        pictures = file.add_stream("libvpx", rate=10)
        pictures.width = pictures.height = 32
        pictures.pix_fmt = "yuv420p"
        heard = file.add_stream(sound, rate=48_000, layout="mono") if sound else None
        picture = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), "rgb24")
        for packet in [*pictures.encode(picture), *pictures.encode(None)]:
            file.mux(packet)
        if heard:
            frame = av.AudioFrame.from_ndarray(tone(440, 1.0, rate=48_000)[np.newaxis], "s16", "mono")
            frame.sample_rate = 48_000
            for packet in [*heard.encode(frame), *heard.encode(None)]:
                file.mux(packet)
    return written.getvalue()


def test_of_a_film_the_sound_is_heard():
    assert clean(film(sound="libopus")).seconds == pytest.approx(1.0, abs=0.05)


def test_a_film_without_sound_is_refused():
    with pytest.raises(BadRecording, match="no sound"):
        clean(film(sound=None))


@pytest.mark.parametrize("sound", ["ac3", "mp2"])
def test_sound_in_a_coding_that_no_recorder_uses_is_never_decoded(sound):
    with pytest.raises(BadRecording):
        clean(film(sound=sound))


def _repeated(ogg: bytes, hours: int) -> bytes:
    return ogg * (60 * hours)
