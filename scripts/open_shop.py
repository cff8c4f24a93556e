"""A shop opened for a script: that of ASSISTANT_HOME, the demo where there is none, on a free port of the loopback."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from assistant import launcher, parts
from assistant.errors import SetupError
from assistant.processes import ProcessGroup
from assistant.settings import Settings
from assistant.supervisor import Supervisor


@contextmanager
def opened_shop() -> Iterator[tuple[str, Settings]]:
    """Yield the address of the shop and its settings; it is closed when the block is left. Raises SetupError."""
    with socket.create_server((parts.LOOPBACK, 0)) as free:
        os.environ["ASSISTANT_PORT"] = str(free.getsockname()[1])
    settings = Settings()
    settings = settings.model_copy(update={"home": settings.home.resolve()})
    with ProcessGroup(parts.ROOT) as group:
        if launcher.take(launcher.preparation(settings, None, None), settings, group):
            raise SetupError("The shop could not be prepared; what failed has said why.")
        supervisor = Supervisor(group, launcher.shop(settings))
        supervisor.start()
        supervisor.await_healthy(launcher.READY_SECONDS, lambda _: None)
        yield parts.address(settings), settings
