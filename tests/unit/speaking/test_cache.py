from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.audio.pcm import Samples
from assistant.speaking.cache import Said, SpokenCache


class Mouth:
    """Says each sentence as many samples as it has letters."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, said: Said) -> Samples:
        self.asked.append(said.sentence)
        return np.full(len(said.sentence), ord(said.sentence[0]), np.int16)


def said(sentence: str, engine: str = "tones", speed: float = 1.0) -> Said:
    return Said(engine, sentence, speed)


def test_a_sentence_is_spoken_once():
    cache, mouth = SpokenCache(), Mouth()
    first = cache.of(said("hello"), mouth)
    assert np.array_equal(cache.of(said("hello"), mouth), first)
    assert mouth.asked == ["hello"]


def test_another_engine_or_speed_speaks_it_anew():
    cache, mouth = SpokenCache(), Mouth()
    for each in (said("hello"), said("hello", engine="other"), said("hello", speed=0.8)):
        cache.of(each, mouth)
    assert len(mouth.asked) == 3


def test_what_was_heard_longest_ago_goes_first():
    cache, mouth = SpokenCache(most_bytes=20), Mouth()
    for sentence in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa"):
        cache.of(said(sentence), mouth)
    assert mouth.asked == ["aaaa", "bbbb", "cccc"]
    cache.of(said("bbbb"), mouth)
    assert mouth.asked[-1] == "bbbb"


def test_it_never_holds_more_bytes_than_it_may():
    cache, mouth = SpokenCache(most_bytes=1000), Mouth()
    for length in range(1, 700):
        cache.of(said("x" * length), mouth)
        assert cache.held_bytes <= 1000
    assert cache.held_bytes > 0


def test_a_sentence_too_long_to_be_held_is_spoken_all_the_same():
    cache, mouth = SpokenCache(most_bytes=10), Mouth()
    assert len(cache.of(said("a long one"), mouth)) == 10
    assert cache.held_bytes == 0


def test_nobody_can_change_what_is_held():
    cache, mouth = SpokenCache(), Mouth()
    for _ in range(2):
        with pytest.raises(ValueError, match="read-only"):
            cache.of(said("hello"), mouth)[0] = 1


def test_a_sentence_that_could_not_be_spoken_is_tried_again():
    cache = SpokenCache()

    def fails(_: Said) -> Samples:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.of(said("hello"), fails)
    assert len(cache.of(said("hello"), Mouth())) == 5


def test_many_threads_hear_each_their_own_sentence():
    cache, mouth = SpokenCache(most_bytes=400), Mouth()
    sentences = [chr(97 + place % 26) * (1 + place % 40) for place in range(2000)]
    with ThreadPoolExecutor(8) as threads:
        heard = list(threads.map(lambda sentence: cache.of(said(sentence), mouth), sentences))
    assert ["".join(map(chr, each)) for each in heard] == sentences
    assert 0 < cache.held_bytes <= 400
