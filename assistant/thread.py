"""The thread of a conversation: what is kept between two turns, what a customer says in one, and what it leads to."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from assistant.cart_line import CartLine, Option
from assistant.people import Cause
from assistant.screen import Judgment, Reply
from assistant.types import Mention, Preference, Value, Wish


class Shown(Value):
    """A product on the customer's screen, as references need it."""

    item_group_id: str
    variant_id: str
    title: str
    color: str
    price: Decimal
    brand: str = ""
    material: str = ""
    pattern: str = ""
    rating: float | None = None  # mean stars
    because: tuple[str, ...] = ()  # why it was proposed beside something else, as it was told


class SearchState(Value):
    """The state of one search."""

    wish: Wish = Wish()
    shown: tuple[Shown, ...] = ()  # on the screen now, in order
    seen: tuple[str, ...] = ()  # item_group_ids shown for this wish, for "show more"
    focus: str | None = None  # item_group_id of the product last talked about
    id: str = ""  # under which it was written down what was shown
    dwelt: tuple[str, ...] = ()  # item_group_ids of which it was told how long they were looked at


class Opinion(Value):
    """Whether a customer likes a product that was shown."""

    item_group_id: str
    judgment: Literal[Judgment.LIKE, Judgment.DISLIKE]
    search: str = ""  # id of the search that had shown it


class WhichProduct(Value):
    """It was asked which of several products is meant."""

    kind: Literal["which_product"] = "which_product"
    goal: str  # that goes on with the one that is meant
    said: str  # the words that left it open, which the goal still needs
    products: tuple[Shown, ...]  # those it may be, as they were named
    beside_cart: bool = False  # the cart was shown since


class OrderProof(Value):
    """The number of an order, its e-mail address or both were asked for."""

    kind: Literal["order_proof"] = "order_proof"
    goal: str  # that goes on with the order
    said: str = ""  # what was wanted of it, without number and address
    number: str = ""  # told so far
    seals: tuple[str, ...] = ()  # what stands for the address told so far, which is kept nowhere
    asked: int = 0  # how often before


class OrderTold(Value):
    """An order was told of: another's number alone asks the same of that one, "what about 1043"."""

    kind: Literal["order_told"] = "order_told"
    goal: str  # that goes on with the other order


class PolicyTold(Value):
    """The shop's policies were quoted: what is asked next may go on with that, "and to Canada?"."""

    kind: Literal["policy_told"] = "policy_told"
    said: str  # what was asked


class ReturnItems(Value):
    """It was asked what of the proven order is to be sent back, or whether it is."""

    kind: Literal["return_items"] = "return_items"
    items: tuple[str, ...]  # those it may be
    is_settled: bool  # all of them are meant, and only a yes is missing
    times: int = 0  # it was asked before


class OfferedPerson(Value):
    """A person of the shop was offered."""

    kind: Literal["offered_person"] = "offered_person"
    cause: Cause


class ToBuy(Value):
    """A product that is to be put into the cart."""

    product: Shown
    said: str  # the words that name it and its color and size
    quantity: int = 1
    rest: int = 0  # so many stay of what it is to take the place of


class MissingOptions(Value):
    """It was asked in which color, size and so on a product is to go into the cart."""

    kind: Literal["missing_options"] = "missing_options"
    item: ToBuy
    chosen: tuple[Option, ...]  # settled so far
    offered: tuple[tuple[Option, ...], ...]  # each what would settle what was asked, as it was told
    rest: tuple[ToBuy, ...] = ()  # what is to be put in afterwards
    instead_of: str | None = None  # variant_id of what it is to take the place of
    times: int = 1  # how often it was asked
    beside_cart: bool = False  # the cart was shown since


class WhichLine(Value):
    """It was asked which of the things in a cart is meant."""

    kind: Literal["which_line"] = "which_line"
    said: str  # what is to be done to it
    variant_ids: tuple[str, ...]  # those it may be, as they were named
    beside_cart: bool = False  # the cart was shown since


class InCart(Value):
    """A cart was shown or changed: what was done may be undone or corrected at once, "undo", "L instead"."""

    kind: Literal["in_cart"] = "in_cart"
    variant_id: str | None  # of what it was done to, None where that is nothing or several
    undo: tuple[CartLine, ...]  # as each was before; a quantity of 0 where it was not there


class DidYouSay(Value):
    """It was asked whether a customer was heard rightly."""

    kind: Literal["did_you_say"] = "did_you_say"
    said: str  # as it was heard


class MayRemember(Value):
    """It was asked whether the customer may be remembered beyond this conversation."""

    kind: Literal["may_remember"] = "may_remember"


class ForgetMe(Value):
    """It was asked whether really all that is known of the customer is to be forgotten."""

    kind: Literal["forget_me"] = "forget_me"


#: What the next message may go on with: most was asked; of an order, a policy or a cart it was told.
Question = Annotated[
    WhichProduct
    | OrderProof
    | OrderTold
    | PolicyTold
    | ReturnItems
    | OfferedPerson
    | MissingOptions
    | WhichLine
    | InCart
    | DidYouSay
    | MayRemember
    | ForgetMe,
    Field(discriminator="kind"),
]


class OutfitPart(Value):
    """One thing that is planned in an outfit."""

    item_group_id: str
    kinds: tuple[str, ...]  # of it, wider ones too
    price: Decimal


class OpenOutfit(Value):
    """An outfit, or the kit of an activity, that grows over several turns; before the first, what was told of it."""

    goes_with: tuple[Shown, ...] = ()  # what it is put together around
    activity: str = ""  # of a kit
    asked: tuple[str, ...] = ()  # the kinds asked for by name last; empty where all that fits was
    parts: tuple[OutfitPart, ...] = ()  # planned so far, each in its own place
    screen: tuple[str, ...] = ()  # item_group_ids of what was proposed last
    budget: Decimal | None = None  # for all of it
    is_whole: bool = False  # what it is put together around is paid from the budget, too
    owned: tuple[str, ...] = ()  # kinds of things that the customer has already
    left_out: tuple[str, ...] = ()  # item_group_ids of what was to give way to another
    near: tuple[str, ...] = ()  # kinds that were looked for when something was told of it first


class Thread(Value):
    """All that is kept of a conversation from one turn to the next, as one JSON object in the slot `thread`."""

    search: SearchState = SearchState()
    past: tuple[SearchState, ...] = ()  # screens before this one, the latest first
    asked: Question | None = None  # what was asked or told last and can be gone on with, until it is or is dropped
    misunderstood: int = 0  # turns in a row that led to nothing
    order: str = ""  # number of the order that was proven in this conversation
    preferences: tuple[Preference, ...] = ()  # said in this conversation, the latest last
    outfit: OpenOutfit | None = None  # being put together
    opinions: tuple[Opinion, ...] = ()  # of single products, told in this conversation, the latest last
    failed: str = ""  # the last message, where its turn failed: "try again" is that
    asked_to_remember: bool = False  # whether they may be remembered beyond it was asked once
    before: "Thread | None" = None  # as it was before the last message, where that was spoken and may be misheard


class Heard(Value):
    """One message of a customer, as the dialogue understood it."""

    text: str = ""
    intent: str = ""
    mentions: tuple[Mention, ...] = ()
    chip: str | None = None  # key of a chip to remove
    product: str | None = None  # item_group_id of a tapped card
    products: tuple[str, ...] = ()  # of all cards, where several were chosen
    variant: str | None = None  # id of the one of its variants that is to be bought, or of a line of the cart
    photo: str | None = None  # id of an upload
    recording: str | None = None  # id of an upload, which holds what is said
    confidence: float | None = None  # 0 to 1, that it was heard rightly; None of what was typed
    judgment: Judgment | None = None  # of `product`, by a tap
    quantity: int | None = None  # there is to be of `variant` in the cart, by a tap
    seconds: tuple[int, ...] = ()  # that each of `products` was looked at
    cut: str = ""  # what the customer had heard of the answer before, where they interrupted it in a call
    owner: str = ""  # whose uploads may be looked at: a session's id, or "staff" at a terminal
    conversation: str = ""  # id of the session
    customer: str = ""  # who keeps a cart over several sessions
    page: str = ""  # title of the shop's page that they came from
    known_as: str | None = None  # the customer, where they agreed to be remembered
    preferences: tuple[Preference, ...] = ()  # of this customer, said now or remembered
    declined: tuple[str, ...] = ()  # item_group_ids that they do not like
    is_glance: bool = False  # the page looks for what it shows beside the conversation: nothing is said
    is_pushed: bool = False  # what is said meanwhile reaches the customer by itself, as on the page


class Searched(Value):
    """What a search led to."""

    state: SearchState
    reply: Reply
    is_understood: bool = True


class Instead(Value):
    """What is to be understood in place of a message, as if it had been said."""

    text: str
    confidence: float | None = None  # 0 to 1, that it was heard rightly; None where that stays as it was


class Turn(Value):
    """What one message led to. Without a reply nothing is said: a person has the conversation.

    With `instead` it is not answered yet: that takes its place, and is answered.
    """

    thread: Thread
    reply: Reply | None
    is_understood: bool = True
    instead: Instead | None = None
