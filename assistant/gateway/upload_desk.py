"""Where customers' photos and recordings come in: a few at a time, made anew, kept no longer than their session."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog

from assistant.audio import notes
from assistant.errors import TooManyRequests
from assistant.gateway.edge import PHOTOS, RECORDINGS
from assistant.gateway.messages import Recorded, Uploaded
from assistant.gateway.sessions import Session
from assistant.photo import clean
from assistant.uploads import Uploads

MAX_COMING = 32  # uploads read or waiting to be decoded, of all sessions: at most 384 MiB
MAX_COMING_PER_SESSION = 2
MAX_DECODINGS = 2  # at a time; one of 40 million pixels takes up to 600 MiB and 5 seconds
RETRY_SECONDS = 5
SWEEP_SECONDS = 3600.0


class UploadDesk:
    """Takes photos and recordings in for their sessions. `now` returns the time with its zone."""

    def __init__(self, uploads: Uploads, life: timedelta, now: Callable[[], datetime]) -> None:
        self.uploads = uploads
        self._life = life
        self._now = now
        self._coming: Counter[str] = Counter()
        self._decoders = ThreadPoolExecutor(MAX_DECODINGS, thread_name_prefix="photo")
        self._log = structlog.get_logger("gateway.upload_desk")

    @contextmanager
    def place(self, session_id: str) -> Iterator[None]:
        """Hold a place for one upload. Raises TooManyRequests where none is free."""
        if self._coming[session_id] >= MAX_COMING_PER_SESSION or self._coming.total() >= MAX_COMING:
            raise TooManyRequests("Expected earlier uploads to be taken in first; wait for them.", RETRY_SECONDS)
        self._coming[session_id] += 1
        try:
            yield
        finally:
            self._coming[session_id] -= 1
            self._coming += Counter()  # forgets sessions with none

    async def keep(self, data: bytes, session: Session) -> Uploaded:
        """Make a photo anew and keep it. Raises BadPhoto or PhotoTooLarge."""
        return await asyncio.get_running_loop().run_in_executor(self._decoders, self._keep, data, session)

    def _keep(self, data: bytes, session: Session) -> Uploaded:
        photo, until = clean(data), self._until(session)
        upload = self.uploads.keep(photo, session.id, until)
        return Uploaded(id=upload, width=photo.width, height=photo.height, expires_at=until, url=f"{PHOTOS}/{upload}")

    async def keep_recording(self, data: bytes, session: Session) -> Recorded:
        """Make a recording anew and keep it. Raises BadRecording or SpeechTooLong."""
        return await asyncio.get_running_loop().run_in_executor(self._decoders, self._keep_recording, data, session)

    def _keep_recording(self, data: bytes, session: Session) -> Recorded:
        recording, until = notes.clean(data), self._until(session)
        upload = self.uploads.keep(recording, session.id, until)
        seconds = round(recording.seconds, 2)
        return Recorded(id=upload, seconds=seconds, expires_at=until, url=f"{RECORDINGS}/{upload}")

    def _until(self, session: Session) -> datetime:
        return min(self._now() + self._life, session.expires_at)

    async def sweep(self) -> None:
        """Delete what has ended, now and every hour, until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.uploads.sweep)
            except OSError as error:
                self._log.error("uploads_not_swept", reason=error.strerror)
            await asyncio.sleep(SWEEP_SECONDS)

    def close(self) -> None:
        """Take in no more."""
        self._decoders.shutdown(wait=False, cancel_futures=True)
