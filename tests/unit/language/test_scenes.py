"""The scene that texts tell of: what for, where, when, for whom; and what only sounds like one."""

import pytest

from assistant.language.linking import read
from assistant.scene import staged
from assistant.types import Facet, Mention, SceneKind, Setting
from tests.unit.language.shops import clothes, said, things

OCCASIONS = {
    "wine glasses for a dinner party of eight": "category=wine glass; occasion=dinner party",
    "a suit for my court date": "category=suit; occasion=court date",
    "the party dress in red": "category=dress; color=red; occasion=party",
    "shoes for a baptism": "category=shoe; occasion=christening",
    "an outfit for my graduation ceremony": "words=outfit; occasion=graduation ceremony",
    "what should I wear to a black tie wedding": "occasion=black tie wedding",
    "a sweater for christmas dinner": "category=sweater; occasion=christmas dinner",
    "costume for a masquerade ball": "category=costume; occasion=masquerade",
    "decorations for a housewarming": "words=decorations; occasion=housewarming",
    "my best friend's engagement party is on saturday, a dress": "category=dress; occasion=engagement party",
    "we're hosting a murder mystery dinner": "occasion=murder mystery dinner",
    "I've been invited to a vineyard tasting": "occasion=vineyard tasting",
    "a tie for an internship": "category=tie; occasion=internship",
    "a shirt for my thesis defense": "category=shirt; occasion=thesis defense",
    "a jacket for a renaissance fair": "category=jacket; occasion=renaissance fair",
    "attending a k-pop concert, boots": "category=boot; occasion=k pop concert",
    "I am planning a proposal": "occasion=proposal",
    "a dress for a quinceanera": "category=dress; occasion=quinceanera",
    "wedding guest dress": "category=dress; occasion=wedding",
    "party dress": "category=dress; occasion=party",
    "kids party": "occasion=kids party",
    "a dress for my sister's rooftop wedding": "category=dress; gender=female; occasion=rooftop wedding",
    "a quidditch tournament": "occasion=quidditch tournament",
    "mother's day": "gender=female; occasion=mother's day",
    "we're having a vernissage": "occasion=vernissage",
    "ski season": "occasion=ski season",
    "hunting season": "occasion=hunting season",
}
ACTIVITIES = {
    "shoes for salsa dancing": "category=shoe; activity=dancing",
    "gear for scuba diving": "words=gear; activity=scuba diving",
    "a backpack for commuting": "category=backpack; activity=commuting",
    "a bag for carrying instruments": "category=bag; activity=carrying instruments",
    "a mat for hot yoga": "category=mat; activity=yoga",
    "we go geocaching on weekends": "words=weekends; activity=geocaching",
    "clothes for bouldering": "category=clothing; activity=bouldering",
    "a jacket for dog walking": "category=jacket; activity=dog walking",
    "a hoodie for the marathon": "category=hoodie; activity=marathon",
    "a tent for a road trip": "category=tent; activity=road trip",
    "headphones for working out": "category=headphones; activity=workout",
    "a lamp for studying": "category=lamp; activity=studying",
    "a watch for swimming laps": "category=watch; activity=swimming laps",
    "not only for hiking": "activity=hiking",
    "travel mug": "category=mug; activity=travel",
    "hiking socks": "category=sock; activity=hiking",
    "ski jacket": "category=jacket; activity=skiing",
    "running tights": "category=tights; activity=running",
    "yoga pants": "category=pants; activity=yoga",
    "waterproof boots for hiking": "category=boot; words=waterproof; activity=hiking",
    "hiking boots": "category=boot; activity=hiking",
    "for bird watching": "activity=bird watching",
    "running shoes": "category=sneaker; activity=running",
    "a hiking weekend": "activity=hiking",
}
WEATHER = {
    "boots for snow": "category=boot; weather=snow",
    "a coat for freezing weather": "category=coat; weather=cold weather",
    "something for hot days": "weather=hot weather",
    "sandals for summer": "category=shoe; words=sandals; weather=summer",
    "a hat for sunny days": "category=hat; weather=sun",
    "gloves for winter": "category=glove; weather=winter",
    "a scarf for when it's windy": "category=scarf; weather=wind",
    "a jacket for monsoon season": "category=jacket; weather=rain",
    "tights for the cold": "category=tights; weather=cold weather",
    "an umbrella in case it rains": "category=umbrella; weather=rain",
    "boots for early march": "category=boot; weather=spring",
    "it's for next august": "weather=summer",
    "what about for winter?": "weather=winter",
    "rain boots": "category=boot; weather=rain",
    "snow boots": "category=boot; weather=snow",
    "summer sleeping bag": "category=sleeping bag; weather=summer",
    "red rain jackets": "category=jacket; color=red; weather=rain",
    "when it rains": "weather=rain",
    "it may rain in may": "weather=rain; weather=spring",
}
PLACES = {
    "a rug for the living room": "category=rug; place=living room",
    "a lamp for my home office": "category=lamp; place=home office",
    "a mug for the office": "category=mug; place=office",
    "a chair for the balcony": "category=chair; place=balcony",
    "towels for the pool": "category=towel; place=swimming pool",
    "shoes for the boat": "category=shoe; place=boat",
    "I'm moving to Norway, a coat": "category=coat; place=norway",
    "a lamp for the nursery": "category=lamp; place=kids room",
    "a cushion for our rooftop terrace": "category=cushion; place=rooftop terrace",
    "also for the beach": "place=beach; adds",
    "beach bag": "category=bag; place=beach",
    "trip to iceland": "place=iceland",
    "boots for work": "category=boot; place=work",
    "mugs for my kitchen": "category=mug; place=kitchen",
    "to wear at work": "place=work",
}
RECIPIENTS = {
    "teacher gift": "recipient=teacher",
    "mother in law gift": "gender=female; age_group=adult; recipient=mother in law",
    "gift for dad who loves golf, a mug": "category=mug; gender=male; age_group=adult; activity=golf; recipient=father",
    "a gift for my dad": "gender=male; age_group=adult; recipient=father",
    "present for grandma": "gender=female; age_group=adult; recipient=grandmother",
    "something as a gift for a coworker": "recipient=coworker",
    "gift for a beekeeper": "recipient=beekeeper",
    "a gift for newlyweds under $50": "price<50; recipient=newlyweds",
    "secret santa for my boss": "recipient=boss",
    "a souvenir for my parents": "recipient=parents",
    "I need a present": "recipient=gift",
    "gift for him": "gender=male; recipient=man",
    "something to give to my neighbor": "recipient=neighbor",
    "a gift under $30 for my boss": "price<30; recipient=boss",
    "gift for a tea lover": "recipient=tea lover",
}
SPENDING = {
    "a mug for daily use": "category=mug; spending=daily needs",
    "everyday sneakers": "category=sneaker; spending=daily needs",
    "nothing fancy, a backpack": "category=backpack; spending=daily needs",
    "a watch, I want to treat myself": "category=watch; spending=luxury",
    "a luxurious robe": "category=robe; spending=luxury; levels=high",
    "a premium lamp": "category=lamp; spending=premium; levels=high",
    "high end headphones": "category=headphones; spending=premium; levels=high",
    "mugs on a tight budget": "category=mug; spending=value; levels=low",
    "good value boots": "category=boot; spending=value; levels=low",
    "a splurge handbag": "category=handbag; spending=luxury",
    "something luxurious": "spending=luxury; levels=high",
    "nothing fancy, just for daily use": "spending=daily needs",
    "luxury watch": "category=watch; spending=luxury; levels=high",
}
ENDED = {
    "forget the tournament, show me dresses": "category=dress; left=occasion",
    "the race is cancelled": "left=occasion",
    "I need something for new year's eve": "occasion=new year's eve; left=occasion|activity|place",
    "not for a wedding": "left=occasion",
    "it's not for the office": "left=place",
    "no longer for hiking": "left=activity",
    "forget the beach": "left=place",
    "never mind the birthday": "left=occasion",
    "it isn't a gift": "left=recipient",
    "not a present": "left=recipient",
    "the wedding got cancelled": "left=occasion",
    "the party is off": "left=occasion",
    "for any occasion": "left=occasion",
    "forget the occasion": "left=occasion",
    "drop the occasion": "left=occasion",
    "remove the weather please": "left=weather",
    "no particular place": "left=place",
    "without the activity": "left=activity",
    "nothing for the scene please": "left=occasion|activity|weather|place",
    "it's not for work, it's for the gym": "place=gym; left=place",
    "for the gym instead": "place=gym; left=occasion|activity|place",
    "now something for the office": "place=office; left=occasion|activity|place",
    "how about for a funeral": "occasion=funeral; left=occasion|activity|place",
    "forget the wedding": "left=occasion",
    "it's not a gift": "left=recipient",
    "it's no longer for work, it's for the gym": "place=gym; left=occasion|activity|place",
    "any occasion": "left=occasion",
    "the wedding is off": "left=occasion",
    "black jeans, not for the gym": "category=pants; color=black; words=jeans; left=place",
}
SEVERAL = {
    "a dress for a wedding in may": "category=dress; occasion=wedding; weather=spring",
    "clothes for a trip to patagonia": "category=clothing; activity=trip; place=patagonia",
    "a jacket for travelling to iceland": "category=jacket; activity=travel; place=iceland",
    "a christmas present for my little brother": "gender=male; occasion=christmas; recipient=little brother",
    "a present for my girlfriend's birthday": "gender=female; age_group=adult; occasion=birthday; recipient=girlfriend",
    "birthday gift for a 6 year old": "age_group=kids; occasion=birthday; recipient=6 year old",
    "baby shower gift": "occasion=baby shower; recipient=gift",
    "I'm going to a garden wedding in June": "occasion=garden wedding; weather=summer",
    "I'm going to Norway in winter": "weather=winter; place=norway",
    "summer dress for a beach wedding": "category=dress; occasion=beach wedding; weather=summer",
}
NONE = {
    "boots for a day of mushroom hunting": "category=boot; color=beige|brown; words=for day mushroom hunting",
    "I'm taking up archery, gloves": "category=glove; words=archery",
    "a bag for school": "category=backpack",
    "good evening, a dress": "category=dress; words=evening",
    "does it work with an iphone": "words=work with iphone",
    "is it a third party seller": "words=third party seller",
    "a cold brew maker": "words=cold brew maker",
    "a beach towel": "category=beach towel",
    "are you open on sunday": "words=open",
    "for a tall man": "gender=male; age_group=adult; words=for tall",
    "for sensitive skin": "words=for sensitive skin",
    "for a special occasion": "words=for special occasion",
    "I'm going to need boots": "category=boot",
    "for a reasonable price": "levels=low|middle",
    "run small": "words=run small",
    "does the shirt run large": "category=shirt; words=run large",
    "a gift card": "category=gift card",
    "gift wrapping": "words=gift wrapping",
    "a case for my iphone": "category=phone case",
    "a hat for a big head": "category=hat; words=for big head",
    "boots for wide feet": "category=boot; words=for wide feet",
    "shoes for a 5 year old": "category=shoe; age_group=kids",
    "a dress for my wife": "category=dress; gender=female; age_group=adult",
    "a jacket for a friend": "category=jacket",
    "a lamp for a change": "category=lamp",
    "a tent for 4 people": "category=tent; words=for 4 people",
    "in the mood for green": "color=green",
    "a dress in size m": "category=dress; size=M",
    "red for a change": "color=red",
    "a lamp in the color of oak": "category=lamp; material=oak",
    "boots in the sale": "category=boot; sale=on_sale",
    "show me dresses": "category=dress",
    "search for lamps": "category=lamp",
    "looking for rings": "category=ring",
    "the cheapest mug": "category=mug; sort=price_ascending",
    "it may be too small": "words=small",
    "march on": "words=march",
    "I have a meeting with my boss": "words=meeting",
    "what's the weather like": "words=weather",
    "the second one": "words=second",
    "add it to my cart": "words=cart",
    "a spring mattress": "category=mattress; words=spring",
    "fall in love with a dress": "category=dress",
    "work shirt": "category=shirt; words=work",
    "a sports watch": "category=watch; words=sports",
    "a garden hose": "category=garden hose",
    "waterproof jacket": "category=jacket; words=waterproof",
    "office chair": "category=office chair",
    "swimming goggles": "category=swim goggles",
    "camping chair": "category=camping chair",
    "dinner plates": "category=plate",
    "evening dress": "category=dress; words=evening",
    "ball gown": "category=dress; words=ball gown",
    "tennis shoes": "category=sneaker",
    "i felt cold": "words=felt cold",
    "work boots": "category=boot; words=work",
    "looking for knitting needles": "category=knitting needle",
    "more luxurious": "dearer",
    "for a rustic oak table": "words=for rustic oak table",
    "for a friend": "",
    "the guy at the gym told me to get boots": "category=boot; words=gym",
    "a hat; no need for a pompom": "category=hat; refused=pompom",
    "he will be 6 in March, boots please": "category=boot; gender=male; age_group=kids; words=march",
}


@pytest.mark.parametrize("text", OCCASIONS)
def test_an_occasion_is_read_listed_or_not(text: str):
    assert said(text, things()) == OCCASIONS[text]


@pytest.mark.parametrize("text", ACTIVITIES)
def test_what_is_done_is_read_listed_or_not(text: str):
    assert said(text, things()) == ACTIVITIES[text]


@pytest.mark.parametrize("text", WEATHER)
def test_weather_and_seasons_are_read_and_months_are_northern_seasons(text: str):
    assert said(text, things()) == WEATHER[text]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_read(text: str):
    assert said(text, things()) == PLACES[text]


@pytest.mark.parametrize("text", RECIPIENTS)
def test_whom_a_present_is_for_is_read_beside_what_that_binds(text: str):
    assert said(text, things()) == RECIPIENTS[text]


@pytest.mark.parametrize("text", SPENDING)
def test_how_much_it_matters_is_read(text: str):
    assert said(text, things()) == SPENDING[text]


@pytest.mark.parametrize("text", ENDED)
def test_a_part_that_is_denied_or_replaced_is_over(text: str):
    assert said(text, things()) == ENDED[text]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_parts_are_read_at_once(text: str):
    assert said(text, things()) == SEVERAL[text]


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_scene_is_none(text: str):
    assert said(text, things()) == NONE[text]


def test_a_scene_that_the_dialogue_took_for_a_thing_is_not_unknown():
    reading = read("something for a wedding", things(), [Mention(label="category", text="wedding")])
    assert reading.unknown == ()


@pytest.mark.parametrize("text", ["for my aunt", "it's for my aunt", "for my aunt, she loves tea"])
def test_of_a_present_it_is_told_later_whom_it_is_for(text: str):
    present = Setting(kind=SceneKind.RECIPIENT, name="grandmother")
    assert [each.name for each in read(text, things(), before=[present]).scene] == ["aunt"]
    assert read(text, things()).scene == ()


def test_a_kind_that_the_shop_has_is_no_scene_and_what_it_lacks_is():
    assert said("rain boots", things()) == "category=boot; weather=rain"
    assert said("running shorts", clothes()) == "category=running shorts"


def test_kinds_of_parts_come_in_the_order_of_chips():
    scene = read("a gift for my mother in summer, for her birthday at the beach, on a budget", things()).scene
    order = list(SceneKind)
    assert [each.kind for each in scene] == sorted((each.kind for each in scene), key=order.index)
    assert {each.kind for each in scene} == set(order) - {SceneKind.ACTIVITY}


@pytest.mark.parametrize(
    "text", ["", "for", "for a", "gift for", "going to", "???", "not", "in", "the the the", "for my"]
)
def test_a_text_without_a_name_is_no_scene_and_breaks_nothing(text: str):
    assert {each.name for each in read(text, things()).scene} <= {"gift"}


@pytest.mark.parametrize(
    "text",
    [
        "forget the vernissage",
        "not for a vernissage",
        "no vernissage",
        "the vernissage is cancelled",
        "forget vernissage",
    ],
)
@pytest.mark.parametrize("name", ["vernissage", "photography vernissage"])
def test_a_name_that_no_list_has_is_known_where_it_was_said_before(text: str, name: str):
    told = read(text, things(), before=[Setting(kind=SceneKind.OCCASION, name=name)])
    assert (told.left, told.scene, told.refused) == ((SceneKind.OCCASION,), (), ())


def test_without_that_scene_it_ends_none():
    assert read("forget the vernissage", things()).left == ()
    hall = [Setting(kind=SceneKind.PLACE, name="zorbing hall")]
    assert read("forget the vernissage", things(), before=hall).left == ()


def part(kind: SceneKind, name: str) -> Setting:
    return Setting(kind=kind, name=name)


WEDDING, PARTY = part(SceneKind.OCCASION, "wedding"), part(SceneKind.OCCASION, "party")
RAINY_RUN, AT_THE_BEACH = part(SceneKind.ACTIVITY, "rainy run"), part(SceneKind.OCCASION, "beach wedding")
OFFICE, GRANDMOTHER = part(SceneKind.PLACE, "office"), part(SceneKind.RECIPIENT, "grandmother")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("forget the rain", [RAINY_RUN], [part(SceneKind.ACTIVITY, "running")]),
        ("not for the beach", [AT_THE_BEACH], [WEDDING]),
        ("forget the beach", [AT_THE_BEACH, OFFICE], [WEDDING, OFFICE]),
        ("forget the office", [AT_THE_BEACH, OFFICE], [AT_THE_BEACH]),
        ("forget the wedding", [AT_THE_BEACH], []),
        ("forget the party", [WEDDING, PARTY], [WEDDING]),
        ("it's no longer for a wedding", [WEDDING, PARTY], [PARTY]),
        ("no scene please", [RAINY_RUN, OFFICE], []),
        ("forget the scene", [WEDDING, GRANDMOTHER], [GRANDMOTHER]),
    ],
)
def test_only_what_is_denied_of_a_scene_ends(text: str, before: list[Setting], after: list[Setting]):
    assert list(staged(before, read(text, things(), before=before))) == after


@pytest.mark.parametrize("text", ["now something for myself", "shoes for me", "a lamp for ourselves"])
def test_what_is_for_the_customer_is_no_present_any_more(text: str):
    before = [part(SceneKind.OCCASION, "birthday"), GRANDMOTHER]
    told = read(text, things(), before=before)
    assert staged(before, told) == ()
    assert {Facet.GENDER, Facet.AGE_GROUP} <= set(told.dropped)


def test_who_is_thought_of_without_a_present_is_left_alone():
    assert read("a dress for myself", clothes()).dropped == ()


@pytest.mark.parametrize(
    "text", ["a gift for my boss's birthday", "for my boss\N{RIGHT SINGLE QUOTATION MARK}s birthday"]
)
def test_what_belongs_to_somebody_is_no_typo_of_a_brand(text: str):
    told = read(text, clothes())
    assert told.constraints == ()
    assert told.words == ""
    assert part(SceneKind.OCCASION, "birthday") in told.scene


@pytest.mark.parametrize(
    "text", ["for a <b>party</b>", "for a <span class='x'>party</span>", "for a #party!", "for a ~party~"]
)
def test_a_name_has_no_markup_and_no_signs(text: str):
    assert [each.name for each in read(text, things()).scene] == ["party"]


def test_a_name_is_no_longer_than_words_are():
    named = [each.name for each in read(f"a {'x' * 500} party, a gift for my {'y' * 500} aunt", things()).scene]
    assert all(len(name) <= 100 for name in named)


def test_a_price_below_a_number_is_no_markup():
    assert read("a lamp <50 and >20", things()).constraints == read("a lamp under 50 and over 20", things()).constraints
