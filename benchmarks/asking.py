"""Asking a search every query of a benchmark, on the clock."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from benchmarks.measures import Marks, means
from benchmarks.report import Row

Query = TypeVar("Query")
Answer = TypeVar("Answer")


def asked(
    name: str, queries: Sequence[Query], search: Callable[[Query], Answer], marked: Callable[[Query, Answer], Marks]
) -> Row:
    """Return the mean marks of the answers to the queries, and the median time of one."""
    search(queries[0])  # a model loads with its first query
    marks, seconds = [], []
    for query in track(queries, f"asking {name}", console=Console(stderr=True), transient=True):
        started = perf_counter()
        found = search(query)
        seconds.append(perf_counter() - started)
        marks.append(marked(query, found))
    return {**means(marks), "n": len(queries), "p50_ms": round(median(seconds) * 1000, 1)}
