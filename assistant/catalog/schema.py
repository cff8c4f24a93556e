"""The tables of the shop. Migrations in `assistant/catalog/migrations` lead to exactly these."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

products = Table(
    "products",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("item_group_id", String, nullable=False, unique=True),
    Column("title", Text, nullable=False),  # common to its variants: without colour and size
    Column("text_hash", String, nullable=False),  # of the text that was embedded
    Column("rating", Float),  # mean stars, NULL without reviews
    Column("rating_count", Integer, nullable=False, default=0),
)

variants = Table(
    "variants",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("product_key", ForeignKey("products.key"), nullable=False),
    Column("row_hash", String, nullable=False),  # of the feed row, to skip what has not changed
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("images", JSON, nullable=False),  # names of files in the media folder, main picture first
    Column("availability", String, nullable=False),
    Column("price_mills", BigInteger, nullable=False),
    Column("sale_price_mills", BigInteger),
    Column("currency", String(3), nullable=False),
    Column("brand", String, nullable=False),
    Column("condition", String, nullable=False),
    Column("gender", String, nullable=False),
    Column("age_group", String, nullable=False),
    Column("color", String, nullable=False),
    Column("size", String, nullable=False),
    Column("material", String, nullable=False),
    Column("pattern", String, nullable=False),
    Column("product_type", String, nullable=False),
    Column("google_category", String, nullable=False),
    Column("details", JSON, nullable=False),  # [[section, name, value], …]
    Column("gtin", String, nullable=False),
    # Of facets the feed is silent about, what the pictures show: {facet: {"value": …, "confidence": 0 to 1}}
    Column("seen", JSON, nullable=False, server_default="{}"),
    Index("variants_of_product", "product_key"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("product_key", ForeignKey("products.key"), nullable=False),
    Column("rating", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reviewer", String, nullable=False),
    Index("reviews_of_product", "product_key"),
)

#: One row. A reader that sees another `revision` than the one it loaded loads again.
catalog_state = Table(
    "catalog_state",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("generation", String, nullable=False),  # of the index of products, a folder below `Settings.word_vectors`
    Column("encoder", String, nullable=False),  # which model made that index
    Column("photo_generation", String, nullable=False, server_default=""),  # of pictures: `Settings.photo_vectors`
    Column("photo_encoder", String, nullable=False, server_default=""),  # both empty where no picture is looked at
    Column("trait_generation", String, nullable=False, server_default=""),  # of phrases: `Settings.trait_vectors`
    Column("trait_encoder", String, nullable=False, server_default=""),
    Column("currency", String(3), nullable=False),
)

#: Where pictures came from, so that an import fetches none twice.
pictures = Table(
    "pictures",
    metadata,
    Column("source", String, primary_key=True),  # hash of the link, or of the file's path, size and time
    Column("name", String, nullable=False),  # file in the media folder
)

#: One row a customer who ever put something into a cart: what changes of one cart wait for each other at.
carts = Table(
    "carts",
    metadata,
    Column("customer", String(255), primary_key=True),
    Column("changed_at", DateTime, nullable=False),  # UTC
    Index("carts_by_age", "changed_at"),
)

#: Things in carts, by what they were when they were put in: the catalogue may have changed or lost them since.
cart_lines = Table(
    "cart_lines",
    metadata,
    Column("customer", ForeignKey("carts.customer", ondelete="CASCADE"), primary_key=True),
    Column("variant_id", String, primary_key=True),
    Column("place", Integer, nullable=False),  # 0, 1, 2 … in the order in which they are told
    Column("item_group_id", String, nullable=False),
    Column("title", Text, nullable=False),  # of the product: without color and size
    Column("options", JSON, nullable=False),  # [[facet, value], …], in the feed's own words
    Column("quantity", Integer, nullable=False),
    Column("price_mills", BigInteger, nullable=False),  # of one
    Column("currency", String(3), nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("spelled", String(40), nullable=False, unique=True),  # the number as it is looked up: "#A-1042" as "a1042"
    Column("number", String(40), nullable=False),  # as the shop writes it
    Column("proof", String(64), nullable=False),  # keyed hash of number and e-mail address, which is kept nowhere else
    Column("status", String(20), nullable=False),
    Column("ordered_on", Date, nullable=False),
    Column("shipped_on", Date),
    Column("delivered_on", Date),
    Column("carrier", String(60), nullable=False),
    Column("tracking_url", Text, nullable=False),
    Column("return_by", Date),
    Column("row_hash", String(64), nullable=False),  # of all the file says, to skip what has not changed
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order_key", ForeignKey("orders.key"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("item", Text, nullable=False),  # unique within the order
    Column("title", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price_mills", BigInteger),  # of one, NULL where the file does not say
    Column("currency", String(3), nullable=False),
)

#: What customers want to send back. An import leaves these alone.
order_returns = Table(
    "order_returns",
    metadata,
    Column("order_key", ForeignKey("orders.key"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("requested_at", String(40), nullable=False),  # ISO 8601 with its zone
)

#: Failed tries to name an order, for an hour.
order_tries = Table(
    "order_tries",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("about", String(64), nullable=False),  # keyed hash of a customer, an order number or an address
    Column("at", Float, nullable=False),  # seconds since 1970
    Index("order_tries_about", "about", "at"),
)

#: Conversations that were handed to people of the shop, or are to be. Of one conversation the latest counts.
handovers = Table(
    "handovers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("conversation", String(255), nullable=False),
    Column("desk", String(20), nullable=False),  # the kind of desk
    Column("reference", String(255), nullable=False),  # the desk's own name of it, "" until it has it
    Column("state", String(10), nullable=False),  # `assistant.handoff.ledger.State`
    Column("is_pushed", Boolean, nullable=False),  # what people say reaches the customer by itself
    Column("is_told", Boolean, nullable=False),  # that messages are passed on has been said
    Column("request", JSON, nullable=False),
    Column("at", Float, nullable=False),  # seconds since 1970
    Index("handovers_of_conversation", "conversation"),
    Index("handovers_of_reference", "desk", "reference"),
)

#: What people said, and what customers said that could not be passed on yet.
handover_lines = Table(
    "handover_lines",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("number", ForeignKey("handovers.number", ondelete="CASCADE"), nullable=False),
    Column("who", String(10), nullable=False),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("source", String(255)),  # the desk's own name of the message
    Column("is_delivered", Boolean, nullable=False),
    Index("once_per_source", "number", "source", unique=True),
    Index("undelivered_lines", "is_delivered", "who"),
)

#: Whether customers want to be remembered. Who never said so has no row, and is not.
consents = Table(
    "consents",
    metadata,
    Column("customer", String(255), primary_key=True),
    Column("agreed", Boolean, nullable=False),
    Column("at", Float, nullable=False),  # seconds since 1970
)

#: What customers who agreed have said of themselves, once for all.
preferences = Table(
    "preferences",
    metadata,
    Column("customer", ForeignKey("consents.customer", ondelete="CASCADE"), primary_key=True),
    Column("facet", String(20), primary_key=True),
    Column("value", String(255), primary_key=True),
    Column("negated", Boolean, nullable=False),
    Column("kinds", JSON, nullable=False),  # of a size: what it is for, a list
    Column("at", Float, nullable=False),  # seconds since 1970
    Column("said", Text, nullable=False),
)

#: What was looked for, and what came of it. Of customers who did not agree nothing tells whose it was.
searches = Table(
    "searches",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", Float, nullable=False),  # seconds since 1970
    Column("customer", String(255)),
    Column("revision", Integer, nullable=False),  # of the catalogue
    Column("model", String(80), nullable=False),  # that ordered what was shown
    Column("scene", Text, nullable=False),  # as models read it
    Column("wish", JSON, nullable=False),  # a Wish, never with a customer's photo
    Column("outcome", String(10), nullable=False, server_default="found"),  # `assistant.customers.events.Outcome`
    Column("relaxed", JSON, nullable=False, server_default="[]"),  # facets that were given up
    Index("searches_of_customer", "customer"),
    Index("searches_by_age", "at"),
)

#: What customers did with what they were shown. Rows are added and, when they are old or forgotten, deleted.
events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Float, nullable=False),  # seconds since 1970
    Column("search", String(32)),  # id of the search it was shown for; NULL where there was none
    Column("customer", String(255)),  # NULL of all who did not agree
    Column("item_group_id", String, nullable=False),
    Column("kind", String(10), nullable=False),  # `assistant.customers.events.EventKind`
    Column("position", Integer),  # on the screen, from 0
    Column("value", Float),  # seconds of dwelling
    Column("model", String(80), nullable=False),
    Index("events_of_search", "search"),
    Index("events_of_customer", "customer"),
    Index("events_of_product", "item_group_id", "kind"),
    Index("events_by_age", "at"),
)

#: Tables that hold something of customers, which nothing may be left in of who wants to be forgotten.
OF_CUSTOMERS = (carts, cart_lines, order_tries, handovers, handover_lines, consents, preferences, searches, events)
