"""Things to unwrap."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import (
    both,
    box,
    form,
    gleam,
    ground,
    line,
    oval,
    plain,
    strap,
)


def gift_box(look: Look) -> str:
    """Draw a wrapped box with a bow."""
    trunk = form(box(108, 232, 296, 212, 8), look.cloth, look.dark, "flat") + form(
        box(90, 180, 332, 62, 8), look.cloth, look.dark, "flat"
    )
    ribbon = form(box(232, 180, 48, 264, 0), look.second, tint(look.second, -0.35))
    loop = form(
        "M256 178C276 100 360 78 376 120C388 160 320 180 256 182Z", look.second, tint(look.second, -0.35), "ball"
    ) + plain("M276 168C296 124 340 110 350 128C356 150 320 164 276 168Z", tint(look.second, -0.3), 0.6)
    return (
        ground(256, 444, 170)
        + trunk
        + ribbon
        + both(loop)
        + form(box(236, 158, 40, 36, 10), look.second, tint(look.second, -0.4))
    )


def perfume(look: Look) -> str:
    """Draw a perfume bottle: cut `flacon` (square, round or tall)."""
    kind = look.cut.get("flacon", "square")
    flacon = {
        "square": box(138, 216, 236, 230, 26),
        "round": oval(256, 330, 128, 118),
        "tall": box(178, 170, 156, 280, 30),
    }[kind]
    neck = {"square": 216, "round": 218, "tall": 172}[kind]
    cap = form(box(212, neck - 118, 88, 88, 10), look.second, tint(look.second, -0.45)) + form(
        box(226, neck - 32, 60, 36, 4), "#c9a648", "#7d6a3a"
    )
    label = form(box(206, 300, 100, 66, 4), "#fbf8f1", "#d6cfbf", "flat") + line(
        "M226 324H286M236 342H276", "#8c8577", 4
    )
    return (
        ground(256, 448, 120)
        + form(flacon, "#e9eff2", "#9fb0b8", "round", 8)
        + plain(flacon, look.color, 0.72)
        + cap
        + label
        + gleam("M172 262V400" if kind != "round" else "M160 300Q166 380 196 410", 10, 0.6)
    )


def notebook(look: Look) -> str:
    """Draw a notebook: cut `binding` (elastic or spiral)."""
    pages = form(box(140, 70, 262, 380, 10), "#f6f2e8", "#c9c2b4", "flat")
    cover = form(box(120, 60, 262, 384, 14), look.cloth, look.dark, "flat")
    label = form(box(176, 130, 150, 80, 6), "#fbf8f1", "#c9c2b4", "flat") + line(
        "M200 160H302M200 182H276", "#8c8577", 4
    )
    if look.cut.get("binding") == "spiral":
        rings = line("".join(f"M104 {y}a16 9 0 1 1 28 6" for y in range(88, 436, 24)), "#8f959d", 5)
        return pages + cover + label + rings
    return (
        pages
        + cover
        + label
        + line("M350 60V444", look.second, 10)
        + line("M150 444v36", look.second, 9)
        + line("M138 62V442", look.deep, 4, 0.35)
    )


def book(look: Look) -> str:
    """Draw a hardback book."""
    pages = form("M150 420L372 420L396 438H160C130 438 130 420 150 420Z", "#f6f2e8", "#c9c2b4", "flat")
    cover = form(box(128, 60, 250, 362, 8), look.cloth, look.dark, "flat")
    spine = plain(box(128, 60, 34, 362, 8), "#000000", 0.2)
    art = plain(oval(268, 300, 56), look.second, 0.9) + plain(
        "M200 330Q240 270 268 306Q300 256 340 330Z", tint(look.color, -0.35)
    )
    title = (
        line("M200 120H340", look.second, 14)
        + line("M220 152H320", look.second, 8)
        + line("M236 392H304", look.second, 5)
    )
    return (
        pages
        + cover
        + spine
        + art
        + title
        + form("M160 420H384L380 440H156Z", tint(look.color, -0.2), look.dark, "flat")
    )


def chocolates(look: Look) -> str:
    """Draw an open box of chocolates."""
    lid = form("M120 96L430 130L408 196L98 164Z", look.cloth, look.dark, "flat") + strap(
        "M262 112L250 180", look.second, 12
    )
    tray = form(box(86, 196, 340, 240, 16), look.color, look.dark, "flat") + form(
        box(104, 214, 304, 204, 10), "#f3e7d0", "#c8b48c", "flat"
    )
    tones = ("#4a2c1a", "#6b4226", "#8a5a34", "#efe0c2")
    sweets = "".join(
        form(oval(152 + 70 * column, 262 + 54 * row, 26, 21), tones[(row * 3 + column) % 4], "#2e1a0e", "ball")
        + line(f"M{136 + 70 * column} {260 + 54 * row}q16 -12 32 0", "#f7ead0", 3, 0.7)
        for row in range(3)
        for column in range(4)
    )
    return ground(256, 436, 180) + lid + tray + sweets
