"""Writes the tables of docs/licences.md anew: of models, and of what requirements/*.in name.

Run it by `make licences`, which makes both environments first: licenses are read from what is installed there.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.models.published import published  # noqa: E402 - found by the line above

REQUIREMENTS = ROOT / "requirements"
KEPT = ROOT / "docs" / "licences.md"
PURPOSES = Path(__file__).with_suffix(".yml")
#: A file of requirements and the environment that it is installed in.
ENVIRONMENTS = {"assistant": ".venv", "develop": ".venv", "rasa": ".venv-rasa"}
LONGEST_NAME = 40  # characters: a longer "License" in metadata is the license's whole text
UNTOLD = {"", "UNKNOWN"}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a requirement is for, and its license where its metadata tell none."""

    told: str
    license: str = ""


def main() -> None:
    """Write both tables between their markers."""
    text = KEPT.read_text("utf-8")
    text = between(text, "models", models_table())
    for name, folder in ENVIRONMENTS.items():
        text = between(text, name, requirements_table(name, ROOT / folder))
    KEPT.write_text(text, "utf-8")


def models_table() -> str:
    """Return the table of models."""
    heads = ["| model | does | comes from | license | where it is told |", "|---|---|---|---|---|"]
    every = ((each.name, each.does, each.comes, each.license, each.told) for each in published().values())
    return "\n".join([*heads, *(f"| {' | '.join(each)} |" for each in every)])


def requirements_table(name: str, environment: Path) -> str:
    """Return the table of one file of requirements. Raises ValueError: a license is told nowhere."""
    pinned, found, purposes = pins(name), installed(environment), read_purposes()
    lines = ["| package | version | license, as its metadata word it | for |", "|---|---|---|---|"]
    for each in named(name):
        package, purpose = found[each], purposes[each]
        if package.version not in pinned[each]:
            raise ValueError(
                f"{each} {package.version} is installed, but {pinned[each]} pinned: make the environments anew."
            )
        lines.append(f"| {each} | {package.version} | {license_of(package, purpose.license)} | {purpose.told} |")
    return "\n".join(lines)


def named(name: str) -> list[str]:
    """Return the packages that `requirements/<name>.in` names, in its order."""
    lines = (REQUIREMENTS / f"{name}.in").read_text("utf-8").splitlines()
    return [match[0].lower() for line in lines if (match := re.match(r"[A-Za-z][\w.-]*", line))]


def pins(name: str) -> dict[str, list[str]]:
    """Return the versions of a pinned file by package: some have one for each Python."""
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    pinned: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==(\S+)", text, re.MULTILINE):
        pinned.setdefault(package, []).append(version)
    return pinned


def installed(environment: Path) -> dict[str, Distribution]:
    """Return what is installed in an environment by its normalized name."""
    folders = [str(folder) for folder in environment.glob("lib/python3*/site-packages")]
    return {normalized(each.metadata["Name"]): each for each in distributions(path=folders)}


def normalized(name: str) -> str:
    """Return a package's name as the files of requirements write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_purposes() -> Mapping[str, Purpose]:
    """Return what each requirement is for."""
    told = yaml.safe_load(PURPOSES.read_text("utf-8"))
    return {name: Purpose(each["for"], each.get("license", "")) for name, each in told.items()}


def license_of(package: Distribution, untold: str = "") -> str:
    """Return a package's license in its metadata's words, or `untold`. Raises ValueError where there is neither."""
    words = next(metadata_words(package), untold)
    if not words:
        name = package.metadata["Name"]
        raise ValueError(f"{name} tells no license: read its files and write it into scripts/licences.yml.")
    return words


def metadata_words(package: Distribution) -> Iterator[str]:
    """Yield what its metadata say of its license, the most exact first."""
    told = package.metadata
    for key in ("License-Expression", "License"):
        words = (told[key] or "").strip() if key in told else ""
        if words not in UNTOLD and (key == "License-Expression" or len(words) <= LONGEST_NAME):
            yield words
    classified = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    if classified:
        yield ", ".join(each.rpartition(" :: ")[2] for each in classified if each != "License :: OSI Approved")


def between(text: str, name: str, table: str) -> str:
    """Return a text with a table between the markers of a name. Raises ValueError: it has none."""
    begins, ends = f"<!-- {name}: by `make licences` -->\n", f"\n<!-- end of {name} -->"
    if begins not in text or ends not in text:
        raise ValueError(f"{KEPT.name} has no markers of {name}")
    before, _, rest = text.partition(begins)
    return before + begins + table + ends + rest.partition(ends)[2]


if __name__ == "__main__":
    main()
