"""A shop in a temporary folder, and feeds written in a line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import text

from assistant.catalog.importer import Options, Workshop, import_feed, no_progress
from assistant.catalog.report import ImportReport
from assistant.catalog.store import open_store
from assistant.catalog.words import word_index
from assistant.ports import LexicalIndex, Progress, Tuner
from assistant.settings import Settings
from tests.fakes import MeanColors
from tests.unit.catalog.fakes import JsonVectors, LetterCounts, open_vectors

NOW = datetime(2025, 6, 1, tzinfo=UTC)
Write = Callable[..., Path]


def picture(color: str = "red", kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, color).save(written, kind)
    return written.getvalue()


@dataclass
class Shop:
    """A shop that feeds are imported into."""

    home: Path
    encoder: LetterCounts = field(default_factory=LetterCounts)
    photos: MeanColors = field(default_factory=MeanColors)
    tuner: Tuner | None = None
    progress: Progress = no_progress

    @property
    def settings(self) -> Settings:
        return Settings(home=self.home)

    @property
    def workshop(self) -> Workshop:
        tuner = (lambda _: self.tuner) if self.tuner else None
        return Workshop(self.settings, self.encoder, JsonVectors(), lambda _: self.photos, tuner, index=open_vectors)

    def take(self, feed: Path, now: datetime = NOW, **options: Any) -> ImportReport:
        return import_feed(feed, self.workshop, now=now, options=Options(**options), progress=self.progress)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        engine = open_store(self.settings.database)
        try:
            with engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(query))]
        finally:
            engine.dispose()

    def saying(self, word: str) -> frozenset[str]:
        """Return the ids of the products that a word is found in."""
        with self.words() as words:
            return words.saying([word])

    def searched(self, *words: str) -> list[tuple[str, float]]:
        """Return products with their scores, as the search by words finds them."""
        with self.words() as index:
            return index.search(words, 10)

    @contextmanager
    def words(self) -> Iterator[LexicalIndex]:
        engine = open_store(self.settings.database)
        try:
            yield word_index(engine)
        finally:
            engine.dispose()

    def generation(self) -> Path:
        return self.settings.word_vectors / str(self.rows("SELECT generation FROM catalog_state")[0][0])


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "home")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows as a Google TSV feed; every row is a mapping of column to cell."""

    def write_feed(rows: Iterable[Mapping[str, str]], name: str = "feed.tsv") -> Path:
        rows = [{"price": "10.00 USD", "title": f"Thing {row.get('id', '')}"} | dict(row) for row in rows]
        columns = list(dict.fromkeys(["id", "title", "price", *(column for row in rows for column in row)]))
        lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path / name

    return write_feed
