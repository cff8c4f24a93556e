"""Writes products as a Google Merchant feed."""

import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

from assistant.catalog.demo.descriptions import describe, details
from assistant.catalog.demo.lexicon import Lexicon
from assistant.catalog.demo.product import AUDIENCES, Product, Shade
from assistant.types import Availability, Money, Variant

COLUMNS = (
    "id",
    "item_group_id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "availability",
    "price",
    "sale_price",
    "brand",
    "condition",
    "gender",
    "age_group",
    "color",
    "size",
    "material",
    "pattern",
    "product_type",
    "google_product_category",
    "product_detail",
    "gtin",
)

_STOCK = {Availability.IN_STOCK: 87, Availability.OUT_OF_STOCK: 10, Availability.PREORDER: 2, Availability.BACKORDER: 1}
_CURRENCY = "USD"
_ON_SALE = 0.2  # share of products


def picture(product: Product, shade: Shade) -> str:
    """Return the path of a variant's picture, relative to the feed."""
    return f"images/{product.id}-{_slug(shade.label(product.pattern))}.webp"


def variants(product: Product, lexicon: Lexicon, rng: Random) -> Iterator[Variant]:
    """Yield the product's variants: each color in some sizes, some of them sold out, one product in five on sale."""
    base = _common(product, lexicon, rng)
    sale = _sale(product.price, rng) if rng.random() < _ON_SALE else None
    for shade in product.shades:
        color = shade.label(product.pattern)
        for size in _sizes(product, lexicon, rng):
            key = "-".join(filter(None, (product.id, _slug(color), _slug(size))))
            yield Variant(
                **base,  # type: ignore[arg-type]
                id=key.upper(),
                title=f"{product.title} - {', '.join(filter(None, (color, size)))}",
                price=Money(product.price, _CURRENCY),
                sale_price=Money(sale, _CURRENCY) if sale else None,
                availability=rng.choices(list(_STOCK), list(_STOCK.values()))[0],
                link=f"https://shop.example/products/{_slug(product.title)}-{key.lower()}",
                images=(picture(product, shade),),
                color=color,
                size=size,
                gtin=_gtin(rng),
            )


def _common(product: Product, lexicon: Lexicon, rng: Random) -> dict[str, object]:
    gender, age_group, who, _ = AUDIENCES[product.audience]
    return {
        "item_group_id": product.id.upper(),
        "description": describe(product, lexicon, rng),
        "brand": product.brand,
        "condition": "new",
        "gender": gender,
        "age_group": age_group,
        "material": product.material.label,
        "pattern": product.pattern.title(),
        "product_type": product.kind.path.format(who=who),
        "google_category": product.kind.google,
        "details": details(product, lexicon),
    }


def _sizes(product: Product, lexicon: Lexicon, rng: Random) -> tuple[str, ...]:
    runs = lexicon.sizes[product.kind.sizes]
    run = runs.get(product.audience) or runs.get("anyone") or runs["kids" if "kids" in runs else "women"]
    count = min(len(run), rng.choice((3, 4, 4, 5)))
    start = rng.randint(0, len(run) - count)
    return run[start : start + count]


def _sale(price: Decimal, rng: Random) -> Decimal:
    return (price * rng.choice((80, 70, 60, 85, 50)) / 100).quantize(Decimal("0.01"))


def _gtin(rng: Random) -> str:
    """Return a GTIN-13 of the range 20 to 29, which GS1 keeps for use within a shop."""
    digits = [2, *(rng.randrange(10) for _ in range(11))]
    check = -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return "".join(map(str, [*digits, check]))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def write(rows: Iterable[Variant], path: Path) -> None:
    """Write the feed as tab-separated values, a row as soon as it comes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_row, rows))


def _row(variant: Variant) -> tuple[str, ...]:
    v = variant
    told = ",".join(f"{detail.section}:{detail.name}:{detail.value}" for detail in v.details)
    main, *others = v.images or ("",)
    head = (v.id, v.item_group_id, v.title, v.description, v.link, main, ",".join(others))
    offer = (v.availability.value, _money(v.price), _money(v.sale_price) if v.sale_price else "")
    look = (v.brand, v.condition, v.gender, v.age_group, v.color, v.size, v.material, v.pattern)
    return (*head, *offer, *look, v.product_type, v.google_category, told, v.gtin)


def _money(money: Money) -> str:
    return f"{money.amount:.2f} {money.currency}"
