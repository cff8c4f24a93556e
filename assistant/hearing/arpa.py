"""A language model of words, as a file in ARPA's format; the one place that knows arpabo.

arpabo counts. Its smoothing and its writer are not used: version 0.3.0 writes the weight of a history on the lines of
the words after it, so that what follows a history adds up to 1.5 to 2 instead of 1, and a recognizer drops words.
"""

from collections.abc import Iterator, Mapping
from math import log10
from pathlib import Path
from typing import Any

from assistant.hearing.corpus import Corpus
from assistant.hearing.smoothing import START, Estimate, Gram, estimate

#: Words that decide on the next one, that one included. The recognizer searches with no more.
ORDER = 3
#: The logarithm of no chance at all, in ARPA's format.
NEVER = -99.0


def write_language_model(corpus: Corpus, file: Path) -> None:
    """Write the language model of a corpus that has lines."""
    with file.open("w", encoding="utf-8") as opened:
        opened.writelines(f"{line}\n" for line in arpa_lines(estimate(counted(corpus))))


def counted(corpus: Corpus) -> list[dict[Gram, int]]:
    """Return how often grams of one word, of two and so on stand in the lines of a corpus."""
    from arpabo import ArpaBoLM

    model = ArpaBoLM(max_order=ORDER)
    for line in corpus.lines:
        model.read_corpus_line(line)
    return [dict(_flat(grams, ())) for grams in model.grams]


def arpa_lines(model: Estimate) -> Iterator[str]:
    """Yield the lines of the file."""
    grams = [dict(order) for order in model.orders]
    grams[0][(START,)] = 0.0  # it begins sentences and never follows
    yield "\\data\\"
    yield from (f"ngram {order}={len(each)}" for order, each in enumerate(grams, 1))
    for order, each in enumerate(grams, 1):
        yield ""
        yield f"\\{order}-grams:"
        yield from (_line(gram, each[gram], model.left.get(gram)) for gram in sorted(each))
    yield ""
    yield "\\end\\"


def _line(gram: Gram, probability: float, left: float | None) -> str:
    line = f"{log10(probability) if probability else NEVER:.4f} {' '.join(gram)}"
    return line if left is None else f"{line} {log10(left):.4f}"


def _flat(nested: Mapping[str, Any], before: Gram) -> Iterator[tuple[Gram, int]]:
    for word, rest in nested.items():
        if isinstance(rest, int):
            yield (*before, word), rest
        else:
            yield from _flat(rest, (*before, word))
