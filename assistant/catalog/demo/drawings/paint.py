"""Colors and fabrics: what a drawn shape is filled with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SIDE = 512  # drawings are made on a square of this many units, y downwards


_MIDDLE = 0.55  # lightness between dark and bright colors


@dataclass(frozen=True, slots=True)
class Look:
    """How one color variant of a product looks."""

    color: str  # "#rrggbb"
    second: str = "#ffffff"  # of stripes, dots, prints and contrasting parts
    pattern: str = "solid"
    cut: Mapping[str, str] = field(default_factory=dict)  # e.g. {"sleeve": "long", "neckline": "v-neck"}
    pose: int = 0  # 0 or more: small differences between products that are cut alike

    @property
    def cloth(self) -> str:
        """The SVG fill of the main material."""
        return self.color if self.pattern == "solid" else "url(#cloth)"

    @property
    def dark(self) -> str:
        """For outlines and seams."""
        return tint(self.color, -0.38)

    @property
    def deep(self) -> str:
        """For the inside of things, which lies in shadow."""
        return tint(self.color, -0.55)

    @property
    def light(self) -> str:
        """For trims that catch the light."""
        return tint(self.color, 0.35)


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of "#rrggbb"."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def tint(color: str, amount: float) -> str:
    """Mix with white (`amount` in 0…1) or black (-1…0)."""
    goal = 255 if amount > 0 else 0
    mixed = (round(part + (goal - part) * abs(amount)) for part in channels(color))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def lightness(color: str) -> float:
    """Perceived brightness, 0 (black) to 1 (white): Rec. 709 luma."""
    red, green, blue = channels(color)
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def is_bright(color: str) -> bool:
    """Tell whether dark ink shows better on the color than light ink."""
    return lightness(color) > _MIDDLE


def definitions(look: Look) -> str:
    """Return the SVG definitions that shapes refer to: the fabric and the shades that give it volume."""
    weave = FABRICS.get(look.pattern)
    return "<defs>" + (weave(look) if weave else "") + _SHADES + "</defs>"


def _tile(width: int, height: int, content: str, look: Look, turn: int = 0) -> str:
    return (
        f'<pattern id="cloth" width="{width}" height="{height}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({turn})"><rect width="{width}" height="{height}" fill="{look.color}"/>'
        f"{content}</pattern>"
    )


def _striped(look: Look) -> str:
    height, share = ((34, 14), (22, 10), (44, 12))[look.pose % 3]
    band = f'<rect width="40" height="{share}" y="4" fill="{look.second}"/>'
    return _tile(40, height, band, look, turn=90 if look.cut.get("stripes") == "vertical" else 0)


def _dotted(look: Look) -> str:
    gap = (34, 26)[look.pose % 2]
    radius, half = gap * 0.19, gap / 2
    dots = ((half / 2, half / 2), (half * 1.5, half * 1.5))
    return _tile(
        gap, gap, "".join(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{look.second}"/>' for x, y in dots), look
    )


def _flower(x: float, y: float, size: float, petal: str, heart: str) -> str:
    petals = "".join(
        f'<ellipse cx="{x}" cy="{y - size}" rx="{size * 0.62}" ry="{size * 0.9}" fill="{petal}" '
        f'transform="rotate({angle} {x} {y})"/>'
        for angle in range(0, 360, 72)
    )
    return petals + f'<circle cx="{x}" cy="{y}" r="{size * 0.55}" fill="{heart}"/>'


def _floral(look: Look) -> str:
    leaf = "#5f8a4e" if is_bright(look.color) else "#8fb573"
    leaves = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="9" ry="4" fill="{leaf}" transform="rotate({turn} {x} {y})"/>'
        for x, y, turn in ((37, 17, 30), (8, 44, -40), (62, 60, 20), (44, 72, 70))
    )
    petal = look.second
    heart = "#e8b23a" if is_bright(petal) else "#f6e3a8"
    flowers = _flower(20, 22, 9, petal, heart) + _flower(56, 42, 8, petal, heart) + _flower(26, 66, 6, petal, heart)
    return _tile(76, 84, leaves + flowers, look)


def _checked(look: Look) -> str:
    size, half = ((40, 20), (56, 24))[look.pose % 2]
    veil = f'fill="{look.second}" fill-opacity=".5"'
    bars = f'<rect width="{half}" height="{size}" {veil}/><rect width="{size}" height="{half}" {veil}/>'
    return _tile(size, size, bars, look)


def _animal(look: Look) -> str:
    spots = ((14, 14, 9, 20), (44, 26, 10, -30), (22, 46, 8, 60), (54, 58, 9, 10), (6, 66, 6, 0))
    rings = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="{r}" ry="{r * 0.72}" fill="{tint(look.color, -0.3)}" stroke="#2b211b" '
        f'stroke-width="4.5" stroke-dasharray="{r * 1.6} {r * 0.55}" transform="rotate({turn} {x} {y})"/>'
        for x, y, r, turn in spots
    )
    return _tile(66, 76, rings, look)


def _blocked(look: Look) -> str:
    stops = f'<stop offset=".47" stop-color="{look.color}"/><stop offset=".47" stop-color="{look.second}"/>'
    return (
        '<linearGradient id="cloth" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" '
        f'y2="512">{stops}</linearGradient>'
    )


def _print(look: Look) -> str:
    motif = (_mountains, _sunrise, _bolt)[look.pose % 3](look.second, tint(look.color, -0.25))
    return _tile(SIDE, SIDE, f'<g transform="translate(256 240)">{motif}</g>', look)


def _mountains(ink: str, shadow: str) -> str:
    return (
        f'<circle r="52" fill="none" stroke="{ink}" stroke-width="6"/><circle cx="18" cy="-20" r="10" fill="{ink}"/>'
        f'<path d="M-42 28L-12 -22L8 10L18 -4L42 28Z" fill="{ink}"/><path d="M-12 -22L-2 -6L-12 4L-20 -9Z" '
        f'fill="{shadow}"/>'
    )


def _sunrise(ink: str, shadow: str) -> str:
    waves = "".join(
        f'<path d="M-52 {y}q13 -12 26 0t26 0t26 0t26 0" fill="none" stroke="{ink}" stroke-width="6"/>'
        for y in (14, 30, 46)
    )
    return (
        f'<path d="M-40 2a40 40 0 0 1 80 0z" fill="{ink}"/><path d="M-20 2a20 20 0 0 1 40 0z" fill="{shadow}"/>{waves}'
    )


def _bolt(ink: str, shadow: str) -> str:
    return (
        f'<rect x="-50" y="-50" width="100" height="100" rx="16" fill="{ink}"/>'
        f'<path d="M10 -40L-26 10L-4 10L-12 40L26 -10L4 -10Z" fill="{shadow}"/>'
    )


#: Pattern name → the definition of `url(#cloth)`.
FABRICS: Mapping[str, Callable[[Look], str]] = {
    "striped": _striped,
    "dotted": _dotted,
    "floral": _floral,
    "checked": _checked,
    "animal print": _animal,
    "color-blocked": _blocked,
    "graphic print": _print,
}


def _gradient(name: str, axis: str, stops: tuple[tuple[float, str, float], ...]) -> str:
    inner = "".join(f'<stop offset="{at}" stop-color="{color}" stop-opacity="{alpha}"/>' for at, color, alpha in stops)
    return f'<linearGradient id="{name}" {axis}>{inner}</linearGradient>'


_ACROSS, _DOWN = 'x1="0" y1="0" x2="1" y2="0"', 'x1="0" y1="0" x2="0" y2="1"'
_ROUND = ((0, "#000", 0.24), (0.22, "#000", 0.03), (0.38, "#fff", 0.2), (0.6, "#fff", 0), (1, "#000", 0.3))
_FLAT = ((0, "#fff", 0.16), (0.5, "#fff", 0), (1, "#000", 0.17))
_BALL = (
    '<radialGradient id="ball" cx=".36" cy=".3" r=".78"><stop offset="0" stop-color="#fff" stop-opacity=".5"/>'
    '<stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".36"/>'
    "</radialGradient>"
)
#: "round" for columns and bodies, "flat" for boards and folded cloth, "ball" for balls.
_SHADES = _gradient("round", _ACROSS, _ROUND) + _gradient("flat", _DOWN, _FLAT) + _BALL
