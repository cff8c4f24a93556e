"""The strokes every drawing is made of. All return SVG markup; units are those of `paint.SIDE`."""

import re

from assistant.catalog.demo.drawings.paint import SIDE, tint

_PAIR = re.compile(r"-?\d+(?:\.\d+)?")
_STEEL = "#b9bec6"


def form(path: str, fill: str, edge: str = "", shade: str = "round", width: float = 2.2) -> str:
    """Return a shape with volume: filled, shaded over its own box and outlined."""
    outline = f' stroke="{edge}" stroke-width="{width}" stroke-linejoin="round"' if edge else ""
    return f'<path d="{path}" fill="{fill}"{outline}/><path d="{path}" fill="url(#{shade})"/>'


def plain(path: str, fill: str, opacity: float = 1) -> str:
    """Return a shape without volume."""
    return f'<path d="{path}" fill="{fill}" fill-opacity="{opacity}"/>'


def line(path: str, color: str, width: float = 2, opacity: float = 1, dash: str = "") -> str:
    """Return an open stroke: a seam, a strap, a lace."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width}" stroke-opacity="{opacity}" '
        f'stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def strap(path: str, color: str, width: float) -> str:
    """Return a band with an edge and a lit middle: handles, belts, cables, tubes."""
    return line(path, tint(color, -0.4), width + 4) + line(path, color, width) + line(path, "#ffffff", width / 3, 0.22)


def box(x: float, y: float, width: float, height: float, radius: float = 8) -> str:
    """Return the path of a rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    return (
        f"M{x + r} {y}h{width - 2 * r}a{r} {r} 0 0 1 {r} {r}v{height - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
        f"h{2 * r - width}a{r} {r} 0 0 1 {-r} {-r}v{2 * r - height}a{r} {r} 0 0 1 {r} {-r}z"
    )


def oval(x: float, y: float, rx: float, ry: float | None = None) -> str:
    """Return the path of an ellipse, or a circle without `ry`."""
    ry = rx if ry is None else ry
    return f"M{x - rx} {y}a{rx} {ry} 0 1 0 {2 * rx} 0a{rx} {ry} 0 1 0 {-2 * rx} 0z"


def whole(*half: str) -> str:
    """Close a right half, given by its segments, with its mirror image on the left.

    The first segment is the start "x y"; the others are "L x y" or "C x y x y x y", absolute; start and end
    lie on the middle line.
    """
    points = [_numbers(segment) for segment in half]
    ends = [segment[-2:] for segment in points]
    path = [f"M{half[0]}", *half[1:]]
    for index in range(len(half) - 1, 0, -1):
        handles = [points[index][at : at + 2] for at in range(0, len(points[index]) - 2, 2)]
        back = [*reversed(handles), ends[index - 1]]
        path.append(half[index].strip()[0] + " ".join(f"{SIDE - x:g} {y:g}" for x, y in back))
    return " ".join(path) + "Z"


def _numbers(segment: str) -> list[float]:
    return [float(number) for number in _PAIR.findall(segment)]


def both(markup: str) -> str:
    """Return the markup and its mirror image about the middle line."""
    return f'{markup}<g transform="matrix(-1 0 0 1 {SIDE} 0)">{markup}</g>'


def moved(markup: str, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1) -> str:
    """Return the markup scaled and turned (degrees) about the middle of the picture, then shifted."""
    middle = SIDE / 2
    return (
        f'<g transform="translate({x + middle} {y + middle}) rotate({turn}) scale({scale}) '
        f'translate({-middle} {-middle})">{markup}</g>'
    )


def button(x: float, y: float, radius: float, color: str) -> str:
    """Return a button with four holes' worth of shine."""
    return form(oval(x, y, radius), color, tint(color, -0.45), "ball", 1.2)


def zipper(path: str, pull_x: float, pull_y: float) -> str:
    """Return a zip along the path with its slider."""
    teeth = line(path, "#4a4d52", 6) + line(path, _STEEL, 4, dash="2 4")
    return teeth + form(box(pull_x - 4, pull_y, 8, 20, 4), _STEEL, "#55585e", "flat", 1.2)


def gleam(path: str, width: float = 6, opacity: float = 0.5) -> str:
    """Return a highlight as on glass or glaze."""
    return line(path, "#ffffff", width, opacity)


def ground(x: float, y: float, width: float) -> str:
    """Return the contact shadow of a thing that stands at y."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{width}" ry="{width * 0.09}" fill="#1d1a16" fill-opacity=".22"/>'
