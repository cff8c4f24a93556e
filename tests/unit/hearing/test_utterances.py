import pytest

from assistant.engines import UTTERANCES
from assistant.errors import SetupError
from assistant.hearing.utterances import read_utterances


def test_the_projects_own_utterances_are_read_with_their_labels():
    utterances = read_utterances(UTTERANCES)
    assert "show me [red](color) [dresses](category) under [$80](price)" in utterances
    assert len(utterances) > 1000


def test_a_folder_without_any_is_told(tmp_path):
    with pytest.raises(SetupError, match="no training utterances"):
        read_utterances(tmp_path)
