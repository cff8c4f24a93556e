import pytest

from .scripted_call import REPLY, ScriptedCall


@pytest.fixture
def call() -> ScriptedCall:
    return ScriptedCall()


@pytest.fixture
def told(call: ScriptedCall) -> ScriptedCall:
    """A call in the first sentence of a reply."""
    call.say("show me red dresses")
    call.answer(*REPLY)
    call.rest(1.0)
    call.moves()
    return call
