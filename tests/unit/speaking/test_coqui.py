"""Models of Coqui TTS. What every speaker does is in tests/contracts/test_speakers.py."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from assistant.errors import SetupError, SpeechDown
from assistant.speaking.coqui import CoquiSpeaker, coqui
from tests.voices import vits, xtts


@pytest.fixture(scope="module")
def letters(tmp_path_factory) -> Path:
    return vits(tmp_path_factory.mktemp("coqui") / "letters")


@pytest.fixture(scope="module")
def several(tmp_path_factory) -> Path:
    return vits(tmp_path_factory.mktemp("coqui") / "several", speakers=["ann", "bob"])


class Echo:
    """An engine that says its text's letters, and that several threads must have at once before it goes on."""

    kind, voice, rate = "echo", "", 16_000

    def __init__(self, together: Barrier) -> None:
        self.together = together
        self.busy = 0

    def speak(self, text, speed):
        self.busy += 1
        assert self.busy == 1
        self.together.wait(timeout=5)
        self.busy -= 1
        return np.frombuffer(text.encode("utf-16-le"), np.int16)


def test_as_many_sentences_are_spoken_at_once_as_there_are_engines_and_no_more():
    together = Barrier(2)
    speaker = CoquiSpeaker("echo", 16_000, [Echo(together), Echo(together)])
    texts = [f"sentence {number}" for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        spoken = list(threads.map(speaker.speak, texts))
    assert [each.tobytes().decode("utf-16-le") for each in spoken] == texts


def test_an_engine_that_failed_is_there_for_the_next_sentence(letters, monkeypatch):
    speaker = coqui(letters)
    with monkeypatch.context() as patch:
        patch.setattr("TTS.tts.models.vits.Vits.synthesize", lambda *_, **__: {})
        with pytest.raises(SpeechDown):
            speaker.speak("Hello.")
    assert len(speaker.speak("Hello."))


def test_a_folder_and_its_file_of_weights_name_the_same_model(letters):
    assert coqui(letters).name == coqui(letters / "model.pth").name


def test_other_weights_have_another_name(letters, several):
    assert coqui(letters).name.partition("@")[2] != coqui(several).name.partition("@")[2]


def test_a_speaker_can_be_chosen_and_is_named(several):
    ann, bob = coqui(several), coqui(several, speaker="bob")
    assert ann.name.endswith(" ann")
    assert bob.name.endswith(" bob")
    assert not np.array_equal(ann.speak("Hello."), bob.speak("Hello."))


def test_an_unknown_speaker_is_refused_with_those_that_there_are(several, letters):
    with pytest.raises(SetupError, match="ann, bob"):
        coqui(several, speaker="cleo")
    with pytest.raises(SetupError, match="none to choose from"):
        coqui(letters, speaker="cleo")


def test_what_is_no_model_is_refused(tmp_path, letters):
    with pytest.raises(SetupError, match="is no model of Coqui TTS"):
        coqui(tmp_path / "nowhere")
    (tmp_path / "model.pth").write_bytes((letters / "model.pth").read_bytes())
    with pytest.raises(SetupError, match="is no model of Coqui TTS"):
        coqui(tmp_path)
    for broken in ("", "[]", "{}", "not json"):
        (tmp_path / "config.json").write_text(broken)
        with pytest.raises(SetupError, match="describes no model"):
            coqui(tmp_path)


def test_a_model_of_another_kind_is_refused_by_name(tmp_path, letters):
    told = json.loads((letters / "config.json").read_text()) | {"model": "tacotron2"}
    (tmp_path / "config.json").write_text(json.dumps(told))
    (tmp_path / "model.pth").write_bytes(b"")
    with pytest.raises(SetupError, match="tacotron2: vits and xtts can be used"):
        coqui(tmp_path)


def test_weights_that_were_cut_off_are_refused(tmp_path, letters):
    (tmp_path / "config.json").write_text((letters / "config.json").read_text())
    (tmp_path / "model.pth").write_bytes((letters / "model.pth").read_bytes()[:10_000])
    with pytest.raises(SetupError, match=r"model\.pth cannot be loaded"):
        coqui(tmp_path)


def test_weights_that_would_run_code_do_not(tmp_path, letters):
    import pickle

    import torch

    class Trap:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "sprung",))

    (tmp_path / "config.json").write_text((letters / "config.json").read_text())
    torch.save({"model": Trap()}, tmp_path / "model.pth", pickle_module=pickle)
    with pytest.raises(SetupError):
        coqui(tmp_path)
    assert not (tmp_path / "sprung").exists()


def test_what_is_said_is_never_logged(letters, caplog):
    with caplog.at_level(logging.DEBUG):
        coqui(letters).speak("Secret 你好 wish.")
    assert "Secret" not in caplog.text


def test_an_xtts_speaks_by_one_of_its_speakers_and_a_long_sentence_in_parts(tmp_path):
    folder = xtts(tmp_path / "many", ["Ana", "Ben"])
    speaker = coqui(folder, speaker="Ben")
    assert (speaker.rate, speaker.name.split()[-2:]) == (24_000, ["Ben", "en"])
    short = speaker.speak("Hello there.")
    assert (short.dtype, short.ndim) == (np.int16, 1)
    assert len(speaker.speak("Hello there.", speed=2.0)) == pytest.approx(len(short) / 2, rel=0.15)
    assert len(speaker.speak("It is long, and goes on. " * 40)) == pytest.approx(5 * len(short), rel=0.15)
    with pytest.raises(SetupError, match="Ana, Ben"):
        coqui(folder, speaker="Cleo")
    with pytest.raises(SetupError, match="no language xx"):
        coqui(folder, language="xx")
