"""Chromium with a microphone that plays a sound, and which asks nobody whether it may be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assistant.audio.notes import CleanRecording
from assistant.audio.pcm import Samples

from .conftest import FLAGS, chromium


@contextmanager
def listening(sound: Samples, folder: Path, *, once: bool = False) -> Iterator[Browser]:
    """Open a browser; its microphone plays the sound over and over, or `once` from when it is first opened."""
    file = folder / "heard.wav"
    file.write_bytes(CleanRecording(sound).wav)
    microphone = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}{'%noloop' if once else ''}",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *microphone])
        yield browser
        browser.close()
