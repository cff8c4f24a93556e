"""What a report tells of a few conversations, and what it does not."""

import json
from pathlib import Path

import pytest
import yaml
from sqlalchemy import text

from assistant.reporting.commands import made
from assistant.reporting.masking import masked
from assistant.reporting.page import page
from assistant.reporting.plots import drawn
from assistant.reporting.report import Counted, Misunderstood, Product, Report
from assistant.screen import Basket
from assistant.settings import Settings
from tests.command_line import assistant

from .conftest import NOW, Scripted


@pytest.fixture
def report(scripted: Scripted, settings: Settings) -> Report:
    return made(settings, 30, NOW)


def test_what_was_not_found_is_grouped_by_the_wish_with_what_was_given_up(report: Report):
    told = [(each.wish, each.given_up, each.count) for each in report.unfound]
    assert told == [("shoes, color red, price up to 20", "price", 2), ("tent", "", 1)]


def test_scenes_kinds_and_days_are_counted_within_the_time_alone(report: Report):
    assert report.scenes == (Counted("wedding", 2),)
    assert {each.name: each.count for each in report.categories} == {"dress": 2, "shoes": 2, "tent": 1}
    assert [(each.found, each.relaxed, each.nothing) for each in report.days] == [(1, 0, 1), (1, 2, 0)]


def test_products_are_told_with_their_rates(report: Report):
    first = next(each for each in report.products if each.title.startswith("Poppy"))
    assert first == Product("Poppy <b>dress</b>", shown=2, clicked=1, added=1)
    assert (first.click_rate, first.add_rate) == (0.5, 0.5)


def test_sentences_that_were_not_understood_are_told_with_how_it_is_known(report: Report):
    assert set(report.misunderstood) == {
        Misunderstood("write to , or [number] [address]", "fallback", 1),
        Misunderstood("blorp <script>alert(1)</script>", "fallback", 1),
        Misunderstood("blorp <script>alert(1)</script>", "handed over", 1),
        Misunderstood("shoe for running", "corrected", 1),
    }


def test_errors_and_handovers_are_told_by_their_codes_and_causes(report: Report):
    assert report.errors == (Counted("dialogue_late", 1),)
    assert report.handoffs == (Counted("misunderstood", 1),)
    assert report.turns == 6


def test_a_look_at_the_cart_is_no_turn(scripted: Scripted, settings: Settings, report: Report):
    session = scripted.sessions.create().id
    scripted.history.show(session, "b" * 32, Basket(lines=(), total="$0"))
    assert made(settings, 30, NOW).turns == report.turns


def test_what_customers_call_not_helpful_is_told_where_the_gateway_keeps_it(scripted: Scripted, settings: Settings):
    (turn,) = scripted.talk(("something for rain", {"is_understood": True}))
    with scripted.gateway.begin() as connection:
        connection.execute(
            text("CREATE TABLE IF NOT EXISTS feedback (session_id, turn_id, at, verdict, reasons, words)")
        )
        session = connection.execute(
            text("SELECT session_id FROM messages WHERE turn_id = :turn"), {"turn": turn}
        ).first()
        row = {"session": session[0], "turn": turn, "at": NOW.timestamp()}
        connection.execute(text("INSERT INTO feedback VALUES (:session, :turn, :at, 'no', '', '')"), row)
    assert Misunderstood("something for rain", "not helpful", 1) in made(settings, 30, NOW).misunderstood


def test_a_page_needs_nothing_else_runs_nothing_and_names_nobody(report: Report):
    written = page(report, drawn)
    assert "<script" not in written
    assert "Poppy <b>" not in written
    assert "Poppy &lt;b&gt;dress" in written
    assert "http" not in written.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    assert "Ottilie" not in written
    assert "ann@" not in written
    assert written.count("<svg") == written.count('role="img"') == 8
    assert written.count("<table") == 8


def test_an_empty_shop_has_a_report(settings: Settings):
    report = made(settings, 30, NOW)
    assert report.turns == 0
    assert page(report, drawn).count("None in this time.") == 8


def test_the_command_writes_a_page_figures_and_sentences(scripted: Scripted, settings: Settings, tmp_path: Path):
    files = {name: tmp_path / name for name in ("r.html", "r.json", "t.yml")}
    told = ("--html", files["r.html"], "--json", files["r.json"], "--training", files["t.yml"])
    assistant(settings.home, "report", "--days", "3650", *map(str, told))
    assert "<h1>What customers asked</h1>" in files["r.html"].read_text()
    assert json.loads(files["r.json"].read_text())["scenes"] == [{"name": "wedding", "count": 2}]
    sentences = yaml.safe_load(files["t.yml"].read_text())["sentences"]
    assert {"text": "shoe for running", "known by": "corrected", "times": 1} in sentences


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("mail Ann.Lee@Example.org now", "mail , now [address]"),
        ("call 0170 / 123-45 67", "call [number]"),
        ("where is order #A-1042", "where is order [number]"),
        ("red dresses under $1,200 in size 38", "red dresses under $1,200 in size 38"),
    ],
)
def test_addresses_and_numbers_are_masked_and_the_rest_stays(said: str, told: str):
    assert masked(said) == told


def test_numbers_said_in_words_are_masked():
    assert "seven" not in masked("my number is five five five one two three seven")
