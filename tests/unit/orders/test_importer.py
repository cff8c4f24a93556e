"""Taking orders in, again and changed, and what the operator sees of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from assistant.catalog.store import open_store
from assistant.errors import FeedError, SetupError
from assistant.orders.book import StoredOrders
from assistant.orders.commands import orders_app
from assistant.orders.importer import import_orders
from assistant.orders.ledger import order_rows
from assistant.orders.seals import Seals
from assistant.purchases import OrderStatus
from assistant.settings import Settings
from tests.held_orders import DELIVERED, NOW, ORDERS, SHIPPED, line
from tests.unit.orders.files import written

pytestmark = pytest.mark.usefixtures("in_each_database")

SEALS = Seals("secret")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_store(Settings(home=tmp_path).database)


def taken(engine: Engine, path: Path, *orders) -> tuple[int, int, int]:
    report = import_orders(written(path, orders), engine, SEALS, "USD")
    return report.added, report.changed, report.unchanged


def test_importing_again_changes_only_what_has_changed(engine: Engine, tmp_path: Path):
    path = tmp_path / "orders.csv"
    assert taken(engine, path, *ORDERS) == (3, 0, 0)
    assert taken(engine, path, *ORDERS) == (0, 0, 3)
    arrived = replace(SHIPPED, status=OrderStatus.DELIVERED, delivered_on=date(2026, 11, 24), lines=(line("Jug"),))
    assert taken(engine, path, (arrived, "bob@example.com")) == (0, 1, 0)
    book = StoredOrders(engine, SEALS, lambda: NOW)
    assert book.order("1043") == arrived
    assert book.order("1042") == DELIVERED


def test_another_address_for_an_order_is_a_change_and_the_old_one_tells_nothing_any_more(engine, tmp_path: Path):
    taken(engine, tmp_path / "orders.csv", (SHIPPED, "bob@example.com"))
    assert taken(engine, tmp_path / "orders.csv", (SHIPPED, "robert@example.com")) == (0, 1, 0)
    book = StoredOrders(engine, SEALS, lambda: NOW)
    assert book.prove("1043", [book.seal("bob@example.com")], "me") is None
    assert book.prove("1043", [book.seal("robert@example.com")], "me") == SHIPPED


def test_returns_that_were_noted_outlive_an_import(engine: Engine, tmp_path: Path):
    taken(engine, tmp_path / "orders.csv", (DELIVERED, "anna@example.com"))
    book = StoredOrders(engine, SEALS, lambda: NOW)
    book.request_return("1042", ["Morning Mug"])
    taken(engine, tmp_path / "orders.csv", (replace(DELIVERED, carrier="UPS"), "anna@example.com"))
    assert book.returning("1042") == {"Morning Mug"}


def test_a_file_that_is_none_changes_nothing(engine: Engine, tmp_path: Path):
    taken(engine, tmp_path / "orders.csv", *ORDERS)
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n")
    with pytest.raises(FeedError):
        import_orders(tmp_path / "broken.csv", engine, SEALS, "USD")
    assert len(list(order_rows(engine, 100))) == 1 + len(ORDERS)


def test_an_empty_secret_seals_nothing():
    with pytest.raises(SetupError):
        Seals("")


def test_other_secrets_make_other_seals():
    assert SEALS.address("a@example.com") != Seals("another").address("a@example.com")


def test_the_operator_imports_lists_and_reads_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    run = CliRunner().invoke
    told = run(orders_app, ["import", str(written(tmp_path / "orders.csv", ORDERS))])
    assert told.output.endswith("4 rows: 3 orders added, 0 changed, 0 unchanged; 0 rows rejected.\n")
    assert (tmp_path / "home" / "orders-secret").stat().st_mode & 0o077 == 0
    listed = run(orders_app, ["list", "-k", "2"]).output.splitlines()
    assert [row.split("\t")[0] for row in listed] == ["order_number", "#1043", "#1042"]
    engine = open_store(Settings(home=tmp_path / "home").database)
    StoredOrders(engine, SEALS, lambda: NOW).request_return("1042", ["Morning Mug"])
    assert run(orders_app, ["returns"]).output.splitlines()[1:] == [
        "2026-11-25T12:00:00+00:00\t#1042\tMorning Mug\tMorning Mug\t2\tdelivered"
    ]


def test_no_output_of_an_import_holds_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    path = tmp_path / "orders.csv"
    path.write_text(
        "order_number,email,status,ordered_at,title\n1,anna@example.com,lost,2026-11-02,Mug\n2,anna@,paid,x,Mug\n"
        "3,anna@example.com,paid,2026-11-02,Mug\n"
    )
    told = CliRunner().invoke(orders_app, ["import", str(path)]).output
    assert "2 rows rejected" in told
    assert "anna" not in told


def test_a_file_of_which_no_row_can_be_used_is_told_like_a_feed_of_which_none_can(engine: Engine, tmp_path: Path):
    path = tmp_path / "orders.csv"
    header = "order_number,email,status,ordered_at,title\n"
    path.write_text(f"{header}7,anna@example.com,lost,2026-11-02,Mug\n")
    with pytest.raises(FeedError, match="No row of the file can be used, so nothing was changed; line 2"):
        import_orders(path, engine, SEALS, "USD")
    path.write_text(header)
    with pytest.raises(FeedError, match="no rows"):
        import_orders(path, engine, SEALS, "USD")
