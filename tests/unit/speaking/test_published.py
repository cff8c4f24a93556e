import pytest

from assistant.errors import SetupError
from assistant.speaking.published import fetched, folder_of, license_of

NAME = "tts_models/en/vctk/vits"
XTTS = "tts_models/multilingual/multi-dataset/xtts_v2"


def test_a_published_model_tells_its_license():
    assert license_of(NAME) == "apache 2.0"
    assert license_of(XTTS) == "CPML"


@pytest.mark.parametrize(
    "name", ["tts_models/en/vctk/none", "tts_models", "tts_models/en", "", "tts_models/en/vctk/vits/x"]
)
def test_an_unknown_name_is_refused(name, tmp_path):
    with pytest.raises(SetupError, match="publishes no model"):
        license_of(name)
    with pytest.raises(SetupError, match="publishes no model"):
        fetched(name, tmp_path)


def test_nothing_is_fetched_unless_that_is_allowed(tmp_path, monkeypatch):
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    with pytest.raises(SetupError, match="is not on this machine: set HF_HUB_OFFLINE=0"):
        fetched(NAME, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_license_to_agree_to_is_the_operators_affair(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.delenv("COQUI_TOS_AGREED", raising=False)
    with pytest.raises(SetupError, match=r"license to agree to \(CPML\)"):
        fetched(XTTS, tmp_path)


def test_a_server_that_fails_is_told_in_a_sentence(tmp_path, monkeypatch):
    def fails(*_, **__):
        raise OSError("no route")

    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setattr("TTS.utils.manage.ModelManager.download_model", fails)
    with pytest.raises(SetupError, match="could not be fetched: no route"):
        fetched(NAME, tmp_path)


def test_a_model_of_the_hub_is_fetched_into_the_shops_own_folder(tmp_path, monkeypatch):
    asked = {}

    def snapshot(repository, local_dir, **left_out):
        asked.update(left_out, repository=repository)
        local_dir.mkdir(parents=True)
        (local_dir / "config.json").write_text("{}")

    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("COQUI_TOS_AGREED", "1")
    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot)
    assert fetched(XTTS, tmp_path) == folder_of(XTTS, tmp_path)
    assert asked["repository"].endswith("XTTS-v2")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert fetched(XTTS, tmp_path) == folder_of(XTTS, tmp_path)


def test_one_that_was_fetched_is_taken_without_asking(tmp_path):
    folder = folder_of(NAME, tmp_path)
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    assert fetched(NAME, tmp_path) == folder
