"""What every photo encoder must do: the embedded model, a full model from its checkpoint, and the tests' fake."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.ports import PhotoEncoder, Pixels
from assistant.vision.clip import BATCH
from assistant.vision.embedded import embedded
from assistant.vision.pretrained import full_model
from tests.contracts.conftest import ARCHITECTURE
from tests.fakes import MeanColors

Make = Callable[[], PhotoEncoder]


@pytest.fixture(scope="module", params=["embedded", "trained.pt", "same.safetensors", "fake"])
def make(request: pytest.FixtureRequest, checkpoints: dict[str, Path]) -> Make:
    """Return what makes one kind of encoder."""
    if request.param == "embedded":
        return embedded
    if request.param == "fake":
        return MeanColors
    return lambda: full_model(ARCHITECTURE, checkpoints[request.param], None)


@pytest.fixture(scope="module")
def encoder(make: Make) -> PhotoEncoder:
    return make()


def photo(seed: int, height: int = 40, width: int = 30) -> Pixels:
    random = np.random.default_rng(seed)
    ground = random.integers(0, 256, 3)
    return np.clip(ground + random.normal(0, 20, (height, width, 3)), 0, 255).astype(np.uint8)


def test_photos_and_texts_are_rows_of_length_1_in_one_space(encoder: PhotoEncoder) -> None:
    photos = encoder.photos([photo(1), photo(2), photo(3)])
    texts = encoder.texts(["a red dress", "black shoes"])
    assert photos.dtype == texts.dtype == np.float32
    assert (len(photos), len(texts)) == (3, 2)
    assert photos.shape[1] == texts.shape[1]
    for rows in (photos, texts):
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_vector_depends_on_its_own_photo_alone_and_stands_in_its_place(encoder: PhotoEncoder) -> None:
    photos = [photo(seed) for seed in range(BATCH + 2)]
    together = encoder.photos(photos)
    for place in (0, 1, BATCH - 1, BATCH, BATCH + 1):
        np.testing.assert_allclose(together[place], encoder.photos([photos[place]])[0], atol=1e-4)
    assert not np.allclose(together[0], together[1], atol=1e-3)


def test_a_vector_depends_on_its_own_text_alone_and_stands_in_its_place(encoder: PhotoEncoder) -> None:
    texts = ["red", "blue", "a long green coat with a hood"] * (BATCH // 3 + 1)
    together = encoder.texts(texts)
    for place in (0, 1, 2, BATCH):
        np.testing.assert_allclose(together[place], encoder.texts([texts[place]])[0], atol=1e-4)
    assert not np.allclose(together[0], together[1], atol=1e-3)


def test_the_same_model_loaded_again_makes_the_same_vectors_under_the_same_name(
    make: Make, encoder: PhotoEncoder
) -> None:
    again = make()
    assert again.name == encoder.name
    np.testing.assert_array_equal(again.photos([photo(1)]), encoder.photos([photo(1)]))
    np.testing.assert_array_equal(again.texts(["red"]), encoder.texts(["red"]))


@pytest.mark.parametrize(("height", "width"), [(16, 16), (16, 320), (1024, 51), (1, 1)])
def test_photos_of_any_size_can_be_looked_at(encoder: PhotoEncoder, height: int, width: int) -> None:
    np.testing.assert_allclose(np.linalg.norm(encoder.photos([photo(1, height, width)])), 1, atol=1e-5)


def test_any_text_can_be_read(encoder: PhotoEncoder) -> None:
    texts = encoder.texts(["", "dress " * 1000, "👗 <b>«ñ»</b>\n\0"])
    np.testing.assert_allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-5)


def test_nothing_to_look_at_is_no_row(encoder: PhotoEncoder) -> None:
    assert len(encoder.photos([])) == len(encoder.texts([])) == 0


def test_other_weights_have_another_name_and_make_other_vectors(checkpoints: dict[str, Path]) -> None:
    one, other = (full_model(ARCHITECTURE, checkpoints[name], None) for name in ("trained.pt", "other.pt"))
    assert one.name.startswith(f"{ARCHITECTURE}@")
    assert one.name != other.name
    assert not np.allclose(one.photos([photo(1)]), other.photos([photo(1)]), atol=1e-3)


def test_the_format_of_a_checkpoint_changes_no_vector(checkpoints: dict[str, Path]) -> None:
    pickled, safe = (full_model(ARCHITECTURE, checkpoints[name], None) for name in ("trained.pt", "same.safetensors"))
    np.testing.assert_array_equal(pickled.photos([photo(1)]), safe.photos([photo(1)]))
    np.testing.assert_array_equal(pickled.texts(["red"]), safe.texts(["red"]))
