"""What `assistant models` tells of the engines that speak and hear."""

import pytest

from assistant.catalog.store import State
from assistant.errors import SetupError
from assistant.learning.files import save
from assistant.learning.live import put_alone, put_live
from assistant.learning.others_files import save_others
from assistant.learning.outfit_files import save_outfits
from assistant.learning.shop_ranker import beginner
from assistant.models.inventory import PartModel, inventory
from assistant.outfits.model import Compatibility
from assistant.ranking.others import NO_OTHERS
from assistant.ranking.prior import weights
from assistant.settings import Settings
from tests.fakes import LetterEncoder
from tests.outfits import drawn


def speaking(home, **chosen) -> PartModel:
    return next(each for each in inventory(Settings(home=home, **chosen), State()) if each.part == "speaking")


def test_the_embedded_engine_is_here_with_its_license(tmp_path):
    told = speaking(tmp_path).as_json()
    assert (told["model"], told["license"]) == ("espeak-ng, en-us", "GPL-3.0-or-later")
    assert told["weights_here"] is True
    assert 5_000_000 < told["bytes"] < 100_000_000


def test_a_checkpoint_is_told_with_its_size(tmp_path):
    folder = tmp_path / "ann"
    folder.mkdir()
    (folder / "model.pth").write_bytes(b"12345")
    told = speaking(tmp_path, speaker=str(folder))
    assert (told.model, told.size_bytes, told.license) == ("ann", 5, "see the model's page")


def test_a_published_voice_that_was_not_fetched_is_told_as_missing_with_its_license(tmp_path):
    told = speaking(tmp_path, speaker="tts_models/en/vctk/vits")
    assert (told.model, told.license, told.is_here) == ("tts_models/en/vctk/vits", "apache 2.0", False)


def test_a_voice_that_nobody_publishes_is_refused(tmp_path):
    with pytest.raises(SetupError, match="publishes no model"):
        speaking(tmp_path, speaker="tts_models/en/nobody/vits")


def hearing(home, **chosen) -> PartModel:
    return next(each for each in inventory(Settings(home=home, **chosen), State()) if each.part == "hearing")


def test_the_embedded_ear_is_here_with_its_license(tmp_path):
    told = hearing(tmp_path).as_json()
    assert (told["model"], told["license"], told["weights_here"]) == ("pocketsphinx, en-us", "BSD-2-Clause", True)
    assert 5_000_000 < told["bytes"] < 100_000_000


def test_a_checkpoint_of_whisper_is_told_with_its_size(tmp_path):
    (tmp_path / "mine.pt").write_bytes(b"12345")
    told = hearing(tmp_path, transcriber=str(tmp_path / "mine.pt"))
    assert (told.model, told.size_bytes, told.license) == ("whisper mine", 5, "MIT")


def test_a_published_whisper_that_was_not_fetched_is_told_as_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    told = hearing(tmp_path, transcriber="base")
    assert (told.model, told.is_here) == ("whisper base", False)


def test_an_ear_that_nobody_publishes_is_refused(tmp_path):
    with pytest.raises(SetupError, match="no model of Whisper"):
        hearing(tmp_path, transcriber="huge")


def test_what_lowers_noise_for_the_embedded_ear_is_told_with_its_license(tmp_path):
    (told,) = (each for each in inventory(Settings(home=tmp_path), State()) if each.part == "quieting")
    assert (told.model, told.license, told.is_here) == ("NSNet2", "CC-BY-4.0", True)


def test_nothing_lowers_noise_for_whisper(tmp_path):
    assert "quieting" not in {each.part for each in inventory(Settings(home=tmp_path, transcriber="base"), State())}


def ranking(home) -> PartModel:
    return next(each for each in inventory(Settings(home=home), State()) if each.part == "ranking")


def test_a_shop_that_has_learnt_nothing_is_ordered_by_the_prior(tmp_path):
    told = ranking(tmp_path)
    assert (told.model, told.is_here, told.source) == ("prior-2", True, "shipped with the assistant")


def test_a_ranker_that_was_learnt_is_told_by_its_weights(tmp_path):
    put_live(Settings(home=tmp_path).ranker, lambda file: save(beginner(8, 1, weights()), file))
    told = ranking(tmp_path)
    assert told.model.startswith("learnt@")
    assert told.parameters is not None
    assert told.parameters > 100


def test_what_was_learnt_of_outfits_is_told_and_before_that_that_nothing_was(tmp_path):
    settings = Settings(home=tmp_path)

    def told():
        return next(each for each in inventory(settings, State()) if each.part == "outfits")

    assert (told().model, told().is_here) == ("untrained", True)
    judge = Compatibility.fit(drawn(60, 1), LetterEncoder())
    put_live(settings.outfits, lambda file: save_outfits(judge, file))
    assert told().model.startswith("learnt@")
    assert told().parameters > 100


def test_what_was_learnt_of_others_is_told_where_it_was(tmp_path):
    settings = Settings(home=tmp_path)
    assert "others" not in {each.part for each in inventory(settings, State())}
    put_alone(settings.others, lambda file: save_others(NO_OTHERS, file))
    assert "others" in {each.part for each in inventory(settings, State())}
