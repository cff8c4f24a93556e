"""How much the assistant bears: many customers at once through the public port, for long, and beside a flood.

    python -m benchmarks.load [--customers N …] [--seconds S] [--soak-minutes M] [--flood S] [--json FILE]

Starts the whole assistant over the demo shop (made once, kept in --home). Customers of locust type, show photos and
send voice notes, with one to three seconds between an answer and what they say next.

`ramp`: milliseconds of each kind of request with so many customers, and how many failed (an apology counts as one);
beside it the share of a processor that each part took: what saturates first. `floor` is reading the history, which
needs neither Rasa nor the shop. `soak`: the same for long; memory and open files of each part at its start and its
end. `flood`: one customer alone (the baseline), then beside somebody who sends as fast as they can from one address,
with the limits that a shop has by default. All of it shares this machine's processors with the shop.
"""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from assistant import parts
from assistant.audio.notes import CleanRecording
from assistant.settings import Settings
from assistant.speaking.espeak import Espeak
from assistant.supervisor import Part
from benchmarks.flood import flooded
from benchmarks.report import Row, ended_in_words, report
from benchmarks.running import prepare, running_parts, settled
from benchmarks.usage import usage, watched

LIMITS = ("ASSISTANT_SESSION_RATE", "ASSISTANT_ADDRESS_RATE")
CUSTOMERS = Path(__file__).with_name("load_customers.py")
PHOTO = Path("demo") / "images" / "dress-002-red.webp"  # of the demo shop
SAID = "Show me sneakers under one hundred dollars."
SHARES = {"p50_ms": "50%", "p95_ms": "95%", "p99_ms": "99%"}
FLOOR = "history"


def main(
    customers: Annotated[list[int], typer.Option(min=1, help="Customers at once; several times.")] = [1, 2, 4, 8, 16],  # noqa: B006 - read only
    seconds: Annotated[int, typer.Option(min=10, help="Of each step of the ramp.")] = 60,
    soak_minutes: Annotated[float, typer.Option(min=0, help="With half of the most customers; 0 leaves it out.")] = 0,
    flood: Annotated[int, typer.Option(min=0, help="Seconds beside a flood; 0 leaves it out.")] = 30,
    home: Annotated[Path, typer.Option(help="Keeps the shop between runs.")] = Path(".assistant/bench/load"),
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Measure the load that the assistant bears."""
    with ended_in_words(), TemporaryDirectory() as folder:
        settings = settled(home)
        prepare(settings, None)
        material = _material(settings, Path(folder))
        with running_parts(settings) as served:
            rows = [row for number in customers for row in _step(settings, served, material, number, seconds)]
            if soak_minutes:
                rows += _soaked(settings, served, material, max(1, max(customers) // 2), round(soak_minutes * 60))
        if flood:
            for name in LIMITS:
                del os.environ[name]  # as a shop has them
            with running_parts(settings):
                rows += flooded(parts.address(settings), flood)
    report("What the assistant bears", rows, json)


def _material(settings: Settings, folder: Path) -> Mapping[str, str]:
    """Return where the photo and the voice note are, as the customers' environment names them."""
    voice, note = Espeak(), folder / "note.wav"
    try:
        note.write_bytes(CleanRecording(voice.speak(SAID)).wav)
    finally:
        voice.close()
    return {"LOAD_PHOTO": str(settings.home / PHOTO), "LOAD_NOTE": str(note)}


def _step(
    settings: Settings, served: Sequence[Part], material: Mapping[str, str], customers: int, seconds: int
) -> list[Row]:
    """Return the figures of each kind of request with so many customers at once, and what the parts took."""
    Console().print(f"{customers} customers for {seconds} s")
    with watched(served) as shares, TemporaryDirectory() as folder:
        _play(parts.address(settings), material, customers, seconds, Path(folder))
        measured = list(kinds(Path(folder)))
    taken = {f"{name} processors": round(share, 2) for name, share in shares.items()}
    shared: Row = {"stage": "ramp", "customers": customers}
    rows = [{"system": "floor" if row["kind"] == FLOOR else "ours", **shared, **row} for row in measured]
    return [*rows, {"system": "ours", **shared, "kind": "use", **taken}]


def _play(address: str, material: Mapping[str, str], customers: int, seconds: int, folder: Path) -> None:
    command = [sys.executable, "-m", "locust", "-f", str(CUSTOMERS), "--headless", "--only-summary", "--host", address]
    command += ["-u", str(customers), "-r", str(customers), "-t", f"{seconds}s", "--csv", str(folder / "load")]
    environment = {**os.environ, **material, "PYTHONPATH": str(parts.ROOT)}
    # The exit status tells that requests failed; the rows tell how many.
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603 - its own


def kinds(folder: Path) -> Iterator[Row]:
    """Yield the figures of each kind of request."""
    with (folder / "load_stats.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["Name"] != "Aggregated":
                told = {"requests": int(row["Request Count"]), "failures": int(row["Failure Count"])}
                yield {"kind": row["Name"], **told, **{ours: float(row[theirs]) for ours, theirs in SHARES.items()}}


def _soaked(
    settings: Settings, served: Sequence[Part], material: Mapping[str, str], customers: int, seconds: int
) -> list[Row]:
    """Return figures of the first and the last twelfth of a long time, and what the parts held then."""
    pieces = 12
    rows: list[Row] = []
    for piece in track(range(pieces), "soaking"):
        step = _step(settings, served, material, customers, max(10, seconds // pieces))
        if piece in (0, pieces - 1):
            rows += [{**row, "stage": "soak, first part" if piece == 0 else "soak, last part"} for row in step]
            rows += [_held(name, each.mebibytes, each.files, piece) for name, each in usage(served).items()]
    return rows


def _held(part: str, mebibytes: float, files: int, piece: int) -> Row:
    stage = "soak, first part" if piece == 0 else "soak, last part"
    return {"system": "ours", "stage": stage, "kind": f"{part} holds", "MiB": round(mebibytes), "files": files}


if __name__ == "__main__":
    typer.run(main)
