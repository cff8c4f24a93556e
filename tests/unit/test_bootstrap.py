"""The script that makes the environments: its decisions, without making any."""

import sys
from pathlib import Path

import pytest

from scripts import bootstrap
from scripts.bootstrap import ENVIRONMENTS, SetupError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with nothing installed, whose tools are stand-ins: `tools` holds the commands they were given."""
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for name in ("assistant", "develop", "rasa"):
        (requirements / f"{name}.txt").write_text("something==1\n")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "REQUIREMENTS", requirements)
    monkeypatch.delenv("TORCH", raising=False)
    return tmp_path


@pytest.fixture
def tools(project, monkeypatch):
    commands: list[list[str]] = []

    def run(command):
        commands.append(command)
        if command[1] == "venv":
            Path(command[-1], "bin").mkdir(parents=True)
            Path(command[-1], "bin", "python").write_text(Path(command[-2]).name.removeprefix("python"))
        return True

    def probe(command):
        inside = Path(command)
        return inside.read_text() if inside.is_file() else {"python3.10": "3.10", "python3.11": "3.11"}.get(command)

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "probe", probe)
    monkeypatch.setattr(bootstrap, "find_uv", lambda: "uv")
    monkeypatch.setattr(bootstrap, "check_disk", lambda environment: None)
    return commands


def test_an_interpreter_that_refuses_to_run_is_passed_over():
    versions = {"shim": None, "old": "3.9", "good": "3.10", "other": "3.10"}
    assert bootstrap.choose(versions, "3.10", versions.get) == "good"


def test_no_interpreter_is_better_than_a_wrong_one():
    assert bootstrap.choose(["a", "b"], "3.10", lambda _: "3.12") is None


def test_nothing_is_fetched_once_an_interpreter_fits():
    def candidates():
        yield "good"
        pytest.fail("looked further")

    assert bootstrap.choose(candidates(), "3.10", lambda _: "3.10") == "good"


def test_an_interpreter_tells_its_version():
    assert bootstrap.probe(sys.executable) == f"{sys.version_info.major}.{sys.version_info.minor}"


def test_a_shim_that_fails_and_a_command_that_is_absent_have_no_version(tmp_path):
    shim = tmp_path / "python3.10"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    assert bootstrap.probe(str(shim)) is None
    assert bootstrap.probe(str(tmp_path / "absent")) is None


def test_pyenv_is_searched_newest_first(tmp_path, monkeypatch):
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    for version in ("3.10.2", "3.10.13", "3.11.7"):
        python = tmp_path / "versions" / version / "bin" / "python3.10"
        python.parent.mkdir(parents=True)
        python.touch()
    assert [Path(path).parts[-3] for path in bootstrap.pyenv_pythons("3.10") if "3.10." in path] == [
        "3.10.13",
        "3.10.2",
    ]


def test_a_current_environment_costs_no_tool(tools):
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    first = len(tools)
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    assert first == len(tools) == 2


def test_changed_requirements_are_installed_into_the_environment_that_is_there(project, tools):
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    tools.clear()
    (project / "requirements" / "rasa.txt").write_text("something==2\n")
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    assert [command[1] for command in tools] == ["pip"]


def test_an_environment_whose_interpreter_is_gone_is_made_anew(project, tools):
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    tools.clear()
    (project / ".venv-rasa" / "bin" / "python").unlink()
    (project / ".venv-rasa" / "bin").rmdir()
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    assert [command[1] for command in tools] == ["venv", "pip"]


def test_one_line_tells_what_is_installed_and_uv_tells_faults_alone(project, tools, capsys):
    bootstrap.make_current(ENVIRONMENTS["rasa"])
    assert capsys.readouterr().out.splitlines()[-1].startswith("• installing 1 packages into .venv-rasa")
    assert "--quiet" in tools[-1]


def test_the_project_itself_is_installed_beside_what_the_assistant_imports(project, tools):
    bootstrap.make_current(ENVIRONMENTS["assistant"])
    assert tools[-1][-2:] == ["--editable", str(project)]


def test_an_interrupted_installation_is_taken_up_again(project, tools, monkeypatch):
    monkeypatch.setattr(bootstrap, "run", lambda command: command[1] != "pip" and tools.append(command) is None)
    (project / ".venv-rasa").mkdir()
    with pytest.raises(SetupError, match=r"\.venv-rasa could not be finished"):
        bootstrap.make_current(ENVIRONMENTS["rasa"])
    assert not (project / ".venv-rasa" / ".rasa-stamp").exists()


def test_a_missing_interpreter_is_one_sentence_and_exit_status_1(tools, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "candidates", lambda wanted, uv: [])
    assert bootstrap.main(["rasa"]) == 1
    assert capsys.readouterr().err.strip() == (
        "Python 3.10 is needed for .venv-rasa and was neither found nor could be fetched: install it (for example"
        " «pyenv install 3.10» or your system's python3.10 package) and run this again."
    )


def test_a_disk_without_room_is_refused_before_the_download(project, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**9}))
    with pytest.raises(SetupError, match=r"needs about 4 GB and the disk of .* has 1\.0 GB free"):
        bootstrap.check_disk(ENVIRONMENTS["rasa"])


def test_a_full_disk_and_an_unreachable_index_are_told_apart(project, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**8}))
    assert "the disk is full" in bootstrap.why_not_installed(".venv")
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10**11}))
    assert "package index can be reached" in bootstrap.why_not_installed(".venv")


def test_the_cpu_build_of_torch_takes_the_pins_as_constraints():
    options = bootstrap.requirement_options(ENVIRONMENTS["assistant"], "cpu")
    assert options[:2] == ["--torch-backend", "cpu"]
    assert [Path(option).name for option in options[2:]] == ["-r", "assistant.in", "-c", "assistant.txt"]


def test_rasa_has_no_torch_to_choose():
    assert bootstrap.requirement_options(ENVIRONMENTS["rasa"], "cpu")[0] == "-r"


def test_an_unknown_build_of_torch_is_refused():
    with pytest.raises(SetupError, match="TORCH=gpu is not known"):
        bootstrap.requirement_options(ENVIRONMENTS["assistant"], "gpu")


def test_the_choice_of_torch_decides_what_is_current(project):
    assistant = ENVIRONMENTS["assistant"]
    assert bootstrap.fingerprint(assistant, "") != bootstrap.fingerprint(assistant, "cpu")
