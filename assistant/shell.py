"""A reply as a terminal shows it: what `rasa shell` prints to support staff."""

from assistant.screen import Basket, BasketLine, Card, Chip, QuickReply, Reply


def listing(reply: Reply) -> str:
    """Write the text, the numbered products, the cart, where it comes from, what was understood and could be said next.

    Control characters of a feed are left out, so that no product can move the cursor.
    """
    parts = [
        reply.text,
        *(_product(number, card) for number, card in enumerate(reply.cards, 1)),
        *(_cart(reply.basket) if reply.basket and reply.basket.lines else ()),
        *(f"{source.name}: {source.quote}" for source in reply.sources),
        _understood(reply.chips),
        _suggested(reply.quick_replies),
    ]
    return "\n".join(_printable(part) for part in parts if part)


def _product(number: int, card: Card) -> str:
    was = f" (was {card.old_price})" if card.old_price else ""
    sizes = f"sizes {' '.join(card.sizes)}" if card.sizes else ""
    rating = f"★{card.rating:.1f} ({card.rating_count})" if card.rating is not None else ""
    facts = [*card.lead, sizes] if card.lead else [f"{card.price}{was}", sizes, rating]
    line = f"{number}. {card.title} — {', '.join(fact for fact in facts if fact)}"
    return f"{line}\n   {card.link}" if card.link else line


def _cart(basket: Basket) -> list[str]:
    """Write a line for each thing in a cart, the sum, and where the shop takes over."""
    lines = [_cart_line(number, line) for number, line in enumerate(basket.lines, 1)]
    return [*lines, f"= {basket.total}", basket.checkout or ""]


def _cart_line(number: int, line: BasketLine) -> str:
    named = ", ".join(part for part in (line.title, line.options) if part)
    return f"{number}. {named} — {line.quantity} x {line.price}: {line.total}"


def _understood(chips: tuple[Chip, ...]) -> str:
    """Write what was understood, and on a line of its own what was seen, each with what asks for it."""
    asked = " · ".join(chip.label for chip in chips if chip.says is None)
    seen = " | ".join(f"{chip.label} → {chip.says}" for chip in chips if chip.says is not None)
    return "\n".join(line for line in (f"[{asked}]" if asked else "", f"({seen})" if seen else "") if line)


def _suggested(suggestions: tuple[QuickReply, ...]) -> str:
    return f"→ {' | '.join(suggestion.text for suggestion in suggestions)}" if suggestions else ""


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable() or character == "\n")
