"""A whole call over a line, without a network: what is said, heard, interrupted and survived."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.audio.pcm import Samples
from assistant.calling import call as module
from assistant.calling.call import Call
from assistant.calling.events import (
    Adjusted,
    Bye,
    Cut,
    Ended,
    Failed,
    Hearing,
    Held,
    Mute,
    Noticed,
    Partly,
    Position,
    Ready,
    Release,
    Replied,
    Sentence,
    Start,
    Stop,
    Streaming,
    Understood,
    Write,
)
from assistant.calling.line import Line
from assistant.calling.ports import Said
from assistant.errors import DialogueDown, SpeechDown, SpeechTooLong, TextTooLong

from .customer import Customer, ScriptedTalk, TonePhrases, ToneVoice, settle

PHRASES = {
    300: "show me red dresses",
    500: "cheaper ones please",
    600: "okay",
    700: "slower",
    800: "stop",
    650: "repeat that",
}
RED = "Here are red dresses 1000. The first costs fifty dollars 1100. Want it 1200?"
ANSWERS = {"show me red dresses": RED, "cheaper ones please": "Cheaper ones here 1300.", "typed": "Typed 1400."}


@pytest.fixture
def talk() -> ScriptedTalk:
    return ScriptedTalk(ANSWERS)


async def asked(customer: Customer) -> None:
    """Ask for dresses, and hear the answer begin."""
    await customer.say(300)
    await customer.rest(1.0)


async def test_a_question_is_heard_answered_and_spoken(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.rest(8.0)
    assert talk.said == [Said("show me red dresses", 0.9, None)]
    kinds = [type(event) for event in customer.events]
    assert kinds == [Ready, Hearing, Partly, Understood, Replied, Streaming, Sentence, Sentence, Sentence, Ended]
    assert customer.of(Replied)[0].content.text == f"({RED})"
    assert {1000, 1100, 1200} <= customer.tones() <= {1000, 1050, 1100, 1150, 1200}
    heard = sum(np.any(frame) for frame in customer.heard)
    assert heard * 0.02 == pytest.approx(14 * 0.4, abs=0.05)  # every word, once


async def test_sound_is_sent_only_a_little_ahead_of_the_ear(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        began = customer.when(Streaming)
        ahead = []
        for _ in range(150):
            await customer.rest(0.02)
            ahead.append(len(customer._buffer) * 0.02)
    assert began < 1.2
    assert 0.8 < max(ahead) <= 1.05


async def test_an_interruption_silences_and_the_dialogue_learns_what_was_heard(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.rest(1.2)
        began = customer.now
        await customer.say(500)
        held = customer.when(Held)
        await customer.rest(1.0)
        await customer.rest(3.0)
    assert held - began <= 0.3
    (cut,) = customer.of(Cut)
    assert RED.startswith(cut.heard) and 2 <= len(cut.heard.split()) <= 5
    assert talk.said[1] == Said("cheaper ones please", 0.9, cut.heard)
    assert 1300 in customer.tones()
    silent_from = round(held / 0.02) + 1
    assert not any(np.any(frame) for frame in customer.heard[silent_from : silent_from + 15])


@pytest.mark.parametrize("acks", [True, False])
async def test_what_was_heard_is_known_though_a_client_does_not_tell(talk, acks):
    async with Customer(PHRASES, talk) as customer:
        customer.acks = acks
        await asked(customer)
        await customer.rest(2.0)
        await customer.say(500)
        await customer.rest(1.0)
    assert 4 <= len(customer.of(Cut)[0].heard.split()) <= 7


async def test_a_backchannel_lets_the_reply_go_on_where_it_was(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.rest(1.0)
        await customer.say(600, 0.3)
        await customer.rest(10.0)
    assert customer.of(Cut) == [] and len(talk.said) == 1
    heard = sum(np.any(frame) for frame in customer.heard) * 0.02
    assert heard == pytest.approx(14 * 0.4, abs=0.3)


async def test_slower_is_obeyed_without_asking_the_dialogue(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.rest(0.5)
        await customer.say(700, 0.4)
        await customer.rest(1.0)
    assert customer.of(Adjusted) == [Adjusted(speed=0.85, gain_db=0.0)]
    assert [sentence.offset for sentence in customer.of(Sentence)[-1:]] == [0.0]
    assert customer.of(Sentence)[-1].seconds == pytest.approx(5 * 0.4 / 0.85, abs=0.01)
    assert len(talk.said) == 1


async def test_repeat_speaks_again_what_was_spoken_before(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.rest(6.0)
        await customer.say(650, 0.4)
        await customer.rest(1.0)
    assert [event.reply for event in customer.of(Streaming)] == [1, 1]
    assert len(talk.said) == 1


async def test_a_slow_dialogue_delays_neither_hearing_nor_an_interruption(talk):
    talk.gate = asyncio.Event()
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.say(500)
        await customer.rest(1.0)
        assert [event.text for event in customer.of(Understood)] == ["show me red dresses", "cheaper ones please"]
        assert len(talk.said) == 1
        talk.gate.set()
        await customer.rest(3.0)
    assert [said.text for said in talk.said] == ["show me red dresses", "cheaper ones please"]
    assert [event.reply for event in customer.of(Streaming)] == [2]  # the first is shown, not spoken
    assert customer.of(Cut) == [Cut(reply=1, heard="")]
    assert len(customer.of(Replied)) == 2


async def test_an_answer_that_came_too_late_is_not_what_was_cut_before_the_next_question(talk):
    talk.gate = asyncio.Event()
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.say(500)
        await customer.rest(1.0)
        talk.gate.set()
        await customer.rest(4.0)
        await customer.send(Write(type="text", text="typed"))
    assert talk.said[-1] == Said("typed", 1.0, None)


async def test_what_is_typed_is_answered_aloud_too(talk):
    async with Customer(PHRASES, talk) as customer:
        await customer.send(Write(type="text", text="typed"))
        await customer.rest(1.0)
    assert talk.said == [Said("typed", 1.0, None)]
    assert 1400 in customer.tones()


async def test_letting_go_of_the_key_ends_the_turn_at_once(talk):
    async with Customer(PHRASES, talk) as customer:
        await customer.say(300)
        await customer.send(Release(type="release"))
        assert len(customer.of(Understood)) == 1


async def test_a_dialogue_that_fails_is_apologized_for_and_the_call_goes_on(talk):
    async def failing(said: Said):
        if said.text == "show me red dresses":
            raise DialogueDown("Expected the dialogue to answer.")
        return await talk(said)

    async with Customer(PHRASES, failing) as customer:
        await asked(customer)
        await customer.rest(2.0)
        assert [event.code for event in customer.of(Failed)] == ["dialogue_down"]
        assert [event.kind for event in customer.of(Noticed)] == ["trouble"]
        await customer.say(500)
        await customer.rest(2.0)
    assert 750 in customer.tones() and 1300 in customer.tones()


@pytest.mark.parametrize(
    ("error", "code"),
    [(SpeechDown("Expected to speak."), "speech_down"), (RuntimeError("of an engine"), "speech_down")],
)
async def test_a_voice_that_fails_is_told_and_the_call_goes_on(talk, error, code):
    class Hoarse(ToneVoice):
        def sound(self, piece: str, speed: float = 1.0, gain_db: float = 0.0) -> Samples:
            if "1100" in piece:
                raise error
            return super().sound(piece, speed, gain_db)

    async with Customer(PHRASES, talk, voice=Hoarse()) as customer:
        await asked(customer)
        await customer.rest(3.0)
        assert [event.code for event in customer.of(Failed)] == ["speech_down"]
        assert len(customer.of(Replied)) == 1
        await customer.say(500)
        await customer.rest(2.0)
    assert 1300 in customer.tones()


async def test_an_answer_too_long_to_be_spoken_is_shown(talk):
    class Terse(ToneVoice):
        def pieces(self, text: str):
            raise TextTooLong("Expected less.")

    async with Customer(PHRASES, talk, voice=Terse()) as customer:
        await asked(customer)
    assert [event.code for event in customer.of(Failed)] == ["text_too_long"]
    assert len(customer.of(Replied)) == 1


async def test_an_engine_of_hearing_that_breaks_is_told_and_the_next_sentence_is_heard(talk):
    class Deafened(TonePhrases):
        calls = 0

        def listen(self):
            self.calls += 1
            if self.calls == 1:
                raise RuntimeError("of an engine")
            return super().listen()

    async with Customer(PHRASES, talk, transcriber=Deafened(PHRASES)) as customer:
        await asked(customer)
        await customer.rest(2.0)
        assert [event.code for event in customer.of(Failed)] == ["hearing_down"]
        assert [event.kind for event in customer.of(Noticed)] == ["trouble"]
        await customer.say(500)
        await customer.rest(2.0)
    assert 1300 in customer.tones()


async def test_an_utterance_that_is_too_long_for_its_engine_is_told(talk):
    class Full:
        name = "full"

        def listen(self):
            raise SpeechTooLong("Expected less.")

    async with Customer(PHRASES, talk, transcriber=Full()) as customer:
        await asked(customer)
    assert [event.code for event in customer.of(Failed)] == ["speech_too_long"]
    assert [event.text for event in customer.of(Understood)] == [""]


async def test_a_silent_customer_is_asked_and_then_bidden_goodbye(talk):
    async with Customer(PHRASES, talk) as customer:
        await customer.rest(11.0)
        assert [event.kind for event in customer.of(Noticed)] == ["silence"]
        await customer.rest(24.0)
    assert [event.kind for event in customer.of(Noticed)] == ["silence", "goodbye"]
    assert customer.events[-1] == Bye(reason="silence")
    assert customer.gone and customer.tones() == {900, 850}


async def test_nothing_is_heard_while_the_microphone_is_off(talk):
    async with Customer(PHRASES, talk) as customer:
        await customer.send(Mute(type="mute", on=True))
        await asked(customer)
        assert customer.of(Hearing) == []
        await customer.send(Mute(type="mute", on=False))
        await asked(customer)
        assert len(talk.said) == 1


async def test_time_passes_though_no_sound_comes(talk, monkeypatch):
    monkeypatch.setattr(module, "TICK_SECONDS", 0.001)
    monkeypatch.setattr(module, "STALLED_SECONDS", 0.002)
    async with Customer(PHRASES, talk) as customer:
        await customer.say(300)
        async with asyncio.timeout(5):
            while not talk.said:
                await asyncio.sleep(0.01)


# --- ends and bounds


async def test_hanging_up_ends_the_call(talk):
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.send(Stop(type="stop"))
        await settle()
        customer._drain()
        assert customer.gone
    assert customer.events[-1] == Bye(reason="stopped")


async def test_a_connection_that_is_cut_ends_everything_in_the_midst_of_it(talk):
    talk.gate = asyncio.Event()
    before = asyncio.all_tasks()
    async with Customer(PHRASES, talk) as customer:
        await asked(customer)
        await customer.say(500, 0.3)
    assert customer.of(Bye) == []
    assert asyncio.all_tasks() == before


async def test_a_call_that_never_begins_is_over(talk, monkeypatch):
    monkeypatch.setattr(module, "START_SECONDS", 0.01)
    for first in (None, b"\0" * 640, Stop(type="stop")):
        customer = Customer(PHRASES, talk)
        if first:
            await customer.line.incoming.put(first)
        await customer.call.run()
        told = [customer.line.outgoing.get_nowait() for _ in range(3)]
        assert isinstance(told[0], Failed) and told[1:] == [Bye(reason="refused"), None]


async def test_a_call_has_an_end(talk):
    async with Customer(PHRASES, talk, most_seconds=2.0) as customer:
        await customer.rest(2.1)
    assert customer.events[-1] == Bye(reason="limit")


async def test_a_client_that_sends_sound_slowly_makes_no_call_longer(talk):
    async with Customer(PHRASES, talk, most_seconds=0.2) as customer:
        await asyncio.sleep(0.25)
        await customer.rest(0.02)
    assert customer.events[-1] == Bye(reason="limit")


async def test_a_client_that_takes_nothing_in_is_left(talk):
    line = Line(outgoing=asyncio.Queue(20))
    made = Customer(PHRASES, talk)
    call = Call(made.call._parts, talk, line)
    running = asyncio.create_task(call.run())
    await line.incoming.put(Start(type="start"))
    await line.incoming.put(Write(type="text", text="typed"))
    async with asyncio.timeout(5):
        while not running.done():
            await line.incoming.put(b"\0" * 640)
            await asyncio.sleep(0)
    left = [line.outgoing.get_nowait() for _ in range(line.outgoing.qsize())]
    assert left[-2:] == [Bye(reason="lagging"), None]


async def test_what_is_told_of_another_stream_or_ahead_of_what_was_sent_counts_for_nothing(talk):
    async with Customer(PHRASES, talk) as customer:
        customer.acks = False
        await asked(customer)
        await customer.send(Position(type="played", stream=7, sentence=2, offset=9.0))
        await customer.send(Position(type="played", stream=1, sentence=2, offset=9.0))
        await customer.say(500)
        await customer.rest(1.0)
    assert len(customer.of(Cut)[0].heard.split()) <= 4  # a second and a half were sent


async def test_a_second_start_is_refused(talk):
    async with Customer(PHRASES, talk) as customer:
        await customer.send(Start(type="start"))
    assert [event.code for event in customer.of(Failed)] == ["bad_input"]


async def test_calls_at_once_never_mix_their_sound():
    """Each call hears and speaks a tone of its own; threads do the work, and everybody talks at once."""
    talks = [
        ScriptedTalk({f"phrase {n}": f"Answer to you {1000 + 100 * n}. And more of it {1000 + 100 * n}."})
        for n in range(4)
    ]
    with ThreadPoolExecutor(4) as workers:
        customers = [
            Customer({300 + 100 * n: f"phrase {n}" for n in range(4)}, talk, hearing=workers, speaking=workers)
            for talk in talks
        ]

        async def hold(customer: Customer, n: int) -> None:
            async with customer:
                await customer.say(300 + 100 * n)
                for _ in range(250):
                    await customer.rest(0.02)
                    await asyncio.sleep(0.001)

        await asyncio.gather(*(hold(customer, n) for n, customer in enumerate(customers)))
    for n, (talk, customer) in enumerate(zip(talks, customers, strict=True)):
        assert [said.text for said in talk.said] == [f"phrase {n}"]
        assert customer.tones() == {1000 + 100 * n}


async def test_recognizing_for_long_delays_neither_time_nor_other_sound(talk):
    """A recognizer that is stuck holds a worker, not the call."""
    stuck = threading.Event()

    class Stuck:
        name = "stuck"

        def listen(self):
            stuck.wait(10)
            raise SpeechTooLong("Expected less.")

    with ThreadPoolExecutor(1) as hearing, ThreadPoolExecutor(1) as speaking:
        async with Customer(PHRASES, talk, transcriber=Stuck(), hearing=hearing, speaking=speaking) as customer:
            await customer.send(Write(type="text", text="typed"))
            for _ in range(20):
                await customer.rest(0.02)
                await asyncio.sleep(0.005)
            began = customer.now
            await customer.say(300, 0.5)
            assert customer.when(Held) - began <= 0.3
            stuck.set()
