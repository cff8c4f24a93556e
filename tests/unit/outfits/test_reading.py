"""What a file of outfits may hold."""

import json
from pathlib import Path

import pytest

from assistant.errors import OutfitsError
from assistant.outfits.reading import MOST_CHARACTERS, MOST_THINGS, read_outfits


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "outfits.json").write_text(text)
    return tmp_path / "outfits.json"


def test_names_are_read_by_their_slots(tmp_path):
    told = {"1": {"shoe": {"name": "boots", "index": 3}, "bag": {"name": "tote"}}}
    assert read_outfits(written(tmp_path, json.dumps(told))) == [{"shoe": "boots", "bag": "tote"}]


LONG = json.dumps({"1": {"shoe": {"name": "b" * (MOST_CHARACTERS + 1)}}})
MANY = json.dumps({"1": {f"slot {each}": {"name": "b"} for each in range(MOST_THINGS + 1)}})


@pytest.mark.parametrize("text", ["[]", "{}", '{"1": {"shoe": "boots"}}', "no json", "[" * 100_000, LONG, MANY])
def test_another_file_is_refused_in_words(text: str, tmp_path: Path):
    with pytest.raises(OutfitsError, match="outfits"):
        read_outfits(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    with pytest.raises(OutfitsError, match="name a file"):
        read_outfits(tmp_path / "none.json")
