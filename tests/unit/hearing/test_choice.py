import pytest

from assistant.errors import SetupError
from assistant.hearing.choice import Embedded, WhisperModel, chosen
from assistant.settings import HearingSettings
from assistant.wiring import settings


def test_the_embedded_engine_hears_unless_another_is_chosen():
    assert chosen(HearingSettings()) == Embedded()


@pytest.mark.parametrize("name", ["base", "models/mine.pt"])
def test_any_other_name_is_a_model_of_whisper(name):
    assert chosen(HearingSettings(transcriber=name, transcriber_language="")) == WhisperModel(name, "")


@pytest.mark.parametrize(("name", "value"), [("TRANSCRIBER", ""), ("TRANSCRIBER_LANGUAGE", "English")])
def test_what_names_no_engine_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    with pytest.raises(SetupError, match=f"ASSISTANT_{name} cannot be used"):
        settings()
