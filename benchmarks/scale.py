"""How exactly, how fast and in how much memory the nearest of very many vectors are found, behind filters or not.

    python -m benchmarks.scale --n 100000 --n 1000000 [--dimensions 384] [--spread 3] [--json FILE]
    python -m benchmarks.scale --n 100000 --vectors FILE.npy [--json FILE]

`ours` is the shop's index, `chroma defaults` a Chroma collection with its defaults whose filters are conditions on
metadata, `exact scan` one product of matrix and vector in NumPy, which recall is counted against. Each builds in one
process and searches in another, so that memory is what a search takes: `memory_mb` is what the process grew by, of
which `mapped_mb` are pages of files, shared by all processes that map them and given back when memory is short.
`cpu_ms` is what a query in the middle costs the processors, which other programs disturb less than the clock.

Vectors are drawn as `benchmarks.vector_data.made` says, or read. Filters allow a share of the rows, `random` or of
`other kinds` than the query's own, none of which is near it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Annotated, TypeVar

import numpy as np
import typer
from rich.console import Console
from rich.progress import track

from benchmarks.report import Row, report
from benchmarks.vector_data import FILTERS, Data, Filter, made, read
from benchmarks.vector_systems import SYSTEMS, K, System

QUERIES = 200
WARM_UP = 5  # before those that are measured
LEAST_QUERIES, MOST_SECONDS = 20, 30.0  # behind one filter: a slow system is asked less often
MEGABYTE = 1024 * 1024

Answers = dict[str, list[Sequence[int]]]  # rows found, by filter and query
Times = list[tuple[float, float]]  # seconds by the clock and of the processor, of each query
Result = TypeVar("Result")


@dataclass(frozen=True)
class Source:
    """Where the vectors come from: a file, or they are made."""

    file: Path | None
    dimensions: int
    spread: float

    def write(self, n: int, folder: Path) -> None:
        """Write so many rows and their queries to a new folder."""
        folder.mkdir()
        data = read(self.file, n, QUERIES) if self.file else made(n, QUERIES, self.dimensions, self.spread)
        data.save(folder)


@dataclass(frozen=True)
class Searched:
    """What a system did."""

    answers: Answers
    seconds: dict[str, Times]  # by filter
    memory_mb: int
    mapped_mb: int


def apart(work: Callable[..., Result], *arguments: object) -> Result:
    """Run in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def build(name: str, data_folder: Path, folder: Path) -> float:
    """Build a system; return how many seconds that took."""
    data = Data.load(data_folder)
    with Console(stderr=True).status(f"{name}, {len(data.vectors):,} rows: building"):
        started = perf_counter()
        SYSTEMS[name]().build(folder, data)
        return perf_counter() - started


def search(name: str, data_folder: Path, folder: Path) -> Searched:
    """Ask a system every query behind every filter."""
    data, system = Data.load(data_folder), SYSTEMS[name]()
    before = _memory_mb()
    system.open(folder)
    answers: Answers = {}
    seconds: dict[str, Times] = {}
    title = f"{name}, {len(data.vectors):,} rows: searching"
    for behind in track(FILTERS, title, console=Console(stderr=True), transient=True):
        answers[behind.name], seconds[behind.name] = _asked(system, data, behind)
    after = _memory_mb()
    return Searched(answers, seconds, after[0] - before[0], after[1] - before[1])


def _asked(system: System, data: Data, behind: Filter) -> tuple[list[Sequence[int]], Times]:
    for query in range(WARM_UP):
        system.question(data, query, behind)()
    answers: list[Sequence[int]] = []
    times: Times = []
    until = perf_counter() + MOST_SECONDS
    for query in range(len(data.queries)):
        ask = system.question(data, query, behind)
        started, spent = perf_counter(), process_time()
        answers.append(ask())
        times.append((perf_counter() - started, process_time() - spent))
        if len(times) >= LEAST_QUERIES and perf_counter() > until:
            break
    return answers, times


def _memory_mb() -> tuple[int, int]:
    """Return what this process has in memory, and how much of that are pages of files."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    resident, mapped = (int(lines[name].split()[0]) // 1024 for name in ("VmRSS", "RssFile"))
    return resident, mapped


def recall(found: Sequence[Sequence[int]], true: Sequence[Sequence[int]]) -> float:
    """Return which share of the true nearest was found, over those queries that were asked."""
    pairs = list(zip(found, true, strict=False))
    return sum(len({*rows} & {*nearest}) for rows, nearest in pairs) / sum(len(nearest) for _, nearest in pairs)


def measured(n: int, source: Source, systems: Sequence[str]) -> Iterator[Row]:
    """Yield a row for each system and filter; the exact scan comes first, and gives the true answers."""
    with TemporaryDirectory(prefix="scale-benchmark-") as temporary:
        data = Path(temporary) / "data"
        apart(source.write, n, data)
        true: Answers = {}
        for name in systems:
            folder = Path(temporary) / name.replace(" ", "-")
            folder.mkdir()
            build_seconds = apart(build, name, data, folder)
            disk_mb = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // MEGABYTE
            searched = apart(search, name, data, folder)
            rmtree(folder)
            true = true or searched.answers
            for behind in FILTERS:
                wall, processor = np.array(searched.seconds[behind.name]).T * 1000
                yield {
                    "system": name,
                    "n": n,
                    "filter": behind.name,
                    "recall": round(recall(searched.answers[behind.name], true[behind.name]), 4),
                    "p50_ms": round(float(np.median(wall)), 2),
                    "p95_ms": round(float(np.quantile(wall, 0.95)), 2),
                    "cpu_ms": round(float(np.median(processor)), 2),
                    "build_seconds": round(build_seconds, 1),
                    "memory_mb": searched.memory_mb,
                    "mapped_mb": searched.mapped_mb,
                    "disk_mb": disk_mb,
                }


def main(
    n: Annotated[list[int], typer.Option(min=1000, help="How many rows; may be given several times.")],
    dimensions: Annotated[int, typer.Option(min=2, help="Of the vectors that are made.")] = 384,
    spread: Annotated[float, typer.Option(min=0.0, help="How far those of a kind lie apart.")] = 3.0,
    vectors: Annotated[Path | None, typer.Option(help="A .npy file of vectors of length 1 to search in.")] = None,
    chroma_to: Annotated[int, typer.Option(help="Up to how many rows Chroma's defaults are measured.")] = 100_000,
    file: Annotated[Path | None, typer.Option("--json", help="Where to write the figures.")] = None,
) -> None:
    """Measure, print the table, write the figures."""
    rows: list[Row] = []
    for count in n:
        systems = [name for name in SYSTEMS if name != "chroma defaults" or count <= chroma_to]
        rows += measured(count, Source(vectors, dimensions, spread), systems)
    report(f"The {K} nearest of {vectors.name if vectors else f'made vectors, spread {spread:g}'}", rows, file)


if __name__ == "__main__":
    typer.run(main)
