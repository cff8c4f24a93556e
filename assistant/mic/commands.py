"""`assistant mic`: a call from the terminal, by microphone or with recordings in its place."""

from pathlib import Path
from typing import Annotated

import typer

mic_app = typer.Typer()


@mic_app.callback(invoke_without_command=True)
def mic(  # noqa: PLR0913, PLR0917 - the options of a command
    url: Annotated[str, typer.Option(help="Where the shop is; this machine's by default.")] = "",
    session: Annotated[
        str,
        typer.Option(
            envvar="ASSISTANT_SESSION", help="The token of a conversation to go on with; a new one by default."
        ),
    ] = "",
    recordings: Annotated[
        list[Path] | None,
        typer.Option("--input", help="A WAV in place of the microphone; several are spoken one after the other."),
    ] = None,
    interrupt: Annotated[
        list[int] | None, typer.Option(help="Speak this recording, from 1, into the answer before it.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Where to write what is heard, with --input.")] = None,
    fast: Annotated[bool, typer.Option("--fast", help="With --input: faster than speech.")] = False,
    push: Annotated[bool, typer.Option("--push-to-talk", help="Be heard between two presses of a key.")] = False,
    microphone: Annotated[str, typer.Option(help="Number of a device or part of its name.")] = "",
    loudspeaker: Annotated[str, typer.Option(help="Number of a device or part of its name.")] = "",
    list_devices: Annotated[bool, typer.Option("--list", help="List the devices of this machine, and end.")] = False,
) -> None:
    """Call the shop: by microphone, hands-free or with a key, or with recordings in its place.

    One recording is streamed as it is, pauses and all. Of several, each waits until the answer to the one before was
    heard.
    """
    from assistant.mic import terminal
    from assistant.mic.files import recording
    from assistant.mic.script import Script

    if list_devices:
        from assistant.mic.devices import listed

        typer.echo(listed())
        return
    if not recordings and (output or fast or interrupt):
        raise typer.BadParameter("--output, --fast and --interrupt go with --input")
    place = terminal.Place(url or _own_address(), session)
    if recordings:
        script = Script([recording(file) for file in recordings], {number - 1 for number in interrupt or ()})
        terminal.speak(place, script, output=output, fast=fast)
    else:
        terminal.talk(place, terminal.device(microphone), terminal.device(loudspeaker), pushes=push)


def _own_address() -> str:
    from assistant import parts, wiring

    return parts.address(wiring.settings())
