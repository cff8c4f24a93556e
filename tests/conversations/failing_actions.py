"""An action server whose library fails or is late, in place of `python -m actions`."""

import time
from typing import cast

import uvicorn

from actions.server import create_app
from assistant.errors import CatalogError, ModelMismatch
from assistant.settings import Settings
from assistant.turn import Assistant
from assistant.types import Heard, Reply, SearchState, Turn


class FailingAssistant:
    """Finds nothing because the store is gone; tells details too late; starts over as it should."""

    class shop:  # noqa: N801 - stands in an attribute's place
        @staticmethod
        def statistics() -> dict[str, object]:
            return {"products": 0, "variants": 0, "models": {}}

    def search(self, heard: Heard, state: SearchState) -> Turn:
        raise CatalogError("The catalogue is gone.")

    def refine(self, heard: Heard, state: SearchState) -> Turn:
        raise ZeroDivisionError

    def show_photo(self, heard: Heard, state: SearchState) -> Turn:
        raise ModelMismatch("The pictures are indexed by another model.")

    def details(self, heard: Heard, state: SearchState) -> Turn:
        time.sleep(2)
        return self.start_over(heard, state)

    def start_over(self, heard: Heard, state: SearchState) -> Turn:
        return Turn(state=SearchState(), reply=Reply(text="A new start.", speech="A new start."))


def main() -> None:
    settings = Settings()
    app = create_app(cast(Assistant, FailingAssistant()), settings.actions_token.get_secret_value(), deadline_seconds=1)
    uvicorn.run(app, host="127.0.0.1", port=int(settings.actions_url.rsplit(":", 1)[1]), access_log=False)


if __name__ == "__main__":
    main()
