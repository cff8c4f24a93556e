"""Choosing a full photo model, as an operator does: a real architecture, real checkpoints, real Chroma and SQLite."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from assistant import photo_models, wiring
from assistant.catalog.gallery import read_picture
from assistant.cli import app
from assistant.errors import ModelMismatch, SetupError
from assistant.settings import Settings
from assistant.shop import Shop
from assistant.vision.choice import choosing, chosen
from tests.contracts.conftest import ARCHITECTURE
from tests.fakes import LetterEncoder, MeanColors

COLORS = ("red", "green", "blue", "white")
Run = Callable[..., Result]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs `assistant` in this shop, whose embedded model is a small one."""
    monkeypatch.setattr(wiring, "settings", lambda: settings)
    monkeypatch.setattr(wiring, "encoder", lambda threads=0: LetterEncoder())
    monkeypatch.setattr(photo_models, "embedded_encoder", lambda *args: MeanColors())
    return lambda *words: CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Write a feed of one scarf in each color, with its picture."""
    lines = ["id\ttitle\tprice\timage_link\tcolor"]
    for number, color in enumerate(COLORS):
        noise = np.random.default_rng(number).normal(0, 30, (90, 70, 3))
        ground = np.asarray(Image.new("RGB", (70, 90), color))
        Image.fromarray(np.clip(ground + noise, 0, 255).astype(np.uint8)).save(tmp_path / f"{color}.png")
        lines.append(f"{color}\t{color.title()} Scarf {number}\t10 USD\t{color}.png\t{color}")
    (tmp_path / "feed.tsv").write_text("\n".join(lines) + "\n")
    return tmp_path / "feed.tsv"


@pytest.fixture
def stocked(run: Run, feed: Path) -> Run:
    imported = run("catalog", "import", feed, "--no-tune")
    assert imported.exit_code == 0, imported.output
    return run


def use(run: Run, checkpoint: Path) -> Result:
    return run("models", "use", f"photo={ARCHITECTURE}", "--checkpoint", checkpoint)


@pytest.fixture
def opened(settings: Settings) -> Iterator[Callable[[], Shop]]:
    """Return what opens the shop."""
    shops = []

    def open_one() -> Shop:
        shops.append(wiring.open_shop(settings))
        return shops[-1]

    yield open_one
    for shop in shops:
        shelf = shop.shelves.current()
        shelf.vectors.close()
        assert shelf.photos is not None
        shelf.photos.index.close()


def nearest(shop: Shop, settings: Settings, photo: Path) -> str:
    """Return the variant that looks most like a photo, by the model chosen."""
    shelf = shop.shelves.current()
    assert shelf.photos is not None
    vector = photo_models.photo_encoder(settings).photos([read_picture(photo)])[0]
    ((picture, score),) = shelf.photos.index.search(vector, 1, None)
    assert score == pytest.approx(1, abs=1e-3)
    (place,) = shelf.photos.variants_of(picture)
    return shop.catalog.variants([int(shelf.assortment.variant_keys[place])]).variants[0].id


def test_a_chosen_model_finds_the_shops_pictures(
    stocked: Run, opened: Callable[[], Shop], settings: Settings, feed: Path, checkpoints: dict[str, Path]
) -> None:
    switched = use(stocked, checkpoints["trained.pt"])
    assert switched.exit_code == 0, switched.output
    assert f"{ARCHITECTURE}@" in switched.output
    assert "4 pictures" in switched.output
    assert [nearest(opened(), settings, feed.parent / f"{color}.png") for color in COLORS] == list(COLORS)


def test_a_running_shop_takes_up_the_model_with_its_next_search(
    stocked: Run, opened: Callable[[], Shop], settings: Settings, feed: Path, checkpoints: dict[str, Path]
) -> None:
    shop = opened()
    before = shop.statistics()["models"]
    use(stocked, checkpoints["same.safetensors"])
    assert nearest(shop, settings, feed.parent / "red.png") == "red"
    assert shop.statistics()["models"] == before | {"photo": photo_models.photo_encoder(settings).name}
    stocked("models", "use", "photo=embedded")
    assert nearest(shop, settings, feed.parent / "red.png") == "red"
    assert shop.statistics()["models"] == before


def test_the_list_tells_of_each_part_its_model_and_whether_that_made_the_index(
    stocked: Run, settings: Settings, checkpoints: dict[str, Path]
) -> None:
    use(stocked, checkpoints["trained.pt"])
    words, photo, *order, dialogue, quieting, hearing, speaking = json.loads(stocked("models", "--json").output)
    assert [each["part"] for each in (words, photo, *order, dialogue)] == [
        "words",
        "photo",
        "ranking",
        "outfits",
        "dialogue",
    ]
    assert {each["part"] for each in (quieting, hearing, speaking)} == {"quieting", "hearing", "speaking"}
    name = photo_models.photo_encoder(settings).name
    assert (photo["model"], photo["index"]) == (name, {"made_by": name, "matches": True})
    assert (photo["weights_here"], photo["bytes"]) == (True, checkpoints["trained.pt"].stat().st_size)
    assert photo["parameters"] == 43_224_449
    # This shop's words were embedded by the tests' small encoder, which is not the one in use.
    assert words["index"] == {"made_by": "letters", "matches": False}
    assert "made by letters" in (table := stocked("models").output)
    assert name in table
    assert dialogue["weights_here"] is False


@pytest.mark.parametrize(
    "words",
    [
        ("models", "use", "words=x"),
        ("models", "use", "photo="),
        ("models", "use", "photo=embedded", "--pretrained", "x"),
    ],
)
def test_what_names_no_photo_model_is_refused(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_an_import_after_a_choice_looks_at_new_pictures_with_it(
    stocked: Run, opened: Callable[[], Shop], settings: Settings, feed: Path, checkpoints: dict[str, Path]
) -> None:
    use(stocked, checkpoints["trained.pt"])
    Image.new("RGB", (50, 50), "orange").save(feed.parent / "red.png")
    assert stocked("catalog", "import", feed).exit_code == 0
    assert nearest(opened(), settings, feed.parent / "red.png") == "red"


def test_an_index_that_another_model_made_is_refused_with_what_to_run(
    stocked: Run, settings: Settings, feed: Path, checkpoints: dict[str, Path]
) -> None:
    use(stocked, checkpoints["trained.pt"])
    choice = chosen(settings.models)
    assert choice is not None
    with choosing(settings.models, choice.model_copy(update={"checkpoint": checkpoints["other.pt"]})):
        pass
    with pytest.raises(ModelMismatch, match=r"indexed by ViT-S-32-alt@.* chosen is ViT-S-32-alt@.*models use"):
        wiring.open_shop(settings)
    assert stocked("catalog", "import", feed).exit_code == 0
    assert "4 pictures" in use(stocked, checkpoints["trained.pt"]).output
    wiring.open_shop(settings)


def test_a_checkpoint_that_cannot_be_used_changes_nothing(
    stocked: Run, settings: Settings, checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    cut = tmp_path / "cut.pt"
    cut.write_bytes(checkpoints["trained.pt"].read_bytes()[:-1000])
    assert isinstance(use(stocked, cut).exception, SetupError)
    assert isinstance(stocked("models", "use", "photo=RN50", "--checkpoint", cut).exception, SetupError)
    assert chosen(settings.models) is None
    wiring.open_shop(settings)


def test_a_checkpoint_that_is_gone_is_told_by_the_list_and_by_the_shop(
    stocked: Run, settings: Settings, checkpoints: dict[str, Path], tmp_path: Path
) -> None:
    moved = tmp_path / "moved.pt"
    moved.write_bytes(checkpoints["trained.pt"].read_bytes())
    use(stocked, moved)
    moved.unlink()
    assert "weights are missing" in stocked("models").output
    with pytest.raises(SetupError, match=r"moved\.pt"):
        wiring.open_shop(settings)
