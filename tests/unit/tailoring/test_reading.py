"""A size chart goes in whole or not at all, and what is wrong with it is told by line."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from assistant.catalog.demo import size_chart
from assistant.catalog.demo.lexicon import load
from assistant.errors import SizeChartError
from assistant.language.body import Measure
from assistant.tailoring.reading import MOST_BYTES, read_chart
from assistant.tailoring.store import StoredCharts, import_chart

HEADER = "brand,category,size,measure,from,to\n"


def chart(*rows: str, header: str = HEADER) -> bytes:
    return (header + "\n".join(rows)).encode()


def test_rows_are_read_with_what_holds_for_all_left_out():
    (row,) = read_chart(chart("Norrby,Dresses,M,chest,88,94.5")).spans
    assert (row.brand, row.category, row.gender, row.size, row.measure) == ("Norrby", "dress", "*", "M", Measure.CHEST)
    (row,) = read_chart(chart(",*,42,FOOT,26,26.5,female", header=HEADER.strip() + ",gender\n")).spans
    assert (row.brand, row.category, row.gender, row.measure) == ("*", "*", "female", Measure.FOOT)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "lacks the columns brand"),
        (b"size;measure\nM;chest", "lacks the columns"),
        (chart(), "holds no rows"),
        (chart("*,zorblats,M,chest,88,94"), "line 2: expected a kind of thing"),
        (chart("*,dress,,chest,88,94"), "line 2: expected a size"),
        (chart("*,dress,M,ears,8,9"), "as measure"),
        (chart("*,dress,M,chest,94,88"), "the smaller first"),
        (chart("*,dress,M,chest,88,940"), "from 30 to 200"),
        (chart("*,dress,M,chest,nan,94"), "expected numbers"),
        (chart("*,dress,M,chest,1e999999999,94"), "expected numbers"),
        (chart("*,dress,M,chest,88"), "expected numbers"),
        (chart("*,dress,M,chest,88,94,other", header=HEADER.strip() + ",gender\n"), "as gender"),
        (chart("*,dress,M,chest,88,94,5"), "line 2: expected no more cells than the header has"),
        (chart("*,dress,M,chest,88,94", "*,Dresses,M,chest,90,96"), "line 3: expected one row .* line 2 tells"),
        (chart(*["*,dress,M,chest,88,94"] * 10_001), "more than 10,000 rows"),
        (b"\xff\xfe\x00", "no CSV file in UTF-8"),
        (b"a" * (MOST_BYTES + 1), "larger than"),
    ],
)
def test_a_file_that_is_no_chart_is_refused_with_why(data: bytes, told: str):
    with pytest.raises(SizeChartError, match=told):
        read_chart(data)


def test_the_demo_shop_has_a_chart_that_can_be_used(tmp_path: Path):
    size_chart.write(load(), tmp_path / "size_chart.csv")
    spans = read_chart((tmp_path / "size_chart.csv").read_bytes()).spans
    assert {"clothing", "shoe", "pants"} <= {each.category for each in spans}


def test_a_running_shop_takes_a_new_chart_up_and_keeps_the_old_one_where_the_new_is_bad(tmp_path: Path):
    charts, file, own = (
        StoredCharts(tmp_path / "home" / "chart.csv"),
        tmp_path / "home" / "chart.csv",
        tmp_path / "own.csv",
    )
    assert charts.current().spans == ()
    own.write_bytes(chart("*,dress,M,chest,88,94"))
    import_chart(own, file)
    assert len(charts.current().spans) == 1
    own.write_bytes(chart("*,dress,M,chest,88,94", "*,dress,L,chest,94,100"))
    import_chart(own, file)
    assert len(charts.current().spans) == 2
    own.write_bytes(b"nothing")
    with pytest.raises(SizeChartError):
        import_chart(own, file)
    assert len(charts.current().spans) == 2
    assert [each.name for each in file.parent.iterdir()] == ["chart.csv"]


def test_a_chart_that_was_spoilt_is_none_and_is_logged(tmp_path: Path):
    (tmp_path / "chart.csv").write_bytes(b"spoilt")
    with capture_logs() as logs:
        assert StoredCharts(tmp_path / "chart.csv").current().spans == ()
    assert [each["code"] for each in logs] == ["bad_size_chart"]


def test_a_chart_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(SizeChartError, match="cannot be read"):
        import_chart(tmp_path / "none.csv", tmp_path / "chart.csv")
