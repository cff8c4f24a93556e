"""`assistant train ranker` changes the order of products only where that is surely better, and can be taken back."""

from functools import partial

import pytest
from typer.testing import CliRunner

from assistant import learnt_models, ranker_training, wiring
from assistant.catalog.journal import BUSY_SECONDS, StoredJournal
from assistant.catalog.store import open_store
from assistant.cli import app
from assistant.errors import TooLittleToLearn
from assistant.learning import shop_training
from assistant.learning.files import save
from assistant.learning.gains import Gain
from assistant.learning.live import live, put_live, reads
from assistant.learning.shop_ranker import beginner
from assistant.ranking.prior import weights
from assistant.settings import Settings
from assistant.shop import Shop
from tests.fakes import LetterEncoder
from tests.screens import DAY_ONE, shopped
from tests.shelves import HeldCatalog, HeldShelf, shelf, variant

THINGS = [variant(f"t{number}", f"Thing {number}", str(10 + number)) for number in range(6)]


def nothing(*step):
    return None


@pytest.fixture
def settings(tmp_path, monkeypatch) -> Settings:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    settings = Settings(home=tmp_path)
    shop = Shop(HeldShelf(shelf(THINGS)), HeldCatalog(dict(enumerate(THINGS))), LetterEncoder())
    monkeypatch.setattr(wiring, "open_shop", lambda settings: shop)
    monkeypatch.setattr(wiring, "encoder", lambda threads=0: LetterEncoder())
    return settings


def shopping(settings: Settings, times: int) -> None:
    now = [DAY_ONE]
    journal = StoredJournal(open_store(settings.database, BUSY_SECONDS), lambda: now[0])
    shopped(journal, now, [each.item_group_id for each in THINGS], ["ann", "bob"], times=times)


def put(settings: Settings, seed: int) -> str:
    put_live(settings.ranker, partial(save, beginner(26, seed, weights()), reads=reads("letters")))
    return learnt_models.ranker(settings, "letters").name


def test_too_few_choices_are_told_and_change_nothing(settings):
    shopping(settings, 20)
    with pytest.raises(TooLittleToLearn, match=r"20 searches .* at least 200"):
        ranker_training.train(settings, nothing)
    assert not settings.ranker.exists()


def test_what_is_not_surely_better_is_not_used(settings, monkeypatch):
    shopping(settings, 210)
    monkeypatch.setattr(shop_training, "gain_of", lambda differences, worth: Gain(0.01, -0.01, 0.03))
    assert "prior-2 stays in use" in ranker_training.train(settings, nothing)
    assert not live(settings.ranker).exists()


def test_what_is_surely_better_is_used_at_once(settings, monkeypatch):
    shopping(settings, 210)
    in_use = learnt_models.ranker(settings, "letters")
    monkeypatch.setattr(shop_training, "gain_of", lambda differences, worth: Gain(0.02, 0.01, 0.03))
    told = ranker_training.train(settings, nothing)
    assert in_use.name.startswith("learnt@")
    assert f"{in_use.name} is in use now" in told


def test_the_one_before_can_be_used_again(settings):
    first = put(settings, 1)
    put(settings, 2)
    told = CliRunner().invoke(app, ["train", "ranker", "--back"]).stdout
    assert told.endswith(f"{first} is in use again.\n")


def test_there_is_nothing_before_the_prior(settings):
    assert ranker_training.back(settings) == "There is none before: prior-2 is in use."
