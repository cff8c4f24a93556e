"""What the parts of one call share: its time, its tasks, its worker threads, and whom they tell what happens."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar

from assistant.calling.events import Event
from assistant.calling.signals import Cue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inside:
    """Used in the event loop only."""

    clock: Callable[[], float]  # seconds of the call
    take: Callable[[Cue], None]  # tells turn taking
    tell: Callable[[bytes | Event], None]  # tells the client
    spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]  # the task ends with the call
    workers: Executor

    def work(self, work: Callable[..., T], *given: Any) -> asyncio.Future[T]:
        """Let a worker thread do this."""
        return asyncio.get_running_loop().run_in_executor(self.workers, work, *given)
