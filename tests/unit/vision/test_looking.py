from datetime import UTC, datetime, timedelta
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from assistant.errors import PhotoGone
from assistant.photo import clean
from assistant.ports import Look
from assistant.types import Seen, Sight
from assistant.uploads import Uploads
from assistant.vision.looking import Looker

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NAVY = Seen(sight=Sight.COLOR, value="navy", confidence=0.9, share=0.7)


class CountingEncoder:
    """Stands for a model: the mean color of a photo is its vector."""

    def __init__(self):
        self.name = "model@1"
        self.looked = 0

    def photos(self, photos):
        self.looked += len(photos)
        return np.stack([photo.mean((0, 1)) / 255 for photo in photos]).astype(np.float32)


class SeesNavy:
    def of(self, photo, vector):
        return Look(vector, (NAVY,))


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path / "uploads", lambda: NOW)


@pytest.fixture
def encoder():
    return CountingEncoder()


@pytest.fixture
def looker(uploads, encoder):
    return Looker(uploads, encoder, SeesNavy())


@pytest.fixture
def upload(uploads):
    written = BytesIO()
    Image.new("RGB", (40, 30), (255, 0, 0)).save(written, "PNG")
    return uploads.keep(clean(written.getvalue()), "anna", NOW + timedelta(hours=1))


def test_a_photo_is_told_by_its_vector_and_by_what_is_seen(looker, upload):
    look = looker.at(upload, "anna")
    assert look.vector == pytest.approx([1, 0, 0], abs=0.03)
    assert look.seen == (NAVY,)


def test_a_photo_is_looked_at_once_by_each_model(looker, upload, encoder):
    looker.at(upload, "anna")
    looker.at(upload, "anna")
    assert encoder.looked == 1
    encoder.name = "model@2"
    looker.at(upload, "anna")
    assert encoder.looked == 2


def test_a_photo_looked_at_before_is_still_its_owners_alone(looker, upload):
    looker.at(upload, "anna")
    with pytest.raises(PhotoGone):
        looker.at(upload, "bert")


def test_a_photo_looked_at_before_is_gone_when_it_ends(tmp_path, encoder, upload):
    now = [NOW]
    looker = Looker(Uploads(tmp_path / "uploads", lambda: now[0]), encoder, SeesNavy())
    looker.at(upload, "anna")
    now[0] = NOW + timedelta(hours=2)
    with pytest.raises(PhotoGone):
        looker.at(upload, "anna")
