"""What is told beside a wish, one rule at a time."""

import pytest

from tests.unit.language.shops import bound, things

THINGS = {
    "my old sneakers died, i need boots": "category=boot",
    "boots instead of my old black sneakers": "category=boot",
    "i want a hat to go with my red dress": "category=hat",
    "i commute by backpack, a mug please": "category=mug",
    "i need to replace my backpack": "category=backpack",
    "my backpack broke, a new one under 50": "category=backpack; price<50",
    "i returned the boots i bought, sneakers please": "category=sneaker",
    "when i was a kid i had a kite, a tent please": "category=tent",
    "i have a tent but need a sleeping bag": "category=sleeping bag",
    "a friend of mine has a backpack and i want a handbag": "category=handbag",
    "my neighbor has a tent, i only need a tractor, no, a chair": "category=tent",
    "my wife says i need new shoes, so sneakers": "category=sneaker",
    "shoes or sneakers": "category=shoe|sneaker",
    "something for my boots": "",
    "requirements for my new backpack": "category=backpack",
    "shoes with grip? boots i guess": "category=boot",
    "a lamp, the cushion is gray": "category=lamp",
    "the lamp is gray": "category=lamp; color=gray",
    "a hat for when the baby is due": "category=hat",
    "i thought a mug, or a lamp": "category=mug|lamp",
    "i got no mugs. mugs please": "category=mug",
    "the dress that i own is torn, a skirt please": "category=skirt",
    "i have a lamp that i hate, so what about a mug": "category=mug",
    "i have a lamp that i hate. Now i try it with a couple of cushions": "category=cushion",
    "the current boots leak. boots in 38": "category=boot; size=38",
}
LOOKS = {
    "i have a red dress, i want a blue one": "category=dress; color=blue",
    "my kitchen is all brown so i want a mug in yellow": "category=mug; color=yellow",
    "when i was little i had a striped dress, i want one like it": "category=dress; pattern=striped",
    "i want boots, not brown because everything is brown": "category=boot; color!=brown",
    "i need boots because leather gets wet": "category=boot",
    "boots please, since i cannot wear leather": "category=boot; material!=leather",
    "red is boring, so a dress in blue": "category=dress; color=blue",
    "a dress, blue is fine": "category=dress; color=blue",
    "a dress in silk, i love red": "category=dress; color=red; material=silk",
    "because i love red": "color=red",
    "i bought red ones": "color=red",
    "i prefer silk over linen": "material=silk; material!=linen",
    "she never wears anything but silk": "material=silk",
    "i am allergic to nickel and silk": "material!=silk",
    "size 38, i mean size 40": "size=40",
    "i have brown hair, a hat in green": "category=hat; color=green",
    "a hat, not red, he has a red one": "category=hat; color!=red",
    "cushions for our gray sofa, in beige": "category=cushion; color=beige",
    "leather is out, a hat in silk": "category=hat; material!=leather; material=silk",
    "the label in my old red dress is torn. another one in teal": "category=dress; color=teal",
    "a mug the last one was red so a teal one": "category=mug; color=teal",
    "a mug. my car is red and the front door is green": "category=mug",
    "a mug please, the floor is oak": "category=mug",
    "everything i own is gray, so a hat in red": "category=hat; color=red",
    "a hat, my favorite color is red": "category=hat; color=red",
    "boots, the sole is leather please": "category=boot; material=leather",
    "it was red, a hat in green": "category=hat; color=green",
    "the old red mug broke, i want one in teal": "category=mug; color=teal",
    "the boots i own are brown, boots in black": "category=boot; color=black",
    "my sofa looks like a gray elephant. A cushion, teal": "category=cushion; color=teal",
}
PEOPLE = {
    "my wife says boots are in, boots please": "category=boot",
    "boots, no red because my husband hates it": "category=boot; color!=red",
    "my husband needs boots": "category=boot; gender=male; age_group=adult",
    "my husband lost a bet and has to wear a dress": "category=dress; gender=male; age_group=adult",
    "my son broke his watch, a new one please": "category=watch; gender=male",
    "my son broke my watch, a new one please": "category=watch",
    "the guy at the gym told me to get boots": "category=boot",
    "as a kid i had a tent, i want one": "category=tent",
    "a hat for a trip with my husband": "category=hat",
    "my brother and i need a tent": "category=tent",
    "i borrowed my sister's hat, i want one": "category=hat",
    "my sister's birthday is near, a hat": "category=hat; gender=female",
    "a gift for my boss, she loves tea: a mug": "category=mug; gender=female",
    "my wife told me to get boots, she wears size 38": "category=boot; size=38; gender=female; age_group=adult",
    "i am a woman, boots please": "category=boot; gender=female; age_group=adult",
    "he likes blue": "color=blue",
    "grandma's birthday is near: a hat": "category=hat; gender=female; age_group=adult",
    "mom needs a hat": "category=hat; gender=female; age_group=adult",
    "my very tall husband needs boots": "category=boot; gender=male; age_group=adult",
    "boots for my two sons": "category=boot; gender=male",
    "as a mom of two boys i need a mug": "category=mug",
    "we have a toddler so no leather please: boots": "category=boot; material!=leather",
    "the kids keep breaking our mugs, new mugs please": "category=mug",
    "a child-proof lamp": "category=lamp",
    "mom pays up to 50 for boots": "category=boot; price<=50",
    "mum says 25 max, boots": "category=boot; price<=25",
    "boots for mom and dad": "category=boot; gender=female|male; age_group=adult",
    "the wife's a medium. a dress": "category=dress; size=M; gender=female; age_group=adult",
    "a mug for the set, she has the rest": "category=mug",
    "a mug for the boss, she collects them": "category=mug; gender=female",
    "pajamas for my toddler, she hates stripes": "category=pajamas; pattern!=striped; gender=female; age_group=toddler",
    "secret santa, he collects mugs: a mug": "category=mug; gender=male",
    "i sit next to a guy who snores, headphones please": "category=headphones",
    "my twin nieces are turning 4, a hat each": "category=hat; gender=female; age_group=toddler",
    "mother's day, a mug": "category=mug; gender=female",
}


def _meant(text: str) -> str:
    return bound(text, things())


@pytest.mark.parametrize("text", THINGS)
def test_a_thing_that_is_told_of_is_not_wished_for_beside_another(text: str):
    assert _meant(text) == THINGS[text]


@pytest.mark.parametrize("text", LOOKS)
def test_a_look_is_of_what_is_wished_for(text: str):
    assert _meant(text) == LOOKS[text]


@pytest.mark.parametrize("text", PEOPLE)
def test_who_only_tells_is_not_whom_it_is_for(text: str):
    assert _meant(text) == PEOPLE[text]
