"""A turn tells what was shown, asked about, put into the cart and bought, with its place and its search."""

from decimal import Decimal

from assistant.cart_line import CartLine
from assistant.customers.events import Event, EventKind, anonymous, events_of, shown_anew, without_photo
from assistant.screen import Basket, BasketLine, Card, Reply
from assistant.thread import Heard, InCart, SearchState, Shown, Thread, Turn
from assistant.types import Choice, Facet, Likeness, SceneKind, Setting, Wish

WISH = Wish(words="for my sister", constraints=(Choice(facet=Facet.CATEGORY, values=("dress",)),))


def shown(product: str) -> Shown:
    return Shown(item_group_id=product, variant_id=f"{product}-m", title=product, color="Red", price=Decimal(10))


def card(product: str) -> Card:
    return Card(item_group_id=product, variant_id=f"{product}-m", title=product, price="$10")


def state(*products: str, name: str = "s1", seen: tuple[str, ...] = ()) -> SearchState:
    return SearchState(wish=WISH, shown=tuple(map(shown, products)), seen=(*seen, *products), id=name)


def reply(*products: str, basket: Basket | None = None) -> Reply:
    return Reply(text="Here.", speech="Here.", cards=tuple(map(card, products)), basket=basket)


def thread(search: SearchState, **rest: object) -> Thread:
    return Thread(search=search, **rest)


def line(product: str, quantity: int) -> CartLine:
    told = {"variant_id": product, "item_group_id": product, "title": product, "currency": "USD"}
    return CartLine(options=(), quantity=quantity, price=Decimal(10), **told)


def happened(goal: str, before: Thread, after: Thread, said: Reply, heard: Heard = Heard()) -> list[Event]:  # noqa: B008 - frozen
    return events_of(goal, heard, before, Turn(thread=after, reply=said))


def test_cards_are_shown_at_their_places():
    told = happened("search", Thread(), thread(state("a", "b")), reply("a", "b"))
    assert told == [Event(EventKind.SHOWN, "a", "s1", 0), Event(EventKind.SHOWN, "b", "s1", 1)]


def test_the_next_page_goes_on_counting():
    told = happened("show_more", thread(state("a")), thread(state("b", name="s2", seen=("a",))), reply("b"))
    assert told == [Event(EventKind.SHOWN, "b", "s2", 1)]


def test_what_stands_there_from_before_is_not_shown_again():
    same = thread(state("a"))
    assert happened("small_talk", same, same, reply()) == []


def test_a_tap_is_a_click_and_a_question_is_one():
    before = thread(state("a", "b"))
    assert happened("details", before, before, reply("b"), Heard(product="b")) == [
        Event(EventKind.CLICKED, "b", "s1", 1)
    ]
    assert happened("details", before, before, reply("b"), Heard(text="the second")) == [
        Event(EventKind.ASKED, "b", "s1", 1)
    ]


def test_what_was_shown_earlier_is_told_with_its_own_search():
    before = thread(state("c", name="s2"), past=(state("a"),))
    assert happened("details", before, before, reply("a"))[0].search == "s1"


def test_what_was_not_in_the_cart_before_is_added():
    before = thread(state("a"))
    after = before.model_copy(update={"asked": InCart(variant_id="a", undo=(line("a", 0),))})
    assert happened("add_to_cart", before, after, reply()) == [Event(EventKind.ADDED, "a", "s1", 0)]


def test_one_more_of_the_same_and_taking_out_add_nothing():
    before = thread(state("a"))
    after = before.model_copy(update={"asked": InCart(variant_id="a", undo=(line("a", 1),))})
    assert happened("change_cart", before, after, reply()) == []
    assert happened("show_cart", after, after, reply()) == []


def test_a_cart_that_is_handed_over_is_bought_but_for_what_is_sold_out():
    lines = [
        BasketLine(
            variant_id=f"{product}-m",
            title=product,
            options="",
            quantity=1,
            price="$10",
            total="$10",
            is_available=product != "gone",
            item_group_id=product,
        )
        for product in ("a", "gone")
    ]
    before = thread(state("a"))
    basket = Basket(lines=tuple(lines), total="$10", checkout="https://shop.example/c")
    assert happened("checkout", before, before, reply(basket=basket)) == [Event(EventKind.BOUGHT, "a", "s1", 0)]


def test_a_turn_in_which_nothing_is_said_tells_nothing():
    assert events_of("search", Heard(), Thread(), Turn(thread=thread(state("a")), reply=None)) == []


def test_only_another_screen_is_shown_anew():
    assert shown_anew(SearchState(), state("a", name=""))
    assert not shown_anew(state("a"), state("a"))
    assert not shown_anew(SearchState(), SearchState())


def test_a_wish_without_its_customer_holds_none_of_their_words():
    photo = WISH.model_copy(update={"like": Likeness(photo="5e" * 16), "refused": ("skinny",)})
    assert anonymous(photo) == Wish(constraints=WISH.constraints)
    assert without_photo(photo).like == Likeness()
    assert without_photo(photo).words == WISH.words


def test_who_did_not_agree_leaves_no_name_of_a_scene_that_no_list_has():
    scene = (
        Setting(kind=SceneKind.OCCASION, name="mary quokkasmith wedding"),
        Setting(kind=SceneKind.OCCASION, name="hiv clinic visit"),
        Setting(kind=SceneKind.RECIPIENT, name="uncle quokkaberto"),
        Setting(kind=SceneKind.RECIPIENT, name="grandmother"),
        Setting(kind=SceneKind.WEATHER, name="rain"),
    )
    assert [each.name for each in anonymous(Wish(scene=scene)).scene] == ["wedding", "grandmother", "rain"]
