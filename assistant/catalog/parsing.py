"""A feed's row as a variant: every field read, checked and bounded."""

import re
from collections.abc import Mapping
from dataclasses import astuple
from datetime import datetime
from functools import lru_cache

from assistant.catalog.markup import plain_line, plain_name, plain_text
from assistant.catalog.prices import parse_interval, parse_price
from assistant.catalog.records import Row
from assistant.errors import UnusableRow
from assistant.types import Availability, Detail, Money, Variant

MAX_ID_CHARACTERS = 255
MAX_IMAGES = 11  # Google's: a main picture and ten more
MAX_DETAILS = 100
MAX_DETAIL_CHARACTERS = 1000
MAX_LINK_CHARACTERS = 2000
MAX_RAW_CHARACTERS = 5000  # of a line, before it is made plain
MAX_MARKUP_CHARACTERS = 50_000  # of a description, before its HTML is taken out

#: Google's bounds in characters; what is longer is cut, with a note.
TEXT_FIELDS = {
    "brand": 70,
    "condition": 20,
    "color": 100,
    "size": 100,
    "material": 200,
    "pattern": 100,
    "product_type": 750,
    "google_product_category": 750,
    "gtin": 50,
}
MAX_TITLE_CHARACTERS = 150
MAX_DESCRIPTION_CHARACTERS = 5000

AVAILABILITIES = {
    "": Availability.IN_STOCK,
    "in stock": Availability.IN_STOCK,
    "instock": Availability.IN_STOCK,
    "available": Availability.IN_STOCK,
    "out of stock": Availability.OUT_OF_STOCK,
    "outofstock": Availability.OUT_OF_STOCK,
    "sold out": Availability.OUT_OF_STOCK,
    "discontinued": Availability.OUT_OF_STOCK,
    "preorder": Availability.PREORDER,
    "pre order": Availability.PREORDER,
    "backorder": Availability.BACKORDER,
    "back order": Availability.BACKORDER,
    "available for order": Availability.BACKORDER,
}
GENDERS = {
    "": "",
    "male": "male",
    "female": "female",
    "unisex": "unisex",
    "men": "male",
    "women": "female",
    "m": "male",
    "f": "female",
}
AGE_GROUPS = {name: name for name in ("", "newborn", "infant", "toddler", "kids", "adult")} | {
    "kid": "kids",
    "children": "kids",
    "adults": "adult",
}


def parse_row(row: Row, currency: str, now: datetime, only: str = "") -> tuple[Variant, list[str]]:
    """Return the variant and what was left out of it, a sentence each.

    `currency` counts where a price names none, `only` is the feed's, "" at its first row; `now` (with a zone) decides
    whether a dated sale is on.

    Raises UnusableRow: the row lacks an id, title or price, or says something that cannot be meant.
    """
    return _Reader(row, currency, only).variant(now)


class _Reader:
    """Reads the fields of one row and gathers notes on the way."""

    def __init__(self, row: Row, currency: str, only: str) -> None:
        self._row = row
        self._cells: Mapping[str, str] = row.cells
        self._currency = currency
        self._only = only
        self._notes: list[str] = []

    def variant(self, now: datetime) -> tuple[Variant, list[str]]:
        own_id = self._id("id")
        if not own_id:
            raise UnusableRow("the row has no id")
        price = self._price()
        texts = {name: self._line(name, bound) for name, bound in TEXT_FIELDS.items()}
        variant = Variant(
            id=own_id,
            item_group_id=self._id("item_group_id") or own_id,
            title=self._title(),
            price=price,
            availability=self._availability(),
            sale_price=self._sale_price(price, now),
            description=self._description(),
            link=self._link(),
            images=self._images(),
            gender=self._term("gender", GENDERS),
            age_group=self._term("age_group", AGE_GROUPS),
            details=self._details(),
            google_category=texts.pop("google_product_category"),
            seen=(),
            **texts,
        )
        return variant, self._notes

    def _id(self, name: str) -> str:
        text = plain_line(self._cells.get(name, ""))
        if len(text) > MAX_ID_CHARACTERS:
            raise UnusableRow(f"the {name} has more than {MAX_ID_CHARACTERS} characters")
        return text

    def _title(self) -> str:
        title = self._line("title", MAX_TITLE_CHARACTERS)
        if not title:
            raise UnusableRow("the row has no title")
        return title

    def _price(self) -> Money:
        text = plain_line(self._cells.get("price", ""))
        if not text:
            raise UnusableRow("the row has no price")
        return parse_price(text, self._currency, self._only)

    def _sale_price(self, price: Money, now: datetime) -> Money | None:
        text = plain_line(self._cells.get("sale_price", ""))
        if not text or not self._sale_is_on(now):
            return None
        try:
            sale = parse_price(text, price.currency)
        except UnusableRow as error:
            self._notes.append(f"sale_price left out: {error}")
            return None
        if sale.currency != price.currency or sale.amount >= price.amount:
            self._notes.append(f'sale_price "{text[:40]}" left out: it is not below the price')
            return None
        return sale

    def _sale_is_on(self, now: datetime) -> bool:
        text = plain_line(self._cells.get("sale_price_effective_date", ""))
        if not text:
            return True
        try:
            start, end = parse_interval(text)
        except (ValueError, OverflowError):
            self._notes.append(
                f'sale_price left out: "{text[:60]}" is no interval such as 2025-01-31T00:00Z/2025-02-07T00:00Z'
            )
            return False
        return start <= now < end

    def _availability(self) -> Availability:
        text = plain_line(self._cells.get("availability", ""))
        bare = re.sub(r"^https?://schema\.org/", "", text.lower())
        known = AVAILABILITIES.get(re.sub(r"[\s_-]+", " ", bare))
        if known is None:
            raise UnusableRow(f'the availability "{text[:40]}" is none of in_stock, out_of_stock, preorder, backorder')
        return known

    def _term(self, name: str, known: Mapping[str, str]) -> str:
        text = plain_line(self._cells.get(name, "")).lower()
        if text not in known:
            self._notes.append(
                f'{name} "{text[:40]}" left out: it is none of {", ".join(sorted(set(known.values()) - {""}))}'
            )
        return known.get(text, "")

    def _line(self, name: str, max_characters: int) -> str:
        text = self._cells.get(name)
        return self._cut(name, plain_name(text[:MAX_RAW_CHARACTERS]), max_characters) if text else ""

    def _description(self) -> str:
        text = self._cells.get("description", "")
        return self._cut("description", plain_text(text[:MAX_MARKUP_CHARACTERS]), MAX_DESCRIPTION_CHARACTERS)

    def _cut(self, name: str, text: str, max_characters: int) -> str:
        if len(text) <= max_characters:
            return text
        self._notes.append(f"{name} cut to {max_characters} characters")
        return text[:max_characters].rstrip()

    def _link(self) -> str:
        link = plain_line(self._cells.get("link", ""))
        if not link or is_web_link(link):
            return link
        self._notes.append(f'link "{link[:60]}" left out: it is no http or https link')
        return ""

    def _images(self) -> tuple[str, ...]:
        images = tuple(dict.fromkeys(plain_line(image) for image in self._row.images))
        usable = tuple(image for image in images if image and len(image) <= MAX_LINK_CHARACTERS)
        if len(usable) > MAX_IMAGES:
            self._notes.append(f"only the first {MAX_IMAGES} of {len(usable)} images kept")
        return usable[:MAX_IMAGES]

    def _details(self) -> tuple[Detail, ...]:
        if len(self._row.details) > MAX_DETAILS:
            self._notes.append(f"only the first {MAX_DETAILS} of {len(self._row.details)} product details kept")
        return _plain_details(self._row.details[:MAX_DETAILS])


@lru_cache(maxsize=256)
def _plain_details(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    parts = (tuple(plain_name(part)[:MAX_DETAIL_CHARACTERS] for part in astuple(detail)) for detail in details)
    return tuple(Detail(*each) for each in parts)


def is_web_link(link: str) -> bool:
    """Tell whether a text is an http or https link of bearable length."""
    return len(link) <= MAX_LINK_CHARACTERS and re.match(r"https?://[^\s/]", link, re.IGNORECASE) is not None
