"""`assistant handoff`: what people do for whom the desk is a folder or a mailbox."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import NoSuchHandover, SetupError

if TYPE_CHECKING:
    from assistant.handoff.switchboard import Switchboard

handoff_app = typer.Typer(no_args_is_help=True, help="Conversations that wait for people, or are with them.")

Conversation = Annotated[str, typer.Argument(help="The number of a conversation, or its id.")]


@handoff_app.command("list")
def list_command(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """List the conversations that were handed over and are not over, oldest first."""
    cases = _switchboard().cases()
    if as_json:
        typer.echo(json.dumps([asdict(case) for case in cases], default=str, ensure_ascii=False, indent=2))
        return
    for case in cases:
        typer.echo(
            f"{case.number}  {case.state}  {case.at:%Y-%m-%d %H:%M} UTC  {case.conversation}  {_one_line(case.said)}"
        )


@handoff_app.command("reply")
def reply(
    conversation: Conversation,
    text: Annotated[str, typer.Argument(help="What the customer is to read.")],
    name: Annotated[str, typer.Option(help="Who says it, as the customer reads it.")] = "",
) -> None:
    """Say something to a customer as a person: the assistant keeps quiet from then on."""
    _open(conversation).say(conversation, name, text)


@handoff_app.command("back")
def back(conversation: Conversation) -> None:
    """Give a conversation back to the assistant, which the customer is told."""
    _open(conversation).give_back(conversation)


def _open(conversation: str) -> "Switchboard":
    """Return the switchboard. Raises NoSuchHandover where a conversation is over, or was never handed over."""
    switchboard = _switchboard()
    if switchboard.is_over(conversation):
        raise NoSuchHandover(
            "That conversation is with the assistant again, so nothing was done; `assistant handoff list` names those"
            " that are not over."
        )
    return switchboard


def _switchboard() -> "Switchboard":
    from assistant import wiring

    switchboard = wiring.switchboard(wiring.settings())
    if switchboard is None:
        raise SetupError("This shop has no desk (ASSISTANT_HANDOFF=none): choose one, see docs/handoff.md.")
    return switchboard


def _one_line(text: str) -> str:
    """Write a customer's words so that they cannot move the cursor."""
    return " ".join("".join(sign for sign in text if sign.isprintable()).split())
