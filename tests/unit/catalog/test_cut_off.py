"""An import that is killed or fails, at any step, leaves the shop as it was, and the next one works."""

import errno
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import wiring
from assistant.catalog import importer
from assistant.catalog.album import Album
from assistant.catalog.importer import Options, Workshop, import_feed
from assistant.errors import SetupError
from assistant.retrieval.vectors import ChromaIndex, ChromaWriter
from assistant.settings import Settings
from tests.fakes import LetterEncoder, MeanColors
from tests.unit.catalog.conftest import NOW, picture

SPAWN = multiprocessing.get_context("spawn")
STEPS = {
    "getting pictures": (Album, "keep"),
    "embedding": (LetterEncoder, "embed"),
    "embedding pictures": (MeanColors, "photos"),
    "writing the vectors": (ChromaWriter, "write"),
    "writing the store": (importer, "carry_out"),
    "the last step of the transaction": (importer, "replace_reviews"),
    "tidying": (importer, "sweep"),
}
TRUE_FROM = "tidying"


def take(feed: Path, home: Path) -> None:
    workshop = Workshop(Settings(home=home), LetterEncoder(), wiring.vector_writer(), lambda _: MeanColors())
    import_feed(feed, workshop, now=NOW, options=Options())


def take_and_die(feed: Path, home: Path, step: str) -> None:
    """Import, and be killed when the step has been done."""
    owner, name = STEPS[step]
    do = getattr(owner, name)

    def done_and_killed(*args: object) -> None:
        do(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, done_and_killed)
    take(feed, home)


@pytest.fixture
def feeds(write: Callable[..., Path], tmp_path: Path) -> tuple[Path, Path]:
    for name, color in (("a.png", "red"), ("b.png", "blue")):
        (tmp_path / name).write_bytes(picture(color))
    before = write([{"id": "mug", "image_link": "a.png"}, {"id": "cup"}], "before.tsv")
    after = write([{"id": "mug", "price": "9 USD", "image_link": "b.png"}, {"id": "pot", "title": "Pot"}], "after.tsv")
    return before, after


def state(shop) -> list[object]:
    tables = ("catalog_state", "products", "variants", "product_words", "reviews")
    rows = [shop.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]  # noqa: S608 - names from above
    index = ChromaIndex(shop.generation())
    found = index.search(LetterEncoder().embed(["mug"])[0], 10, None)
    index.close()
    return [*rows, found]


@pytest.mark.parametrize("step", [step for step in STEPS if step != TRUE_FROM])
def test_an_import_that_is_killed_leaves_the_shop_as_it_was_and_the_next_one_works(step, shop, feeds):
    before, after = feeds
    take(before, shop.home)
    was = state(shop)
    process = SPAWN.Process(target=take_and_die, args=(after, shop.home, step))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert state(shop) == was
    take(after, shop.home)
    assert shop.rows("SELECT id, price_mills, availability FROM variants ORDER BY id") == [
        ("cup", 10_000, "out_of_stock"), ("mug", 9000, "in_stock"), ("pot", 10_000, "in_stock"),
    ]  # fmt: skip
    assert len(list(shop.settings.word_vectors.iterdir())) == 2


def test_an_import_that_is_killed_while_it_tidies_is_done(shop, feeds):
    before, after = feeds
    take(before, shop.home)
    process = SPAWN.Process(target=take_and_die, args=(after, shop.home, TRUE_FROM))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    done = state(shop)
    assert shop.rows("SELECT revision FROM catalog_state") == [(2,)]
    take(after, shop.home)
    assert state(shop) == done


class Refusing:
    """A vector writer whose disk refuses after the first bytes, as Chroma says it."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def write(self, old: object, new: Path, upserts: object, removed: object) -> None:
        draft = new.with_name(f".{new.name}.draft")
        draft.mkdir()
        (draft / "half").write_bytes(b"half")
        raise self.error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "is full: make room"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "is full: make room"),
        (RuntimeError("error returned from database: (code: 13) database or disk is full"), "is full: make room"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot be written"),
        (PermissionError(errno.EACCES, "Permission denied"), "cannot be written"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence_and_gets_no_fuller_with_each_try(error, sentence, shop, feeds):
    before, after = feeds
    take(before, shop.home)
    was, files = state(shop), sorted(shop.settings.word_vectors.rglob("*"))
    for _ in range(2):
        with pytest.raises(SetupError, match=sentence):
            import_feed(after, Workshop(shop.settings, LetterEncoder(), Refusing(error)), now=NOW)
    assert state(shop) == was
    assert sorted(shop.settings.word_vectors.rglob("*")) == files


def test_other_failures_stay_what_they_are(shop, feeds):
    with pytest.raises(RuntimeError, match="something else"):
        import_feed(
            feeds[0], Workshop(shop.settings, LetterEncoder(), Refusing(RuntimeError("something else"))), now=NOW
        )
