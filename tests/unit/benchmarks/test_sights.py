import json

import pytest

from benchmarks.sights import main


@pytest.mark.usefixtures("beginners")
def test_every_system_is_asked_about_every_picture_and_its_own_product_is_left_out(feed, tmp_path):
    main(feed, json=tmp_path / "rows.json")
    rows = {(row["system"], row["sight"]): row for row in json.loads((tmp_path / "rows.json").read_text())}
    assert {system for system, _ in rows} == {"ours", "mean color", "commonest", "texts"}
    assert rows["ours", "color"]["n"] == 20  # ten products have two pictures each
    assert rows["ours", "color"]["right"] >= 0.9
    assert rows["mean color", "color"]["right"] < rows["ours", "color"]["right"]
    assert rows["commonest", "category"]["told"] == 1
    assert ("ours", "sleeve") not in rows  # the feed states none
    assert 0 <= rows["texts", "color"]["right"] <= 1
