"""The words of the shop, passed between all parts. Plain values: no part of the program is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Described

#: Prices are stored and compared as whole thousandths of the currency's major unit, the finest any currency is
#: divided into, so that sums and comparisons are exact everywhere.
MILLS = 1000


class Availability(StrEnum):
    """Google Merchant's availability values."""

    IN_STOCK = "in_stock"
    OUT_OF_STOCK = "out_of_stock"
    PREORDER = "preorder"
    BACKORDER = "backorder"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency's major unit (dollars, not cents)."""

    amount: Decimal
    currency: str  # ISO 4217, upper case


@dataclass(frozen=True, slots=True)
class Detail:
    """One `product_detail` of a feed: section, attribute name, value."""

    section: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One row of a feed: the thing that can be put into a cart. Empty strings mean "the feed does not say"."""

    id: str
    item_group_id: str  # the product this is a size or colour of; its own id where the feed names none
    title: str
    price: Money
    availability: Availability = Availability.IN_STOCK
    sale_price: Money | None = None
    description: str = ""
    link: str = ""
    images: tuple[str, ...] = ()  # as in the feed: paths beside it or http(s) links; first is the main one
    brand: str = ""
    condition: str = ""
    gender: str = ""  # "male", "female", "unisex" or ""
    age_group: str = ""  # "newborn", "infant", "toddler", "kids", "adult" or ""
    color: str = ""  # as the feed names it; several joined by "/"
    size: str = ""
    material: str = ""  # several joined by "/"
    pattern: str = ""
    product_type: str = ""  # the shop's own path, " > " between levels
    google_category: str = ""
    details: tuple[Detail, ...] = ()
    gtin: str = ""
    seen: "tuple[Seen, ...]" = ()  # what the picture shows of what the feed does not state

    @property
    def offer(self) -> Money:
        """What a customer pays today."""
        return self.sale_price or self.price


@dataclass(frozen=True, slots=True)
class Review:
    """One customer's opinion of a product."""

    item_group_id: str
    rating: int  # 1 to 5
    title: str
    text: str
    reviewer: str


class Facet(StrEnum):
    """What a customer can constrain. The order is the order of chips."""

    CATEGORY = "category"
    COLOR = "color"
    PATTERN = "pattern"
    MATERIAL = "material"
    BRAND = "brand"
    SIZE = "size"
    GENDER = "gender"
    AGE_GROUP = "age_group"
    PRICE = "price"
    SALE = "sale"
    RATING = "rating"
    REVIEWS = "reviews"
    AVAILABILITY = "availability"
    BODY = "body"  # the customer's own, which they may tell of: no product is constrained by it


#: The one value of SALE.
ON_SALE = "on_sale"


class Value(BaseModel):
    """Base of the values that travel as JSON (slots, replies, sockets): frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Value):
    """A facet must be one of these values, or with `negated` none of them."""

    kind: Literal["choice"] = "choice"
    facet: Facet
    values: tuple[str, ...]  # canonical terms of the vocabulary, e.g. ("blue",), ("dress", "skirt")
    negated: bool = False


class Limit(Value):
    """A facet with a number must lie in [minimum, maximum]; `exclusive` bounds leave the ends out.

    Prices are in the catalogue's currency, ratings in stars; reviews are counted.
    """

    kind: Literal["limit"] = "limit"
    facet: Literal[Facet.PRICE, Facet.RATING, Facet.REVIEWS]
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    exclusive: bool = False
    in_words: tuple[Literal["minimum", "maximum"], ...] = ()  # ends that words for a price made: "cheap", "luxury"


Constraint = Annotated[Choice | Limit, Described(discriminator="kind")]


class Sort(StrEnum):
    """How a customer wants results ordered."""

    RELEVANCE = "relevance"
    PRICE_ASCENDING = "price_ascending"
    PRICE_DESCENDING = "price_descending"
    RATING = "rating"


class PriceLevel(StrEnum):
    """A third of what a kind of thing costs in this shop."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Sight(StrEnum):
    """What can be read from a photo. The order is the order in which it is told."""

    COLOR = "color"
    PATTERN = "pattern"
    CATEGORY = "category"
    SLEEVE = "sleeve"
    LENGTH = "length"


class Seen(Value):
    """Something read from a photo: likely, but stated by nobody."""

    sight: Sight
    value: str  # "navy", "striped", "hoodie": a canonical term where the vocabulary has one; else words: "long sleeves"
    confidence: float  # 0 to 1
    share: float = 1.0  # of a color: its part of the garment, 0 to 1


class Likeness(Value):
    """What a wanted product should look like: a customer's photo, or a product of the shop."""

    photo: str = ""  # id of an upload
    variant: str = ""  # id of a variant
    product: str = ""  # item_group_id of that variant
    title: str = ""  # of that product
    seen: tuple[Seen, ...] = ()  # most certain first within a sight; colors by share


class SceneKind(StrEnum):
    """What belongs to the scene that something is bought for. The order is the order of chips."""

    OCCASION = "occasion"  # "garden wedding"
    ACTIVITY = "activity"  # "trail running"
    WEATHER = "weather"  # "rain", "winter"
    PLACE = "place"  # "beach", "office"
    RECIPIENT = "recipient"  # of a gift: "grandmother"
    SPENDING = "spending"  # "daily needs", "value", "premium", "luxury"


class Setting(Value):
    """One part of a scene. The name is what models read, so any name will do: also one that no list has."""

    kind: SceneKind
    name: str  # lower case, without article: "beach wedding"


class Wish(Value):
    """All that a customer has said or shown of what they are looking for, over the turns."""

    words: str = ""  # what no constraint could be made of, e.g. "waterproof for hiking"
    refused: tuple[str, ...] = ()  # words no product shown may say of itself, e.g. ("skinny", "hood")
    constraints: tuple[Constraint, ...] = ()
    sort: Sort = Sort.RELEVANCE
    like: Likeness | None = None
    scene: tuple[Setting, ...] = ()  # what it is for; it orders what is found and hides nothing


class Preference(Value):
    """Something a customer has said once for all: "I never wear wool", "my size is 38"."""

    facet: Facet
    value: str  # a canonical term of the vocabulary
    negated: bool = False
    kinds: tuple[str, ...] = ()  # of a size: the kinds of thing it is for; without any, whatever has such sizes
    at: datetime  # with its zone
    said: str  # the customer's words


class Mention(Value):
    """A span of the customer's text that the NLU labelled; the linking decides what it means in this shop."""

    label: str  # an entity of domain.yml
    text: str


class Reading(Value):
    """What one text says, linked to what the catalogue has."""

    words: str = ""
    refused: tuple[str, ...] = ()  # free words the customer does not want: "not skinny", "without a hood"
    constraints: tuple[Constraint, ...] = ()
    sort: Sort | None = None
    price_levels: tuple[PriceLevel, ...] = ()  # "cheap", "mid-range", "not too expensive": which thirds will do
    cheaper: bool = False  # "cheaper": a price bound relative to what is on the screen
    dearer: bool = False
    adds: bool = False  # "also", "or", "as well": join with what was said before instead of replacing it
    corrects: bool = False  # "sorry, I meant": it takes the place of what was said before, and all else stays
    allows: bool = False  # "black is fine too": lifts the refusal of a value; of one not refused it says nothing else
    dropped: tuple[Facet, ...] = ()  # "any colour", "forget the price"
    unknown: tuple[str, ...] = ()  # named things this shop has nothing of, e.g. ("tractor",)
    foreign_currency: str | None = None  # a price was named in this currency, not the catalogue's
    alike: bool = False  # "like this", "something similar", "the same": it should go on looking as it does
    lent: tuple[Sight, ...] = ()  # "the same color": to be taken from what was seen
    unlike: tuple[Sight, ...] = ()  # "another color": what was seen is not wanted
    alone: bool = False  # "only the color": nothing else of the look matters
    scene: tuple[Setting, ...] = ()  # "for a garden wedding", "in the rain"
    left: tuple[SceneKind, ...] = ()  # "forget the wedding": parts of the scene that are over
    over: tuple[Setting, ...] = ()  # single parts that are over, where others of their kind go on


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the shop."""

    wish: Wish
    k: int = 10
    seen: frozenset[str] = frozenset()  # item_group_ids already shown, left out
    customer: str | None = None  # who may be known, by their own will; None of anybody else


@dataclass(frozen=True, slots=True)
class Reason:
    """One true cause why a product is shown. `code` names a response `utter_reason_<code>` in domain.yml."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    setting: Setting | None = None  # the part of the scene that it speaks for, {scene} in the response


@dataclass(frozen=True, slots=True)
class Hit:
    """One product found, shown as the variant that fits best."""

    variant: Variant
    title: str  # of the product: without the variant's color and size
    score: float
    reasons: tuple[Reason, ...] = ()
    sizes: tuple[str, ...] = ()  # in stock, of the shown colour, within the constraints' price
    colors: tuple[str, ...] = ()  # in stock
    rating: float | None = None  # mean stars
    rating_count: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The shop's answer."""

    hits: tuple[Hit, ...]
    total: int  # products that obey everything asked (0 when something had to be relaxed)
    relaxed: tuple[Facet, ...] = ()  # constraints the hits do not obey, because nothing obeyed all
    missing: tuple[str, ...] = ()  # words of the wish that nothing in the catalogue matches
