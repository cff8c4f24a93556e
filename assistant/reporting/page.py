"""A report as one HTML page that needs nothing else: tables, and beside each the same drawn."""

from collections.abc import Callable
from html import escape

from assistant.reporting.report import Report
from assistant.reporting.sections import Plot, Section, sections

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:light-dark(#555,#aaa);--paper:light-dark(#fff,#15171a);
--ink:light-dark(#1b1d20,#e8eaed);--card:light-dark(#f6f7f9,#1d2024)}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:62rem;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.7rem;margin:0}h2{font-size:1.2rem;margin:0 0 .2rem}p{margin:.2rem 0 1rem;color:var(--soft)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.2rem 1.4rem;margin-top:1.4rem}
dl{display:flex;flex-wrap:wrap;gap:1rem;margin:1.4rem 0 0}dl div{background:var(--card);border:1px solid var(--line);
border-radius:12px;padding:.8rem 1.2rem;flex:1 1 9rem}dt{color:var(--soft);font-size:.9rem}
dd{margin:0;font-size:1.6rem;font-weight:600}
figure{margin:0 0 1rem}figure svg{width:100%;height:auto;min-width:38rem;max-width:46rem;display:block}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
""".strip()


def page(report: Report, drawn: Callable[[Plot], str]) -> str:
    """Return the page; `drawn` makes an SVG element of a plot."""
    parts = "\n".join(_section(each, number, drawn) for number, each in enumerate(sections(report)))
    span = f"{report.since:%Y-%m-%d} to {report.until:%Y-%m-%d}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>What customers asked, {span}</title><style>{_STYLE}</style></head>\n<body><main>"
        f"<h1>What customers asked</h1><p>{span}, UTC</p>{_figures(report)}\n{parts}\n</main></body></html>\n"
    )


def _figures(report: Report) -> str:
    searches = sum(each.found + each.relaxed + each.nothing for each in report.days)
    unmet = sum(each.relaxed + each.nothing for each in report.days)
    figures = {
        "turns": f"{report.turns:,}",
        "searches": f"{searches:,}",
        "not met as asked": f"{unmet / searches:.1%}" if searches else "none",
        "not understood": f"{sum(each.count for each in report.misunderstood):,}",
        "handed to people": f"{sum(each.count for each in report.handoffs):,}",
    }
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in figures.items()) + "</dl>"


def _section(section: Section, number: int, drawn: Callable[[Plot], str]) -> str:
    title = f'<h2 id="s{number}">{escape(section.title)}</h2><p>{escape(section.about)}</p>'
    if not section.rows:
        return f'<section aria-labelledby="s{number}">{title}<p>None in this time.</p></section>'
    alt = f"{section.title}, drawn as bars; the table below tells the same."
    figure = f'<figure class="scroll" role="img" aria-label="{escape(alt)}" tabindex="0">{drawn(section.plot)}</figure>'
    scrolled = f'<div class="scroll" role="group" aria-labelledby="s{number}" tabindex="0">{_table(section)}</div>'
    return f'<section aria-labelledby="s{number}">{title}{figure}{scrolled}</section>'


def _table(section: Section) -> str:
    is_number = [all(row[place][:1].isdigit() for row in section.rows) for place in range(len(section.columns))]
    is_number[0] = False
    head = "".join(_cell("th", each, is_number[place]) for place, each in enumerate(section.columns))
    rows = "".join(
        f"<tr>{''.join(_cell('td', each, is_number[place]) for place, each in enumerate(row))}</tr>"
        for row in section.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(tag: str, text: str, is_number: bool) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    number = ' class="number"' if is_number else ""
    return f"<{tag}{scope}{number}>{escape(text)}</{tag}>"
