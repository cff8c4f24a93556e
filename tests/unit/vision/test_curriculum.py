from pathlib import Path

import numpy as np
import pytest

from assistant.ports import Lesson
from assistant.vision import curriculum as school
from assistant.vision.curriculum import curriculum


def embed(texts):
    vectors = np.array([[text.count(letter) + 0.1 for letter in "abcdefgh"] for text in texts], np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def lesson(name, product, color="", texts=("a bag",)):
    return Lesson(Path(name), product, color, texts)


def shop(products=30, views=2):
    return [
        lesson(f"{product}-{view}.jpg", f"p{product}", "red" if product % 2 else "", (f"thing {'abc'[product % 3]}",))
        for product in range(products)
        for view in range(views)
    ]


def test_photos_kept_back_are_not_learnt_from_and_leave_their_product_another():
    made = curriculum(shop(), embed)
    assert len(made.held_out) == 5
    assert not set(made.held_out) & set(made.learnt)
    assert len(made.held_out) + len(made.learnt) == 60
    learnt = {made.lessons[place].product for place in made.learnt}
    assert {made.lessons[place].product for place in made.held_out} <= learnt


def test_the_split_depends_on_the_lessons_not_on_their_order():
    forth, back = curriculum(shop(), embed), curriculum(shop()[::-1], embed)
    assert [forth.lessons[place] for place in forth.held_out] == [back.lessons[place] for place in back.held_out]


def test_a_shop_with_one_picture_a_product_still_keeps_some_back():
    assert len(curriculum(shop(products=50, views=1), embed).held_out) == 4


def test_an_item_is_a_product_in_one_color():
    made = curriculum(
        [lesson("1", "p", "red"), lesson("2", "p", "red"), lesson("3", "p", "blue"), lesson("4", "q")], embed
    )
    assert len(made.product_of) == 3
    assert len(set(made.product_of.tolist())) == 2
    assert sorted(made.color_of.tolist()) == [-1, 0, 1]


def test_captions_that_say_the_same_share_a_photo():
    made = curriculum(
        [lesson("1", "p", texts=("abc",)), lesson("2", "q", texts=("abc",)), lesson("3", "r", texts=("h",))], embed
    )
    rows = {made.lessons[place].product: int(made.item_of[place]) for place in range(3)}
    alike = made.alike[rows["p"]]
    assert alike[rows["p"]] == pytest.approx(0.5, abs=0.01)
    assert alike[rows["q"]] == pytest.approx(0.5, abs=0.01)


def test_a_large_shop_is_learnt_from_a_part_of_its_pictures(monkeypatch):
    monkeypatch.setattr(school, "MOST_LESSONS", 20)
    assert len(curriculum(shop(), embed).lessons) == 20


def test_a_picture_is_read_without_its_border(tmp_path):
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1200, 900), "white")
    ImageDraw.Draw(picture).rectangle((400, 300, 799, 599), fill="black")
    picture.save(tmp_path / "a.jpg")
    made = curriculum([lesson(tmp_path / "a.jpg", "p")], embed)
    assert max(made.picture(0).picture.size) < 200
