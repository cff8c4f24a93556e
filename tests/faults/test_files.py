"""Files of the shop are damaged or lost: the indexes of vectors, and learnt models."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import parts
from assistant.errors import SetupError
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Supervisor
from tests.command_line import assistant
from tests.faults.conftest import ACTIONS, PATIENCE_SECONDS, Customer, Faulty, chips, is_sorry, until

GARBAGE = b"This is no file of that kind. " * 100


def damage(home: Path) -> None:
    for file in (home / "vectors").rglob("vectors.npy"):
        data = file.read_bytes()
        file.write_bytes(data[:-1000] + bytes(1000))


@contextmanager
def instead(file: Path, content: bytes) -> Iterator[None]:
    """Let a file hold that for a while; then it is as it was, or gone where it was not there."""
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    try:
        yield
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


def test_damaged_indexes_are_named_and_a_shop_that_runs_takes_up_those_made_anew(
    shop: Faulty, customer: Customer
) -> None:
    customer.say("red dresses")
    damage(shop.home)
    shop.kill(ACTIONS)
    until(lambda: "rebuild" in shop.health()[1]["parts"]["catalog"]["detail"], "the damage is told")
    status, report = shop.health()
    assert (status, report["status"]) == (503, "down")
    assert report["parts"]["catalog"]["detail"].startswith("The index vectors/words/")
    apology = customer.say("in blue")
    assert is_sorry(apology) and apology["problem"] == "catalog"

    told = assistant(shop.home, "catalog", "rebuild")
    assert "are indexed anew" in told.stdout
    found = customer.until_answered("in blue")
    assert chips(found) == ["dress", "blue"] and found["reply"]["cards"]
    shop.until_well()


def test_a_shop_whose_indexes_are_deleted_goes_on_and_takes_up_those_made_anew(
    shop: Faulty, customer: Customer
) -> None:
    before = customer.say("red dresses")["reply"]["cards"]
    shutil.rmtree(shop.home / "vectors")
    assert customer.say("start over")["problem"] is None
    assert customer.say("red dresses")["reply"]["cards"]
    assistant(shop.home, "catalog", "rebuild")
    customer.say("start over")
    after = customer.say("red dresses")["reply"]["cards"]
    assert {card["title"] for card in after} == {card["title"] for card in before}


def test_a_shop_with_damaged_indexes_does_not_start_and_says_what_to_do(stocked: Settings, tmp_path: Path) -> None:
    home = tmp_path / "shop"
    shutil.copytree(stocked.home, home, ignore=shutil.ignore_patterns("rasa", "minilm"))
    damage(home)
    settings = Settings(home=home)
    with ProcessGroup(parts.ROOT) as group:
        supervisor = Supervisor(group, [parts.actions(settings, parts.new_wires())])
        supervisor.start()
        with pytest.raises(SetupError, match=r"^The index vectors/words/.*assistant catalog rebuild"):
            supervisor.await_healthy(PATIENCE_SECONDS, lambda _: None)


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("models/ranker/live.safetensors", "ranker"),
        ("models/outfits/live.safetensors", "outfits"),
        ("models/others/live.safetensors", "others"),
        ("size_chart.csv", "size chart"),
        ("policies.safetensors", "policies"),
    ],
)
def test_a_file_that_the_shop_can_do_without_is_named_and_it_serves_on(
    shop: Faulty, customer: Customer, file: str, part: str
) -> None:
    with instead(shop.home / file, GARBAGE):
        status, report = shop.health()
        assert (status, report["status"]) == (200, "degraded")
        assert Path(file).name in report["parts"][part]["detail"]
        assert customer.say("red dresses")["reply"]["cards"]
    assert shop.is_well()


def test_policies_that_cannot_be_read_are_apologized_for_until_they_can(shop: Faulty, customer: Customer) -> None:
    question = "what is your return policy?"
    whole = (shop.home / "policies.safetensors").read_bytes()
    with instead(shop.home / "policies.safetensors", whole[: len(whole) // 2]):
        apology = customer.say(question)
        assert is_sorry(apology) and apology["problem"] == "policies"
    assert customer.say(question)["problem"] is None
