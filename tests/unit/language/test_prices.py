"""What texts say about prices and ratings."""

import pytest

from tests.unit.language.shops import said, things

PRICES = {
    "show me red dresses under $80": "category=dress; color=red; price<80",
    "exactly 30 dollars": "price>=30; price<=30",
    "boots for exactly $30": "category=boot; price>=30; price<=30",
    "exactly 30": "price>=30; price<=30",
    "show me red dresses under eighty dollars": "category=dress; color=red; price<80",
    "under 80": "price<80",
    "below eighty bucks": "price<80",
    "less than 80": "price<80",
    "cheaper than 80": "price<80",
    "under a hundred and twenty": "price<120",
    "under one fifty": "price<150",
    "under 1.5k": "price<1500",
    "under 2 grand": "price<2000",
    "under 1,200": "price<1200",
    "under $49.99": "price<49.99",
    "up to 60": "price<=60",
    "no more than 30": "price<=30",
    "not more than 30 dollars": "price<=30",
    "max 50": "price<=50",
    "maximum of 50": "price<=50",
    "at most fifty dollars": "price<=50",
    "80 dollars or less": "price<=80",
    "200 dollars max": "price<=200",
    "$100 tops": "price<=100",
    "a $50 budget": "price<=50",
    "my budget is 100": "price<=100",
    "i have 50 dollars": "price<=50",
    "i dont want to spend more than 60": "price<=60",
    "a dress for 50": "category=dress; price<=50",
    "boots for $90": "category=boot; price<=90",
    "over 100": "price>100",
    "more than $100": "price>100",
    "at least 50": "price>=50",
    "from $20": "price>=20",
    "50 and up": "price>=50",
    "50+": "price>=50",
    "no less than 70": "price>=70",
    "between 20 and 35": "price>=20; price<=35",
    "between twenty and thirty five": "price>=20; price<=35",
    "between a hundred and two hundred dollars": "price>=100; price<=200",
    "between 35 and 20": "price>=20; price<=35",
    "20-35 dollars": "price>=20; price<=35",
    "$20 - $35": "price>=20; price<=35",
    "$20 to $35": "price>=20; price<=35",
    "from 20 to 35": "price>=20; price<=35",
    "20 to 35": "price>=20; price<=35",
    "over 20 and under 50": "price>20; price<50",
    # What leaves nothing between is no range: the last word stands.
    "a dress under $50 and over $100": "category=dress; price>100",
    "a dress under 50 and over 100": "category=dress; price>100",
    "a dress over $100 and under $50": "category=dress; price<50",
    "a dress, $50 or less": "category=dress; price<=50",
    "a dress not so cheap": "category=dress; levels=middle|high",
    "not that cheap": "levels=middle|high",
    "nothing too cheap": "levels=middle|high",
    "around 40": "price>=32; price<=48",
    "about $40": "price>=32; price<=48",
    "forty-ish": "price>=32; price<=48",
    "40ish": "price>=32; price<=48",
    "40 dollars or so": "price>=32; price<=48",
    "size 38 under 50": "size=38; price<50",
    "under $50, in size 38": "size=38; price<50",
    "under 50 in black": "color=black; price<50",
}
TURNED_ROUND = {
    "it shouldn't cost more than ninety dollars": "price<=90",
    "nothing above 60": "price<=60",
    "I not want more expensive than 140": "price<=140",
    "a hat, not a penny over 20": "category=hat; price<=20",
    "not a single cent more than 20": "price<=20",
    "I don't want to go over 80": "price<=80",
    "I'd rather not spend more than a hundred and fifty dollars": "price<=150",
    "I can't afford more than 90": "price<=90",
    "we won't pay above $45": "price<=45",
    "without going over 70": "price<=70",
    "never more than fifty bucks": "price<=50",
    "it should not exceed 130 dollars": "price<=130",
    "nothing that costs more than 40": "price<=40",
    "refuse to pay over 25": "price<=25",
    "anything over 50 is too much": "price<=50",
    "above 80 is out": "price<=80",
    "nothing under 50": "price>=50",
    "nothing cheaper than 30": "price>=30",
    "I don't want to spend less than 100": "price>=100",
    "we can do 300 dollars, so nothing above that": "price<=300",
    "no, over 50": "price>50",
    "not that one, over 50 please": "price>50",
}
SAID_OTHERWISE = {
    "a tent, a couple hundred tops": "category=tent; price<=200",
    "a couple of hundred at most": "price<=200",
    "a few hundred max": "price<=300",
    "forty nine ninety nine or less": "price<=49.99",
    "under nineteen ninety five": "price<19.95",
    "boots 50-80": "category=boot; price>=50; price<=80",
    "A tent, maybe 50 to 100?": "category=tent; price>=50; price<=100",
    "between 50 adn 150 dolars": "price>=50; price<=150",
    "betwen 50 and 150": "price>=50; price<=150",
    "less of 150": "price<150",
    "less then 40": "price<40",
    "sub $20": "price<20",
    "up to a hundred and fifty": "price<=150",
    "keep it under 50, ok?": "price<50",
    "my limit is 40": "price<=40",
    "boots under 0": "category=boot; price<0",
    "up to 0 dollars": "price<=0",
    "under -5 dollars": "price<0",
    "under -$5": "price<0",
    "boots for temperatures under 0": "category=boot; words=for temperatures",
    "boots \N{EN DASH} 50 dollars": "category=boot; price<=50",
    "40 is my limit": "price<=40",
    "I have 60 to spend": "price<=60",
    "I've got 60 dollars to spend": "price<=60",
    "capped at 70": "price<=70",
    "around the 40 mark": "price>=32; price<=48",
    "in the 40 dollar range": "price>=32; price<=48",
    "somewhere in the 50 to 80 dollar range": "price>=50; price<=80",
    "my budget is 80 to 120": "price>=80; price<=120",
    "around 50 to 60": "price>=50; price<=60",
    "in the low 30s": "price>=30; price<=40",
    "priced in the 40s": "price>=40; price<=50",
    "around 50 max": "price<=50",
    "40 dollars and not a penny more": "price<=40",
    "set aside 75 for it": "price<=75",
    "boots until 60 euros": "category=boot; price<=60; foreign=EUR",
}
TOLD = {
    "I paid 80 dollars for my last boots": "category=boot; words=for last",
    "my old tent cost me over 200": "category=tent",
    "the last one was 90 bucks, I want one under 50": "price<50; words=last",
    "we spent almost $300 on it": "",
}
FOREIGN = {
    "up to 60 euros": "price<=60; foreign=EUR",
    "no more than £30": "price<=30; foreign=GBP",
    "under 19,99 €": "price<19.99; foreign=EUR",
    "25-40 €": "price>=25; price<=40; foreign=EUR",
    "below twenty quid": "price<20; foreign=GBP",
    "under 5000 yen": "price<5000; foreign=JPY",
}
NO_PRICES = {
    "exactly 3 pockets": "words=exactly 3 pockets",
    "a tent for 4 people": "category=tent; words=for 4 people",
    "under 30 cm": "words=30 cm",
    "a backpack over 20 l": "category=backpack; words=20 l",
    "at least 3 pockets": "words=3 pockets",
    "within 2 days": "words=within 2 days",
    "how about 2": "",
    "a 65 inch lamp": "category=lamp; words=65 inch",
    "a tent for 4": "category=tent",
    "a tent for 2 to 3 people": "category=tent; words=3 people",
    "boots in 5 to 7 days": "category=boot; words=7 days",
    "a hat as in the 90s": "category=hat",
    "2 man tent": "category=tent; words=2 man",
    "under 999999999999999999999": "words=999999999999999999999",
}
LEVELS = {
    "cheap dresses": "category=dress; levels=low",
    "affordable boots": "category=boot; levels=low",
    "something not too expensive": "levels=low|middle",
    "a mid-range tent": "category=tent; levels=middle",
    "boots, neither cheap nor expensive": "category=boot; levels=middle",
    "luxury handbags": "category=handbag; spending=luxury; levels=high",
    "a handbag that doesn't break the bank": "category=handbag; levels=low|middle",
    "cheap boots under 50": "category=boot; price<50",
    "cheap but good boots": "category=boot; levels=low",
}
SORTS = {
    "cheapest first": "sort=price_ascending",
    "the cheapest tent": "category=tent; sort=price_ascending",
    "sort by price": "sort=price_ascending",
    "the most expensive handbag": "category=handbag; sort=price_descending",
    "best rated tents": "category=tent; sort=rating",
    "top rated headphones": "category=headphones; sort=rating",
    "cheaper": "cheaper",
    "something cheaper in black": "color=black; cheaper",
    "less expensive": "cheaper",
    "that's too expensive": "cheaper",
    "a lower price": "cheaper",
    "more expensive": "dearer",
    "something fancier": "dearer",
    "pricier ones": "dearer",
}
RATINGS = {
    "4 stars and up": "rating>=4",
    "at least 4 stars": "rating>=4",
    "at least four stars": "rating>=4",
    "4+ stars": "rating>=4",
    "4.5 stars or better": "rating>=4.5",
    "four point five stars": "rating>=4.5",
    "rated over 4.5": "rating>4.5",
    "rated 4 and up": "rating>=4",
    "5 star tents": "category=tent; rating>=5",
    "under 3 stars": "rating<3",
    "boots with good reviews": "category=boot; rating>=4",
    "highly rated lamps": "category=lamp; rating>=4",
    "boots with decent ratings": "category=boot; rating>=4",
    "boots, reviews should be decent": "category=boot; rating>=4",
    "ratings have to be really good": "rating>=4",
    "solid customer reviews": "rating>=4",
    "with nice feedback": "rating>=4",
    "boots that people rave about": "category=boot; rating>=4",
    "no bad reviews": "rating>=4",
    "well rated tents under 200": "category=tent; price<200; rating>=4",
    "over 4 stars and over 20 dollars": "price>20; rating>4",
    "boots with more than 5 reviews": "category=boot; reviews>5",
    "at least ten reviews": "reviews>=10",
    "boots, 5+ reviews": "category=boot; reviews>=5",
    "with 20 or more customer reviews": "reviews>=20",
    "boots with 4 stars and over 50 reviews": "category=boot; rating>=4; reviews>50",
    "reviewed by at least 20 people": "reviews>=20",
    "fewer than 3 reviews": "reviews<3",
    "up to 100 ratings": "reviews<=100",
    "the number of reviews does not matter": "drops=reviews",
    "forget the reviews": "drops=rating|reviews",
}


@pytest.mark.parametrize("text", PRICES)
def test_a_price_is_a_limit(text: str):
    assert said(text, things()) == PRICES[text]


@pytest.mark.parametrize("text", TURNED_ROUND)
def test_a_denied_bound_is_the_other_one(text: str):
    assert said(text, things()) == TURNED_ROUND[text]


@pytest.mark.parametrize("text", SAID_OTHERWISE)
def test_a_price_is_understood_however_it_is_said(text: str):
    assert said(text, things()) == SAID_OTHERWISE[text]


@pytest.mark.parametrize("text", TOLD)
def test_what_something_did_cost_is_no_limit(text: str):
    assert said(text, things()) == TOLD[text]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_currency_than_the_shops_is_named(text: str):
    assert said(text, things()) == FOREIGN[text]


@pytest.mark.parametrize("text", NO_PRICES)
def test_a_number_that_counts_something_is_no_price(text: str):
    assert said(text, things()) == NO_PRICES[text]


@pytest.mark.parametrize("text", LEVELS)
def test_words_for_a_price_are_thirds_unless_an_amount_says_better(text: str):
    assert said(text, things()) == LEVELS[text]


@pytest.mark.parametrize("text", SORTS)
def test_relative_words_sort_or_compare(text: str):
    assert said(text, things()) == SORTS[text]


@pytest.mark.parametrize("text", RATINGS)
def test_a_rating_is_a_limit(text: str):
    assert said(text, things()) == RATINGS[text]
