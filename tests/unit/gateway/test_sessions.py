"""Sessions are made and signed by the gateway alone."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import NotChecked, SetupError, UnknownSession
from assistant.gateway.sessions import GRACE, SESSION_LIFE, TOKEN_LIFE, UNUSED, Sessions
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


def test_a_token_that_is_old_is_replaced_when_it_is_used(sessions: Sessions, clock: Clock) -> None:
    first = sessions.create()
    clock.time += TOKEN_LIFE - timedelta(seconds=1)
    assert sessions.find(first.token, renews=True) == first
    clock.time += timedelta(seconds=1)
    assert sessions.find(first.token).token == first.token
    second = sessions.find(first.token, renews=True)
    assert second.token != first.token
    assert (second.id, second.owner, second.expires_at) == (first.id, first.owner, first.expires_at)
    assert sessions.find(second.token, renews=True) == second


def test_the_former_token_is_good_for_a_moment_after_the_new_one_was_used(sessions: Sessions, clock: Clock) -> None:
    first = sessions.create()
    clock.time += TOKEN_LIFE
    second = sessions.find(first.token, renews=True)
    clock.time += UNUSED / 2
    assert sessions.find(first.token, renews=True).token == second.token  # the answer was lost: it is told again
    sessions.find(second.token)
    clock.time += GRACE - timedelta(seconds=1)
    sessions.find(second.token)
    sessions.find(first.token)
    clock.time += timedelta(seconds=1)
    with pytest.raises(UnknownSession):
        sessions.find(first.token)
    assert sessions.find(second.token).id == first.id


def test_a_token_whose_successor_is_never_used_ends_too(sessions: Sessions, clock: Clock) -> None:
    first = sessions.create()
    clock.time += TOKEN_LIFE
    second = sessions.find(first.token, renews=True)
    clock.time += UNUSED
    with pytest.raises(UnknownSession):
        sessions.find(first.token)
    assert sessions.find(second.token).id == first.id


def test_a_token_before_the_last_one_is_good_no_more(sessions: Sessions, clock: Clock) -> None:
    first = sessions.create()
    sessions.age(first.id)
    second = sessions.find(first.token, renews=True)
    sessions.age(first.id)
    third = sessions.find(second.token, renews=True)
    with pytest.raises(UnknownSession):
        sessions.find(first.token)
    assert sessions.find(third.token).id == first.id


def test_a_token_of_before_they_were_counted_is_good_and_replaced(sessions: Sessions) -> None:
    session = sessions.create()
    sessions.age(session.id)
    bare = sessions._signer.sign(session.id).decode()
    assert sessions.find(bare, renews=True).id == session.id


def test_where_the_database_cannot_be_asked_nobody_is_let_in(sessions: Sessions) -> None:
    token = sessions.create().token
    with sessions._engine.begin() as connection:
        connection.execute(text("DROP TABLE sessions"))
    for ask in (lambda: sessions.find(token), sessions.create, lambda: sessions.age("a")):
        with pytest.raises(NotChecked):
            ask()


@pytest.mark.parametrize("kept", ["", "\n", "0" * 63, "g" * 64])
def test_a_secret_that_is_damaged_signs_nothing(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret").write_text(kept)
    with pytest.raises(SetupError, match="secret"):
        open_secret(tmp_path / "secret")


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret"
    secret = open_secret(path)
    assert len(secret) == 64
    assert open_secret(path) == secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
