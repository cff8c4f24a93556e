"""What the scripted dialogue answers beyond cards: tables, carts, and where an answer comes from."""

from assistant.gateway.scripted import full
from assistant.screen import Basket, BasketLine, Card, Reply, Row, Source, Table

MARKUP = "<img src=x onerror=document.title='broken-in'>"
PICTURE = "0123456789abcdef" * 2 + ".png"
CHECKOUT = "https://shop.example/checkout?cart=a&sig=b"
REVIEW = "I walked all of the coast with it in two weeks of rain, and it stayed dry. " * 5


def tent(number: int, title: str, price: str) -> Card:
    """Return a card that tells what a table tells too."""
    facts = {"rating": 4.5, "rating_count": 2, "sizes": ("One size",), "reasons": ("green, as you asked",)}
    return Card.model_validate(
        {"item_group_id": f"t{number}", "variant_id": f"t{number}-v", "title": title, "price": price} | facts
    )


def line(title: str, quantity: int = 1, **more: object) -> BasketLine:
    """Return a line of a cart in which one costs $60."""
    whole = {"variant_id": title, "title": title, "options": "", "quantity": quantity, "price": "$60"}
    return BasketLine.model_validate({**whole, "total": f"${quantity * 60}", **more})


def cart(*lines: BasketLine, total: str = "$180", checkout: str | None = None) -> Reply:
    """Return a reply that shows a cart."""
    return Reply(text="Here it is.", speech="", basket=Basket(lines=lines, total=total, checkout=checkout))


TITLES, PRICES = ("Duo tent", MARKUP, "Peak tent", "Trail tent"), ("$99", "$120", "$99", "$340")
TENTS = tuple(tent(*each) for each in zip(range(1, 5), TITLES, PRICES, strict=True))
ROWS = (
    Row(label="Price", cells=PRICES),
    Row(label="Weight", cells=("2 kg", "", MARKUP, "3 kg")),
)
DRESS = line("Poppy dress", 2, options="Red, M", image=PICTURE)
SOLD_OUT = line(MARKUP, 3, total="not in stock", is_available=False)
DATA = Source(name="Product data", quote="Weight: 2 kg")
SOURCES = (DATA, Source(name=MARKUP, quote=f"It says {MARKUP}"), Source(name="Ana, 5 stars", quote=REVIEW))
ADDRESSES = (
    Source(name="Track it", quote="https://parcels.example/t?id=7"),
    Source(name="Odd", quote="javascript:document.title='broken-in'"),
    Source(name="Said", quote="https://parcels.example is where I look"),
)
LEAD = ("by Maison Ortel", f"cashmere {MARKUP}", "$120")
ROBE = tent(9, "Fine robe", "$120").model_copy(update={"lead": LEAD})
ANSWERS = {
    "a luxurious robe": [full(Reply(text="Here is one.", speech="", cards=(ROBE, TENTS[0])))],
    "compare": [full(Reply(text="They cost the same.", speech="", cards=TENTS, table=Table(rows=ROWS)))],
    "show my cart": [full(cart(DRESS, line("Peak tent")))],
    "/show_cart": [full(cart(DRESS, line("Peak tent")))],
    "checkout": [full(cart(DRESS, line("Peak tent"), checkout=CHECKOUT))],
    "odd checkout": [full(cart(DRESS, checkout="javascript:document.title='broken-in'"))],
    "sold out": [full(cart(DRESS, SOLD_OUT, total="$120"))],
    "empty": [full(cart(total="$0"))],
    "how heavy": [full(Reply(text="It weighs 2 kg.", speech="", sources=SOURCES))],
    "where is it": [full(Reply(text="It is on its way.", speech="", sources=ADDRESSES))],
}
