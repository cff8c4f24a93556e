import errno
import threading
from datetime import UTC, datetime, timedelta

import pytest
from filelock import FileLock

from assistant.catalog import importer
from assistant.errors import FeedError, SetupError
from tests.unit.catalog.conftest import NOW, picture
from tests.unit.catalog.fakes import LetterCounts, read_vectors

pytestmark = pytest.mark.usefixtures("in_each_database")

TEES = [
    {"id": "T-S", "item_group_id": "T", "title": "Tee - S", "size": "S", "color": "Red"},
    {"id": "T-M", "item_group_id": "T", "title": "Tee - M", "size": "M", "color": "Red"},
]
MUG = {"id": "mug", "title": "Mug", "price": "5.00 USD"}
ROWS = [*TEES, MUG]


def counts(report):
    assert report.added + report.changed + report.unchanged + len(report.rejections) == report.rows
    return report.added, report.changed, report.unchanged, report.vanished, report.embedded


def test_a_first_import_fills_the_shop(shop, write):
    assert counts(shop.take(write(ROWS))) == (3, 0, 0, 0, 2)
    assert shop.rows("SELECT item_group_id, title FROM products ORDER BY key") == [("T", "Tee"), ("mug", "Mug")]
    assert shop.rows("SELECT id, price_mills, row_hash != '' FROM variants ORDER BY key") == [
        ("T-S", 10_000, 1), ("T-M", 10_000, 1), ("mug", 5000, 1),
    ]  # fmt: skip
    assert shop.saying("mug") == {"mug"}
    assert shop.rows("SELECT revision, encoder, currency FROM catalog_state") == [(1, "letters-1", "USD")]
    assert set(read_vectors(shop.generation())) == {"T", "mug"}


def test_the_same_feed_again_costs_nothing(shop, write):
    shop.take(write(ROWS))
    before, asked = shop.rows("SELECT * FROM catalog_state"), list(shop.encoder.asked)
    assert counts(shop.take(write(ROWS))) == (0, 0, 3, 0, 0)
    assert shop.rows("SELECT * FROM catalog_state") == before
    assert shop.encoder.asked == asked


def test_a_new_price_or_stock_is_written_without_embedding(shop, write):
    shop.take(write(ROWS))
    generation = shop.generation()
    changed = [TEES[0] | {"price": "9.99 USD"}, TEES[1] | {"availability": "out_of_stock"}, MUG]
    assert counts(shop.take(write(changed))) == (0, 2, 1, 0, 0)
    assert shop.rows("SELECT price_mills, availability FROM variants WHERE id LIKE 'T%' ORDER BY key") == [
        (9990, "in_stock"), (10_000, "out_of_stock"),
    ]  # fmt: skip
    assert shop.generation() == generation
    assert shop.rows("SELECT revision FROM catalog_state") == [(2,)]


def test_a_new_description_embeds_only_its_product_and_keeps_the_keys(shop, write):
    shop.take(write(ROWS))
    keys = shop.rows("SELECT id, key, product_key FROM variants ORDER BY id")
    shop.encoder.asked.clear()
    assert counts(shop.take(write([*TEES, MUG | {"description": "Holds coffee"}]))) == (0, 1, 2, 0, 1)
    assert shop.encoder.asked == ["Mug. Holds coffee", "holds coffee"]  # the product, and what is new of its traits
    assert shop.rows("SELECT id, key, product_key FROM variants ORDER BY id") == keys
    assert set(read_vectors(shop.generation())) == {"T", "mug"}
    assert shop.saying("coffee") == {"mug"}


def test_a_row_that_vanishes_becomes_unavailable_once_and_comes_back(shop, write):
    shop.take(write(ROWS))
    assert counts(shop.take(write(TEES))) == (0, 0, 2, 1, 0)
    assert shop.rows("SELECT availability FROM variants WHERE id = 'mug'") == [("out_of_stock",)]
    assert counts(shop.take(write(TEES))) == (0, 0, 2, 0, 0)
    assert counts(shop.take(write(ROWS))) == (0, 1, 2, 0, 0)
    assert shop.rows("SELECT availability FROM variants WHERE id = 'mug'") == [("in_stock",)]


def test_a_row_that_can_no_longer_be_used_becomes_unavailable_too(shop, write):
    shop.take(write(ROWS))
    report = shop.take(write([*TEES, MUG | {"price": "soon"}]))
    assert counts(report) == (0, 0, 2, 1, 0)
    assert [(each.line, each.id) for each in report.rejections] == [(4, "mug")]


def test_a_variant_that_moves_leaves_no_empty_product_behind(shop, write):
    shop.take(write(ROWS))
    assert counts(shop.take(write([*TEES, MUG | {"item_group_id": "cups"}])))[:4] == (0, 1, 2, 0)
    assert shop.rows("SELECT item_group_id FROM products ORDER BY key") == [("T",), ("cups",)]
    assert set(read_vectors(shop.generation())) == {"T", "cups"}
    assert shop.rows("SELECT count(*) FROM product_words") == [(2,)]


def test_another_currency_takes_the_place_of_the_old_one_whole(shop, write):
    shop.take(write(ROWS))
    shop.encoder.fails = True  # a product that goes needs no model
    assert counts(shop.take(write([MUG | {"price": "4.50 EUR"}]))) == (0, 1, 0, 2, 0)
    assert set(read_vectors(shop.generation())) == {"mug"}
    assert shop.rows("SELECT id, currency FROM variants") == [("mug", "EUR")]
    assert shop.rows("SELECT item_group_id FROM products") == [("mug",)]


def test_another_encoder_embeds_everything_vanished_products_too(shop, write):
    shop.take(write(ROWS))
    shop.take(write(TEES))
    shop.encoder = LetterCounts("letters-2")
    assert counts(shop.take(write(TEES))) == (0, 0, 2, 0, 2)
    assert set(read_vectors(shop.generation())) == {"T", "mug"}
    assert shop.rows("SELECT encoder FROM catalog_state") == [("letters-2",)]


def test_a_lost_vector_index_is_made_again(shop, write):
    shop.take(write(ROWS))
    (shop.generation() / "vectors.json").unlink()
    shop.generation().rmdir()
    assert counts(shop.take(write(ROWS))) == (0, 0, 3, 0, 2)
    assert set(read_vectors(shop.generation())) == {"T", "mug"}


def test_only_the_present_and_the_previous_generation_are_kept(shop, write):
    for number in range(4):
        shop.take(write([MUG | {"description": f"Version {number}"}]))
    names = sorted(folder.name.partition("-")[0] for folder in shop.settings.word_vectors.iterdir())
    assert names == ["000003", "000004"]


def test_an_import_that_breaks_changes_nothing(shop, write):
    shop.take(write(ROWS))
    queries = ("SELECT * FROM variants", "SELECT * FROM products", "SELECT * FROM catalog_state")
    before = [shop.rows(query) for query in queries]
    shop.encoder.fails = True
    with pytest.raises(RuntimeError, match="the model broke"):
        shop.take(write([MUG | {"description": "New"}]))
    assert [shop.rows(query) for query in queries] == before
    assert set(read_vectors(shop.generation())) == {"T", "mug"}


def test_a_file_that_is_no_feed_and_one_without_a_usable_row_change_nothing(shop, write, tmp_path):
    shop.take(write(ROWS))
    (tmp_path / "novel.txt").write_text("It was a dark and stormy night.")
    with pytest.raises(FeedError, match="no product feed"):
        shop.take(tmp_path / "novel.txt")
    with pytest.raises(FeedError, match="line 2, for one: the price"):
        shop.take(write([MUG | {"price": "free"}], "bad.tsv"))
    with pytest.raises(FeedError, match="no file"):
        shop.take(tmp_path / "absent.tsv")
    assert shop.rows("SELECT revision, (SELECT count(*) FROM variants) FROM catalog_state") == [(1, 3)]


def test_rows_of_another_currency_and_repeated_ids_are_rejected_with_their_lines(shop, write):
    report = shop.take(write([*ROWS, MUG, {"id": "euro", "price": "5 EUR"}, {"id": "odd", "price": "1.299 EUR"}]))
    assert [(each.line, each.id, each.reason) for each in report.rejections] == [
        (5, "mug", "the id is already on line 4"),
        (6, "euro", "the price is in EUR, the feed's first row in USD"),
        (7, "odd", "the price is in EUR, the feed's first row in USD"),
    ]
    assert counts(report)[0] == 3


def test_the_time_of_the_import_decides_about_a_dated_sale(shop, write):
    sale = {"sale_price": "4.00 USD", "sale_price_effective_date": "2025-06-01T00:00Z/2025-06-08T00:00Z"}
    feed = write([MUG | sale])
    shop.take(feed, now=datetime(2025, 6, 2, tzinfo=UTC))
    assert shop.rows("SELECT sale_price_mills FROM variants") == [(4000,)]
    assert counts(shop.take(feed, now=datetime(2025, 6, 9, tzinfo=UTC))) == (0, 1, 0, 0, 0)
    assert shop.rows("SELECT sale_price_mills FROM variants") == [(None,)]


def test_pictures_beside_the_feed_go_in_and_what_cannot_be_had_is_noted(shop, write, tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(picture("red"))
    (tmp_path / "images" / "b.png").write_text("no picture")
    links = {"image_link": "images/a.png", "additional_image_link": "images/b.png,images/c.png"}
    report = shop.take(write([MUG | links]))
    assert [(note.line, note.text) for note in report.notes] == [
        (2, 'picture "images/b.png" left out: it is no readable JPEG, PNG, WebP or GIF picture'),
        (2, 'picture "images/c.png" left out: there is no such file in the feed\'s folder'),
    ]
    (file,) = shop.settings.media.iterdir()
    assert shop.rows("SELECT CAST(images AS TEXT) FROM variants") == [(f'["{file.name}"]',)]


def test_a_picture_that_changed_in_place_is_taken_again(shop, write, tmp_path):
    (tmp_path / "a.png").write_bytes(picture("red"))
    feed = write([MUG | {"image_link": "a.png"}])
    shop.take(feed)
    assert counts(shop.take(feed)) == (0, 0, 1, 0, 0)
    (tmp_path / "a.png").write_bytes(picture("blue", size=(9, 9)))
    assert counts(shop.take(feed)) == (0, 1, 0, 0, 0)


def test_a_picture_is_deleted_when_it_was_unused_for_thirty_days_and_had_again_when_it_returns(shop, write, tmp_path):
    for name, color in (("a.png", "red"), ("b.png", "blue")):
        (tmp_path / name).write_bytes(picture(color))

    def take(name: str, day: int) -> set[str]:
        shop.take(write([MUG | {"image_link": name, "title": f"Mug {day}"}]), now=NOW + timedelta(days=day))
        return {file.name for file in shop.settings.media.iterdir()}

    red = take("a.png", 0)
    both = take("b.png", 1)
    assert (len(red), len(both)) == (1, 2)
    assert take("b.png", 31) == both
    assert take("b.png", 32) == both - red
    assert take("a.png", 33) == both


def test_a_product_that_vanished_keeps_its_pictures(shop, write, tmp_path):
    (tmp_path / "a.png").write_bytes(picture())
    shop.take(write([*TEES, MUG | {"image_link": "a.png"}]))
    shop.take(write(TEES))
    shop.take(write([TEES[0]]), now=NOW + timedelta(days=90))
    assert len(list(shop.settings.media.iterdir())) == 1


def test_what_a_cut_off_import_left_among_the_pictures_is_swept_in_time_and_what_others_put_there_is_not(shop, write):
    shop.take(write(ROWS))
    (shop.settings.media / f".{'0af5' * 8}.png.140").write_bytes(b"ha")
    (shop.settings.media / "logo.png").write_bytes(b"the operator's")
    shop.take(write(TEES), now=datetime.now(UTC))
    assert len(list(shop.settings.media.iterdir())) == 2
    shop.take(write(ROWS), now=datetime.now(UTC) + timedelta(days=31))
    assert [file.name for file in shop.settings.media.iterdir()] == ["logo.png"]


def test_paths_that_lead_out_of_the_feeds_folder_are_left_out(shop, write, tmp_path):
    (tmp_path / "secret.png").write_bytes(picture())
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "link.png").symlink_to(tmp_path / "secret.png")
    links = {
        "image_link": "../secret.png",
        "additional_image_link": f"link.png,{tmp_path / 'secret.png'},file:///etc/x",
    }
    report = shop.take(write([MUG | links], "feed/feed.tsv"))
    assert len(report.notes) == 4
    assert list(shop.settings.media.iterdir()) == []


def test_without_images_none_are_taken(shop, write, tmp_path):
    (tmp_path / "a.png").write_bytes(picture())
    shop.take(write([MUG | {"image_link": "a.png"}]), images=False)
    assert shop.rows("SELECT CAST(images AS TEXT) FROM variants") == [("[]",)]


def test_two_imports_at_once_are_refused_in_one_sentence(shop, write):
    shop.home.mkdir()
    with FileLock(shop.home / "import.lock"), pytest.raises(SetupError, match="Another import"):
        shop.take(write(ROWS))
    assert counts(shop.take(write(ROWS)))[0] == 3


def test_a_full_disk_is_one_sentence(shop, write, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(importer, "Album", full)
    with pytest.raises(SetupError, match="is full: make room"):
        shop.take(write(ROWS))


def test_a_shop_can_be_read_while_an_import_runs(shop, write):
    shop.take(write(ROWS))
    reached, go_on = threading.Event(), threading.Event()
    embed = shop.encoder.embed

    def slow(texts):
        reached.set()
        assert go_on.wait(30)
        return embed(texts)

    shop.encoder.embed = slow
    running = threading.Thread(target=shop.take, args=(write([MUG | {"description": "New"}], "second.tsv"),))
    running.start()
    assert reached.wait(30)
    assert shop.rows("SELECT revision, (SELECT count(*) FROM variants) FROM catalog_state") == [(1, 3)]
    go_on.set()
    running.join(30)
    assert shop.rows("SELECT revision FROM catalog_state") == [(2,)]
