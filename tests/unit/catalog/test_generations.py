"""One generation of an index follows the other, and embeds only what is new."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.catalog.generations import Generations
from assistant.catalog.importer import no_progress
from assistant.catalog.store import Made
from tests.unit.catalog.fakes import JsonVectors, LetterCounts, read_vectors


@pytest.fixture
def model() -> LetterCounts:
    return LetterCounts()


@pytest.fixture
def pictures(tmp_path: Path, model: LetterCounts) -> Generations[str]:
    return Generations(tmp_path / "photos", model.name, model.embed, JsonVectors(), "pictures")


def update(pictures: Generations[str], before: Made, revision: int, wanted: Mapping[str, str]) -> Made:
    return pictures.update(before, revision, wanted, no_progress)


def test_only_what_is_new_is_embedded_and_what_is_no_longer_wanted_goes(pictures, model):
    first = update(pictures, Made(), 1, {"a.jpg": "aa", "b.jpg": "bb"})
    model.asked.clear()
    second = update(pictures, first, 2, {"b.jpg": "bb", "c.jpg": "cc"})
    assert model.asked == ["cc"]
    assert set(read_vectors(pictures.folder / second.generation)) == {"b.jpg", "c.jpg"}
    assert set(read_vectors(pictures.folder / first.generation)) == {"a.jpg", "b.jpg"}


def test_nothing_new_is_no_new_generation(pictures):
    first = update(pictures, Made(), 1, {"a.jpg": "aa"})
    assert update(pictures, first, 2, {"a.jpg": "aa"}) == first


def test_nothing_wanted_is_no_generation(pictures):
    first = update(pictures, Made(), 1, {"a.jpg": "aa"})
    assert update(pictures, first, 2, {}) == Made()


def test_another_model_embeds_everything_anew(pictures, tmp_path):
    first = update(pictures, Made(), 1, {"a.jpg": "aa", "b.jpg": "bb"})
    other = LetterCounts("letters-2")
    changed = Generations(tmp_path / "photos", other.name, other.embed, JsonVectors(), "pictures")
    second = update(changed, first, 2, {"a.jpg": "aa", "b.jpg": "bb"})
    assert (other.asked, second.encoder) == (["aa", "bb"], "letters-2")


def test_a_generation_that_lies_elsewhere_is_made_anew(pictures, model):
    update(pictures, Made("000007-moved", model.name), 8, {"a.jpg": "aa"})
    assert model.asked == ["aa"]
