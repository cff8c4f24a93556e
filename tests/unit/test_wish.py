"""How a wish grows, changes and shrinks over the turns."""

from decimal import Decimal

import pytest

from assistant.thread import Shown
from assistant.types import Choice, Facet, Likeness, Limit, Reading, SceneKind, Seen, Setting, Sight, Sort, Wish
from assistant.wish import alike, begun, is_correction, is_for_another, names_kind, refined, sized, without


def choice(facet: Facet, *values: str, negated: bool = False) -> Choice:
    return Choice(facet=facet, values=values, negated=negated)


def price(minimum: int | None = None, maximum: int | None = None) -> Limit:
    return Limit(facet=Facet.PRICE, minimum=minimum, maximum=maximum)


def shown(*prices: str) -> tuple[Shown, ...]:
    return tuple(
        Shown(item_group_id=str(place), variant_id="", title="", color="", price=Decimal(each))
        for place, each in enumerate(prices)
    )


DRESS, RED, BLUE = choice(Facet.CATEGORY, "dress"), choice(Facet.COLOR, "red"), choice(Facet.COLOR, "blue")
RED_DRESS = Wish(constraints=(DRESS, RED, price(maximum=80)))


def test_a_value_replaces_another_of_its_facet_and_leaves_the_rest():
    wish = refined(RED_DRESS, Reading(constraints=(BLUE,)), ())
    assert wish.constraints == (DRESS, BLUE, price(maximum=80))


def test_what_is_corrected_takes_the_place_of_what_was_said_and_is_not_refused():
    boots = choice(Facet.CATEGORY, "boot")
    not_the_dress = choice(Facet.CATEGORY, "dress", negated=True)
    wish = refined(RED_DRESS, Reading(constraints=(boots, not_the_dress)), ())
    assert wish.constraints == (boots, RED, price(maximum=80))


def test_what_was_never_wanted_is_refused_beside_another_value():
    reading = Reading(constraints=(BLUE, choice(Facet.COLOR, "green", negated=True)))
    assert choice(Facet.COLOR, "green", negated=True) in refined(RED_DRESS, reading, ()).constraints


def test_a_correction_is_one_by_its_words_or_by_what_it_takes_back():
    assert is_correction(RED_DRESS, Reading(constraints=(choice(Facet.CATEGORY, "boot"),), corrects=True))
    assert is_correction(RED_DRESS, Reading(constraints=(BLUE, choice(Facet.COLOR, "red", negated=True))))
    assert not is_correction(RED_DRESS, Reading(constraints=(choice(Facet.COLOR, "red", negated=True),)))
    assert not is_correction(RED_DRESS, Reading(constraints=(BLUE,)))


def test_a_childs_size_goes_with_the_child():
    kids, adult = choice(Facet.AGE_GROUP, "kids"), choice(Facet.AGE_GROUP, "adult")
    small = Wish(constraints=(DRESS, choice(Facet.SIZE, "9-10Y"), kids))
    assert refined(small, Reading(constraints=(adult,)), ()).constraints == (DRESS, adult)
    assert refined(small, Reading(constraints=(kids,)), ()) == small


def test_also_joins_values_instead_of_replacing_them():
    wish = refined(RED_DRESS, Reading(constraints=(BLUE,), adds=True), ())
    assert choice(Facet.COLOR, "red", "blue") in wish.constraints


def test_things_not_wanted_add_up():
    first = refined(RED_DRESS, Reading(constraints=(choice(Facet.PATTERN, "striped", negated=True),)), ())
    second = refined(first, Reading(constraints=(choice(Facet.PATTERN, "dotted", negated=True),)), ())
    assert choice(Facet.PATTERN, "striped", "dotted", negated=True) in second.constraints


def test_not_red_takes_red_out_of_what_is_wanted():
    wish = refined(RED_DRESS, Reading(constraints=(choice(Facet.COLOR, "red", negated=True),)), ())
    assert RED not in wish.constraints
    assert choice(Facet.COLOR, "red", negated=True) in wish.constraints


def test_wanting_what_was_not_wanted_takes_the_refusal_back():
    refused = Wish(constraints=(DRESS, choice(Facet.COLOR, "red", negated=True)))
    assert refined(refused, Reading(constraints=(RED,)), ()).constraints == (DRESS, RED)


def test_what_is_welcome_after_all_is_not_refused_and_not_demanded():
    welcome = Reading(constraints=(RED,), allows=True)
    refused = Wish(constraints=(DRESS, choice(Facet.COLOR, "red", "black", negated=True)))
    assert refined(refused, welcome, ()).constraints == (DRESS, choice(Facet.COLOR, "black", negated=True))
    blue = Wish(constraints=(DRESS, BLUE, choice(Facet.COLOR, "red", negated=True)))
    assert refined(blue, welcome, ()).constraints == (DRESS, choice(Facet.COLOR, "blue", "red"))


def test_what_is_welcome_without_having_been_refused_is_asked_for():
    assert RED in refined(Wish(constraints=(DRESS,)), Reading(constraints=(RED,), allows=True), ()).constraints


def test_a_first_wish_for_all_but_a_narrow_kind_is_for_the_wider_one():
    no_mini = choice(Facet.CATEGORY, "mini dress", negated=True)
    assert begun(Reading(constraints=(no_mini,))).constraints == (DRESS, no_mini)
    tops = Wish(constraints=(choice(Facet.CATEGORY, "top"),))
    assert DRESS not in refined(tops, Reading(constraints=(no_mini,)), ()).constraints
    assert begun(Reading(constraints=(choice(Facet.CATEGORY, "dress", negated=True),))).constraints != (DRESS,)


def test_any_color_drops_the_color():
    assert refined(RED_DRESS, Reading(dropped=(Facet.COLOR,)), ()).constraints == (DRESS, price(maximum=80))


def test_cheaper_means_under_the_cheapest_on_the_screen():
    wish = refined(RED_DRESS, Reading(cheaper=True), shown("60", "45.50", "79"))
    assert wish.constraints[-1] == Limit(facet=Facet.PRICE, maximum=Decimal("45.50"), exclusive=True)


def test_more_expensive_means_over_the_dearest_on_the_screen():
    wish = refined(RED_DRESS, Reading(dearer=True), shown("60", "95"))
    assert wish.constraints[-1] == Limit(facet=Facet.PRICE, minimum=Decimal("95"), exclusive=True)


def test_cheaper_before_anything_was_shown_sorts_by_price():
    assert refined(Wish(constraints=(DRESS,)), Reading(cheaper=True), ()).sort is Sort.PRICE_ASCENDING


def test_a_lower_end_joins_an_upper_end_that_leaves_room():
    assert price(30, 80) in refined(RED_DRESS, Reading(constraints=(price(minimum=30),)), ()).constraints


def test_more_expensive_stays_within_the_budget_named_before():
    wish = refined(RED_DRESS, Reading(dearer=True), shown("60"))
    assert wish.constraints[-1] == Limit(facet=Facet.PRICE, minimum=60, maximum=80, exclusive=True)


def test_a_lower_end_above_the_upper_end_replaces_it():
    assert price(minimum=100) in refined(RED_DRESS, Reading(constraints=(price(minimum=100),)), ()).constraints


def test_free_words_add_up_without_doubles():
    wish = begun(Reading(words="summer wedding"))
    assert refined(wish, Reading(words="wedding linen"), ()).words == "summer wedding linen"


def test_free_words_go_when_another_thing_is_looked_for():
    wish = begun(Reading(words="wedding", constraints=(DRESS,)))
    assert refined(wish, Reading(constraints=(choice(Facet.CATEGORY, "tent"),)), ()).words == ""


def test_constraints_stand_in_the_order_of_chips():
    wish = begun(Reading(constraints=(price(maximum=80), RED, DRESS)))
    assert [each.facet for each in wish.constraints] == [Facet.CATEGORY, Facet.COLOR, Facet.PRICE]


def test_removing_a_chip_removes_that_value_only():
    wish = Wish(constraints=(DRESS, choice(Facet.COLOR, "red", "blue"), price(maximum=80)))
    assert without(wish, "color:red").constraints == (DRESS, BLUE, price(maximum=80))


def test_removing_the_chip_of_a_refusal_leaves_the_wanted_value_of_the_same_name():
    wish = Wish(constraints=(choice(Facet.COLOR, "red"), choice(Facet.COLOR, "blue", negated=True)))
    assert without(wish, "color:!blue").constraints == (RED,)


def test_removing_price_words_and_order():
    wish = Wish(words="linen", constraints=(DRESS, price(maximum=80)), sort=Sort.RATING)
    for key in ("price", "words", "sort"):
        wish = without(wish, key)
    assert wish == Wish(constraints=(DRESS,))


def test_an_unknown_chip_changes_nothing():
    assert without(RED_DRESS, "color:green") == RED_DRESS


def test_a_color_alone_names_no_kind_of_thing():
    assert not names_kind(Reading(constraints=(RED,)))
    assert names_kind(Reading(constraints=(DRESS,)))


def test_words_not_wanted_add_up_and_leave_the_words_that_are():
    wish = begun(Reading(words="skinny high waist"))
    once = refined(wish, Reading(refused=("skinny",)), ())
    assert (once.words, once.refused) == ("high waist", ("skinny",))
    assert refined(once, Reading(refused=("hood",)), ()).refused == ("skinny", "hood")


def test_refusing_the_last_word_leaves_no_small_word_behind():
    assert refined(begun(Reading(words="with hood")), Reading(refused=("hood",)), ()).words == ""


def test_wanting_a_refused_word_takes_the_refusal_back():
    wish = begun(Reading(refused=("hood",)))
    assert refined(wish, Reading(words="hood"), ()) == Wish(words="hood")


def test_removing_the_chip_of_a_refused_word():
    assert without(Wish(refused=("hood", "zip")), "words:!hood").refused == ("zip",)


def test_a_range_said_anew_stands_alone():
    wish = Wish(constraints=(DRESS, price(20, 35)))
    assert price(maximum=50) in refined(wish, Reading(constraints=(price(maximum=50),)), ()).constraints


def test_for_adults_goes_with_the_for_men_that_implied_it():
    men, adult = choice(Facet.GENDER, "male"), choice(Facet.AGE_GROUP, "adult")
    assert without(Wish(constraints=(DRESS, men, adult)), "gender:male").constraints == (DRESS,)
    assert without(Wish(constraints=(DRESS, adult)), "gender:male").constraints == (DRESS, adult)


DRESS_PHOTO = Likeness(photo="a1", seen=(Seen(sight=Sight.CATEGORY, value="wrap dress", confidence=0.8),))


def test_a_likeness_outlives_refinements():
    wish = refined(Wish(like=DRESS_PHOTO), Reading(constraints=(BLUE,), words="linen"), ())
    assert wish == Wish(like=DRESS_PHOTO, constraints=(BLUE,), words="linen")


def test_a_likeness_orders_what_was_ordered_by_price():
    assert alike(Wish(sort=Sort.PRICE_ASCENDING), DRESS_PHOTO, Reading(), ()).sort is Sort.RELEVANCE
    assert alike(Wish(), DRESS_PHOTO, Reading(sort=Sort.RATING), ()).sort is Sort.RATING


def test_the_kind_that_was_seen_or_a_wider_one_keeps_the_likeness():
    for kind in ("wrap dress", "dress", "clothing"):
        named = Reading(constraints=(choice(Facet.CATEGORY, kind),), words="linen")
        assert refined(Wish(like=DRESS_PHOTO, words="summer"), named, ()).words == "summer linen"
        assert refined(Wish(like=DRESS_PHOTO), named, ()).like == DRESS_PHOTO


def test_another_kind_drops_the_likeness_unless_it_is_to_look_alike():
    tent = Reading(constraints=(choice(Facet.CATEGORY, "tent"),))
    assert refined(Wish(like=DRESS_PHOTO), tent, ()).like is None
    assert refined(Wish(like=DRESS_PHOTO), tent.model_copy(update={"alike": True}), ()).like == DRESS_PHOTO


def test_taking_one_part_alone_drops_the_likeness():
    assert refined(Wish(like=DRESS_PHOTO), Reading(constraints=(BLUE,), alone=True), ()) == Wish(constraints=(BLUE,))


def test_the_chip_of_the_likeness_drops_it():
    assert without(Wish(like=DRESS_PHOTO, constraints=(BLUE,)), "like") == Wish(constraints=(BLUE,))


def test_what_was_seen_is_no_chip_that_can_be_dropped():
    wish = Wish(like=DRESS_PHOTO)
    assert without(wish, "seen:category:wrap dress") == wish


def test_an_age_is_no_size_of_what_has_no_such_sizes():
    def of(kind: str) -> Wish:
        return Wish(constraints=(Choice(facet=Facet.CATEGORY, values=(kind,)),))

    size = Choice(facet=Facet.SIZE, values=("5-6y",))
    kids = Choice(facet=Facet.AGE_GROUP, values=("kids",))
    reading = Reading(constraints=(size, kids))
    assert sized(of("rain boot"), reading).constraints == (kids,)
    assert sized(of("dress"), reading).constraints == (size, kids)
    assert sized(Wish(), reading).constraints == (size, kids)


WEDDING = Setting(kind=SceneKind.OCCASION, name="wedding")
FOR_A_WEDDING = Wish(constraints=(DRESS,), scene=(WEDDING,))


def of_kind(kind: str, **rest: object) -> Reading:
    return Reading(constraints=(choice(Facet.CATEGORY, kind),), **rest)


def test_a_new_wish_keeps_the_scene_of_what_is_worn_with_it():
    assert begun(of_kind("shoe"), FOR_A_WEDDING) == Wish(
        constraints=(choice(Facet.CATEGORY, "shoe"),), scene=(WEDDING,)
    )


@pytest.mark.parametrize("reading", [of_kind("laptop"), Reading(constraints=(BLUE,)), Reading(words="linen")])
def test_a_new_wish_for_anything_else_begins_without_the_scene_before(reading: Reading):
    assert begun(reading, FOR_A_WEDDING).scene == ()


def test_a_new_wish_with_a_scene_of_its_own_keeps_nothing_of_the_one_before():
    gym = Setting(kind=SceneKind.PLACE, name="gym")
    assert begun(of_kind("shoe", scene=(gym,)), FOR_A_WEDDING).scene == (gym,)


def test_a_scene_goes_on_while_the_goal_does():
    assert refined(FOR_A_WEDDING, Reading(constraints=(RED,)), ()).scene == (WEDDING,)
    assert refined(FOR_A_WEDDING, of_kind("handbag"), ()).scene == (WEDDING,)
    assert refined(FOR_A_WEDDING, of_kind("laptop"), ()).scene == ()


def test_a_recipient_told_later_is_of_the_same_present():
    gift, sister = (Setting(kind=SceneKind.RECIPIENT, name=name) for name in ("gift", "sister"))
    told = Reading(constraints=(choice(Facet.GENDER, "female"),), scene=(sister,))
    assert not is_for_another(Wish(scene=(gift,)), told)
    assert is_for_another(RED_DRESS, told)


def test_a_narrower_kind_that_is_asked_for_as_well_takes_the_place_of_the_wider():
    maxi = choice(Facet.CATEGORY, "maxi dress")
    assert refined(RED_DRESS, Reading(constraints=(maxi,), adds=True), ()).constraints[0] == maxi
