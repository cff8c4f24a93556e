"""Sessions are made and signed by the gateway alone."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.errors import UnknownSession
from assistant.gateway.sessions import SESSION_LIFE, Sessions
from assistant.gateway.tables import open_database
from assistant.secret import open_secret


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock) -> Sessions:
    return Sessions(open_database(tmp_path / "gateway.sqlite"), "a secret", clock)


def test_a_token_leads_to_its_session(sessions: Sessions) -> None:
    session = sessions.create()
    assert sessions.find(session.token) == session


def test_two_sessions_differ_in_id_and_owner(sessions: Sessions) -> None:
    first, second = sessions.create(), sessions.create()
    assert first.id != second.id
    assert first.owner != second.owner


def test_a_known_owner_keeps_being_the_owner(sessions: Sessions) -> None:
    first = sessions.create()
    assert sessions.find(sessions.create(first.owner).token).owner == first.owner


@pytest.mark.parametrize("guess", ["", ".", "0" * 32, "0" * 32 + ".c2lnbmF0dXJl", "é.é", "\x00"])
def test_a_guess_is_no_token(sessions: Sessions, guess: str) -> None:
    with pytest.raises(UnknownSession):
        sessions.find(guess)


def test_the_bare_id_of_a_session_is_no_token(sessions: Sessions) -> None:
    with pytest.raises(UnknownSession):
        sessions.find(sessions.create().id)


def test_a_token_of_another_shop_is_refused(sessions: Sessions, tmp_path: Path, clock: Clock) -> None:
    elsewhere = Sessions(open_database(tmp_path / "gateway.sqlite"), "another secret", clock)
    with pytest.raises(UnknownSession):
        elsewhere.find(sessions.create().token)


def test_a_session_ends_after_its_life(sessions: Sessions, clock: Clock) -> None:
    session = sessions.create()
    clock.time += SESSION_LIFE - timedelta(seconds=1)
    assert sessions.find(session.token) == session
    clock.time += timedelta(seconds=1)
    with pytest.raises(UnknownSession):
        sessions.find(session.token)


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret"
    secret = open_secret(path)
    assert len(secret) == 64
    assert open_secret(path) == secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
