"""What every engine that hears must do: pocketsphinx, a Whisper from its checkpoint, and the tests' fake.

The Whisper has one layer and random weights: it runs for real and understands nothing. So nothing here depends on what
is understood; `tests/unit/hearing` asks that of the engine that can.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.audio.pcm import FRAME, RATE, Samples, silence
from assistant.errors import SpeechTooLong
from assistant.hearing.corpus import plain_corpus
from assistant.hearing.ports import NOTHING_HEARD, Transcriber, Transcript
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.recording import MOST_SECONDS
from tests.checkpoints import tiny_whisper
from tests.fakes import FakeTranscriber
from tests.speech import hiss, speech

SAID = ["show me red dresses", "add the second one to the cart"]


@pytest.fixture(scope="module", params=["sphinx", "whisper", "fake"])
def transcriber(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Transcriber]:
    """Return one kind of transcriber."""
    folder = tmp_path_factory.mktemp("hearing")
    if request.param == "fake":
        yield FakeTranscriber(SAID[0])
    elif request.param == "sphinx":
        from assistant.hearing.sphinx import SphinxTranscriber
        from assistant.hearing.task import prepared

        yield SphinxTranscriber(prepared(plain_corpus(SAID), folder, Pronouncer.english()))
    else:
        from assistant.hearing.whisper import load

        yield load(str(tiny_whisper(folder / "tiny.pt")))


def heard_while_spoken(transcriber: Transcriber, samples: Samples) -> Transcript:
    utterance = transcriber.listen()
    for start in range(0, len(samples), FRAME):
        utterance.feed(samples[start : start + FRAME])
        assert isinstance(utterance.partial(), str)
    return utterance.finish()


def check(transcript: Transcript, seconds: float) -> None:
    assert 0 <= transcript.confidence <= 1
    assert (transcript.text == "") == (transcript.words == ())
    assert all(0 <= word.confidence <= 1 for word in transcript.words)
    assert all(0 <= word.start <= word.end <= seconds + 1 for word in transcript.words)
    assert transcript.text not in transcript.others
    assert len(set(transcript.others)) == len(transcript.others)


def test_it_tells_its_name(transcriber: Transcriber) -> None:
    assert transcriber.name


@pytest.mark.parametrize("said", SAID)
def test_a_transcript_is_text_with_words_in_their_times(transcriber: Transcriber, said: str) -> None:
    samples = speech(said)
    for transcript in (transcriber.transcribe(samples), heard_while_spoken(transcriber, samples)):
        check(transcript, len(samples) / RATE)


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.3, 2.0])
def test_silence_says_nothing(transcriber: Transcriber, seconds: float) -> None:
    assert transcriber.transcribe(silence(seconds)) == NOTHING_HEARD
    assert heard_while_spoken(transcriber, silence(seconds)) == NOTHING_HEARD


@pytest.mark.parametrize("sound", ["one sample", "a click", "hiss", "full scale"])
def test_any_sound_is_survived(transcriber: Transcriber, sound: str) -> None:
    samples = {
        "one sample": np.array([12_000], np.int16),
        "a click": np.full(200, -20_000, np.int16),
        "hiss": hiss(1.0),
        "full scale": np.tile(np.array([32_767, -32_768], np.int16), RATE // 4),
    }[sound]
    check(transcriber.transcribe(samples), len(samples) / RATE)
    check(heard_while_spoken(transcriber, samples), len(samples) / RATE)


def test_a_recording_that_is_too_long_is_refused(transcriber: Transcriber) -> None:
    with pytest.raises(SpeechTooLong):
        transcriber.transcribe(silence(MOST_SECONDS + 0.1))


def test_an_utterance_that_never_ends_is_refused_and_what_was_said_is_kept(transcriber: Transcriber) -> None:
    utterance = transcriber.listen()
    utterance.feed(silence(MOST_SECONDS))
    with pytest.raises(SpeechTooLong):
        utterance.feed(silence(0.02))
    assert utterance.finish() == NOTHING_HEARD


def test_an_utterance_that_is_over_takes_no_more(transcriber: Transcriber) -> None:
    utterance = transcriber.listen()
    utterance.feed(silence(0.1))
    utterance.finish()
    with pytest.raises(RuntimeError):
        utterance.feed(silence(0.1))
    with pytest.raises(RuntimeError):
        utterance.finish()


def test_utterances_at_the_same_time_do_not_mix(transcriber: Transcriber) -> None:
    alone = [heard_while_spoken(transcriber, speech(said)).text for said in SAID]
    one, other = transcriber.listen(), transcriber.listen()
    sounds = [speech(said) for said in SAID]
    for start in range(0, max(map(len, sounds)), FRAME):
        for utterance, sound in zip((one, other), sounds, strict=True):
            utterance.feed(sound[start : start + FRAME])
    assert [one.finish().text, other.finish().text] == alone


def test_several_threads_may_hear_at_once(transcriber: Transcriber) -> None:
    alone = [transcriber.transcribe(speech(said)).text for said in SAID]
    with ThreadPoolExecutor(4) as pool:
        heard = list(pool.map(lambda said: transcriber.transcribe(speech(said)).text, SAID * 3))
    assert heard == alone * 3


def test_an_utterance_that_is_dropped_harms_no_other(transcriber: Transcriber) -> None:
    alone = transcriber.transcribe(speech(SAID[0])).text
    transcriber.listen().feed(speech(SAID[1]))
    assert transcriber.transcribe(speech(SAID[0])).text == alone
