"""An action server whose library fails or is late, in place of `python -m actions`."""

import time
from typing import Any, cast

import uvicorn

from actions.server import create_app
from assistant.errors import CatalogError, DialogueDown, ModelMismatch
from assistant.screen import Reply
from assistant.settings import Settings
from assistant.thread import Heard, Thread, Turn
from assistant.troubles import Troubles
from assistant.turn import Assistant

FAILURES = {
    "search": CatalogError("The catalogue is gone."),
    "refine": ZeroDivisionError(),
    "show_photo": ModelMismatch("The pictures are indexed by another model."),
}


class FailingAssistant:
    """Finds nothing because the store is gone; tells details too late; starts over as it should."""

    class shop:  # noqa: N801 - stands in an attribute's place
        @staticmethod
        def statistics() -> dict[str, object]:
            return {"products": 0, "variants": 0, "models": {}}

    def take(self, goal: str, heard: Heard, thread: Thread) -> Turn:
        if goal in FAILURES:
            raise FAILURES[goal]
        if goal == "details":
            time.sleep(2)
        return Turn(thread=thread, reply=Reply(text="A new start.", speech="A new start."))


async def parse(_: str) -> dict[str, Any]:
    raise DialogueDown("Nothing is to be understood.")


def main() -> None:
    settings = Settings()
    token = settings.actions_token.get_secret_value()
    app = create_app(cast(Assistant, FailingAssistant()), parse, token, Troubles(), deadline_seconds=1)
    uvicorn.run(app, host="127.0.0.1", port=int(settings.actions_url.rsplit(":", 1)[1]), access_log=False)


if __name__ == "__main__":
    main()
