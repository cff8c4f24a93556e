"""A small feed as customers judge it, and answers written by hand."""

from decimal import Decimal

from assistant.screen import Card, Chip, QuickReply, Reply
from assistant.types import Facet
from benchmarks.goods import Item
from benchmarks.steps import Aim, Step
from benchmarks.wants import Want

RED, BLUE, STRIPED = Want(Facet.COLOR, "red"), Want(Facet.COLOR, "blue"), Want(Facet.PATTERN, "striped")
DRESSES, MUGS = Want(Facet.CATEGORY, "dresses"), Want(Facet.CATEGORY, "mugs")
UNDER_50 = Want(Facet.PRICE, maximum=Decimal(50), strict=True)


def item(product: str, color: str, *, size: str = "m", price: str = "40", **changed: object) -> Item:
    values: dict[str, object] = {
        "id": f"{product}-{color}-{size}",
        "product": product,
        "title": f"{product.title()} Dress - {color.title()}, {size.upper()}",
        "price": Decimal(price),
        "offer": Decimal(price),
        "in_stock": True,
        "brand": "norrby",
        "gender": "female",
        "age": "adult",
        "colors": tuple(color.split("/")),
        "size": size,
        "materials": ("cotton",),
        "pattern": "solid",
        "kinds": ("dresses",),
        "levels": ("women", "dresses"),
    }
    return Item(**(values | changed))  # type: ignore[arg-type]


ALBA, BERTA = item("alba", "red"), item("berta", "navy", price="60", pattern="striped")
CUP = item("cup", "blue", title="Cup Mug - Blue", kinds=("mugs",), levels=("home", "mugs"), gender="", age="", size="")
GOODS = {each.id: each for each in (ALBA, item("alba", "red", size="l", in_stock=False), BERTA, CUP)}


def card(of: Item, **changed: object) -> Card:
    values: dict[str, object] = {
        "item_group_id": of.product,
        "variant_id": of.id,
        "title": of.title.split(" - ")[0],
        "price": f"${of.offer}",
        "color": "/".join(of.colors).title(),
        "sizes": (of.size.upper(),) if of.size else (),
    }
    return Card.model_validate(values | changed)


def reply(text: str, *items: Item, chips: dict[str, str] | None = None, **changed: object) -> Reply:
    values: dict[str, object] = {
        "text": text,
        "speech": text,
        "cards": tuple(card(each) for each in items),
        "chips": tuple(Chip(key=key, label=label) for key, label in (chips or {}).items()),
    }
    return Reply.model_validate(values | changed)


def asking(text: str, *choices: str) -> Reply:
    return Reply(text=text, speech=text, quick_replies=tuple(QuickReply(label=each, text=each) for each in choices))


def step(*told: Want, aim: Aim = Aim.REFINE, **changed: object) -> Step:
    return Step(aim, **({"text": "", "told": told, "new": told} | changed))  # type: ignore[arg-type]
