"""When the dialogue is trained, with a program in Rasa's place."""

import gzip
import sys
from pathlib import Path

import pytest

from assistant import dialogue_model
from assistant.dialogue_model import ensure_trained
from assistant.errors import SetupError
from assistant.settings import Settings

#: Called as `python -m rasa train … --out FOLDER`; counts its calls beside the project.
RASA = """#!{python}
import gzip, pathlib, sys
root = pathlib.Path(sys.argv[sys.argv.index("--domain") + 1]).parent
calls = root / "calls"
calls.write_text(calls.read_text() + "x" if calls.exists() else "x")
print("INFO - Starting to train component 'RulePolicy'.", flush=True)
print("it went wrong" if {status} else "done")
if not {status}:
    (pathlib.Path(sys.argv[sys.argv.index("--out") + 1]) / "dialogue.tar.gz").write_bytes(gzip.compress(b"model"))
sys.exit({status})
"""


@pytest.fixture(autouse=True)
def exported(monkeypatch):
    monkeypatch.setattr(dialogue_model, "export_minilm", lambda folder: folder)
    monkeypatch.setattr(dialogue_model, "encoder_fingerprint", lambda folder: "one encoder")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("domain.yml", "bot/config.yml", "bot/a.py", "data/nlu/a.yml", "requirements/rasa.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def rasa(folder: Path, status: int = 0) -> Path:
    script = folder / "rasa-python"
    script.write_text(RASA.format(python=sys.executable, status=status))
    script.chmod(0o755)
    return script


def trainings(root: Path) -> int:
    calls = root / "calls"
    return len(calls.read_text()) if calls.exists() else 0


def train(settings: Settings, project: Path, status: int = 0) -> Path:
    return ensure_trained(settings, rasa(project.parent, status), project, lambda step: None)


def test_the_first_time_trains_and_the_second_does_not(settings, project):
    model = train(settings, project)
    assert gzip.decompress(model.read_bytes()) == b"model"
    assert train(settings, project) == model
    assert trainings(project) == 1


@pytest.mark.parametrize("bytes_left", [0, 10, -1])
def test_a_model_that_is_cut_short_is_trained_anew(settings, project, bytes_left):
    model = train(settings, project)
    model.write_bytes(model.read_bytes()[:bytes_left])
    assert gzip.decompress(train(settings, project).read_bytes()) == b"model"
    assert trainings(project) == 2


@pytest.mark.parametrize(
    "changed", ["domain.yml", "bot/config.yml", "bot/a.py", "data/nlu/a.yml", "requirements/rasa.txt"]
)
def test_a_changed_input_trains_anew_and_leaves_one_model(settings, project, changed):
    old = train(settings, project)
    (project / changed).write_text("changed")
    new = train(settings, project)
    assert trainings(project) == 2
    assert list(new.parent.glob("*.tar.gz")) == [new]
    assert new != old


def test_a_renamed_file_is_a_changed_input(settings, project):
    train(settings, project)
    (project / "data/nlu/a.yml").rename(project / "data/nlu/b.yml")
    train(settings, project)
    assert trainings(project) == 2


def test_another_encoder_trains_anew(settings, project, monkeypatch):
    train(settings, project)
    monkeypatch.setattr(dialogue_model, "encoder_fingerprint", lambda folder: "another encoder")
    train(settings, project)
    assert trainings(project) == 2


def test_a_failed_training_says_where_to_look_and_keeps_the_old_model(settings, project):
    old = train(settings, project)
    (project / "domain.yml").write_text("broken")
    with pytest.raises(SetupError, match=r"train\.log"):
        train(settings, project, status=1)
    assert "it went wrong" in (settings.logs / "train.log").read_text()
    assert sorted(path.name for path in old.parent.iterdir()) == sorted([old.name, "train.lock"])


def test_a_training_that_never_ends_is_ended(settings, project, monkeypatch):
    monkeypatch.setattr(dialogue_model, "TRAIN_SECONDS", 0.2)
    script = rasa(project.parent)
    script.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    with pytest.raises(SetupError, match="exit status -9"):
        ensure_trained(settings, script, project, lambda step: None)


def test_without_rasas_environment_it_is_said_what_is_expected(settings, project):
    with pytest.raises(SetupError, match="no-such-python"):
        ensure_trained(settings, project / "no-such-python", project, lambda step: None)


def test_steps_are_told(settings, project):
    told = []
    ensure_trained(settings, rasa(project.parent), project, told.append)
    assert told == ["preparing the sentence encoder", "training the dialogue: RulePolicy"]


def test_what_rasa_writes_for_a_while_is_gone_after_the_training(settings, project):
    script = rasa(project.parent)
    leave = "import tempfile\n(root / 'left').write_text(tempfile.mkstemp(suffix='.crfsuite')[1])\nsys.exit("
    script.write_text(script.read_text().replace("sys.exit(", leave))
    ensure_trained(settings, script, project, lambda step: None)
    left = Path((project / "left").read_text())
    assert left.is_relative_to(settings.models)
    assert not left.exists()
