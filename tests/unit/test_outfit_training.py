"""`assistant train outfits` changes what goes together only where that is surely better, and can be taken back."""

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from typer.testing import CliRunner

from assistant import learnt_models, outfit_training, wiring
from assistant.cli import app
from assistant.errors import OutfitsError, TooLittleToLearn
from assistant.learning import outfit_training as learning
from assistant.learning.gains import Gain
from assistant.learning.live import live
from assistant.settings import Settings
from assistant.shop import Shop
from tests.fakes import LetterEncoder
from tests.outfits import drawn, secretly
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

THINGS = [variant("t1", "Thing", "10")]


def nothing(*step):
    return None


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    shop = Shop(HeldShelf(shelf(THINGS)), HeldCatalog(dict(enumerate(THINGS))), LetterEncoder())
    monkeypatch.setattr(wiring, "open_shop", lambda settings: shop)
    return Settings(home=tmp_path)


def written(folder: Path, outfits) -> Path:
    told = {str(at): {slot: {"name": name} for slot, name in each.items()} for at, each in enumerate(outfits)}
    (folder / "outfits.json").write_text(json.dumps(told))
    return folder / "outfits.json"


def trained(settings: Settings, seed: int, monkeypatch, gain: Gain) -> str:
    monkeypatch.setattr(learning, "_gain", lambda before, after: (0.6, gain))
    return outfit_training.train(settings, written(settings.home, drawn(100, seed)), nothing)


def test_what_is_surely_better_is_in_use_at_once(settings, tmp_path):
    newest = learnt_models.outfits(settings, LetterEncoder())
    assert newest.now() is None
    told = (
        CliRunner()
        .invoke(app, ["train", "outfits", "--outfits", str(written(tmp_path, secretly(drawn(300, 1))))])
        .stdout
    )
    assert "300 outfits of a file, 0 of orders" in told
    assert "in use now" in told
    alike, apart = newest.now()(
        [{"shoe": "gothic boots", "bag": "plum tote"}, {"shoe": "gothic boots", "bag": "kilt tote"}]
    )
    assert alike > apart


def test_what_is_not_surely_better_is_not_used(settings, monkeypatch):
    told = trained(settings, 1, monkeypatch, Gain(0.01, -0.01, 0.03))
    assert "the untrained judgement stays in use" in told
    assert not live(settings.outfits).exists()


def test_the_one_before_can_be_used_again_and_before_it_the_untrained(settings, monkeypatch):
    better = Gain(0.02, 0.01, 0.03)
    trained(settings, 1, monkeypatch, better)
    first = outfit_training.in_use(settings)
    trained(settings, 2, monkeypatch, better)
    told = [CliRunner().invoke(app, ["train", "outfits", "--back"]).stdout for _ in range(3)]
    assert told == [
        f"{first} is in use again.\n",
        "the untrained judgement is in use again.\n",
        "There is none before: the untrained judgement is in use.\n",
    ]


def test_a_damaged_file_leaves_the_untrained_judgement_and_one_line(settings, monkeypatch):
    trained(settings, 1, monkeypatch, Gain(0.02, 0.01, 0.03))
    live(settings.outfits).write_bytes(live(settings.outfits).read_bytes()[:-8])
    newest = learnt_models.outfits(settings, LetterEncoder())
    with capture_logs() as logs:
        assert [newest.now(), newest.now()] == [None, None]
    assert [(each["code"], each["part"]) for each in logs] == [("model_unusable", "outfits")]


def test_too_few_outfits_and_files_of_something_else_change_nothing(settings, tmp_path):
    with pytest.raises(TooLittleToLearn):
        outfit_training.train(settings, None, nothing)
    (tmp_path / "none.json").write_text("[]")
    with pytest.raises(OutfitsError):
        outfit_training.train(settings, tmp_path / "none.json", nothing)
    assert not settings.outfits.exists()
