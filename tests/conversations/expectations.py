"""What a turn of a written conversation expects, and whether an answer meets it.

- customer: show me red dresses under $80     what is said; a message of the page begins with "/"
  intent: search                              how it was understood
  count: 6                                    cards, or at_least
  every: {color: [Red], pattern: [Solid]}     of every card's product, a field of the feed is one of these
  none: {pattern: [Striped]}                  of no card's product
  at_most: 80                                 dollars; every card's price, as a customer pays it
  cheaper: true                               every card costs less than all cards of the turn before
  first: Hanna Skater Dress                   the first card's product
  chips: [category:dress, color:red, price]   the keys of what is understood, all of them
  relaxed: [color]                            what was given up, all of it
  text: [red, dress]                          each occurs in what is read, whatever the case
  not_text: [sorry]                           none does
  quotes: [https://track.example/1]           of the sources, all of them
  sources: ["Returns: Refunds"]               the names of the sources, all of them
  not_spoken: [http]                          none occurs in what is heard
  new: true                                   no card was shown in a turn before
  silent: true                                nothing is said: a person has the conversation
  quick: [Back to the assistant]              what is suggested to say next, all of it
  table: [Price, Brand]                       these rows are told side by side, one cell for each card
  basket: [2 Cora Midi Dress Red M]           what is in the cart, all of it; [] where none is shown
  total: $128                                 what it costs together, in the cart, in the text and by ear
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.screen import Card, Reply
from tests.conversations.pair import Customer

Feed = dict[str, dict[str, str]]


class Expectation(BaseModel):
    """One turn; what is not written is not checked."""

    model_config = ConfigDict(extra="forbid")

    customer: str
    intent: str | None = None
    count: int | None = None
    at_least: int | None = None
    every: dict[str, list[str]] = Field(default={})
    none: dict[str, list[str]] = Field(default={})
    at_most: Decimal | None = None
    cheaper: bool = False
    first: str | None = None
    chips: list[str] | None = None
    relaxed: list[str] | None = None
    text: list[str] = []
    not_text: list[str] = []
    quotes: list[str] | None = None
    sources: list[str] | None = None
    not_spoken: list[str] = []
    new: bool = False
    table: list[str] | None = None
    basket: list[str] | None = None
    total: str | None = None
    silent: bool = False
    quick: list[str] | None = None


def hold(customer: Customer, turns: Iterable[Expectation], feed: Feed) -> list[Reply]:
    """Hold a conversation, and return the replies; fail at the first that is not as expected."""
    replies: list[Reply] = []
    for expected in turns:
        messages = customer.say(expected.customer)
        if expected.intent is not None:
            assert customer.understood() == expected.intent, expected.customer
        if expected.silent:
            assert [message.get("custom") for message in messages] == [{"silent": True}], messages
            continue
        reply = reply_of(messages)
        check(expected, reply, replies, feed)
        replies.append(reply)
    return replies


def reply_of(messages: Sequence[dict[str, Any]]) -> Reply:
    """Read Rasa's one message as a reply; the code of what it apologizes for may follow it."""
    assert [message["custom"].keys() for message in messages[1:]] in ([], [{"problem"}]), messages
    message = messages[0]
    if "custom" in message:
        return Reply.model_validate(message["custom"]["reply"])
    return Reply(text=message["text"], speech=message["text"])


def check(expected: Expectation, reply: Reply, before: Sequence[Reply], feed: Feed) -> None:
    """Fail with the reply where it is not as expected."""
    _check_words(expected, reply)
    _check_products(expected, reply, feed)
    _check_prices(expected, reply, before, feed)
    if expected.chips is not None:
        assert [chip.key for chip in reply.chips] == expected.chips
    if expected.relaxed is not None:
        assert [facet.value for facet in reply.relaxed] == expected.relaxed
    if expected.table is not None:
        _check_table(expected.table, reply)
    if expected.quick is not None:
        assert [each.text for each in reply.quick_replies] == expected.quick
    _check_cart(expected, reply)
    if expected.new:
        assert not {card.item_group_id for card in reply.cards} & _shown(before), reply


def _check_table(rows: Sequence[str], reply: Reply) -> None:
    assert reply.table is not None, reply
    assert set(rows) <= {row.label for row in reply.table.rows}, reply.table
    assert {len(row.cells) for row in reply.table.rows} == {len(reply.cards)}, reply.table


def _check_cart(expected: Expectation, reply: Reply) -> None:
    lines = reply.basket.lines if reply.basket else ()
    if expected.basket is not None:
        told = [f"{line.quantity} {line.title} {line.options}".replace(",", "").strip() for line in lines]
        assert told == expected.basket, reply
    if expected.total is not None:
        assert reply.basket is not None, reply
        assert reply.basket.total == expected.total
        assert expected.total in reply.text
        assert expected.total in reply.speech


def _check_words(expected: Expectation, reply: Reply) -> None:
    assert reply.speech, "a reply must be speakable"
    text = reply.text.casefold()
    assert [words for words in expected.text if words.casefold() not in text] == [], reply.text
    assert [words for words in expected.not_text if words.casefold() in text] == [], reply.text
    speech = reply.speech.casefold()
    assert [words for words in expected.not_spoken if words.casefold() in speech] == [], reply.speech
    if expected.quotes is not None:
        assert [source.quote for source in reply.sources] == expected.quotes
    if expected.sources is not None:
        assert [source.name for source in reply.sources] == expected.sources


def _check_products(expected: Expectation, reply: Reply, feed: Feed) -> None:
    if expected.count is not None:
        assert len(reply.cards) == expected.count, reply
    if expected.at_least is not None:
        assert len(reply.cards) >= expected.at_least, reply
    if expected.first is not None:
        assert reply.cards[0].title.startswith(expected.first), reply.cards[0].title
    rows = [feed[card.variant_id] for card in reply.cards]
    for field, values in expected.every.items():
        assert rows, reply
        assert {row[field] for row in rows} <= set(values), reply
    for field, values in expected.none.items():
        assert not {row[field] for row in rows} & set(values), reply


def _check_prices(expected: Expectation, reply: Reply, before: Sequence[Reply], feed: Feed) -> None:
    prices = [_price(card, feed) for card in reply.cards]
    if expected.at_most is not None:
        assert prices, reply
        assert max(prices) <= expected.at_most, reply
    if expected.cheaper:
        assert prices, reply
        assert max(prices) < min(_price(card, feed) for card in before[-1].cards), reply


def _price(card: Card, feed: Feed) -> Decimal:
    row = feed[card.variant_id]
    price = Decimal((row["sale_price"] or row["price"]).removesuffix(" USD"))
    assert Decimal(card.price.removeprefix("$")) == price, "a card must name the price a customer pays"
    return price


def _shown(before: Sequence[Reply]) -> set[str]:
    return {card.item_group_id for reply in before for card in reply.cards}
