"""Bars as SVG, to stand within a page: text stays text, in the page's own color and font."""

import re
from io import StringIO
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from assistant.reporting.sections import Plot

#: Each at least 3 to 1 against the page's cards, light and dark.
COLORS = ("#3b82c4", "#c06f14", "#c0504d")
MOST_LETTERS = 32
#: Stands for the color of the page's text until the drawing is done.
_INK = "#010203"
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.size": 10.0,
    "font.family": "sans-serif",
    "text.parse_math": False,  # a price is no formula
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def drawn(plot: Plot) -> str:
    """Return the plot as an SVG element that takes the whole width it is given."""
    with rc_context({**_STYLE, "svg.hashsalt": repr(plot)}):
        figure = Figure(figsize=(7.6, 0.9 + 0.3 * len(plot.labels) * (len(plot.series) if _is_grouped(plot) else 1)))
        axes = figure.add_subplot()
        _bars(axes, plot)
        written = StringIO()
        figure.savefig(written, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None})
    return _inlined(written.getvalue())


def _bars(axes: Axes, plot: Plot) -> None:
    many = len(plot.series)
    is_grouped = _is_grouped(plot)
    left = [0.0] * len(plot.labels)
    height = 0.8 / many if is_grouped else 0.72
    for number, (name, values) in enumerate(plot.series):
        offset = (number - (many - 1) / 2) * height if is_grouped else 0.0
        places = [place + offset for place in range(len(values))]
        bars = axes.barh(places, values, height, left=None if is_grouped else left, color=COLORS[number], label=name)
        if is_grouped or many == 1:
            axes.bar_label(bars, fmt="%d", padding=3)
        left = [before + value for before, value in zip(left, values, strict=True)]
    axes.set_yticks(range(len(plot.labels)), [_short(label) for label in plot.labels])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(plot.unit)
    axes.margins(x=0.08)
    axes.spines[["top", "right"]].set_visible(False)
    if many > 1:
        axes.legend(
            frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.12 - 0.5 / max(2, len(plot.labels))), ncols=many
        )


def _is_grouped(plot: Plot) -> bool:
    """Tell whether bars stand side by side: times shown and times clicked are no parts of a whole."""
    return plot.unit == "times"


def _short(label: str) -> str:
    return label if len(label) <= MOST_LETTERS else f"{label[: MOST_LETTERS - 1]}…"


def _inlined(svg: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' id="[\w.]+_\d+"', "", svg)  # the same in every drawing; those that are referred to have others
    svg = re.sub(r'<svg [^>]*?(viewBox="[^"]*")[^>]*>', r'<svg \1 aria-hidden="true" focusable="false">', svg, count=1)
    svg = svg.replace("xlink:href", "href")
    return svg.replace(_INK, "currentColor")
