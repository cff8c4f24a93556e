"""What leads a product in a scene: on its card, in text and by ear the same."""

from pathlib import Path

import pytest

from assistant.phrases import Phrases
from assistant.presenting import lead
from assistant.replies import Replies
from assistant.shell import listing
from assistant.types import Availability, Detail, Found, Hit, SceneKind, Setting, Wish
from tests.shelves import variant

PHRASES = Phrases.load(Path(__file__).parents[2] / "domain.yml")
GIFT = Setting(kind=SceneKind.RECIPIENT, name="mother")
WEDDING = Setting(kind=SceneKind.OCCASION, name="wedding")
WRAPPED = Detail("Features", "Gift wrapped", "Yes")


def spending(name: str) -> Setting:
    return Setting(kind=SceneKind.SPENDING, name=name)


def hit(**rest: object) -> Hit:
    values = {"brand": "Maison Ortel", "material": "Cashmere/Silk", **rest}
    return Hit(variant("s", "Fine Scarf", "120", **values), "Fine Scarf", 1.0, rating=4.62, rating_count=31)


@pytest.mark.parametrize("name", ["daily needs", "value"])
def test_daily_needs_and_value_lead_with_price_reviews_and_stock(name: str):
    assert lead(hit(), (spending(name),), PHRASES) == ("$120", "rated 4.6 by 31", "in stock")


@pytest.mark.parametrize("name", ["premium", "luxury"])
def test_luxury_leads_with_maker_and_material(name: str):
    assert lead(hit(), (spending(name),), PHRASES) == ("by Maison Ortel", "cashmere, silk", "$120")


def test_what_the_data_do_not_say_is_left_out():
    bare = Hit(variant("s", "Scarf", "9", availability=Availability.PREORDER), "Scarf", 1.0)
    assert lead(bare, (spending("luxury"),), PHRASES) == ("$9",)
    assert lead(bare, (spending("value"),), PHRASES) == ("$9", "on preorder")


def test_an_old_price_stays_beside_the_new():
    assert lead(hit(sale_price="90"), (spending("value"),), PHRASES)[0] == "$90 instead of $120"


@pytest.mark.parametrize(
    ("details", "told"),
    [((WRAPPED,), ("comes gift wrapped",)), ((Detail("Features", "Gift wrapped", "No"),), ()), ((), ())],
)
def test_of_a_present_wrapping_is_told_only_where_its_data_say_so(details: tuple[Detail, ...], told: tuple[str, ...]):
    assert lead(hit(details=details), (GIFT,), PHRASES) == ("$120", "rated 4.6 by 31", *told)
    assert lead(hit(details=details), (spending("luxury"),), PHRASES)[3:] == ()


def test_without_spending_or_a_present_nothing_leads():
    assert lead(hit(details=(WRAPPED,)), (WEDDING,), PHRASES) == ()
    assert lead(hit(), (), PHRASES) == ()


def test_cards_speech_and_terminal_tell_the_same():
    reply = Replies(PHRASES, lambda: "USD").found(Wish(scene=(spending("luxury"),)), Found((hit(),), 1))
    assert reply.cards[0].lead == ("by Maison Ortel", "cashmere, silk", "$120")
    assert "Fine Scarf, by Maison Ortel, cashmere, silk, $120." in reply.speech
    assert "1. Fine Scarf — by Maison Ortel, cashmere, silk, $120" in listing(reply)


def test_a_present_suggests_to_ask_the_shop_for_wrapping_and_exchange():
    replies = Replies(PHRASES, lambda: "USD")
    asked = [each.text for each in replies.found(Wish(scene=(GIFT,)), Found((hit(),), 1)).quick_replies]
    assert "Do you wrap gifts?" in asked
    assert "Can I exchange a gift?" in asked
    assert not any("gift" in each.text for each in replies.found(Wish(), Found((hit(),), 1)).quick_replies)
