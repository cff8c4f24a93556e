"""Writing amounts of money."""

from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision

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


def plain_amount(money: Money) -> str:
    """Write for programs: "60.00", with the digits of the currency, or more where the amount has them."""
    digits = max(get_currency_precision(money.currency), -int(money.amount.normalize().as_tuple().exponent))
    return f"{money.amount:.{digits}f}"
