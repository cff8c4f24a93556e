"""`assistant customers`: what is kept of whom, and forgetting it."""

import csv
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import NoSuchCustomer, UnknownSession
from assistant.hearing.ports import MOST_HEARING_SECONDS

if TYPE_CHECKING:
    from assistant.privacy.memory import ShopMemory
    from assistant.settings import Settings

customers_app = typer.Typer(no_args_is_help=True, help="What is kept of customers.")

Named = Annotated[str, typer.Argument(help="The id of a customer, as `assistant customers list` prints it.")]
Token = Annotated[str, typer.Option("--session", help="The token of one of their sessions, in place of the id.")]


@customers_app.command("list")
def list_command(
    most: Annotated[int, typer.Option("-k", min=1, max=100_000, help="How many at most.")] = 1000,
) -> None:
    """Print whom anything is kept of as tab-separated text: the id and counts, nothing they said."""
    memory, _ = _opened()
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(("customer", "agreed", "preferences", "events", "conversations"))
    writer.writerows(memory.everyone(most))


@customers_app.command()
def show(customer: Named = "", session: Token = "") -> None:
    """Print all that is kept of a customer as JSON."""
    memory, settings = _opened()
    typer.echo(memory.known(_customer(customer, session, memory, settings)).model_dump_json(indent=2))


@customers_app.command()
def forget(customer: Named = "", session: Token = "") -> None:
    """Delete all that is kept of a customer, in every store, and end their conversations; also while the shop runs."""
    memory, settings = _opened()
    named = _customer(customer, session, memory, settings)
    conversations, latest = memory.conversations.of(named), memory.conversations.latest(named)
    memory.forget(named, conversations)
    longest = timedelta(seconds=settings.turn_deadline_seconds + MOST_HEARING_SECONDS)
    if latest is not None and (left := latest + longest - datetime.now(UTC)) > timedelta():
        typer.echo(f"An answer may be under way: forgetting once more in {left.total_seconds():.0f} seconds.", err=True)
        time.sleep(left.total_seconds())
        memory.forget(named, conversations)
    typer.echo("Forgotten.")


@customers_app.command()
def sweep() -> None:
    """Delete what is older than it may be, as the running gateway does every hour."""
    memory, _ = _opened()
    memory.sweep()


def _opened() -> "tuple[ShopMemory, Settings]":
    from assistant import recollection, wiring

    settings = wiring.settings()
    return recollection.memory(settings), settings


def _customer(customer: str, token: str, memory: "ShopMemory", settings: "Settings") -> str:
    """Return the id of the customer that is meant.

    Raises UnknownSession for a token of nobody's, and NoSuchCustomer for the id of one of whom nothing is kept.
    """
    if bool(customer) == bool(token):
        raise typer.BadParameter("give the id of a customer, or --session TOKEN")
    if customer:
        return _kept(customer, memory)
    from assistant import recollection

    try:
        return memory.conversations.owner(recollection.conversation_of(settings, token))
    except UnknownSession as error:
        raise UnknownSession("Expected the token of a session that is still kept; it may be over already.") from error


def _kept(customer: str, memory: "ShopMemory") -> str:
    if not memory.keeps(customer):
        raise NoSuchCustomer(
            f"Expected a customer of whom anything is kept, as `assistant customers list` prints them; "
            f"nothing is kept of {customer!r}. Nothing was done."
        )
    return customer
