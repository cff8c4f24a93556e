"""What speaks is killed: the next sentence is spoken all the same."""

import os
import signal
from pathlib import Path

import numpy as np

from assistant.mic.files import recording
from tests.faults.conftest import GATEWAY, Customer, Faulty, until
from tests.whole.test_call import Caller


def voice_of(shop: Faulty) -> int:
    """Return the process that speaks for the gateway."""
    parent = f"PPid:\t{shop.process(GATEWAY)}\n"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_ours = parent in (process / "status").read_text()
            if is_ours and b"espeak_process" in (process / "cmdline").read_bytes():
                return int(process.name)
        except OSError:
            continue  # it ended while we looked
    raise AssertionError("nothing speaks for the gateway")


def test_a_voice_that_was_killed_speaks_again_in_the_next_call(
    shop: Faulty, customer: Customer, tmp_path: Path
) -> None:
    assert customer.say("red dresses")["problem"] is None
    killed = voice_of(shop)
    os.kill(killed, signal.SIGKILL)
    caller = Caller(shop.whole, tmp_path)
    told = caller.call("show me red dresses")
    assert caller.messages("reply")[0]["problem"] is None, told
    assert np.mean(np.abs(recording(caller.heard)) > 500) > 0.1
    until(lambda: voice_of(shop) != killed, "another process speaks")
