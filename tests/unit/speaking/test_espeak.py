"""espeak-ng in its process. What every speaker does is in tests/contracts/test_speakers.py."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.errors import SpeechDown
from assistant.speaking.espeak import Espeak

SENTENCE = "The Hawk power bank, nineteen ninety."


@pytest.fixture(scope="module")
def espeak() -> Iterator[Espeak]:
    speaker = Espeak()
    yield speaker
    speaker.close()


def test_a_sentence_sounds_the_same_whatever_was_spoken_before(espeak):
    first = espeak.speak(SENTENCE)
    for number in range(5):
        espeak.speak(f"Something else, number {number}.", speed=1.5)
        assert np.array_equal(espeak.speak(SENTENCE), first)


def test_another_process_speaks_alike(espeak):
    other = Espeak()
    try:
        assert other.name == espeak.name
        assert np.array_equal(other.speak(SENTENCE), espeak.speak(SENTENCE))
    finally:
        other.close()


def test_a_process_that_died_is_started_again(espeak):
    before = espeak.speak(SENTENCE)
    os.kill(espeak._process.pid, signal.SIGKILL)
    assert np.array_equal(espeak.speak(SENTENCE), before)


def test_a_question_that_cannot_be_answered_takes_only_itself(espeak):
    process = espeak._process.pid
    with pytest.raises(SpeechDown):
        espeak.phonemes("hello", "no-such-voice")
    assert len(espeak.speak(SENTENCE))
    assert espeak._process.pid == process


def test_phonemes_are_those_of_american_english(espeak):
    assert espeak.phonemes("Hello, world.", "en-us") == "həlˈoʊ wˈɜːld"  # noqa: RUF001 - the phonetic alphabet


def test_asking_for_phonemes_changes_no_voice(espeak):
    before = espeak.speak(SENTENCE)
    espeak.phonemes("hallo", "de")
    assert np.array_equal(espeak.speak(SENTENCE), before)


def test_many_threads_get_what_each_gets_alone(espeak):
    sentences = [f"This is the sentence of customer number {number}." for number in range(12)]
    alone = [espeak.speak(each) for each in sentences]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(espeak.speak, sentences * 3))
    assert all(np.array_equal(one, other) for one, other in zip(together, alone * 3, strict=True))


def test_no_process_is_left_when_it_is_closed():
    speaker = Espeak()
    process = speaker._process
    speaker.close()
    assert process.poll() == 0


def test_markup_is_spoken_as_text(espeak):
    assert len(espeak.speak('<audio src="/etc/passwd"/> [[h@loU]] &amp; hello')) > 0
