"""The ways to say a price, and numbers that are none."""

import pytest

from assistant.language.linking import line_of
from tests.unit.language.shops import said, things

PRICED = {
    "mugs, 20 each at most": "category=mug; price<=20",
    "mugs, 20 each": "category=mug; price<=20",
    "mugs, 20 apiece max": "category=mug; price<=20",
    "200 is her limit, a mug": "category=mug; price<=200",
    "a mug, 90 is our absolute maximum": "category=mug; price<=90",
    "a mug, 60 is as high as i go": "category=mug; price<=60",
    "a mug, 45 is all i have": "category=mug; price<=45",
    "i would rather walk than pay over 450 for boots": "category=boot; price<=450",
    "mugs for a tenner": "category=mug; price<=10; foreign=GBP",
    "a mug ≤ 40": "category=mug; price<=40",
    "a mug <= 40": "category=mug; price<=40",
    "a mug ≥ 40": "category=mug; price>=40",
    "from 7 until 4 i stand, boots": "category=boot; words=stand",
    "from 50 to 30": "price>=30; price<=50",
    "a tent for a patch of about 10 by 12 feet": "category=tent; words=for patch about 10 by 12 feet",
    "my nan's 80th birthday, a mug": "category=mug; gender=female; age_group=adult; words=80 th; occasion=birthday",
}


@pytest.mark.parametrize("text", PRICED)
def test_a_price_is_heard_however_it_is_said(text: str):
    assert said(text, things()) == PRICED[text]


@pytest.mark.parametrize("gold", ["14k gold", "14 karat gold", "fourteen carat gold", "14kt gold", "fourteen k gold"])
def test_the_fineness_of_gold_is_no_price(gold: str):
    tokens = line_of(f"a ring in {gold} under 500", things()).tokens
    assert [token.text for token in tokens if token.number is None][3] == "14 k"
