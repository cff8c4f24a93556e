from pathlib import Path

from assistant import parts
from assistant.settings import Settings


def test_what_rasa_writes_for_a_while_lies_in_the_home_and_is_gone_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    folder = Path(parts.rasa_environment(settings, parts.new_wires())["TMPDIR"])
    parts.empty_temporary(settings)
    (folder / "model1.crfsuite").touch()
    parts.empty_temporary(settings)
    assert folder.parent == tmp_path
    assert list(folder.iterdir()) == []
