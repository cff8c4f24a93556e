"""Feeds made to break the importer: each ends in a sentence, changes nothing it should not, and takes little."""

import gzip
import io
import os
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from assistant.catalog import source
from assistant.catalog.merchant_xml import read_merchant_xml
from assistant.catalog.source import open_bytes
from assistant.errors import FeedError

HEADER = b"id\ttitle\tprice\n"
GOOD = b"ok\tGood\t1 USD\n"
MEGABYTE = 1024**2


def packed(*chunks: bytes) -> bytes:
    written = io.BytesIO()
    with gzip.open(written, "wb", compresslevel=1) as out:
        out.writelines(chunks)
    return written.getvalue()


def zipped() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("feed.tsv", HEADER + GOOD)
    return written.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb of zeros": (lambda: packed(*repeat(b"\0" * MEGABYTE, 64)), "binary file"),
    "bomb of one line": (lambda: packed(*repeat(b"a" * MEGABYTE, 64)), "no product feed"),
    "bomb of one row": (lambda: packed(HEADER, *repeat(b"a" * MEGABYTE, 64)), "Line 2 has more than 4 million"),
    "zip": (zipped, "binary file: unpack it"),
    "packed twice": (lambda: packed(packed(HEADER, GOOD)), "binary file"),
    "cut-off packing": (lambda: packed(HEADER, GOOD * 999)[:60], "packed file is damaged"),
    "a cell of ten megabytes": (
        lambda: HEADER + b"1\t" + b"x" * 10 * MEGABYTE + b"\t1\n" + GOOD,
        "more than 4 million",
    ),
    "NUL in the header": (lambda: b"id\ttit\0le\tprice\n" + GOOD, "binary file"),
    "header only": (lambda: HEADER, "no rows"),
    "empty": (lambda: b"", "empty"),
    "web page": (lambda: b"\n<!DOCTYPE html>\n<html><body>404<br></body></html>", "web page: download the feed"),
    "web page without doctype": (lambda: b"<HTML><body>", "web page"),
    "JSON": (lambda: b'[{"id": 1, "title": "x", "price": "1"}]', "no product feed"),
    "terminal codes": (lambda: HEADER + b"1\tT\t\x1b]0;owned\x07free\n", 'the price "]0;ownedfree" is none'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_feed_is_refused_in_a_sentence_and_changes_nothing(name, shop, write, tmp_path):
    make, reason = REFUSED[name]
    shop.take(write([{"id": "mug"}]))
    (tmp_path / "hostile").write_bytes(make())
    with pytest.raises(FeedError, match=reason) as refusal:
        shop.take(tmp_path / "hostile")
    assert str(refusal.value).isprintable()
    assert shop.rows("SELECT revision, (SELECT count(*) FROM variants) FROM catalog_state") == [(1, 1)]


def test_folders_pipes_and_devices_are_no_feeds(shop, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / ("x" * 300)):
        with pytest.raises(FeedError):
            shop.take(path)


def test_a_feed_that_may_not_be_read_or_breaks_off_while_it_is_read_is_told(shop, write, monkeypatch):
    feed = write([{"id": "mug"}])

    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(FeedError, match=r"cannot be opened \(Permission denied\)"):
        shop.take(feed)
    monkeypatch.undo()

    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(2)

    monkeypatch.setattr(source, "_opened", lambda path: Torn(HEADER + GOOD))
    with pytest.raises(FeedError, match=r"to its end \(Input/output error\)"):
        shop.take(feed)


def test_a_packed_feed_beyond_the_bound_is_refused_while_it_is_unpacked(tmp_path):
    (tmp_path / "feed.gz").write_bytes(packed(*repeat(b"a" * MEGABYTE, 3)))
    with (
        open_bytes(tmp_path / "feed.gz", max_bytes=MEGABYTE) as stream,
        pytest.raises(FeedError, match="bound of 1 MiB"),
    ):
        while stream.read(65536):
            pass


class Chunks(io.RawIOBase):
    """An endless document, made while it is read."""

    def __init__(self, beginning: bytes, rest: Iterator[bytes]) -> None:
        self._chunks = chain([beginning], rest)

    def read(self, size: int = -1) -> bytes:
        return next(self._chunks)


BEGINNING = b"<rss xmlns:g='http://base.google.com/ns/1.0'><channel>"
ENDLESS = {
    "attribute": (b"<item><link href='", repeat(b"a" * 65536)),
    "comment": (b"<!--", repeat(b"a" * 65536)),
    "depth": (b"", repeat(b"<a>" * 20000)),
    "depth of an item": (b"<item>", repeat(b"<a>" * 20000)),
    "names": (b"", (b"".join(b"<x%d/>" % n for n in range(at, at + 5000)) for at in range(0, 10**9, 5000))),
    "names of fields": (
        b"<item>",
        (b"".join(b"<x%d/>" % n for n in range(at, at + 5000)) for at in range(0, 10**9, 5000)),
    ),
    "text": (b"<item><title>", repeat(b"a " * 30000)),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_xml_without_end_is_refused_before_it_fills_the_memory(name):
    beginning, rest = ENDLESS[name]
    tracemalloc.start()
    try:
        with pytest.raises(FeedError):
            list(read_merchant_xml(Chunks(BEGINNING + beginning, rest)))
        assert tracemalloc.get_traced_memory()[1] < 64 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_odd_rows_cost_only_themselves(shop, tmp_path):
    rows = (
        b"n\0ul\tT\0itle\t1 USD\n",
        b'1\t"' + (b"x" * 1000 + b"\n") * 300 + b'"\t1 USD\n',
        b"x" * 100_000 + b"\tT\t1 USD\n",
        b"2\tT\t1" + b" " * 100_000 + b"xxxxxxxxx\n",
        b"3\tT\t" + b"9" * 100_000 + b"\n",
    )
    (tmp_path / "feed.tsv").write_bytes(HEADER + b"".join(rows) + GOOD)
    report = shop.take(tmp_path / "feed.tsv")
    assert shop.rows("SELECT id, title FROM variants ORDER BY key") == [("nul", "Title"), ("ok", "Good")]
    assert report.added + len(report.rejections) == report.rows
    assert all(len(each.reason) < 200 for each in report.rejections)


def test_of_columns_with_the_same_name_the_first_counts(shop, tmp_path):
    data = b"id\tid\ttitle\ttitle\tprice\tprice\nA\tB\tFirst\tSecond\t1 USD\t2 USD\n"
    (tmp_path / "feed.tsv").write_bytes(data)
    shop.take(tmp_path / "feed.tsv")
    assert shop.rows("SELECT id, title, price_mills FROM variants") == [("A", "First", 1000)]


def test_one_bad_byte_is_one_character_and_not_another_encoding_for_the_whole_feed(shop, tmp_path):
    rows = (
        "1\tCafé\t1 USD\n".encode()
        + b"2\tCaf\xe9\t1 USD\n3\tA\x81B\t1 USD\n"
        + "4\t€ Größe".encode()[:-1]
        + b"\t1 USD\n"
    )
    (tmp_path / "feed.tsv").write_bytes(HEADER + rows)
    shop.take(tmp_path / "feed.tsv")
    titles = [title for (title,) in shop.rows("SELECT title FROM variants ORDER BY key")]
    assert titles == ["Café", "Café", "A\ufffdB", "€ Größ"]


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_hostile_pictures_are_left_out_with_the_reason_and_their_rows_go_in(shop, write, tmp_path):
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "passwd.png").symlink_to("/etc/passwd")
    (folder / "circle.png").symlink_to("circle.png")
    (folder / "etc").symlink_to("/etc")
    os.mkfifo(folder / "pipe.png")
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>')
    (folder / "page.png").write_text("<html><body>404</body></html>")
    (folder / "wide.png").write_bytes(png(1_000_000, 41))
    (folder / "huge.png").write_bytes(png(12_000, 12_000))
    (folder / "vast.png").write_bytes(png(2**31 - 1, 2**31 - 1))
    (folder / "nothing.png").write_bytes(png(0, 0))
    (folder / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 11 * MEGABYTE)
    no_file, no_picture, many = "no such file", "no readable JPEG, PNG, WebP or GIF picture", "more than 40 million"
    reasons = {
        "passwd.png": no_file, "circle.png": "no path of a file", "etc/passwd": no_file, "pipe.png": no_file,
        "drawing.svg": no_picture, "page.png": no_picture, "wide.png": many, "huge.png": many, "vast.png": many,
        "nothing.png": no_picture, "large.png": "larger than 10 MiB", ".": no_file, "x" * 300: "no path of a file",
        "../../../../etc/passwd": no_file, "/etc/passwd": no_file, "C:\\x.png": no_file,
        "file:///etc/passwd": "neither an http", "data:image/png;base64,AAAA": no_file, "//127.0.0.1/x.png": no_file,
        "http://127.0.0.1/x.png": "public internet", "http://169.254.169.254/latest": "public internet",
        "http://[::1]/x.png": "public internet", "http://user:pw@127.0.0.1/": "public internet",
    }  # fmt: skip
    report = shop.take(write([{"id": str(n), "image_link": link} for n, link in enumerate(reasons)], "feed/feed.tsv"))
    assert (report.added, len(report.notes)) == (len(reasons), len(reasons))
    for note, (link, reason) in zip(report.notes, reasons.items(), strict=True):
        assert link[:200] in note.text
        assert reason in note.text
    assert list(shop.settings.media.iterdir()) == []


def test_what_a_feed_says_moves_no_terminal_and_breaks_no_report(shop, tmp_path):
    from assistant.catalog.commands import summary
    from assistant.catalog.report import write_rejections

    data = b'Handle,Title,Variant Price\n"\x1b[2Jh\ni",,1\nok,Good,1\n'
    (tmp_path / "feed.csv").write_bytes(data)
    report = shop.take(tmp_path / "feed.csv")
    assert all(line.isprintable() for line in summary(report, tmp_path / "r.tsv"))
    write_rejections(report, tmp_path / "r.tsv")
    lines = (tmp_path / "r.tsv").read_text().splitlines()
    assert [line.count("\t") for line in lines] == [3, 3]
    assert all(line.replace("\t", "").isprintable() for line in lines)
