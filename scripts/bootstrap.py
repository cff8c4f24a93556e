"""Makes the project's environments, and makes them again only when their requirements changed.

    python3 scripts/bootstrap.py assistant rasa
    python3 scripts/bootstrap.py develop rasa

Runs on any Python from 3.9 on with nothing but the standard library, so that a machine with the wrong
interpreter reads one clear sentence. `TORCH=cpu` takes the CPU-only build of torch.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / ".venv-tools"  # holds uv where the machine has none
GIGABYTE = 10**9
PROBE_SECONDS = 20


@dataclass(frozen=True)
class Environment:
    """One virtual environment and what goes into it."""

    folder: str
    python: str  # major.minor
    requirements: str  # stem of the files in requirements/
    project: bool  # whether this project itself is installed, for the command `assistant`
    gigabytes: int  # what a fresh one takes on the disk, downloads included, rounded up


ENVIRONMENTS = {
    "assistant": Environment(".venv", "3.11", "assistant", project=True, gigabytes=7),
    "develop": Environment(".venv", "3.11", "develop", project=True, gigabytes=7),
    "rasa": Environment(".venv-rasa", "3.10", "rasa", project=False, gigabytes=4),
}


class SetupError(Exception):
    """One sentence for the person at the terminal."""


def main(names: list[str]) -> int:
    """Bring each named environment up to date; the exit status is 1 where one could not be made."""
    try:
        for name in names:
            make_current(ENVIRONMENTS[name])
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def make_current(environment: Environment) -> None:
    """Create or update one environment, or do nothing when its stamp says that it is current."""
    stamp = ROOT / environment.folder / f".{environment.requirements}-stamp"
    wanted = fingerprint(environment, os.environ.get("TORCH", ""))
    usable = has_python(environment)
    if usable and stamp.is_file() and stamp.read_text() == wanted:
        return
    uv = find_uv()
    if not usable:
        check_disk(environment)
        create(environment, uv)
    install(environment, uv)
    stamp.write_text(wanted)


def fingerprint(environment: Environment, torch: str) -> str:
    """Hash all that decides what is in the environment."""
    digest = hashlib.sha256(f"{ROOT}|{environment}|{torch}|".encode())
    digest.update((REQUIREMENTS / f"{environment.requirements}.txt").read_bytes())
    if environment.project:
        digest.update((ROOT / "pyproject.toml").read_bytes())
    return digest.hexdigest()


def has_python(environment: Environment) -> bool:
    """Tell whether the environment exists with the right interpreter."""
    return probe(str(ROOT / environment.folder / "bin" / "python")) == environment.python


def probe(command: str) -> str | None:
    """Return "major.minor" of an interpreter, or None if it does not run (a pyenv shim may refuse)."""
    ask = [command, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=True, timeout=PROBE_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip()


def choose(candidates: Iterable[str], wanted: str, version_of: Callable[[str], str | None]) -> str | None:
    """Return the first candidate that runs and is the wanted version."""
    return next((candidate for candidate in candidates if version_of(candidate) == wanted), None)


def candidates(wanted: str, uv: str) -> Iterator[str]:
    """Name interpreters, the likeliest first; the last ones are asked of uv, which may fetch one."""
    yield f"python{wanted}"
    yield sys.executable
    yield from pyenv_pythons(wanted)
    yield from uv_lines(uv, "find", wanted)
    say(f"Python {wanted} is not on this machine; trying to fetch one")
    if run([uv, "python", "install", wanted]):
        yield from uv_lines(uv, "find", "--managed-python", wanted)


def pyenv_pythons(wanted: str) -> list[str]:
    """Return pyenv's interpreters of this version, the newest first; its shims may refuse to run where these do."""
    roots = {os.environ.get("PYENV_ROOT", ""), str(Path.home() / ".pyenv")} - {""}
    found = [path for root in roots for path in Path(root, "versions").glob(f"{wanted}.*/bin/python{wanted}")]
    return [str(path) for path in sorted(found, key=patch_release, reverse=True)]


def patch_release(python: Path) -> int:
    """Return the 13 of …/versions/3.10.13/bin/python3.10, and 0 for a release candidate."""
    last = python.parts[-3].rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def uv_lines(uv: str, *arguments: str) -> list[str]:
    """Return what `uv python …` prints, or nothing where it fails."""
    answer = subprocess.run([uv, "python", *arguments], capture_output=True, text=True, check=False)
    return answer.stdout.split() if answer.returncode == 0 else []


def find_uv() -> str:
    """Return uv from the PATH, else one of our own, made once."""
    found = shutil.which("uv")
    if found:
        return found
    own = TOOLS / "bin" / "uv"
    if not own.is_file():
        say("getting uv, which makes the environments")
        made = run([sys.executable, "-m", "venv", "--clear", str(TOOLS)])
        if not made:
            raise SetupError(f"{sys.executable} cannot make environments: install its venv module (python3-venv).")
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        if not run([*pip, "-r", str(REQUIREMENTS / "tools.txt")]):
            raise SetupError(why_not_installed(TOOLS.name))
    return str(own)


def check_disk(environment: Environment) -> None:
    """Refuse before a long download that cannot fit."""
    free = shutil.disk_usage(ROOT).free / GIGABYTE
    if free < environment.gigabytes:
        raise SetupError(
            f"{environment.folder} needs about {environment.gigabytes} GB and the disk of {ROOT} has"
            f" {free:.1f} GB free: make room and run this again."
        )


def create(environment: Environment, uv: str) -> None:
    """Make an empty environment with the right interpreter."""
    wanted = environment.python
    python = choose(candidates(wanted, uv), wanted, probe)
    if python is None:
        raise SetupError(
            f"Python {wanted} is needed for {environment.folder} and was neither found nor could be fetched:"
            f" install it (for example «pyenv install {wanted}» or your system's python{wanted} package)"
            " and run this again."
        )
    say(f"making {environment.folder} with {python}")
    if not run([uv, "venv", "--quiet", "--clear", "--python", python, str(ROOT / environment.folder)]):
        raise SetupError(why_not_installed(environment.folder))


def install(environment: Environment, uv: str) -> None:
    """Install the pinned requirements, and the project where it belongs."""
    say(f"installing {packages(environment)} packages into {environment.folder}, which takes minutes the first time")
    pip = [uv, "pip", "install", "--quiet", "--python", str(ROOT / environment.folder / "bin" / "python")]
    # Compiled now, a program starts in half the time, also where Python may not write beside its sources.
    steps = [[*pip, "--compile-bytecode", *requirement_options(environment, os.environ.get("TORCH", ""))]]
    if environment.project:
        steps.append([*pip, "--no-deps", "--editable", str(ROOT)])
    for step in steps:
        if not run(step):
            raise SetupError(why_not_installed(environment.folder))


def packages(environment: Environment) -> int:
    """Count what the requirements pin."""
    pins = (REQUIREMENTS / f"{environment.requirements}.txt").read_text("utf-8")
    return sum("==" in line for line in pins.splitlines())


def requirement_options(environment: Environment, torch: str) -> list[str]:
    """Return what uv is to install: the pins, or with `TORCH=cpu` what they allow of the CPU-only build.

    The pins name the GPU libraries of the usual torch; as constraints they leave out what is not needed.
    """
    pins = REQUIREMENTS / f"{environment.requirements}.txt"
    if torch == "cpu" and environment.project:
        return ["--torch-backend", "cpu", "-r", str(pins.with_suffix(".in")), "-c", str(pins)]
    if torch not in ("", "cpu"):
        raise SetupError(f"TORCH={torch} is not known: leave it out, or say TORCH=cpu.")
    return ["-r", str(pins)]


def why_not_installed(folder: str) -> str:
    """Explain a failed download or installation; the tool's own words stand above it on the terminal."""
    free = shutil.disk_usage(ROOT).free / GIGABYTE
    if free < 1:
        return (
            f"{folder} could not be finished because the disk is full ({free:.1f} GB free): make room, run this again."
        )
    return (
        f"{folder} could not be finished (the cause stands above): check that your package index can be reached"
        " from this machine and run this again, what is already there is kept."
    )


def run(command: list[str]) -> bool:
    """Run a tool on this terminal; tell whether it succeeded."""
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0


def say(text: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(f"• {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
