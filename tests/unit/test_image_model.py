from pathlib import Path
from typing import Any

import pytest

from assistant import image_model
from assistant.errors import SetupError


def test_photos_that_cannot_be_read_are_told_before_the_shop_is_drawn(tmp_path: Path) -> None:
    unused: Any = None
    with pytest.raises(SetupError, match="must hold"):
        image_model.train(tmp_path / "course", tmp_path / "nowhere", tmp_path / "weights", unused, unused)
    assert not (tmp_path / "course").exists()
