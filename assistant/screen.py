"""What a customer is shown and told in one turn, as text: whatever puts it on a screen escapes it."""

from enum import StrEnum

from assistant.types import Facet, Value


class Chip(Value):
    """Something understood, shown to the customer and removable by its key."""

    key: str  # "color:red", "color:!striped", "price", "words", "like", "seen:color:navy"
    label: str
    says: str | None = None  # of a chip that cannot be removed: what a tap says, as if typed


class Card(Value):
    """One product on the screen. Text only: whatever shows it must escape it."""

    item_group_id: str
    variant_id: str
    title: str
    price: str  # formatted, what the customer pays
    old_price: str | None = None
    image: str | None = None  # path below /media/
    link: str | None = None  # http(s) only
    color: str = ""
    sizes: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    rating: float | None = None
    rating_count: int = 0
    reasons: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()  # what is told first where the scene asks for it, in place of price and rating


class QuickReply(Value):
    """A suggested next thing to say."""

    label: str
    text: str  # sent as if typed


class Row(Value):
    """One line of a table: what it tells, and a cell for each column; "" where nothing is known."""

    label: str
    cells: tuple[str, ...]


class Table(Value):
    """Products side by side. The columns are those of the reply's cards, in their order."""

    rows: tuple[Row, ...]


class BasketLine(Value):
    """One thing in a customer's cart, as text."""

    variant_id: str
    title: str
    options: str  # "Red, M"; "" where there is nothing to choose
    quantity: int
    price: str  # of one, formatted
    total: str  # of all of them
    image: str | None = None  # path below /media/
    is_available: bool = True  # else it is not counted
    item_group_id: str = ""


class Basket(Value):
    """A customer's cart on the screen; without lines, an empty one."""

    lines: tuple[BasketLine, ...]
    total: str
    checkout: str | None = None  # http(s) only: where the shop takes over


class Source(Value):
    """Where an answer comes from: "Ana, 5 stars", "Returns: Refunds", "product data"."""

    name: str
    quote: str  # its own words


class Judgment(StrEnum):
    """What a customer says of one product that was shown."""

    LIKE = "like"
    DISLIKE = "dislike"
    NONE = "none"  # no longer anything


class Judged(Value):
    """What was said of a product in words, so that its buttons tell the same."""

    item_group_id: str
    judgment: Judgment


class Reply(Value):
    """What the assistant answers in one turn: the same facts for eyes, ears and cards."""

    text: str
    speech: str
    cards: tuple[Card, ...] = ()
    chips: tuple[Chip, ...] = ()
    quick_replies: tuple[QuickReply, ...] = ()
    relaxed: tuple[Facet, ...] = ()
    table: Table | None = None
    basket: Basket | None = None
    sources: tuple[Source, ...] = ()
    judged: Judged | None = None
    is_held: bool = False  # a person has the conversation from now on
    forgets: bool = False  # the customer is forgotten everywhere before this is said
