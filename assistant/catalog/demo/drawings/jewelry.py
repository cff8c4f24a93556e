"""Jewelry and watches."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import (
    both,
    box,
    form,
    gleam,
    ground,
    line,
    oval,
    whole,
)


def necklace(look: Look) -> str:
    """Draw a necklace: cut `pendant` (drop, heart, pearl or bar)."""
    chain = line("M104 60C120 260 200 330 256 336C312 330 392 260 408 60", look.dark, 7) + line(
        "M104 60C120 260 200 330 256 336C312 330 392 260 408 60", look.light, 4, 1, "6 4"
    )
    stone = {
        "drop": form("M256 340C296 392 292 440 256 442C220 440 216 392 256 340Z", look.second, look.dark, "ball"),
        "heart": form(
            whole("256 372", "C270 336 324 344 318 388", "C312 420 276 436 256 456"), look.color, look.dark, "ball"
        ),
        "pearl": "".join(
            form(oval(x, y, 17), "#f5efe4", "#c9bfae", "ball")
            for x, y in (
                (256, 346),
                (216, 330),
                (296, 330),
                (182, 304),
                (330, 304),
                (154, 268),
                (358, 268),
                (132, 226),
                (380, 226),
            )
        ),
        "bar": form(box(212, 338, 88, 18, 8), look.color, look.dark),
    }[look.cut.get("pendant", "drop")]
    return chain + stone + gleam("M244 380q-8 20 0 36", 5, 0.6)


def ring(look: Look) -> str:
    """Draw a ring with a stone."""
    band = (
        line(oval(256, 312, 126), look.dark, 30)
        + line(oval(256, 312, 126), look.color, 25)
        + line("M150 270A126 126 0 0 1 216 196", "#ffffff", 7, 0.7)
    )
    cut = form("M190 132H322L354 172L256 226L158 172Z", look.second, tint(look.second, -0.35), "ball")
    return (
        ground(256, 452, 90)
        + band
        + cut
        + line("M158 172H354M190 132L216 172L256 226L296 172L322 132M216 172L256 132L296 172", "#ffffff", 2.4, 0.75)
    )


def earrings(look: Look) -> str:
    """Draw earrings: cut `earring` (hoop, stud or drop)."""
    kind = look.cut.get("earring", "hoop")
    if kind == "hoop":
        one = (
            line(oval(362, 276, 82), look.dark, 20)
            + line(oval(362, 276, 82), look.color, 15)
            + line("M292 240A82 82 0 0 1 346 196", "#ffffff", 5, 0.7)
        )
    elif kind == "stud":
        one = (
            form(oval(346, 256, 60), look.color, look.dark, "ball")
            + form(oval(346, 256, 44), look.second, tint(look.second, -0.35), "ball")
            + line("M346 212V300M302 256H390M316 226L376 286M376 226L316 286", "#ffffff", 2, 0.6)
        )
    else:
        one = (
            line("M346 120V210", look.color, 5)
            + form("M346 200C400 280 396 350 346 354C296 350 292 280 346 200Z", look.second, look.dark, "ball")
            + form(oval(346, 126, 14), look.color, look.dark, "ball")
        )
    return both(one)


def bracelet(look: Look) -> str:
    """Draw a bracelet: cut `bracelet` (beads, bangle or chain)."""
    kind = look.cut.get("bracelet", "chain")
    if kind == "bangle":
        return (
            line(oval(256, 270, 160, 130), look.dark, 34)
            + line(oval(256, 270, 160, 130), look.color, 29)
            + line("M116 220A160 130 0 0 1 240 142", "#ffffff", 8, 0.7)
        )
    if kind == "chain":
        links = line(oval(256, 270, 160, 124), look.dark, 20, 1, "26 10") + line(
            oval(256, 270, 160, 124), look.color, 14, 1, "22 14"
        )
        return links + form(
            whole("256 396", "C270 366 316 374 310 410", "C304 434 274 446 256 462"), look.second, look.dark, "ball"
        )
    spots = (
        (256, 140),
        (318, 150),
        (370, 182),
        (404, 230),
        (412, 288),
        (386, 342),
        (338, 380),
        (286, 398),
        (226, 398),
        (174, 380),
        (126, 342),
        (100, 288),
        (108, 230),
        (142, 182),
        (194, 150),
    )
    return "".join(
        form(oval(x, y, 29), look.color if index % 3 else look.second, look.dark, "ball")
        for index, (x, y) in enumerate(spots)
    )


def watch(look: Look) -> str:
    """Draw a wrist watch: cut `dial` (classic, chronograph or minimal)."""
    band = form("M206 36H306L318 160H194Z", look.cloth, look.dark) + form(
        "M194 352H318L306 476H206Z", look.cloth, look.dark
    )
    metal = look.second
    case = (
        form(oval(256, 256, 126), metal, tint(metal, -0.45))
        + form(oval(256, 256, 104), "#faf7f0", tint(metal, -0.3), "flat")
        + form(box(380, 240, 20, 32, 6), metal, tint(metal, -0.45))
    )
    kind = look.cut.get("dial", "classic")
    ticks = (
        ""
        if kind == "minimal"
        else "".join(
            f'<rect x="253.5" y="162" width="5" height="{18 if hour % 3 == 0 else 10}" fill="#2b2926" '
            f'transform="rotate({hour * 30} 256 256)"/>'
            for hour in range(12)
        )
    )
    subs = (
        "".join(
            form(oval(x, y, 25), "#e8e3d6", "#8f8a7c", "flat") + line(f"M{x} {y}l0 -16", "#c0392b", 2.5)
            for x, y in ((216, 256), (296, 256), (256, 302))
        )
        if kind == "chronograph"
        else ""
    )
    return (
        band
        + line("M256 48V150M256 362V460", look.light, 2, 0.4, "7 5")
        + case
        + ticks
        + subs
        + line("M256 256L220 212", "#2b2926", 8)
        + line("M256 256L306 196", "#2b2926", 6)
        + form(oval(256, 256, 7), metal, "#2b2926", "ball")
    )
