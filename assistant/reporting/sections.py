"""A report as sections: each a table, and what of it can be drawn. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reporting.report import MOST_ROWS, Counted, Report

#: Bars of one plot.
MOST_BARS = 12


@dataclass(frozen=True, slots=True)
class Plot:
    """Horizontal bars, or stacked ones; `series` are aligned with `labels`."""

    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plot: Plot


def sections(report: Report) -> tuple[Section, ...]:
    """Return the sections of a report; one without rows has an empty plot."""
    return (
        _days(report),
        _unfound(report),
        _counted("Scenes", "What things were looked for, by their listed names.", report.scenes, "searches"),
        _counted("Kinds of things", "What was looked for.", report.categories, "searches"),
        _products(report),
        _misunderstood(report),
        _counted("Errors", "Answers that were apologies, by the error's code.", report.errors, "turns"),
        _counted("Handed to people", "Conversations for which a person was asked, by cause.", report.handoffs, "cases"),
    )


def _days(report: Report) -> Section:
    rows = tuple((str(each.day), str(each.found), str(each.relaxed), str(each.nothing)) for each in report.days)
    series = (
        ("found", tuple(float(each.found) for each in report.days)),
        ("only the nearest", tuple(float(each.relaxed) for each in report.days)),
        ("nothing", tuple(float(each.nothing) for each in report.days)),
    )
    plot = Plot(tuple(f"{each.day:%b %d}" for each in report.days), series, "searches")
    return Section("Searches by day", "By what came of them.", ("day", *(name for name, _ in series)), rows, plot)


def _unfound(report: Report) -> Section:
    rows = tuple((each.wish, each.given_up or "everything", str(each.count)) for each in report.unfound)
    shown = report.unfound[:MOST_BARS]
    plot = Plot(
        tuple(each.wish for each in shown), (("searches", tuple(float(each.count) for each in shown)),), "searches"
    )
    about = (
        "Wishes that nothing in the shop obeyed, and what had to be given up. Free words are told only of who agreed."
    )
    return Section("Asked for and not found", about, ("wish", "given up", "searches"), rows, plot)


def _products(report: Report) -> Section:
    rows = tuple(
        (
            each.title,
            str(each.shown),
            str(each.clicked),
            f"{each.click_rate:.1%}",
            str(each.added),
            f"{each.add_rate:.1%}",
        )
        for each in report.products
    )
    shown = report.products[:MOST_BARS]
    series = tuple(
        (name, tuple(float(count) for count in counts))
        for name, counts in (
            ("shown", [each.shown for each in shown]),
            ("clicked", [each.clicked for each in shown]),
            ("added", [each.added for each in shown]),
        )
    )
    columns = ("product", "shown", "clicked", "of shown", "added to the cart", "of shown")
    plot = Plot(tuple(each.title for each in shown), series, "times")
    return Section("Products", "Those that were shown most.", columns, rows, plot)


def _misunderstood(report: Report) -> Section:
    told = report.misunderstood[:MOST_ROWS]
    rows = tuple((each.text, each.reason, str(each.count)) for each in told)
    reasons = sorted({each.reason for each in report.misunderstood})
    counts = tuple(
        float(sum(each.count for each in report.misunderstood if each.reason == reason)) for reason in reasons
    )
    about = "Sentences for the next training, masked. --training FILE writes all of them."
    plot = Plot(tuple(reasons), (("turns", counts),), "turns")
    return Section("Not understood", about, ("sentence", "how it is known", "times"), rows, plot)


def _counted(title: str, about: str, counted: Sequence[Counted], unit: str) -> Section:
    rows = tuple((each.name, str(each.count)) for each in counted)
    shown = counted[:MOST_BARS]
    plot = Plot(tuple(each.name for each in shown), ((unit, tuple(float(each.count) for each in shown)),), unit)
    return Section(title, about, (title.lower(), unit), rows, plot)
