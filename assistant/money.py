"""Writing amounts of money."""

from decimal import Decimal

from babel.numbers import format_currency

from assistant.phrases import LOCALE
from assistant.types import Money


def written(money: Money) -> str:
    """Write as shops do: "$59.90", and a bound as people say it: "$80" without its zeros."""
    whole = money.amount == money.amount.to_integral_value()
    text: str = format_currency(
        money.amount, money.currency, locale=LOCALE, format="¤#,##0" if whole else None, currency_digits=not whole
    )
    return text


def amount(value: Decimal, currency: str) -> str:
    """Write an amount of the catalogue's currency."""
    return written(Money(value, currency))
