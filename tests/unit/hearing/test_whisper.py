import pytest

from assistant.audio.pcm import silence
from assistant.errors import SetupError
from assistant.hearing.ports import NOTHING_HEARD
from assistant.hearing.whisper import MOST_PROMPT, load, prompt_of, repeats, transcript_of, weights_of
from tests.checkpoints import tiny_whisper

SEGMENT = {
    "text": " Show me red dresses.",
    "no_speech_prob": 0.01,
    "avg_logprob": -0.2,
    "compression_ratio": 1.1,
    "words": [
        {"word": " Show", "start": 0.0, "end": 0.3, "probability": 0.9},
        {"word": " me", "start": 0.3, "end": 0.5, "probability": 0.7},
    ],
}


def test_segments_become_words_with_their_confidence():
    heard = transcript_of([SEGMENT])
    assert heard.text == "Show me red dresses."
    assert [(word.text, word.end) for word in heard.words] == [("Show", 0.3), ("me", 0.5)]
    assert heard.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(
    "invented",
    [
        {"no_speech_prob": 0.9, "avg_logprob": -1.5},
        {"compression_ratio": 3.0},
        {"text": " Thank you. Thank you. Thank you. Thank you."},
    ],
)
def test_what_the_model_invented_is_left_out(invented):
    assert transcript_of([SEGMENT | invented]) == NOTHING_HEARD
    assert transcript_of([SEGMENT | invented, SEGMENT]).text == "Show me red dresses."


def test_likely_words_are_kept_where_speech_is_doubted():
    assert transcript_of([SEGMENT | {"no_speech_prob": 0.9}]).text


def test_people_may_say_a_word_three_times():
    assert not repeats(["no", "no", "no", "not", "that", "one"])
    assert repeats(["no", "no", "no", "no"])
    assert repeats(["so", "then", "you", "go", "you", "go", "you", "go", "you", "go"])


def test_the_prompt_names_the_shops_words_in_turn():
    assert prompt_of({"color": ("red",), "brand": ("novaline", "peakmont")}) == "novaline, red, peakmont."
    assert prompt_of({}) == ""
    assert len(prompt_of({"brand": [f"brand{number}" for number in range(1000)]})) <= MOST_PROMPT


def test_a_checkpoint_is_loaded_with_the_shops_words(tmp_path):
    transcriber = load(str(tiny_whisper(tmp_path / "mine.pt")), "de", {"brand": ("novaline",)})
    assert transcriber.name.endswith(", mine")
    assert transcriber.transcribe(silence(1.0)) == NOTHING_HEARD


@pytest.mark.parametrize("content", [None, b"", b"no checkpoint", b"PK\x03\x04"])
def test_what_is_no_checkpoint_is_told(tmp_path, content):
    file = tmp_path / "broken.pt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SetupError, match=r"broken\.pt"):
        load(str(file))


def test_a_checkpoint_of_another_model_is_told(tmp_path):
    import torch

    torch.save({"state_dict": {}}, tmp_path / "other.pt")
    with pytest.raises(SetupError, match=r"other\.pt"):
        load(str(tmp_path / "other.pt"))


def test_an_unknown_model_is_told_beside_those_there_are():
    with pytest.raises(SetupError, match=r"huge is no model of Whisper.*tiny"):
        load("huge")


def test_a_published_model_is_not_fetched_unasked(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with pytest.raises(SetupError, match=r"tiny\.pt"):
        load("tiny")
    assert weights_of("tiny") == tmp_path / "whisper" / "tiny.pt"
