"""What texts mean in a shop: kinds of things, looks, sizes, people, brands, and what is left over."""

import pytest

from assistant.language.linking import read
from assistant.types import Mention
from tests.unit.language.shops import clothes, said, sized, things

CATEGORIES = {
    "bath mats": "category=bath mat",
    "a dog bed": "category=dog bed",
    "dresses": "category=dress",
    "DRESSES!": "category=dress",
    "trainers": "category=sneaker",
    "tennis shoes": "category=sneaker",
    "trousers": "category=pants",
    "a purse": "category=handbag",
    "rucksack": "category=backpack",
    "wristwatch": "category=watch",
    "jewellery": "category=jewelry",
    "jumper": "category=sweater",
    "a case for my iphone": "category=phone case",
    "cell phone case": "category=phone case",
    "tee": "category=t-shirt",
    "tshirts": "category=t-shirt",
    "t shirt": "category=t-shirt",
    "T-Shirts!!!": "category=t-shirt",
    "footwear": "category=shoe",
    "head phones": "category=headphones",
    "snail brushes": "category=snail brush",
    "dress shirt": "category=dress shirt",
    "shirt dress": "category=shirt dress",
    "a sleeping bag": "category=sleeping bag",
    "bags": "category=bag",
    "yoga mat": "category=yoga mat",
    "mat": "category=mat",
    "desk light": "category=desk lamp",
    "lights": "category=lamp",
    "parka": "category=parka",
    "dress and shoes": "category=dress|shoe",
    "shoes, bags and hats": "category=shoe|bag|hat",
    "hoodie dress": "category=dress; words=hoodie",
    "earbuds": "category=earbuds",
    "ski dress": "category=dress; activity=skiing",
    "tractor": "words=tractor",
    "a dress with a belt": "category=dress; words=with belt",
    "a hat for my dress": "category=hat; words=for dress",
}
TRAPS = {
    "watch out for deals": "words=watch out for deals",
    "a watch": "category=watch",
    "top quality boots": "category=boot; words=top quality",
    "short sleeve shirt": "category=shirt; words=short sleeve",
    "short": "words=short",
    "light jacket": "category=jacket; words=light",
    "light blue shirt": "category=shirt; color=blue; words=light",
    "light up shoes": "category=shoe; words=light up",
    "my home": "words=home",
    "a match": "words=match",
    "tie the knot": "words=tie the knot",
    "a silk tie": "category=tie; material=silk",
    "a black tie for men": "category=tie; color=black; gender=male; age_group=adult",
    "a hat for a black tie event": "category=hat; occasion=black tie event",
    "in case it rains": "weather=rain",
    "may i see rings": "category=ring",
    "show us boots": "category=boot",
    "a gift": "recipient=gift",
    "orange juice": "words=orange juice",
    "orange dress": "category=dress; color=orange",
    "mint tea": "category=tea; words=mint",
    "i felt cold": "words=felt cold",
    "felt hat": "category=hat; material=felt",
    "sports": "words=sports",
    "weather": "words=weather",
    "snickers": "words=snickers",
    "tests": "words=tests",
    "guess what": "",
    "boots by next week": "category=boot; words=week",
    "something plain": "pattern=solid",
}
USES = {
    "shoes for running": "category=shoe; activity=running",
    "a mat for yoga": "category=yoga mat",
    "boots for rain": "category=boot; weather=rain",
    "a dress for wedding": "category=dress; occasion=wedding",
    "a lamp for reading": "category=lamp; activity=reading",
    "a lamp with a small wooden mug": "category=lamp; material=wood; words=with small mug",
    "headphones with a long usb cable": "category=headphones; words=with long usb cable",
    "over ear headphones": "category=headphones; words=over ear",
    "what would you wear to a garden party": "occasion=garden party",
    "gear for a camping trip": "words=gear; activity=camping",
    "evening wear": "category=clothing",
    "a bag for sleeping": "category=sleeping bag",
}
LISTED_LOOKS = {
    "boots, wine, in 39": "category=boot; color=wine; size=39",
    "a dress in navy, olive or red": "category=dress; color=navy|olive|red",
    "dress, silk, wine": "category=dress; color=wine; material=silk",
    "hat felt": "category=hat; material=felt",
    "a lamp with an oak frame": "category=lamp; material=oak; words=frame",
    "boots with felt lining": "category=boot; material=felt; words=lining",
    "dress w/ stripes": "category=dress; pattern=striped",
    "a dress without a pattern": "category=dress; pattern=solid",
    "natural fabrics": "words=natural fabrics",
    "a hat in read": "category=hat; color=red",
    "i felt the wine was off": "words=felt wine off",
}
COLORS = {
    "navy": "color=navy",
    "navy blue boots": "category=boot; color=navy",
    "burgundy": "color=burgundy",
    "grey": "color=gray",
    "multi coloured": "color=multicolor",
    "zanzibar": "color=zanzibar",
    "dusty rose dress": "category=dress; color=dusty rose",
    "sky blue dress": "category=dress; color=sky blue",
    "maroon boots": "category=boot; color=red; words=maroon",
    "red or blue": "color=red|blue",
    "red and blue boots": "category=boot; color=red|blue",
    "black/white": "color=black|white",
    "a wine dress": "category=dress; color=wine",
    "in olive": "color=olive",
    "wine colored boots": "category=boot; color=wine",
    "wine": "color=wine",
    "a wine opener": "category=corkscrew",
    "gold dress": "category=dress; color=gold",
    "silver rings": "category=ring; color=silver",
}
MATERIALS_AND_PATTERNS = {
    "boots, leather vegan": "category=boot; material=faux leather",
    "not leather. vegan handbags": "category=handbag; material!=leather; words=vegan",
    "a hat with a check": "category=hat; pattern=checked",
    "i've checked the label, a hat": "category=hat; words=label",
    "cotton": "material=cotton",
    "faux leather bags": "category=bag; material=faux leather",
    "pleather": "material=faux leather",
    "merino sweaters": "category=sweater; material=merino wool",
    "wooden lamp": "category=lamp; material=wood",
    "denim jacket": "category=jacket; material=denim",
    "silk or linen": "material=silk|linen",
    "gold plated ring": "category=ring; material=gold plated",
    "with stripes": "pattern=striped",
    "stripy cushions": "category=cushion; pattern=striped",
    "plain black t shirt": "category=t-shirt; color=black; pattern=solid",
    "flowery dress": "category=dress; pattern=floral",
    "dotted dress": "category=dress; pattern=polka dot",
    "tartan skirt": "category=skirt; pattern=checked",
    "plaid": "pattern=checked",
    "gingham": "pattern=checked",
    "animal print": "pattern=animal",
    "leopard print dress": "category=dress; pattern=leopard",
}
SIZES = {
    "medium dress": "category=dress; size=M",
    "size m": "size=M",
    "in m": "size=M",
    "M please": "size=M",
    "dress M": "category=dress; size=M",
    "m": "size=M",
    "extra large shirt": "category=shirt; size=XL",
    "x-large": "size=XL",
    "2XL": "size=XXL",
    "size 10": "size=10",
    "size ten": "size=10",
    "sizes 38 or 40": "size=38|40",
    "boots in 39": "category=boot; size=39",
    "boots 39": "category=boot; size=39",
    "shirts in s m or l": "category=shirt; size=S|M|L",
    "EU 42": "size=EU 42",
    "eu size 42": "size=EU 42",
    "uk 8": "size=UK 8",
    "us size 9 boots": "category=boot; size=US 9",
    "32 inch waist": "size=32",
    "waist 32": "size=32",
    "one size hat": "category=hat; size=one size",
    "queen size": "size=queen",
    "small tent": "category=tent; words=small",
    "a large mug": "category=mug; words=large",
    "in 2 weeks": "words=2 weeks",
    "2 L bottle": "category=bottle; words=2 l",
    "shoes under 40 size 39": "category=shoe; size=39; price<40",
    "sneakers up to 40, size m": "category=sneaker; size=M; price<=40",
    "sneakers not over 40 size 39": "category=sneaker; size=39; price<=40",
    "sneakers under 39 in 40": "category=sneaker; size=40; price<39",
    "size 39 under 40": "size=39; price<40",
    "maximum price of 40 size 39": "size=39; price<=40",
    "sneakers in a 40 size": "category=sneaker; size=40",
}
PEOPLE = {
    "for men": "gender=male; age_group=adult",
    "men's shirts": "category=shirt; gender=male; age_group=adult",
    "mens shirts": "category=shirt; gender=male; age_group=adult",
    "ladies boots": "category=boot; gender=female; age_group=adult",
    "for her": "gender=female",
    "for my wife": "gender=female; age_group=adult",
    "for my son": "gender=male",
    "men's shirts or boys shirts": "category=shirt; gender=male; age_group=adult|kids",
    "a gift for my little sister": "gender=female; recipient=little sister",
    "for my little girl": "gender=female; age_group=kids",
    "for boys": "gender=male; age_group=kids",
    "kids t-shirts": "category=t-shirt; age_group=kids",
    "for a 6 year old": "age_group=kids",
    "for my 3 year old daughter": "size=2-3Y; gender=female; age_group=toddler|kids",
    "toddler t-shirts": "category=t-shirt; age_group=toddler",
    "baby hats": "category=hat; age_group=infant|newborn",
    "hats for a 5 month old": "category=hat; age_group=infant",
    "unisex hats": "category=hat; gender=unisex",
    "men's or women's": "gender=male|female; age_group=adult",
    "mothers day": "gender=female; occasion=mother's day",
    "her favourite color is blue": "color=blue; words=favourite",
}
SIZES_IN_PASSING = {
    "boots with fur. 38. up to 90": "category=boot; material=fur; size=38; price<=90",
    "us 9 mens boots": "category=boot; size=US 9; gender=male; age_group=adult",
    "i live at number 40, boots": "category=boot; words=live number 40",
    "boots, it should come in thirty dollars at most": "category=boot; price<=30",
    "my number ends in 38, boots": "category=boot; words=number ends",
    "boots sise 38": "category=boot; size=38",
    "boots, i live in small rooms": "category=boot; words=live small rooms",
    "boots ladies 38": "category=boot; size=38; gender=female; age_group=adult",
    "boots, for men, 40, brown": "category=boot; color=brown; size=40; gender=male; age_group=adult",
    "boots for woman, number 39, please": "category=boot; size=39; gender=female; age_group=adult",
    "shoe number 39": "size=39",
    "black boots, size 40 men": "category=boot; color=black; size=40; gender=male; age_group=adult",
    "boots size thirty eight": "category=boot; size=38",
    "my shoe size is thirty nine": "size=39",
    "i take a 39 in boots": "category=boot; size=39",
    "i usually wear 39": "size=39",
    "she's a 38": "size=38",
    "boots, my size is usually 40": "category=boot; size=40",
    "she is 40": "",
    "boots, flat, 38": "category=boot; size=38; words=flat",
    "womens shirts m": "category=shirt; size=M; gender=female; age_group=adult",
    "shirt l red": "category=shirt; color=red; size=L",
    "sz 38 boots": "category=boot; size=38",
    "boots #38": "category=boot; size=38",
    "a 2 l mug": "category=mug; words=2 l",
    "something small": "words=small",
    "a hat with a small logo": "category=hat; words=with small logo",
    "a small hat": "category=hat; size=S",
    "women's small": "size=S; gender=female; age_group=adult",
    "a tent for 38 men": "category=tent; words=for 38 men",
}
AGES = {
    "a hat for a baby, he is 10 months": "category=hat; gender=male; age_group=infant",
    "boots for a 15 year old boy": "category=boot; gender=male; age_group=adult",
    "hats, 2-3 years, she runs": "category=hat; size=2-3Y; gender=female; words=runs",
    "my 3 year old boots are gone, a hat please": "category=hat; words=3 year",
    "my dog is wild, she is 3, a mug please": "category=mug; words=dog wild",
    "my oldest is 9: boots": "category=boot; age_group=kids; words=oldest",
    "toys, she's nine": "category=toy; gender=female; age_group=kids",
    "boots for my son (7)": "category=boot; gender=male; age_group=kids",
    "boots for my niece, 7, in red": "category=boot; color=red; gender=female; age_group=kids",
    "my daughter have 10 years": "gender=female; age_group=kids",
    "boots for my son who's 12": "category=boot; gender=male; age_group=kids",
    "he will be 6 in March, boots please": "category=boot; gender=male; age_group=kids; words=march",
    "boots for a child of 8": "category=boot; age_group=kids",
    "my nephew turning 6": "gender=male; age_group=kids; words=turning",
    "boots for my 8yo": "category=boot; age_group=kids",
    "a boy aged 6 to 8": "gender=male; age_group=kids",
    "boots, my little girl just turned five": "category=boot; gender=female; age_group=kids; words=turned",
    "she is 40 and loves boots": "category=boot",
    "my son is 5 ft tall": "gender=male; words=5 ft tall",
}
SIZES_AS_WRITTEN = {
    "7-8Y": "size=7-8Y",
    "7-8 years": "size=7-8Y",
    "7-8": "size=7-8Y",
    "between 7 and 8": "price>=7; price<=8",
    "size 9-10Y": "size=9-10Y",
    "dresses 9-10y": "category=dress; size=9-10Y",
    "not size 7-8Y": "size!=7-8Y",
    "160 x 230": "size=160 x 230 cm",
    "a rug 160x230 cm": "category=rug; size=160 x 230 cm",
    "39-42": "size=39-42",
    "socks size 40": "category=sock; size=40",
    "socks 41": "category=sock; size=41",
    "make it 41": "size=41",
    "105": "size=105",
    "39-42 dollars": "price>=39; price<=42",
    "from 39 to 42": "price>=39; price<=42",
    "make it 41 dollars": "price<=41",
    "a 20 l backpack": "category=backpack; words=20 l",
    "2": "",
    "dress for my 8 year old": "category=dress; size=7-8Y; age_group=kids",
    "for boys aged 8": "size=7-8Y; gender=male; age_group=kids",
    "socks for my 8 year old": "category=sock; age_group=kids",
    "a gift for my 8 year old": "age_group=kids; recipient=8 year old",
    "for my 14 year old son": "gender=male; age_group=adult",
}
BRANDS = {
    "adidas boots": "category=boot; brand=Adidas",
    "vans sneakers": "category=sneaker; brand=Vans",
    "levis hats": "category=hat; brand=Levi's",
    "the vans are loud, a mug": "category=mug; words=vans loud",
    "levis": "brand=Levi's",
    "levi\u2019s shirts": "category=shirt; brand=Levi's",
    "harbor & pine sweaters": "category=sweater; brand=Harbor & Pine",
    "harbour and pine": "brand=Harbor & Pine",
    "by coach": "brand=Coach",
    "a Coach backpack": "category=backpack; brand=Coach",
    "coach bags": "category=bag; brand=Coach",
    "travel by coach tours": "brand=Coach; words=tours; activity=travel",
    "the coach said so": "words=coach",
    "next dress please": "category=dress",
}
TYPOS = {
    "dres": "category=dress",
    "sneekers": "category=sneaker",
    "sweter": "category=sweater",
    "shrits": "category=shirt",
    "headfones": "category=headphones",
    "yello dress": "category=dress; color=yellow",
    "bule shirt": "category=shirt; color=blue",
    "nothern peak tents": "category=tent; brand=Northern Peak",
    "quilby lamps": "category=lamp; brand=Quillby",
}
STOCK_AND_JOINING = {
    "in stock": "availability=in_stock",
    "boots available now": "category=boot; availability=in_stock",
    "including out of stock": "availability=in_stock|out_of_stock|preorder|backorder",
    "on preorder": "availability=preorder",
    "dresses on sale": "category=dress; sale=on_sale",
    "only discounted ones": "sale=on_sale",
    "any deals on boots?": "category=boot; sale=on_sale",
    "lamps that are not on sale": "category=lamp; sale!=on_sale",
    "no sale items": "sale!=on_sale",
    "forget the sale": "drops=sale",
    "also in green": "color=green; adds",
    "or in green": "color=green; adds",
    "and in green": "color=green; adds",
    "and size 40": "size=40; adds",
    "and for men?": "gender=male; age_group=adult",
    "for men too": "gender=male; age_group=adult; adds",
    "and also blue": "color=blue; adds",
    "green too": "color=green; adds",
    "green as well": "color=green; adds",
    "too long": "words=long",
}
LEFT_OVER = {
    "something waterproof for hiking": "words=waterproof; activity=hiking",
    "i'm looking for a summer dress for a wedding": "category=dress; occasion=wedding; weather=summer",
    "do you have it in black": "color=black",
    "show me more": "",
    "he likes blue": "color=blue",
    "surprise me": "",
    "fine": "",
    "i wnat a dress": "category=dress",
    "boots for 4 people": "category=boot; words=for 4 people",
    "boots 7 x": "category=boot",
    "x": "",
    "a 2 l bottle": "category=bottle; words=2 l",
    "an iphone case": "category=phone case",
    "2": "",
    "please": "",
    "": "",
    "🙂": "",
}


@pytest.mark.parametrize("text", CATEGORIES)
def test_a_kind_of_thing_is_linked(text: str):
    assert said(text, things()) == CATEGORIES[text]


@pytest.mark.parametrize("text", TRAPS)
def test_a_word_means_what_its_neighbors_make_of_it(text: str):
    assert said(text, things()) == TRAPS[text]


@pytest.mark.parametrize("text", USES)
def test_what_it_is_for_tells_which_kind_and_is_none_itself(text: str):
    assert said(text, things()) == USES[text]


@pytest.mark.parametrize("text", LISTED_LOOKS)
def test_an_everyday_word_is_a_look_in_a_list_or_beside_a_thing(text: str):
    assert said(text, things()) == LISTED_LOOKS[text]


@pytest.mark.parametrize("text", COLORS)
def test_a_color_is_linked(text: str):
    assert said(text, things()) == COLORS[text]


@pytest.mark.parametrize("text", MATERIALS_AND_PATTERNS)
def test_a_material_or_pattern_is_linked(text: str):
    assert said(text, things()) == MATERIALS_AND_PATTERNS[text]


@pytest.mark.parametrize("text", SIZES)
def test_a_size_is_linked_where_there_is_a_sign_of_one(text: str):
    assert said(text, things()) == SIZES[text]


@pytest.mark.parametrize("text", SIZES_IN_PASSING)
def test_a_bare_number_is_a_size_beside_what_is_worn(text: str):
    assert said(text, things()) == SIZES_IN_PASSING[text]


@pytest.mark.parametrize("text", AGES)
def test_an_age_may_be_said_in_passing(text: str):
    assert said(text, things()) == AGES[text]


def test_a_shop_without_goods_for_toddlers_has_theirs_among_those_for_kids():
    assert said("socks for a 3 year old", sized()) == "category=sock; age_group=kids"
    assert said("socks for toddlers", sized()) == "category=sock; age_group=kids"


@pytest.mark.parametrize("text", PEOPLE)
def test_for_whom_is_linked(text: str):
    assert said(text, things()) == PEOPLE[text]


@pytest.mark.parametrize("text", BRANDS)
def test_a_brand_is_linked(text: str):
    assert said(text, things()) == BRANDS[text]


@pytest.mark.parametrize("text", TYPOS)
def test_a_typo_is_read_as_what_the_shop_has(text: str):
    assert said(text, things()) == TYPOS[text]


@pytest.mark.parametrize("text", STOCK_AND_JOINING)
def test_stock_and_joining_words_are_understood(text: str):
    assert said(text, things()) == STOCK_AND_JOINING[text]


@pytest.mark.parametrize("text", LEFT_OVER)
def test_content_that_nothing_was_made_of_stays_as_words(text: str):
    assert said(text, things()) == LEFT_OVER[text]


CLOTHES = {
    "waterproof jacket for men under $70": "category=jacket; gender=male; price<70; words=waterproof",
    "navy hoodie": "category=hoodie; color=blue; words=navy",
    "no navy": "color!=navy",
    "teal hoodie": "category=hoodie; color=blue|green; words=teal",
    "parka": "category=jacket; words=parka",
    "running shorts": "category=running shorts",
    "shorts for men, size 32": "category=shorts; size=32; gender=male",
    "yoga pants": "category=yoga pants",
    "tank tops": "category=tank top",
    "bras": "category=bra",
    "duffel bag": "category=duffel bag",
    "trainers": "category=sneaker",
    "tent": "category=tent",
    "organic cotton tees": "category=t-shirt; material=organic cotton",
    "lumatech": "material=lumatech",
    "spandex": "material=spandex",
    "cocona performance fabric": "material=cocona performance fabric",
    "checked shirt": "category=shirt; pattern=checked",
    "color blocked hoodie": "category=hoodie; pattern=color-blocked",
    "jackets that are not luma": "category=jacket; brand!=Luma",
    "hoodies and sweatshirts in purple": "category=hoodie|sweatshirt; color=purple",
    "the olivia jacket": "category=jacket; words=olivia",
    "lavender bra": "category=bra; color=lavender",
    "hoodie, under 50, blue, for men, size m": "category=hoodie; color=blue; size=M; gender=male; price<50",
}


@pytest.mark.parametrize("text", CLOTHES)
def test_words_are_linked_to_what_this_shop_has(text: str):
    assert said(text, clothes()) == CLOTHES[text]


@pytest.mark.parametrize("text", SIZES_AS_WRITTEN)
def test_the_sizes_of_a_catalogue_are_understood_as_they_stand(text: str):
    assert said(text, sized()) == SIZES_AS_WRITTEN[text]


def test_a_large_mug_is_no_size_whatever_the_dialogue_labels_it():
    mentions = [Mention(label="size", text="large")]
    assert said("a large mug", things(), mentions) == "category=mug; words=large"
    assert said("a large dress", things(), mentions) == "category=dress; size=L"


def test_a_named_thing_the_shop_has_nothing_of_is_told():
    assert said("do you sell tractors", things(), [Mention(label="category", text="tractors")]) == (
        "words=tractors; unknown=tractors"
    )


def test_a_mention_that_is_linked_is_not_unknown():
    mentions = [Mention(label="category", text="rain jackets"), Mention(label="color", text="red")]
    assert said("red rain jackets", things(), mentions) == "category=jacket; color=red; weather=rain"


def test_a_mention_makes_a_doubtful_word_mean_its_label():
    assert said("coach", things(), [Mention(label="brand", text="coach")]) == "brand=Coach"
    assert said("i want 38 now", things(), [Mention(label="size", text="38")]) == "size=38"
    assert said("my mint one", things(), [Mention(label="color", text="mint")]).startswith("color=")


def test_what_bounds_a_price_is_no_size_whatever_the_dialogue_labels_it():
    mentions = [Mention(label="size", text="40"), Mention(label="size", text="39")]
    assert said("shoes under 40 size 39", things(), mentions) == "category=shoe; size=39; price<40"


def test_mentions_of_other_labels_or_other_texts_change_nothing():
    mentions = [Mention(label="ordinal", text="second"), Mention(label="color", text="not in the text")]
    assert said("red boots", things(), mentions) == "category=boot; color=red"


def test_a_shop_that_fills_in_no_ages_keeps_them_as_words():
    from assistant.language.vocabulary import Vocabulary

    bare = Vocabulary.build(
        categories=["Toys"],
        titles=[],
        brands=[],
        colors=[""],
        materials=[""],
        patterns=[],
        sizes=[""],
        genders=[""],
        age_groups=[""],
        currency="usd",
    )
    assert said("red toys for kids size m", bare) == "category=toy; words=red for kids"


@pytest.mark.parametrize("text", ["black is fine after all", "ok black is fine too", "black is ok"])
def test_what_is_said_to_be_welcome_is_allowed(text):
    assert read(text, things()).allows


@pytest.mark.parametrize("text", ["black is not fine", "a black dress", "fine, black"])
def test_what_is_asked_for_is_more_than_allowed(text):
    assert not read(text, things()).allows


def test_a_size_of_europe_is_the_bare_number_of_a_shop_that_writes_no_system():
    assert said("sneakers size EU 39", things()) == "category=sneaker; size=39"
    assert said("sneakers size EU 42", things()) == "category=sneaker; size=EU 42"


@pytest.mark.parametrize("text", ["i would die for a red dress", "a red dress to die for"])
def test_talk_leaves_no_words(text):
    assert said(text, things()) == "category=dress; color=red"
