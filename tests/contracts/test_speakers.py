"""What every engine that speaks must do: espeak-ng, a VITS of Coqui TTS from its checkpoint, and the tests' fake."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.audio.pcm import level_db
from assistant.errors import TextTooLong
from assistant.speaking.bounds import MOST_CHARACTERS
from assistant.speaking.ports import Speaker
from tests.fakes import ToneSpeaker

SHORT, LONG = "Hello there.", "This is a much longer sentence, which takes its time to be spoken to the end."


@pytest.fixture(scope="module", params=["espeak", "vits", "vits of phonemes", "fake"])
def speaker(request: pytest.FixtureRequest, voices: dict[str, Path]) -> Iterator[Speaker]:
    """Return one kind of speaker."""
    if request.param == "fake":
        yield ToneSpeaker()
    elif request.param == "espeak":
        from assistant.speaking.espeak import Espeak

        speaker = Espeak()
        yield speaker
        speaker.close()
    else:
        from assistant.speaking.coqui import coqui

        speaker = coqui(voices[request.param], streams=2)
        yield speaker
        speaker.close()


def test_it_tells_its_name_and_its_rate(speaker: Speaker) -> None:
    assert speaker.name
    assert 8_000 <= speaker.rate <= 48_000


def test_a_sentence_is_one_channel_of_samples_that_can_be_heard(speaker: Speaker) -> None:
    spoken = speaker.speak(SHORT)
    assert (spoken.dtype, spoken.ndim) == (np.int16, 1)
    assert 0.2 < len(spoken) / speaker.rate < 20
    assert level_db(spoken) > -50


@pytest.mark.parametrize("sentence", ["", " ", "…", "\0\n", "👍"])
def test_nothing_to_say_makes_no_sound(speaker: Speaker, sentence: str) -> None:
    spoken = speaker.speak(sentence)
    assert (spoken.dtype, len(spoken)) == (np.int16, 0)


def test_more_takes_longer(speaker: Speaker) -> None:
    assert len(speaker.speak(LONG)) > 2 * len(speaker.speak(SHORT))


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.5, 2.0])
def test_a_speed_changes_how_long_it_takes(speaker: Speaker, speed: float) -> None:
    assert len(speaker.speak(LONG, speed=speed)) == pytest.approx(len(speaker.speak(LONG)) / speed, rel=0.15)


@pytest.mark.parametrize(("speed", "bound"), [(0.0, 0.5), (-1.0, 0.5), (100.0, 2.0)])
def test_a_speed_beyond_what_can_be_followed_is_the_nearest_that_can(
    speaker: Speaker, speed: float, bound: float
) -> None:
    assert len(speaker.speak(SHORT, speed=speed)) == len(speaker.speak(SHORT, speed=bound))


def test_too_long_a_sentence_is_refused(speaker: Speaker) -> None:
    with pytest.raises(TextTooLong):
        speaker.speak("x" * (MOST_CHARACTERS + 1))


def test_any_text_can_be_spoken(speaker: Speaker) -> None:
    for text in ("<b>«ñ»</b> & {}", "x", "ÅÄÖ", "1 2 3", "a\nb\tc\u202e\0d", "'" * 50 + "a", "[[h@loU]]"):
        assert speaker.speak(text).ndim == 1


def test_the_same_sentence_sounds_the_same(speaker: Speaker) -> None:
    first = speaker.speak(SHORT)
    speaker.speak(LONG, speed=1.5)
    np.testing.assert_array_equal(speaker.speak(SHORT), first)


def test_two_at_once_get_exactly_what_each_gets_alone(speaker: Speaker) -> None:
    sentences = [SHORT, LONG, "Blue is in stock.", "It costs nineteen ninety."]
    alone = [speaker.speak(each) for each in sentences]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(speaker.speak, sentences * 2))
    for spoken, expected in zip(together, alone * 2, strict=True):
        np.testing.assert_array_equal(spoken, expected)
