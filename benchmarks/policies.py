"""How well questions about a shop are answered from its policies, and how well is declined what they do not say.

    python -m benchmarks.policies [--folder FOLDER --questions FILE] [--json FILE]
    python -m benchmarks.policies --choose

The questions stand in `benchmarks/policy_questions`, each beside words that its answer must quote, or among those that
the files do not answer. `demo.yml` asks the demo shop: on it the least confidence of an answer is chosen, for every
system the one with the best mean of `answered` and `declined` (`--choose` prints what each would mean for ours). The
figures are of another shop, invented for this, whose files and questions nothing was chosen by.

`answered`: the share of questions that the files answer which get a quote with the words in it; `misled`: which get
another quote; `declined`: the share of the others that get none. `keywords` takes the sentence that says most of the
question's words, `meaning` the one nearest in meaning to the question; both quote the section that it stands in.
`ours, near` counts what is shown as no more than near too ("I'm not sure that this answers you …").
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
import yaml

from assistant import wiring
from assistant.catalog.demo.shop import POLICIES
from assistant.language.content import content_words
from assistant.policies.book import Book, embed, passages_of, said
from assistant.policies.files import read_files
from assistant.policies.finding import NEAR, SURE, find
from assistant.policies.markdown import read
from assistant.ports import Encoder
from assistant.types import Value
from benchmarks.report import Row, ended_in_words, report

HERE = Path(__file__).parent / "policy_questions"
STEPS = [hundredth / 100 for hundredth in range(0, 121)]

#: Returns what is quoted, and how sure it is.
System = Callable[[str], tuple[str, float]]


class Questions(Value):
    """What is asked of one shop."""

    answered: Mapping[str, str]  # the question, and words that its answer must quote
    unanswered: tuple[str, ...]


class Outcome(Value):
    """What one system said to all questions, whatever its confidence."""

    answered: tuple[tuple[bool, float], ...]  # whether the right words were quoted, and the confidence
    unanswered: tuple[float, ...]

    def marks(self, least: float) -> Mapping[str, float]:
        """Return the shares where nothing less sure than `least` is said."""
        said = [is_right for is_right, confidence in self.answered if confidence >= least]
        return {
            "answered": sum(said) / len(self.answered),
            "misled": (len(said) - sum(said)) / len(self.answered),
            "declined": sum(confidence < least for confidence in self.unanswered) / len(self.unanswered),
        }


def best(outcome: Outcome) -> float:
    """Return the least confidence with the best mean of answered and declined; the lowest of several."""
    return max(STEPS, key=lambda least: outcome.marks(least)["answered"] + outcome.marks(least)["declined"])


def book_of(folder: Path, encoder: Encoder) -> Book:
    """Read and index the policies of a folder."""
    texts, _ = read_files([folder])
    sections = tuple(section for each in texts for section in read(each.text, each.name).sections)
    return Book(sections, embed(sections, encoder))


def systems(book: Book, encoder: Encoder) -> Mapping[str, System]:
    """Return ours and the simpler ones."""
    texts = [said(passage) for _, passage in passages_of(book.sections)]
    words, vectors = [set(content_words(text)) for text in texts], encoder.embed(texts)

    def ours(question: str) -> tuple[str, float]:
        answer = find(question, encoder, book, least=0)
        return " ".join(quote.text for quote in answer.quotes), answer.confidence

    def keywords(question: str) -> tuple[str, float]:
        asked = set(content_words(question))
        shares = [len(asked & each) / max(len(asked), 1) for each in words]
        return _section(book, shares.index(max(shares))), max(shares)

    def meaning(question: str) -> tuple[str, float]:
        cosines = vectors @ encoder.embed([question])[0]
        return _section(book, int(cosines.argmax())), float(cosines.max())

    return {"ours": ours, "keywords": keywords, "meaning": meaning}


def _section(book: Book, row: int) -> str:
    return " ".join(said(passage) for passage in book.sections[book.section_of[row]].passages)


def asked(system: System, questions: Questions) -> Outcome:
    """Ask all questions."""
    answers = [(system(question), words) for question, words in questions.answered.items()]
    return Outcome(
        answered=tuple((words.casefold() in text.casefold(), confidence) for (text, confidence), words in answers),
        unanswered=tuple(system(question)[1] for question in questions.unanswered),
    )


def questions_of(file: Path) -> Questions:
    """Read a file of questions."""
    return Questions.model_validate(yaml.safe_load(file.read_text("utf-8")))


def main(
    folder: Annotated[Path, typer.Option(help="A shop's policies.")] = HERE / "outdoor",
    questions: Annotated[Path, typer.Option(help="What is asked of them.")] = HERE / "outdoor" / "questions.yml",
    choose: Annotated[
        bool, typer.Option("--choose", help="Show the demo shop's figures by the least confidence.")
    ] = False,
    json: Annotated[Path | None, typer.Option(help="Write the rows here.")] = None,
) -> None:
    """Ask every system, and print what came out."""
    with ended_in_words():
        encoder = wiring.encoder(1)
        chosen_on = questions_of(HERE / "demo.yml")
        on_demo = {name: asked(each, chosen_on) for name, each in systems(book_of(POLICIES, encoder), encoder).items()}
        if choose:
            report("The demo shop, by the least confidence", by_confidence(on_demo["ours"]), json)
            return
        measured = questions_of(questions)
        rows: list[Row] = []
        for name, system in systems(book_of(folder, encoder), encoder).items():
            outcome = asked(system, measured)
            levels = {name: SURE, f"{name}, near": NEAR} if name == "ours" else {name: best(on_demo[name])}
            rows += [{"system": each, "least": least, **outcome.marks(least)} for each, least in levels.items()]
    report(f"{len(measured.answered)} questions that are answered, {len(measured.unanswered)} that are not", rows, json)


def by_confidence(outcome: Outcome) -> Sequence[Row]:
    """Return the marks around the best confidence."""
    chosen = best(outcome)
    near = [each for each in STEPS if abs(each - chosen) <= 0.1 or each == SURE]  # noqa: PLR2004 - what fits a screen
    return [{"least": f"{each:.2f}{' best' if each == chosen else ''}", **outcome.marks(each)} for each in near]


if __name__ == "__main__":
    typer.run(main)
