import numpy as np
import pytest

from assistant.audio.pcm import FRAME, RATE, Samples, from_waves, joined, silence, to_waves
from assistant.hearing.corpus import plain_corpus
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.sphinx import SphinxTranscriber
from assistant.hearing.task import prepared
from tests.speech import hiss, speech

TASK = [
    "show me red dresses under eighty dollars",
    "add the second one to my cart",
    "do you have waterproof jackets for men",
    "what is your return policy",
    "show me blue jackets under fifty dollars",
    "add the first one to my cart",
]


@pytest.fixture(scope="module")
def transcriber(tmp_path_factory) -> SphinxTranscriber:
    return SphinxTranscriber(prepared(plain_corpus(TASK), tmp_path_factory.mktemp("hearing"), Pronouncer.english()))


@pytest.mark.parametrize("said", TASK)
def test_sentences_of_the_task_are_understood(transcriber, said):
    heard = transcriber.transcribe(speech(said))
    assert heard.text == said
    assert [word.text for word in heard.words] == said.split()


@pytest.mark.parametrize("said", TASK)
def test_they_are_understood_while_they_are_spoken(transcriber, said):
    utterance, sound = transcriber.listen(), speech(said)
    for start in range(0, len(sound), FRAME):
        utterance.feed(sound[start : start + FRAME])
    assert utterance.partial()
    assert utterance.finish().text == said


@pytest.mark.parametrize("loudness", [0.02, 0.3, 1.5])
def test_loudness_does_not_matter(transcriber, loudness):
    sound = speech(TASK[0])
    assert transcriber.transcribe(from_waves(to_waves(sound) * loudness)).text == TASK[0]


def test_long_silence_around_speech_does_not_matter(transcriber):
    sound = joined([silence(4), speech(TASK[1]), silence(4)])
    heard = transcriber.transcribe(sound)
    assert heard.text == TASK[1]
    assert 4 <= heard.words[0].start < heard.words[-1].end < len(sound) / RATE - 4


def in_noise(said: str) -> Samples:
    """Return a sentence with noise 8 dB below it. Two of these are misheard where nothing lowers it."""
    sound = speech(said)
    return from_waves(to_waves(sound) + to_waves(hiss(len(sound) / RATE, 0.03)))


@pytest.mark.parametrize("said", TASK)
def test_noise_does_not_matter(transcriber, said):
    assert transcriber.transcribe(in_noise(said)).text == said


@pytest.mark.parametrize("said", TASK)
def test_noise_does_not_matter_while_they_are_spoken(transcriber, said):
    utterance, sound = transcriber.listen(), in_noise(said)
    for start in range(0, len(sound), FRAME):
        utterance.feed(sound[start : start + FRAME])
    assert utterance.finish().text == said


def test_it_is_surer_of_speech_than_of_noise(transcriber):
    noise = transcriber.transcribe(hiss(3.0))
    assert transcriber.transcribe(speech(TASK[0])).confidence > 0.7
    assert noise.confidence < 0.7


def test_what_it_might_be_instead_is_told(transcriber):
    others = transcriber.transcribe(joined([speech("add the second one"), hiss(0.5)])).others
    assert others
    assert all(isinstance(other, str) for other in others)


def test_an_engine_is_named_after_its_task(transcriber, tmp_path):
    other = SphinxTranscriber(prepared(plain_corpus(["other words"]), tmp_path, Pronouncer.english()))
    assert transcriber.name.startswith("pocketsphinx ")
    assert transcriber.name != other.name


def test_samples_of_another_layout_are_heard_alike(transcriber):
    sound = np.repeat(speech(TASK[3]), 2)[::2]  # not contiguous
    assert transcriber.transcribe(sound).text == TASK[3]
