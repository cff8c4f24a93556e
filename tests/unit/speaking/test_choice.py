from pathlib import Path

import pytest

from assistant.errors import SetupError
from assistant.settings import SpeakingSettings
from assistant.speaking.choice import CoquiModel, Embedded, chosen
from assistant.wiring import settings


def test_the_embedded_engine_speaks_unless_another_is_chosen():
    assert chosen(SpeakingSettings()) == Embedded()


def test_a_path_is_a_model_of_coqui():
    choice = chosen(SpeakingSettings(speaker="voices/ann", speaker_voice="ann", speaker_language="en"))
    assert choice == CoquiModel(Path("voices/ann"), "", "ann", "en", 2)


def test_a_published_name_is_no_path():
    choice = chosen(SpeakingSettings(speaker="tts_models/en/vctk/vits", speaker_streams=4))
    assert choice == CoquiModel(None, "tts_models/en/vctk/vits", "", "", 4)


@pytest.mark.parametrize(("name", "value"), [("SPEAKER", ""), ("SPEAKER_STREAMS", "0"), ("SPEAKER_STREAMS", "99")])
def test_what_names_no_engine_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(SetupError, match=f"ASSISTANT_{name} cannot be used"):
        settings()
