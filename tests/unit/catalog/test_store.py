import multiprocessing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, text
from structlog.testing import capture_logs

from assistant.catalog.rows import hash_of, row_of, variant_of
from assistant.catalog.schema import metadata, products
from assistant.catalog.store import Made, State, open_store, read_state, writing, written_out
from assistant.catalog.words import Words, delete_words, word_index, write_words
from assistant.errors import SetupError
from assistant.settings import Settings
from assistant.types import Availability, Detail, Money, Seen, Sight, Variant

EACH = pytest.mark.usefixtures("in_each_database")


def is_ours(thing, name, kind, reflected, compare_to):
    return not (kind == "table" and name.startswith("product_words"))  # full text is no table of the schema


@EACH
def test_the_migrations_lead_to_exactly_the_schema(tmp_path):
    engine = open_store(Settings(home=tmp_path).database)
    with engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_a_store_opens_again_as_it_was_left(tmp_path):
    url = f"sqlite:///{tmp_path / 'below' / 'shop.sqlite'}"
    with open_store(url).begin() as connection:
        connection.execute(text("INSERT INTO catalog_state VALUES (1, 7, 'g', 'e', 'USD', 'p', 'q', 't', 'u')"))
    with open_store(url).connect() as connection:
        assert read_state(connection) == State(7, Made("g", "e"), "USD", Made("p", "q"), Made("t", "u"))


@EACH
def test_readers_see_one_state_for_a_whole_transaction_and_are_not_blocked_by_a_writer(tmp_path):
    engine = open_store(Settings(home=tmp_path).database)
    with engine.connect() as reader, engine.begin() as writer:
        assert read_state(reader) == State()
        writer.execute(text("INSERT INTO catalog_state VALUES (1, 1, 'g', 'e', 'USD', '', '', '', '')"))
        writer.commit()
        assert read_state(reader) == State()
    with engine.connect() as reader:
        assert read_state(reader).revision == 1


def open_in_another_process(url):
    open_store(url).dispose()


@EACH
def test_several_processes_may_open_a_new_store_at_once(tmp_path):
    url = Settings(home=tmp_path).database
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=open_in_another_process, args=(url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]


def test_a_variant_comes_back_from_its_row_as_it_went_in():
    variant = Variant(
        "1", "G", "Tee", Money(Decimal("10.990"), "USD"), Availability.PREORDER, Money(Decimal("8.5"), "USD"),
        "Soft", "https://x.example", ("a.jpg",), "Luma", "new", "male", "adult", "Red", "S", "Cotton", "Plain",
        "Men > Tees", "Apparel", (Detail("S", "N", "V"),), "123",
    )  # fmt: skip
    assert variant_of(row_of(variant) | {"item_group_id": "G"}) == variant


def test_what_a_picture_shows_comes_back_too_and_makes_no_row_a_changed_one():
    plain = Variant("1", "G", "Tee", Money(Decimal(10), "USD"))
    looked_at = replace(plain, seen=(Seen(sight=Sight.COLOR, value="navy", confidence=0.9),))
    assert variant_of(row_of(looked_at) | {"item_group_id": "G"}) == looked_at
    assert hash_of(looked_at) == hash_of(plain)


@EACH
def test_words_are_found_by_their_stem_without_accents_and_replaced_when_written_again(tmp_path):
    def written(*rows):
        with engine.begin() as connection:
            write_words(connection, rows)

    def found(word):
        return word_index(engine).saying([word])

    engine = open_store(Settings(home=tmp_path).database)
    with engine.begin() as connection:
        rows = [{"key": key, "item_group_id": name, "title": "", "text_hash": ""} for key, name in ((7, "c"), (8, "m"))]
        connection.execute(insert(products), rows)
    written((7, Words("Café Jackets", "", "Luma", "red", "")), (8, Words("Mug", "", "", "", "")))
    assert (found("jacket"), found("cafe"), found("mugs")) == ({"c"}, {"c"}, {"m"})
    written((7, Words("Coat", "", "", "", "")))
    assert (found("jacket"), found("coat")) == (set(), {"c"})
    with engine.begin() as connection:
        delete_words(connection, [7])
    assert found("coat") == set()


def test_what_was_deleted_is_written_out_once_nobody_reads_any_more(tmp_path):
    url, file = f"sqlite:///{tmp_path / 'shop.sqlite'}", tmp_path / "shop.sqlite"
    engine = open_store(url, busy_seconds=0.05)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO events (at, item_group_id, kind, model) VALUES (1, 'quokka', 'shown', 'm')")
        )
    written_out(engine)
    assert b"quokka" in file.read_bytes()
    reading = open_store(url).connect()
    reading.execute(text("SELECT * FROM events")).all()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM events"))
    Timer(0.2, reading.close).start()
    written_out(engine)
    assert b"quokka" not in file.read_bytes()


def test_nothing_is_left_of_deleted_rows_that_had_moved_as_their_page_was_full(tmp_path):
    chance, engine = Random(1), open_store(f"sqlite:///{tmp_path / 'shop.sqlite'}")
    new = text("INSERT INTO events (at, item_group_id, kind, model, customer) VALUES (1, :what, 'shown', 'm', :whose)")
    old = text("DELETE FROM events WHERE customer = :whose")
    here: list[str] = []
    left: list[str] = []
    for _ in range(200):
        here.append(chance.randbytes(16).hex())
        rows = [{"whose": chance.choice(here[-6:]), "what": "g" * chance.randint(1, 90)} for _ in range(12)]
        gone = here.pop(chance.randrange(len(here))) if len(here) > 3 else "nobody"
        with engine.begin() as connection:
            connection.execute(new, rows)
            connection.execute(old, {"whose": gone})
        written_out(engine)
        left += [gone] if gone.encode() in (tmp_path / "shop.sqlite").read_bytes() else []
    assert left == []


@EACH
def test_where_somebody_keeps_writing_what_was_deleted_stays_for_the_next_time_and_the_log_says_so(tmp_path):
    engine = open_store(Settings(home=tmp_path).database, busy_seconds=0.01)
    with writing(engine).begin() as connection, capture_logs() as logs:
        connection.execute(text("DELETE FROM events"))
        written_out(engine)
    assert [(each["event"], each["database"]) for each in logs] == [("not_written_out", Path(engine.url.database).name)]


def test_nothing_is_left_in_the_files_of_postgresql_of_what_was_deleted(postgres, kept_in):
    def quokkas():
        return sum(content.count(b"quokka") for content in postgres.files())

    kept_in("postgresql")
    engine = open_store(Settings().database)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO consents VALUES ('quokka', true, 1)"))
        connection.execute(
            text("INSERT INTO preferences VALUES ('quokka', 'size', 'quokka', false, '[]', 1, 'quokka')")
        )
    assert quokkas() > 0
    reading = engine.connect()
    reading.execute(text("SELECT * FROM consents")).all()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM consents"))
    written_out(engine)
    assert quokkas() > 0  # somebody could still see it
    reading.close()
    written_out(engine)
    assert quokkas() == 0


def test_a_server_that_does_not_answer_is_one_sentence_without_its_password():
    with pytest.raises(SetupError, match="ASSISTANT_DATABASE_URL cannot be used") as raised:
        open_store("postgresql+psycopg://shop:quokka@127.0.0.1:1/shop")
    assert "quokka" not in str(raised.value)
