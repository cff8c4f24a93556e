"""What the processes of a running shop use: of the processors, of memory, of open files."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from assistant.supervisor import Part

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one part with all its children."""

    seconds: float  # of processors, since it began
    mebibytes: float  # resident
    files: int  # open, sockets too


def usage(parts: Sequence[Part]) -> dict[str, Usage]:
    """Return what each running part uses, by its name; one that is not found is left out."""
    here = psutil.Process().children(recursive=True)
    found = {part.name: process for part in parts for process in here if _is_of(process, part)}
    return {name: _used(process) for name, process in found.items()}


@contextmanager
def watched(parts: Sequence[Part]) -> Iterator[dict[str, float]]:
    """Yield a mapping that holds after the block how much of one processor each part took meanwhile."""
    shares: dict[str, float] = {}
    before, began = usage(parts), time.perf_counter()
    yield shares
    elapsed = time.perf_counter() - began
    shares |= {name: (each.seconds - _before(before, name)) / elapsed for name, each in usage(parts).items()}


def _before(known: Mapping[str, Usage], name: str) -> float:
    return known[name].seconds if name in known else 0.0


def _is_of(process: psutil.Process, part: Part) -> bool:
    try:
        return tuple(process.cmdline()) == part.command
    except psutil.Error:
        return False


def _used(process: psutil.Process) -> Usage:
    all_ = [process, *process.children(recursive=True)]
    times = [each.cpu_times() for each in all_]
    return Usage(
        sum(each.user + each.system for each in times),
        sum(each.memory_info().rss for each in all_) / MEBIBYTE,
        sum(each.num_fds() for each in all_),
    )
