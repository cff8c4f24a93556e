"""Getting the pictures a feed names, each once."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import stat_result
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select

from assistant.catalog.album import Album
from assistant.catalog.downloads import MAX_PICTURE_BYTES, Downloader
from assistant.catalog.parsing import is_web_link
from assistant.catalog.schema import pictures, variants
from assistant.errors import UnusablePicture
from assistant.ports import Progress

WORKERS = 8  # pictures fetched at a time
BATCH = 200  # pictures remembered at a time


class Source:
    """Where the bytes of one reference come from, and what they are remembered by."""

    def __init__(self, token: str, read: Callable[[], bytes]) -> None:
        self.key = hashlib.sha256(token.encode()).hexdigest()
        self.read = read


class PictureDesk:
    """Turns the references of one feed into names of files in the album."""

    def __init__(self, engine: Engine, album: Album, downloader: Downloader, folder: Path) -> None:
        self._engine = engine
        self._album = album
        self._downloader = downloader
        self._folder = folder.resolve()

    def gather(self, references: Iterable[str], progress: Progress) -> tuple[dict[str, str], dict[str, str]]:
        """Return names by reference, and for those that cannot be had, why."""
        names: dict[str, str] = {}
        faults: dict[str, str] = {}
        missing = self._look_up(list(dict.fromkeys(references)), names, faults)
        done = 0
        for batch in _batches(missing):
            self._fetch(batch, names, faults)
            done += len(batch)
            progress("getting pictures", done, len(missing))
        return names, faults

    def _look_up(
        self, references: Sequence[str], names: dict[str, str], faults: dict[str, str]
    ) -> list[tuple[str, Source]]:
        """Fill in what is remembered and what cannot be; return the rest with its sources."""
        with self._engine.connect() as connection:
            known = {key: name for key, name in connection.execute(select(pictures)) if name in self._album}
        missing = []
        for reference in references:
            try:
                source = self._source(reference)
            except UnusablePicture as error:
                faults[reference] = str(error)
                continue
            if source.key in known:
                names[reference] = known[source.key]
            else:
                missing.append((reference, source))
        return missing

    def _source(self, reference: str) -> Source:
        if is_web_link(reference):
            return Source(reference, lambda: self._downloader.fetch(reference))
        if "://" in reference:
            raise UnusablePicture("it is neither an http or https link nor a path beside the feed")
        file, about = self._file(reference)
        return Source(f"{file}\n{about.st_size}\n{about.st_mtime_ns}", lambda: _read_file(file))

    def _file(self, reference: str) -> tuple[Path, stat_result]:
        """Find a file beside the feed; links that lead out of the feed's folder are not followed."""
        try:
            file = (self._folder / reference).resolve()
            if file.is_relative_to(self._folder) and file.is_file():
                return file, file.stat()
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
            raise UnusablePicture("it is no path of a file") from error
        raise UnusablePicture("there is no such file in the feed's folder")

    def _fetch(self, batch: Sequence[tuple[str, Source]], names: dict[str, str], faults: dict[str, str]) -> None:
        with ThreadPoolExecutor(WORKERS) as pool:
            outcomes = list(pool.map(self._keep, (source for _, source in batch)))
        learnt = {}
        for (reference, source), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, UnusablePicture):
                faults[reference] = str(outcome)
            else:
                names[reference] = learnt[source.key] = outcome
        self._remember(learnt)

    def _keep(self, source: Source) -> str | UnusablePicture:
        try:
            return self._album.keep(source.read())
        except UnusablePicture as fault:
            return fault

    def _remember(self, learnt: dict[str, str]) -> None:
        if learnt:
            rows = [{"source": key, "name": name} for key, name in learnt.items()]
            with self._engine.begin() as connection:
                connection.execute(delete(pictures).where(pictures.c.source.in_(list(learnt))))
                connection.execute(insert(pictures), rows)


def used_pictures(connection: Connection) -> set[str]:
    """Return the names of all pictures that variants have, sold out and vanished ones too."""
    return {name for images in connection.scalars(select(variants.c.images)) for name in images}


def pictures_but(connection: Connection, ids: Collection[str], keys: Collection[int]) -> set[str]:
    """Return the names of the pictures that the other variants have, those without these ids and keys."""
    rows, gone = connection.execute(select(variants.c.id, variants.c.key, variants.c.images)), frozenset(keys)
    return {name for own_id, key, images in rows if own_id not in ids and key not in gone for name in images}


def forget_pictures(connection: Connection, names: Sequence[str]) -> None:
    """Forget where these pictures came from, so that they are fetched again if a feed names them again."""
    for start in range(0, len(names), BATCH):
        connection.execute(delete(pictures).where(pictures.c.name.in_(names[start : start + BATCH])))


def _read_file(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_PICTURE_BYTES + 1)
    except OSError as error:
        raise UnusablePicture(f"its file cannot be read ({error.strerror})") from error
    if len(data) > MAX_PICTURE_BYTES:
        raise UnusablePicture("the picture is larger than 10 MiB")
    return data


def _batches(missing: Sequence[tuple[str, Source]]) -> Iterator[Sequence[tuple[str, Source]]]:
    for start in range(0, len(missing), BATCH):
        yield missing[start : start + BATCH]
