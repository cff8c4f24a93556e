"""The size chart of a shop's home: one file, replaced as a whole, and noticed by a shop that runs."""

from pathlib import Path
from threading import Lock
from uuid import uuid4

import structlog

from assistant.errors import SizeChartError
from assistant.tailoring.chart import Chart
from assistant.tailoring.reading import MOST_BYTES, read_chart

log = structlog.get_logger(__name__)

#: What a file is known by: another one has another place on disk, another time or another size.
_Stamp = tuple[int, int, int]


def import_chart(path: Path, file: Path) -> Chart:
    """Put an operator's file, once it is checked, in the place of the chart before. Raises SizeChartError."""
    try:
        data = _read(path)
    except OSError as error:
        raise SizeChartError(f"{path} cannot be read ({error.strerror}): name a CSV file.") from error
    chart = read_chart(data)
    new = file.with_name(f".{file.name}.{uuid4().hex}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    return chart


class StoredCharts:
    """The size chart in a file, read again when another import has replaced it. Thread-safe."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: tuple[_Stamp, Chart] | None = None
        self._lock = Lock()
        self._is_unusable = False

    def current(self) -> Chart:
        """Return it; an empty one where there is none, or none that can be read: that is logged."""
        with self._lock:
            try:
                found = self._file.stat()
            except FileNotFoundError:
                self._is_unusable = False
                return Chart()
            stamp = found.st_ino, found.st_mtime_ns, found.st_size
            if self._known is None or self._known[0] != stamp:
                self._known = stamp, self._chart()
            return self._known[1]

    def trouble(self) -> str | None:
        """Return what is the matter with the file, None where it can be read or there is none."""
        self.current()
        return f"{self._file.name} cannot be read: import it again." if self._is_unusable else None

    def _chart(self) -> Chart:
        self._is_unusable = True
        try:
            chart = read_chart(_read(self._file))
        except (OSError, SizeChartError) as error:
            log.error("size chart not read", code=SizeChartError.code, reason=str(error))
            return Chart()
        self._is_unusable = False
        log.info("size chart loaded", rows=len(chart.spans))
        return chart


def _read(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
