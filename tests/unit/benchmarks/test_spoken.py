import json

import numpy as np
import pytest

from assistant.audio.pcm import level_db, silence, to_waves
from benchmarks.spoken import Spoken, echoed, errors_of, filled, noisy, read_audio, read_labels
from tests.recordings import recording
from tests.speech import speech

VALUES = {
    "drink": frozenset({"coffee", "iced coffee"}),
    "roast": frozenset({"medium roast"}),
    "size": frozenset({"medium"}),
}


def test_labels_are_words_or_slots(tmp_path):
    labels = {"b.wav": {"slots": {"size": " Medium"}, "text": "A  medium"}, "a.wav": "Go on"}
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    assert read_labels(tmp_path / "labels.json") == [
        Spoken(file="a.wav", text="go on"),
        Spoken(file="b.wav", text="a medium", slots={"size": "medium"}),
    ]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("a medium iced coffee", {"size": "medium", "drink": "iced coffee"}),
        ("a medium roast coffee", {"roast": "medium roast", "drink": "coffee"}),
        ("a medium medium roast", {"size": "medium", "roast": "medium roast"}),
        ("nothing of that", {}),
    ],
)
def test_a_text_fills_slots_with_the_longest_values(text, slots):
    assert filled(text, VALUES) == slots


def test_word_errors_are_words_left_out_put_in_or_replaced():
    assert errors_of(["a", "b", "c"], ["a", "x", "c", "d"]) == 2


def test_recordings_of_any_format_and_rate_are_read(tmp_path):
    sound = speech("hello there")
    (tmp_path / "a.flac").write_bytes(recording(sound, "FLAC", rate=44_100, channels=2))
    assert len(read_audio(tmp_path / "a.flac")) == pytest.approx(len(sound), rel=0.02)


@pytest.mark.parametrize("decibels", [5.0, 20.0])
def test_noise_is_as_much_quieter_than_the_voice_as_asked(decibels):
    sound = np.tile(np.array([8000, -8000], np.int16), 8000)
    noise = to_waves(noisy(sound, decibels, np.random.default_rng(1))) - to_waves(sound)
    assert 10 * np.log10(np.mean(to_waves(sound) ** 2) / np.mean(noise**2)) == pytest.approx(decibels, abs=0.5)


def test_noise_and_echo_are_the_same_each_time():
    sound = speech("hello there")
    for made in (lambda rng: noisy(sound, 10, rng), lambda rng: echoed(sound, rng)):
        assert np.array_equal(made(np.random.default_rng(3)), made(np.random.default_rng(3)))


def test_an_echo_goes_on_after_the_voice_and_fades():
    sound = np.concatenate([speech("hello"), silence(1.0)])
    tail = echoed(sound, np.random.default_rng(1))[-16_000:]
    assert level_db(tail[:2000]) > level_db(tail[8000:10_000]) + 20
