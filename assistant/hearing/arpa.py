"""The one place that knows arpabo: a language model of words, in ARPA's format."""

from pathlib import Path

from assistant.hearing.corpus import Corpus

#: Words that decide on the next one, that one included. The recognizer searches with no more.
ORDER = 3
#: Katz' backoff, its discount chosen for the corpus. Of arpabo's it has the least perplexity on sentences held out,
#: of the training utterances (24 against 28 to 48) as of the closed tasks that recognizers are measured on.
SMOOTHING = "auto"


def write_language_model(corpus: Corpus, file: Path) -> None:
    """Write the language model of a corpus that has lines."""
    from arpabo import ArpaBoLM

    model = ArpaBoLM(max_order=ORDER, smoothing_method=SMOOTHING)
    for line in corpus.lines:
        model.read_corpus_line(line)
    model.compute()
    if not model.write_file(str(file)):
        raise OSError(f"{file} cannot be written")
