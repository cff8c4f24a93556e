"""Textiles, light and decoration for the home."""

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

_WOOD = "#b98a57"
_BRASS = "#c9a648"


def lamp(look: Look) -> str:
    """Draw a lamp: cut `lamp` (table, floor, desk)."""
    return {"table": _table_lamp, "floor": _floor_lamp, "desk": _desk_lamp}[look.cut.get("lamp", "table")](look)


def _table_lamp(look: Look) -> str:
    glow = '<ellipse cx="256" cy="250" rx="190" ry="120" fill="#ffdf8e" fill-opacity=".28"/>'
    shade = form(whole("256 66", "L330 66", "L386 236", "L256 244"), "#f3e7cf", "#c2ae86")
    stand = form(
        whole("256 232", "L268 232", "C268 280 340 300 330 366", "C326 410 300 426 290 440", "L256 444"),
        look.cloth,
        look.dark,
    )
    foot = form(box(196, 434, 120, 22, 8), _WOOD, tint(_WOOD, -0.4))
    return (
        ground(256, 456, 120)
        + glow
        + form(box(248, 220, 16, 40, 4), _BRASS, "#7d6a3a")
        + stand
        + foot
        + shade
        + gleam("M222 340q-12 40 8 70", 8, 0.4)
    )


def _floor_lamp(look: Look) -> str:
    legs = strap("M256 260L182 468M256 260L330 468M256 260L256 474", _WOOD, 9)
    glow = '<ellipse cx="256" cy="190" rx="170" ry="90" fill="#ffdf8e" fill-opacity=".28"/>'
    shade = form(whole("256 50", "L330 52", "L366 196", "L256 204"), look.cloth, look.dark)
    return ground(256, 474, 110) + glow + strap("M256 190V270", _BRASS, 7) + legs + shade


def _desk_lamp(look: Look) -> str:
    arm = strap("M196 430L160 270L300 140", tint(look.color, -0.12), 12)
    joints = form(oval(160, 270, 16), _BRASS, "#7d6a3a", "ball") + form(oval(298, 142, 14), _BRASS, "#7d6a3a", "ball")
    light = plain("M300 226L436 150L470 430H250Z", "#ffdf8e", 0.22)
    head = form("M282 118C310 80 360 84 386 112L440 152L298 232C268 196 266 150 282 118Z", look.cloth, look.dark)
    bulb = form("M312 226C330 250 420 200 432 158Z", "#fff3c9", "#d9bd6a", "flat")
    return (
        ground(200, 452, 120)
        + light
        + arm
        + form("M110 446C116 412 284 412 290 446Z", look.color, look.dark)
        + bulb
        + head
        + joints
    )


def cushion(look: Look) -> str:
    """Draw a cushion with piped edges."""
    path = whole(
        "256 122",
        "C320 122 372 108 404 100",
        "C420 104 416 120 410 140",
        "C396 220 396 300 412 376",
        "C418 396 412 408 400 408",
        "C360 396 320 392 256 392",
    )
    piping = line(path, tint(look.second, -0.12), 5)
    dimple = line(
        "M150 150q30 24 36 56M362 150q-30 24 -36 56M150 362q26 -14 34 -40M362 362q-26 -14 -34 -40", look.deep, 4, 0.22
    )
    return ground(256, 404, 150) + form(path, look.cloth, look.dark, "ball") + piping + dimple


def blanket(look: Look) -> str:
    """Draw a folded blanket with fringes."""
    fringe = line("".join(f"M{x} 372v40" for x in range(120, 396, 10)), tint(look.color, -0.15), 4)
    layers = "".join(form(box(104, y, 304, 62, 28), look.cloth, look.dark, "flat") for y in (336, 284, 232))
    drape = form("M120 150C120 128 136 124 160 124H352C380 124 392 128 392 150V372H120Z", look.cloth, look.dark)
    return (
        ground(256, 410, 170)
        + layers
        + fringe
        + drape
        + line("M160 150q-6 110 4 216M232 140q6 120 -2 228M316 140q-8 120 4 228", look.deep, 3, 0.22)
    )


def vase(look: Look) -> str:
    """Draw a vase: cut `vase` (bottle, round, cylinder)."""
    bodies = {
        "bottle": whole("256 150", "L282 150", "C280 220 284 236 320 280", "C362 336 340 440 300 452", "L256 456"),
        "round": whole("256 196", "L302 196", "C296 220 300 226 330 244", "C408 296 388 420 310 450", "L256 456"),
        "cylinder": whole("256 176", "L326 176", "L334 430", "C332 448 320 454 306 456", "L256 458"),
    }
    stems = line("M250 190Q236 120 190 78M258 190Q262 110 262 60M262 190Q290 130 330 96", "#6e8b57", 5)
    leaves = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="17" ry="8" fill="#7d9c63" transform="rotate({turn} {x} {y})"/>'
        for x, y, turn in (
            (214, 112, 20),
            (192, 80, 50),
            (248, 96, -60),
            (264, 62, 80),
            (282, 108, -20),
            (310, 116, 30),
            (330, 94, -40),
            (236, 140, 10),
        )
    )
    rim = form(
        oval(
            256,
            {"bottle": 150, "round": 196, "cylinder": 176}[look.cut.get("vase", "bottle")],
            {"bottle": 26, "round": 46, "cylinder": 70}[look.cut.get("vase", "bottle")],
            8,
        ),
        look.deep,
        look.dark,
        "flat",
    )
    return (
        ground(256, 456, 110)
        + form(bodies[look.cut.get("vase", "bottle")], look.cloth, look.dark)
        + rim
        + stems
        + leaves
        + gleam("M206 330q-10 50 10 90", 9, 0.4)
    )


def candle(look: Look) -> str:
    """Draw a scented candle: cut `vessel` (glass or tin)."""
    flame = (
        '<ellipse cx="256" cy="128" rx="70" ry="80" fill="#ffd97a" fill-opacity=".3"/>'
        + form("M256 74C284 118 286 150 256 164C226 150 228 118 256 74Z", "#ffb53d", "#e88b1a", "flat")
        + plain("M256 116C268 136 268 150 256 156C244 150 244 136 256 116Z", "#fff2c2")
    )
    vessel = form(box(156, 204, 200, 240, 22), look.cloth, look.dark)
    wax = form(oval(256, 212, 96, 20), "#f8efd9", "#d8c9a4", "flat")
    label = form(box(196, 290, 120, 92, 6), "#fbf8f1", "#d6cfbf", "flat") + line(
        "M220 322H292M232 344H280", "#8c8577", 4
    )
    tin = form(box(150, 196, 212, 26, 8), "#c3c7cd", "#83888f") if look.cut.get("vessel") == "tin" else ""
    return (
        ground(256, 444, 130)
        + vessel
        + tin
        + wax
        + line("M256 206V150", "#3a3029", 4)
        + flame
        + label
        + gleam("M178 240V410", 9, 0.45)
    )


def towel(look: Look) -> str:
    """Draw a stack of folded towels."""
    stack = "".join(
        form(box(106, y, 300, 76, 36), color, tint(color, -0.35), "flat")
        + line(f"M132 {y + 38}H392", tint(color, -0.4), 3, 0.4)
        for y, color in ((344, tint(look.color, -0.12)), (268, look.color), (192, tint(look.color, 0.14)))
    )
    roll = form(box(140, 112, 232, 84, 42), look.cloth, look.dark, "flat") + line(
        "M330 154a16 16 0 1 1 -16 -16a26 26 0 1 1 -26 26", look.dark, 4, 0.6
    )
    return ground(256, 422, 170) + stack + roll


def bedding(look: Look) -> str:
    """Draw a made bed with pillows."""
    board = form(box(76, 120, 360, 150, 26), _WOOD, tint(_WOOD, -0.4))
    pillow = form(
        "M262 206C290 190 380 190 402 206C412 236 410 262 400 276C360 288 300 288 266 276C256 256 254 230 262 206Z",
        look.cloth,
        look.dark,
        "ball",
    )
    cover = form(
        whole("256 270", "L420 266", "C446 300 452 360 450 410", "C380 430 300 424 256 424"), look.cloth, look.dark
    )
    fold = form(
        whole("256 266", "L420 262", "L430 306", "C360 320 300 318 256 318"),
        tint(look.second, -0.03),
        tint(look.second, -0.35),
        "flat",
    )
    return (
        ground(256, 440, 210)
        + form(box(90, 400, 24, 50, 4), _WOOD, tint(_WOOD, -0.4))
        + form(box(398, 400, 24, 50, 4), _WOOD, tint(_WOOD, -0.4))
        + board
        + both(pillow)
        + cover
        + fold
        + line("M180 330q-20 50 -24 88M330 330q24 44 20 88", look.deep, 3, 0.25)
    )


def rug(look: Look) -> str:
    """Draw a rug in perspective."""
    fringe = line(
        "".join(f"M{x} 376v22" for x in range(58, 458, 11)) + "".join(f"M{x} 172v-16" for x in range(136, 380, 9)),
        "#e9dfca",
        4,
    )
    border = line("M150 194L362 194L420 354L92 354Z", look.second, 9, 0.85)
    return fringe + form("M132 172L380 172L460 378L52 378Z", look.cloth, look.dark, "flat") + border


def planter(look: Look) -> str:
    """Draw a leafy plant in a pot."""
    leaf = "M256 300C236 220 250 140 256 84C276 140 284 220 262 300Z"
    leaves = "".join(
        moved(form(leaf, color, tint(color, -0.35)), x, y, turn, scale)
        for turn, scale, color, x, y in (
            (-48, 0.8, "#567d46", -36, 20),
            (48, 0.8, "#4d7340", 36, 20),
            (-24, 0.92, "#6a9455", -16, 0),
            (24, 0.92, "#628b4e", 16, 0),
            (0, 1, "#78a562", 0, -8),
        )
    )
    pot = form(whole("256 296", "L346 296", "L326 440", "C322 452 312 456 300 456", "L256 456"), look.cloth, look.dark)
    return ground(256, 456, 100) + leaves + pot + form(box(156, 282, 200, 34, 8), look.cloth, look.dark)


def clock(look: Look) -> str:
    """Draw a wall clock."""
    ticks = "".join(
        f'<rect x="253" y="112" width="6" height="{18 if hour % 3 == 0 else 10}" fill="#3c3a37" '
        f'transform="rotate({hour * 30} 256 256)"/>'
        for hour in range(12)
    )
    face = form(oval(256, 256, 186), look.color, look.dark, "ball") + form(
        oval(256, 256, 158), "#fbf8f2", "#d9d2c4", "flat"
    )
    hands = (
        line("M256 256L196 204", "#2b2926", 10)
        + line("M256 256L318 148", "#2b2926", 7)
        + line("M256 280L256 140", "#c0392b", 2.5)
    )
    return face + ticks + hands + form(oval(256, 256, 10), "#2b2926", "#000000", "ball")


def frame(look: Look) -> str:
    """Draw a picture frame with a small landscape."""
    mat = form(box(140, 90, 232, 316, 2), "#fbf9f4", "#d8d2c6", "flat")
    scene = (
        plain(box(172, 130, 168, 236, 2), "#cfe0ea")
        + plain("M172 300L226 230L262 276L300 210L340 268V366H172Z", "#7f9f8b")
        + plain("M172 330Q256 296 340 336V366H172Z", "#56785f")
        + plain(oval(304, 172, 18), "#f3c766")
    )
    return form(box(112, 62, 288, 372, 6), look.color, look.dark) + mat + scene


def mirror(look: Look) -> str:
    """Draw a wall mirror: cut `mirror` (round or arched)."""
    path = (
        oval(256, 256, 180)
        if look.cut.get("mirror", "round") == "round"
        else "M146 446V200C146 120 196 66 256 66C316 66 366 120 366 200V446Z"
    )
    return form(path, "#cfdde4", look.color, "flat", 18) + gleam("M196 300L300 150M236 330L322 208", 12, 0.55)


def basket(look: Look) -> str:
    """Draw a woven storage basket."""
    trunk = form(
        whole("256 206", "L400 206", "L372 424", "C368 440 356 444 340 444", "L256 446"), look.cloth, look.dark
    )
    weave = line(
        "".join(f"M{124 + (y - 226) * 0.13:g} {y}H{388 - (y - 226) * 0.13:g}" for y in range(232, 436, 22)),
        look.deep,
        7,
        0.3,
        "14 12",
    )
    handle = both(strap("M398 236q50 10 34 70q-10 20 -42 12", tint(look.color, -0.2), 10))
    return ground(256, 446, 150) + handle + form(oval(256, 208, 144, 24), look.deep, look.dark, "flat") + trunk + weave
