"""Devices and what belongs to them."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import (
    both,
    box,
    form,
    gleam,
    ground,
    line,
    moved,
    oval,
    plain,
    strap,
    whole,
)

_BLACK, _STEEL, _LIT = "#26282c", "#c3c8ce", "#7fd18a"


def headphones(look: Look) -> str:
    """Draw headphones: cut `wear` (over-ear or on-ear)."""
    size = 1.0 if look.cut.get("wear", "over-ear") == "over-ear" else 0.8
    band = strap("M120 290C110 40 402 40 392 290", look.color, 24) + line(
        "M164 120C210 76 302 76 348 120", tint(look.color, -0.4), 14, 0.7
    )
    pad = form(box(352 - 26 * size, 320 - 84 * size, 40 * size, 168 * size, 20), "#3a3c41", "#17181a")
    cup = form(box(352, 320 - 78 * size, 62 * size, 156 * size, 30), look.color, look.dark) + line(
        f"M{352 + 34 * size} {320 - 50 * size}V{320 + 50 * size}", look.light, 3, 0.5
    )
    return band + both(pad + cup + form(box(382, 206, 18, 50, 6), _STEEL, "#777c83"))


def earbuds(look: Look) -> str:
    """Draw wireless earbuds above their case."""
    case = (
        form(box(136, 280, 240, 150, 60), look.color, look.dark)
        + line("M140 334H372", look.dark, 3)
        + plain(oval(256, 366, 6), _LIT)
    )
    bud = form(
        "M276 130C276 96 340 90 346 130C350 156 330 172 318 174L312 250C310 264 292 264 290 250L288 170C280 160 276 "
        "146 276 130Z",
        look.color,
        look.dark,
    ) + form(oval(284, 128, 20, 24), "#3a3c41", "#17181a", "ball")
    return ground(256, 432, 120) + case + both(bud) + gleam("M170 310Q180 296 210 294", 7, 0.5)


def speaker(look: Look) -> str:
    """Draw a loudspeaker: cut `speaker` (portable, bookshelf or smart)."""
    return {"portable": _portable, "bookshelf": _bookshelf, "smart": _smart}[look.cut.get("speaker", "portable")](look)


def _mesh(look: Look, path: str) -> str:
    return line(path, look.deep, 3, 0.4, "2 7")


def _portable(look: Look) -> str:
    rows = "".join(f"M100 {y}H412" for y in range(204, 350, 12))
    trunk = form(box(72, 180, 368, 180, 88), look.color, look.dark, "flat") + _mesh(look, rows)
    ends = both(form(oval(424, 270, 24, 74), tint(look.color, -0.35), look.deep, "ball"))
    badge = form(box(206, 252, 100, 36, 8), look.second, look.dark, "flat")
    loop = strap("M420 190q46 -40 50 30", tint(look.color, -0.35), 10)
    return ground(256, 362, 180) + trunk + ends + badge + loop


def _smart(look: Look) -> str:
    rows = "".join(f"M136 {y}H376" for y in range(180, 420, 12))
    trunk = form(box(128, 120, 256, 312, 70), look.color, look.dark) + _mesh(look, rows)
    lid = form(oval(256, 146, 104, 26), _BLACK, "#000000", "flat") + line(oval(256, 146, 74, 16), "#59c1e8", 5)
    return ground(256, 432, 130) + trunk + lid


def _bookshelf(look: Look) -> str:
    cabinet = form(box(146, 70, 220, 380, 14), look.color, look.dark)
    return ground(256, 450, 120) + cabinet + _cone(160, 52) + _cone(326, 84)


def _cone(y: float, radius: float) -> str:
    rim, dome = (
        form(oval(256, y, radius), _BLACK, "#000000", "ball"),
        form(oval(256, y, radius * 0.26), _BLACK, "#000000", "ball"),
    )
    return rim + form(oval(256, y, radius * 0.72), "#45484e", "#17181a", "ball") + dome


def phone_case(look: Look) -> str:
    """Draw a phone in its case, from the back."""
    shell = form(box(150, 50, 212, 412, 44), look.cloth, look.dark, "flat", 3)
    bump = form(box(170, 70, 92, 96, 26), tint(look.color, -0.3), look.deep, "flat")
    lenses = "".join(
        form(oval(x, y, 17), "#1a1b1e", "#55585e", "ball") for x, y in ((196, 96), (236, 96), (196, 140))
    ) + plain(oval(236, 140, 7), "#fff3c9")
    return (
        shell + bump + lenses + line("M364 150v50M148 140v30M148 186v30", look.dark, 6) + gleam("M330 90V300", 8, 0.3)
    )


def smart_watch(look: Look) -> str:
    """Draw a smart watch: cut `case` (round or square)."""
    band = form("M202 40H310L322 160H190Z", look.cloth, look.dark) + form(
        "M190 350H322L310 472H202Z", look.cloth, look.dark
    )
    holes = "".join(plain(oval(256, y, 5), look.deep) for y in (400, 422, 444))
    round_case = look.cut.get("case", "round") == "round"
    rim = oval(256, 256, 124) if round_case else box(148, 142, 216, 228, 54)
    glass = oval(256, 256, 106) if round_case else box(166, 160, 180, 192, 42)
    rings = (
        line("M256 186a70 70 0 1 1 -64 42", "#ff5f6d", 12)
        + line("M256 210a46 46 0 1 1 -44 32", "#7be495", 11)
        + line("M256 232a24 24 0 1 1 -22 15", "#59c1e8", 10)
    )
    return (
        band
        + holes
        + form(box(372, 236, 18, 44, 7), _STEEL, "#777c83")
        + form(rim, look.second, tint(look.second, -0.45))
        + form(glass, "#111317", "#000000", "flat")
        + rings
    )


def keyboard(look: Look) -> str:
    """Draw a keyboard."""
    case = form(box(40, 168, 432, 186, 20), look.color, look.dark, "flat")
    cap = look.light if look.pose % 2 else tint(look.color, -0.25)
    rows = "".join(
        form(box(56 + 28.6 * column, 184 + 30 * row, 24, 25, 5), cap, look.deep, "flat", 1)
        for row in range(4)
        for column in range(14)
    )
    bar = form(box(170, 306, 172, 26, 5), look.second, look.dark, "flat", 1) + "".join(
        form(box(x, 306, 38, 26, 5), cap, look.deep, "flat", 1) for x in (56, 100, 370, 414)
    )
    return ground(256, 360, 215) + case + rows + bar


def mouse(look: Look) -> str:
    """Draw a computer mouse from above."""
    shell = form(whole("256 92", "C342 92 376 170 376 268", "C376 370 330 430 256 430"), look.color, look.dark, "ball")
    return (
        shell
        + line("M256 94V220M138 226Q256 262 374 226", look.deep, 3, 0.7)
        + form(box(243, 140, 26, 60, 13), look.second, look.deep)
    )


def charger(look: Look) -> str:
    """Draw charging gear: cut `charger` (power bank, wall charger or charging pad)."""
    kind = look.cut.get("charger", "power bank")
    cable = strap("M256 400C256 470 420 470 420 380", "#f2f0ec", 7) + form(box(408, 340, 24, 44, 5), _STEEL, "#777c83")
    if kind == "wall charger":
        prongs = form(box(212, 74, 16, 70, 4), _STEEL, "#777c83") + form(box(284, 74, 16, 70, 4), _STEEL, "#777c83")
        return (
            cable
            + prongs
            + form(box(156, 136, 200, 264, 36), look.color, look.dark)
            + form(box(230, 360, 52, 20, 10), "#1a1b1e", "#000000", "flat")
            + plain(oval(256, 320, 7), _LIT)
        )
    if kind == "charging pad":
        pad = form(oval(240, 290, 170, 96), tint(look.color, -0.25), look.deep) + form(
            oval(240, 272, 170, 96), look.color, look.dark, "flat"
        )
        return (
            strap("M400 300Q470 330 450 420", "#f2f0ec", 8)
            + pad
            + line(oval(240, 270, 90, 50), look.second, 4, 0.7)
            + line("M250 232l-24 42h28l-24 40", look.second, 7)
        )
    bank = form(box(156, 70, 200, 350, 30), look.color, look.dark)
    lights = "".join(
        plain(oval(x, 120, 7), color) for x, color in ((216, _LIT), (242, _LIT), (268, _LIT), (294, "#5a5d63"))
    )
    return cable + bank + lights + line("M262 210l-26 48h36l-26 52", look.second, 9)


def camera(look: Look) -> str:
    """Draw an instant or compact camera."""
    trunk = form(box(76, 160, 360, 240, 36), look.color, look.dark, "flat") + form(
        "M180 162L200 112H312L332 162Z", look.color, look.dark
    )
    grip = form(box(76, 250, 360, 96, 0), tint(look.color, -0.35), look.deep, "flat")
    lens = (
        form(oval(256, 280, 100), _STEEL, "#777c83", "ball")
        + form(oval(256, 280, 80), _BLACK, "#000000", "ball")
        + form(oval(256, 280, 48), "#2f4a66", "#101820", "ball")
        + plain(oval(236, 258, 12), "#ffffff", 0.7)
    )
    return (
        ground(256, 402, 170)
        + trunk
        + grip
        + lens
        + form(box(110, 142, 50, 22, 8), "#c0392b", "#7a1f1f")
        + form(box(350, 186, 56, 34, 8), "#fdf7df", "#8e8a7a", "flat")
    )


def tablet(look: Look) -> str:
    """Draw an e-reader or tablet with a page on it."""
    shell = form(box(118, 56, 276, 400, 26), look.color, look.dark, "flat") + form(
        box(140, 86, 232, 330, 8), "#f7f4ec", "#8f959d", "flat"
    )
    text = line(
        "".join(f"M164 {y}H348M164 {y + 22}H348M164 {y + 44}H280" for y in range(160, 400, 80)),
        "#77736a",
        5,
        0.7,
    )
    return shell + text + line("M164 122H290", "#2b2926", 10)


def webcam(look: Look) -> str:
    """Draw a desk microphone on its stand."""
    stand = strap("M256 330V420", _STEEL, 13) + form("M150 446C156 414 356 414 362 446Z", look.color, look.dark)
    arc = strap("M150 210C150 330 362 330 362 210", _STEEL, 11)
    head = form(box(190, 60, 132, 240, 66), look.color, look.dark)
    mesh = line("".join(f"M200 {y}H312" for y in range(92, 190, 11)), "#1a1b1e", 4, 0.6, "3 5")
    return ground(256, 446, 120) + arc + stand + head + mesh + form(box(190, 196, 132, 18, 3), look.second, look.deep)


def drone(look: Look) -> str:
    """Draw a quadcopter."""
    arms = strap("M150 190L362 330M362 190L150 330", look.color, 20)
    rotors = "".join(
        form(oval(x, y, 78, 22), "#d5d9de", "#9aa0a8", "flat") + form(oval(x, y, 12), _BLACK, "#000000", "ball")
        for x, y in ((130, 176), (382, 176), (130, 336), (382, 336))
    )
    hull = form(box(196, 200, 120, 120, 40), look.color, look.dark, "ball")
    return moved(
        arms
        + rotors
        + hull
        + form(oval(256, 290, 24), _BLACK, "#000000", "ball")
        + plain(oval(249, 283, 6), "#ffffff", 0.8)
    )
