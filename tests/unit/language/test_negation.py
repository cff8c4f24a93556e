"""What customers do not want, and what they take back."""

import pytest

from assistant.language.content import content_units
from tests.unit.language.shops import said, things

REFUSALS = {
    "blue hat not striped size m": "category=hat; color=blue; pattern!=striped; size=M",
    "not striped": "pattern!=striped",
    "I never buy from Nike": "brand!=Nike",
    "I don't buy anything by Nike": "brand!=Nike",
    "I hate to shop at Nike": "brand!=Nike",
    "I avoid wearing Nike": "brand!=Nike",
    "mom says don't buy me anything so I want a blue hat": "category=hat; color=blue",
    "I won't buy leather": "material!=leather",
    "I don't buy online": "words=online",
    "she hates red, pink and yellow": "color!=red|pink|yellow",
    "the host has banned red and anything striped: a hat": "category=hat; color!=red; pattern!=striped; words=host",
    "not handbags i mean backpacks": "category=backpack",
    "no stripes": "pattern!=striped",
    "without stripes": "pattern!=striped",
    "not in red": "color!=red",
    "not the red one": "color!=red",
    "no leather": "material!=leather",
    "non-leather bags": "category=bag; material!=leather",
    "leather-free boots": "category=boot; material!=leather",
    "except nike": "brand!=Nike",
    "other than nike": "brand!=Nike",
    "anything but black": "color!=black",
    "anything but black boots": "category=boot; color!=black",
    "not leather (vegan)": "material!=leather; words=vegan",
    "a hat in any color besides green": "category=hat; color!=green; drops=color",
    "any color but black": "color!=black; drops=color",
    "any brand but nike": "brand!=Nike; drops=brand",
    "boots in any color except red": "category=boot; color!=red; drops=color",
    "everything except leather": "material!=leather",
    "i don't want silk": "material!=silk",
    "I don\u2019t want silk": "material!=silk",
    "i dont like yellow": "color!=yellow",
    "i hate pink": "color!=pink",
    "i am allergic to wool": "material!=wool",
    "nothing with polka dots": "pattern!=polka dot",
    "dont show me leather bags": "category=bag; material!=leather",
    "a dress that isn't red": "category=dress; color!=red",
    "no red dresses": "category=dress; color!=red",
    "no black leather bags": "category=bag; color!=black; material!=leather",
    "no hats": "category!=hat",
    "not a dress": "category!=dress",
    "anything but sneakers": "category!=sneaker",
    "red but not burgundy": "color=red; color!=burgundy",
    "boots but no leather": "category=boot; material!=leather",
    "linen not polyester": "material=linen; material!=polyester",
    "not for men": "gender=female",
    "not for kids": "age_group=adult",
}
FREE_WORDS = {
    "a mug, no numbers, 38": "category=mug; refused=numbers",
    "a dress without a belt": "category=dress; refused=belt",
    "a dress in silk, no belt": "category=dress; material=silk; refused=belt",
    "boots, nothing with honey": "category=boot; refused=honey",
    "boots but not skinny": "category=boot; refused=skinny",
    "not waterproof": "refused=waterproof",
    "without a hood": "refused=hood",
    "women's boots, no skinny ones": "category=boot; gender=female; age_group=adult; refused=skinny",
    "no skinny boots": "category=boot; refused=skinny",
    "no skinny, ripped or baggy boots": "category=boot; refused=skinny|ripped|baggy",
    "i dont like polka dots or ruffles": "pattern!=polka dot; refused=ruffles",
    "boots not suitable for hiking": "category=boot; left=activity",
    "a hat without Ruffles for a wedding": "category=hat; occasion=wedding; refused=ruffles",
    "a bag that doesn't have a zip": "category=bag; refused=zip",
    "i don't want it to be waterproof": "refused=waterproof",
    "boots not slim fit": "category=boot; refused=slim",
    "not a tractor": "refused=tractor",
    "something else than dresses": "category!=dress",
    "it shouldn't be waterproof": "refused=waterproof",
    "non slip boots": "category=boot; words=non slip",
    "it did not shrink": "words=shrink",
    "not a big fan of wool": "material!=wool",
    "i have not decided": "",
    "none of these": "",
    "not my style": "",
    "no idea": "",
    "without": "",
}
LISTS = {
    "not black or brown": "color!=black|brown",
    "not black, brown or white": "color!=black|brown|white",
    "neither red nor blue": "color!=red|blue",
    "no leather and no silk": "material!=leather|silk",
    "no stripes or leather": "pattern!=striped; material!=leather",
    "not in red or in black": "color!=red|black",
    "no floral or striped dresses": "category=dress; pattern!=floral|striped",
    "no nike, no coach": "brand!=Nike|Coach",
}
ENDS = {
    "not black, blue please": "color!=black; color=blue",
    "not black blue please": "color!=black; color=blue",
    "not the red one, the blue one": "color!=red; color=blue",
    "not red. blue.": "color!=red; color=blue",
    "no polyester just linen": "material!=polyester; material=linen",
    "no leather but silk": "material!=leather; material=silk",
    "no stripes in blue": "color=blue; pattern!=striped",
    "without stripes, in red": "color=red; pattern!=striped",
    "i dont like yellow or orange, show me green": "color!=yellow|orange; color=green",
    "a dress without sleeves in red": "category=dress; color=red; refused=sleeves",
    "no leather under 50": "material!=leather; price<50",
    "not striped, red or blue": "color=red|blue; pattern!=striped",
}
NO_REFUSALS = {
    "we live in a flat with no dryer, a lamp": "category=lamp; words=live flat dryer",
    "my boots aren't working, a hat": "category=hat; words=working",
    "no points for guessing, boots": "category=boot; words=points",
    "a mug, it doesn't have to be big": "category=mug; words=big",
    "they own everything except mugs": "category=mug; words=except",
    "no, in blue": "color=blue",
    "no in blue": "color=blue",
    "no show me blue": "color=blue",
    "no": "",
    "no thanks": "",
    "not sure": "",
    "why not in green": "color=green",
    "nothing but black": "color=black",
    "i have no hat": "category=hat",
    "not only red": "color=red",
    "not the second one": "words=second",
    "not that one": "",
    "leather boots, free shipping": "category=boot; material=leather; words=free shipping",
}
DROPS = {
    "any color": "drops=color",
    "any colour is fine": "drops=color",
    "color doesn't matter": "drops=color",
    "the colour does not matter": "drops=color",
    "forget the price": "drops=price",
    "forget about the price": "drops=price",
    "never mind the size": "drops=size",
    "all brands": "drops=brand",
    "whatever price": "drops=price",
    "remove the price limit": "drops=price",
    "no price limit": "drops=price",
    "price is no object": "drops=price",
    "i dont care about the brand": "drops=brand",
    "regardless of price": "drops=price",
    "drop the red": "drops=color",
    "drop the red or the blue": "drops=color",
    "remove nike": "drops=brand",
    "forget the leather": "drops=material",
    "drop size m": "drops=size",
    "remove the red filter": "drops=color",
    "lift the price limit": "drops=price",
    "no more price limit": "drops=price",
    "any size, in red": "color=red; drops=size",
}


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refused_value_is_excluded(text: str):
    assert said(text, things()) == REFUSALS[text]


@pytest.mark.parametrize("text", FREE_WORDS)
def test_a_refused_word_is_never_searched_for(text: str):
    assert said(text, things()) == FREE_WORDS[text]


@pytest.mark.parametrize("text", LISTS)
def test_a_refusal_reaches_over_a_list(text: str):
    assert said(text, things()) == LISTS[text]


@pytest.mark.parametrize("text", ENDS)
def test_a_refusal_ends_where_a_wish_begins(text: str):
    assert set(said(text, things()).split("; ")) == set(ENDS[text].split("; "))


@pytest.mark.parametrize("text", NO_REFUSALS)
def test_not_every_no_refuses(text: str):
    assert said(text, things()) == NO_REFUSALS[text]


@pytest.mark.parametrize("text", DROPS)
def test_what_does_not_matter_is_dropped(text: str):
    assert said(text, things()) == DROPS[text]


def test_a_fixed_phrase_that_begins_with_a_small_word_is_refused_as_a_whole():
    assert said("headphones, but not in-ear", things()) == "category=headphones; refused=in ear"
    assert content_units("in ear") == ["in ear"]


def test_what_there_is_enough_of_is_not_wanted():
    assert said("she has enough mugs", things()) == "category!=mug"


def test_a_ban_on_all_but_something_stands_beside_another_ban():
    assert said("hats, not striped, anything but black", things()) == "category=hat; color!=black; pattern!=striped"
    assert said("he never wears anything but black", things()) != "color!=black"
