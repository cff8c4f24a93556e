"""How well speech is heard: orders with slots, or sentences with their words.

    python -m benchmarks.transcription --audio DIR --labels JSON [--corpus FILE] [--json FILE]
        [--snr DB] [--echo] [--seed N] [--most N] [--whisper CHECKPOINT]

`--corpus` names sentences of the task, one a line, which the language model is made of. Without it, where the labels
are sentences, it is made of their words in any order: the task is known, and not what is said. No label goes into any
system. docs/voice.md tells what was chosen on what, and the two things that were seen of the spoken orders before.

`slots`: the share of slots that are heard as they were said. A text is read from left to right, each time the longest
value that stands there: "iced coffee" is no "coffee". `all_slots`: the share of recordings whose slots are all right.
`wer`: word errors for each word said; where only slots are known, of the words in these. `rtf`: seconds of one core's
work for each second of sound.

`ours, streamed` is fed 20 ms at a time, as in a call; `finish` is how long it takes from the end of the sound to its
text. `stock` is pocketsphinx with the language model and the dictionary that it comes with. Noise and echo are the same
for all.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant.audio.pcm import FRAME, RATE, Samples
from assistant.errors import SetupError
from assistant.hearing.corpus import Corpus, plain_corpus
from assistant.hearing.ports import Transcriber
from assistant.hearing.pronouncing import Pronouncer
from assistant.hearing.sphinx import SphinxTranscriber
from assistant.hearing.task import prepared
from benchmarks.report import Row, ended_in_words, report
from benchmarks.spoken import Spoken, echoed, errors_of, filled, noisy, plain, read_audio, read_labels

#: Of a corpus of words in any order.
WORDS_OF_A_LINE, LINES_OF_A_WORD = 4, 50
#: Hears a recording and tells what it says, and the seconds that passed after its end.
Ear = Callable[[Samples], tuple[str, float]]


@dataclass(frozen=True)
class Heard:
    """What one system heard of one recording."""

    spoken: Spoken
    text: str
    finish: float  # seconds


def main(  # noqa: PLR0913, PLR0917 - each is an option
    audio: Annotated[Path, typer.Option(help="The folder of recordings.")],
    labels: Annotated[Path, typer.Option(help="Their words or slots, by file.")],
    corpus: Annotated[Path | None, typer.Option(help="Sentences of the task, one a line.")] = None,
    json: Annotated[Path | None, typer.Option(help="Also write the rows here.")] = None,
    snr: Annotated[float | None, typer.Option(help="Add noise so many decibels below the voice.")] = None,
    echo: Annotated[bool, typer.Option("--echo", help="Add a room's echo.")] = False,
    seed: Annotated[int, typer.Option(help="Of noise and echo.")] = 1,
    most: Annotated[int | None, typer.Option(help="Hear only so many recordings.")] = None,
    whisper: Annotated[str, typer.Option(help="A .pt file or a published name, to be measured too.")] = "",
) -> None:
    """Measure all systems on the same recordings."""
    with ended_in_words():
        spoken = read_labels(labels)[:most]
        sounds = [_made(read_audio(audio / each.file), (snr, seed + place), echo) for place, each in enumerate(spoken)]
        with tempfile.TemporaryDirectory() as folder:
            rows = [
                _measured(name, ear, spoken, sounds)
                for name, ear in _systems(_task_corpus(corpus, spoken), Path(folder), whisper)
            ]
        report(f"{len(spoken)} recordings, {sum(map(len, sounds)) / RATE:.0f} s", rows, json)


def _made(samples: Samples, noise: tuple[float | None, int], echo: bool) -> Samples:
    decibels, seed = noise
    rng = np.random.default_rng(seed)
    samples = echoed(samples, rng) if echo else samples
    return samples if decibels is None else noisy(samples, decibels, rng)


def _task_corpus(file: Path | None, spoken: Sequence[Spoken]) -> Corpus:
    if file:
        return plain_corpus(file.read_text("utf-8").splitlines())
    words = sorted({word for each in spoken for word in each.text.split()})
    if not words:
        raise SetupError("Orders are heard with a corpus of their task: name one with --corpus.")
    rng = np.random.default_rng(0)
    return plain_corpus(" ".join(rng.choice(words, WORDS_OF_A_LINE)) for _ in range(LINES_OF_A_WORD * len(words)))


def _systems(corpus: Corpus, folder: Path, whisper: str) -> Iterator[tuple[str, Ear]]:
    ours = SphinxTranscriber(prepared(corpus, folder, Pronouncer.english()))
    yield "ours", _whole(ours)
    yield "ours, streamed", _streamed(ours)
    yield "stock", _stock()
    if whisper:
        from assistant.hearing.whisper import load

        yield f"whisper {Path(whisper).stem}", _whole(load(whisper))


def _whole(transcriber: Transcriber) -> Ear:
    def hear(samples: Samples) -> tuple[str, float]:
        with _watch() as passed:
            text = transcriber.transcribe(samples).text
        return text, passed()

    return hear


def _streamed(transcriber: Transcriber) -> Ear:
    def hear(samples: Samples) -> tuple[str, float]:
        utterance = transcriber.listen()
        for start in range(0, len(samples), FRAME):
            utterance.feed(samples[start : start + FRAME])
        with _watch() as passed:
            text = utterance.finish().text
        return text, passed()

    return hear


def _stock() -> Ear:
    from pocketsphinx import Config, Decoder

    decoder = Decoder(Config(loglevel="FATAL"))

    def hear(samples: Samples) -> tuple[str, float]:
        with _watch() as passed:
            decoder.start_utt()
            decoder.process_raw(samples.tobytes(), full_utt=True)
            decoder.end_utt()
            found = decoder.hyp()
        return (found.hypstr if found else ""), passed()

    return hear


@contextmanager
def _watch() -> Iterator[Callable[[], float]]:
    begun = time.perf_counter()
    yield lambda: time.perf_counter() - begun


def _measured(name: str, ear: Ear, spoken: Sequence[Spoken], sounds: Sequence[Samples]) -> Row:
    begun = time.process_time()
    heard = [Heard(each, *ear(sound)) for each, sound in zip(spoken, sounds, strict=True)]
    work = time.process_time() - begun
    seconds = sum(map(len, sounds)) / RATE
    late = float(np.quantile([each.finish for each in heard], 0.95))
    return {"system": name, **_marks(heard), "rtf": work / seconds, "finish p95 s": late}


def _marks(heard: Sequence[Heard]) -> dict[str, float]:
    if any(each.spoken.slots for each in heard):
        return _slot_marks(heard)
    return {"wer": _rate([(each.spoken.text.split(), plain(each.text).split()) for each in heard])}


def _slot_marks(heard: Sequence[Heard]) -> dict[str, float]:
    names = {slot for each in heard for slot in each.spoken.slots}
    values = {
        slot: frozenset(each.spoken.slots[slot] for each in heard if slot in each.spoken.slots)
        for slot in sorted(names)
    }
    found = [filled(plain(each.text), values) for each in heard]
    right = [
        [got.get(slot) == value for slot, value in each.spoken.slots.items()]
        for each, got in zip(heard, found, strict=True)
    ]
    pairs = [
        (value.split(), got.get(slot, "").split())
        for each, got in zip(heard, found, strict=True)
        for slot, value in each.spoken.slots.items()
    ]
    known = [(each.spoken.text.split(), plain(each.text).split()) for each in heard if each.spoken.text]
    return {
        "all_slots": sum(map(all, right)) / len(right),
        "slots": sum(map(sum, right)) / sum(map(len, right)),
        "wer": _rate(known or pairs),
    }


def _rate(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    return sum(errors_of(said, heard) for said, heard in pairs) / sum(len(said) for said, _ in pairs)


if __name__ == "__main__":
    typer.run(main)
