"""What lies in the repository: nothing large, nothing of one machine, no dead links, and commands as documented."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
MOST_BYTES = 10 * 1024**2
#: The one file of weights that is kept: `assistant train image` makes it.
SHIPPED = ROOT / "assistant/vision/embedded.safetensors"
BINARY = {".png", ".jpg", ".jpeg", ".webp", ".ico", ".gz", ".woff2", ".safetensors"}

#: Written in halves, so that this file does not contain what it looks for.
OF_ONE_MACHINE = re.compile(
    "|".join(
        before + after
        for before, after in (
            (r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+|opt/wheels)", r"/"),
            (r"files\.python", r"hosted\.org"),
            (r"(?:test\.)?py", r"pi\.(?:org|python)"),
            (r"download\.py", r"torch\.org"),
            (r"reg", r"istry\.npm"),
            (r"(?:extra-)?index-", r"url[ =]\w"),
            (r"\.\./\.lib", r"rary"),
        )
    )
)


@cache
def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of what is kept")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text("utf-8")) for path in tracked() if path.suffix not in BINARY]


def targets() -> dict[str, str]:
    """Return the Makefile's targets and what stands behind their ##."""
    lines = re.findall(r"^([a-z]+):(?:.*## (.*)|.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return dict(lines)


def pins(name: str) -> dict[str, str]:
    """Return the versions of a pinned file by package."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"requirements/{name}.txt").read_text(), re.MULTILINE))


def test_no_link_is_kept():
    listed = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert tracked()
    assert not [line for line in listed.splitlines() if line.startswith("120000")]


def test_nothing_large_is_kept():
    assert [path for path in tracked() if path.stat().st_size > MOST_BYTES] == []


def test_nothing_generated_is_kept():
    generated = re.compile(r"\.(sqlite|sqlite3|onnx|log|pyc|gguf|safetensors)$|/models/.*\.tar\.gz$|\.egg-info/")
    assert [path for path in tracked() if generated.search(str(path)) and path != SHIPPED] == []


def test_the_shipped_weights_are_under_eight_megabytes():
    assert SHIPPED.stat().st_size < 8_000_000


def test_no_text_names_a_path_of_a_machine_or_a_package_host():
    found = [
        (str(path.relative_to(ROOT)), match[0])
        for path, text in texts()
        for match in [OF_ONE_MACHINE.search(text)]
        if match
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "word"),
    [("see /{}/x", "root"), ("/{}/me/x", "home"), ("https://py{}/simple", "pi.org"), ("--index-{} x", "url")],
)
def test_what_is_looked_for_would_be_found(text, word):
    assert OF_ONE_MACHINE.search(text.format(word))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    own = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in own if not (path.parent / link).exists()] == []


def test_the_readme_begins_with_the_two_commands():
    code = re.search(r"```\w*\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [line.partition("#")[0].strip() for line in code[1].strip().splitlines()] == ["make run", "make test"]


def test_make_help_tells_of_every_command():
    inner = {"environments"}
    assert {name for name, told in targets().items() if not told} == inner
    answer = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(name in answer for name in targets().keys() - inner)


def test_the_readme_tells_of_every_command():
    told = set(re.findall(r"`make (\w+)", (ROOT / "README.md").read_text("utf-8")))
    assert {name for name, text in targets().items() if text} <= told


@pytest.mark.parametrize("name", ["assistant", "rasa", "develop"])
def test_every_requirement_is_pinned_and_of_no_index(name):
    lines = (ROOT / f"requirements/{name}.txt").read_text().splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert [line for line in pinned if not re.match(r"[\w.\[\],-]+==[\w.+!]+( ; .*)?$", line)] == []


@pytest.mark.parametrize("name", ["assistant", "rasa", "develop"])
def test_what_is_asked_for_is_pinned(name):
    asked = re.findall(r"^([\w.-]+)", (ROOT / f"requirements/{name}.in").read_text(), re.MULTILINE)
    assert {each.lower() for each in asked if not each.startswith("-")} <= pins(name).keys()


def test_tests_run_with_the_pins_of_the_shop():
    assert pins("assistant").items() <= pins("develop").items()


def test_the_command_assistant_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"]["assistant"] == "assistant.cli:main"


def test_every_setting_is_documented_with_its_default():
    table = (ROOT / "docs/operate.md").read_text("utf-8")
    assert [name for name in Settings.model_fields if f"`ASSISTANT_{name.upper()}`" not in table] == []
    for name in ("home", "host", "port", "session_rate", "address_rate", "cards_per_turn"):
        assert f"| `ASSISTANT_{name.upper()}` | `{Settings.model_fields[name].default}` |" in table


def test_every_module_stands_in_the_table_of_the_architecture():
    table = (ROOT / "docs/architecture.md").read_text("utf-8").partition("## Layers")[2]
    modules = {path.stem for path in tracked() if path.suffix == ".py" and path.parent == ROOT / "assistant"}
    packages = {path.parent.name for path in (ROOT / "assistant").glob("*/__init__.py")}
    assert [name for name in sorted((modules | packages) - {"__init__"}) if not re.search(rf"\b{name}\b", table)] == []


def test_every_module_of_the_gateway_is_told_of():
    told = (ROOT / "docs/gateway.md").read_text("utf-8")
    names = {path.name for path in (ROOT / "assistant/gateway").glob("*.py")} - {"__init__.py", "__main__.py"}
    assert [name for name in sorted(names) if name not in told] == []
