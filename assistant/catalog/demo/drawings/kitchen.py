"""What stands on the table and the stove."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import both, box, form, gleam, ground, line, oval, plain, strap, whole

_STEEL = "#c3c8ce"
_WOOD = "#b98a57"


def mug(look: Look) -> str:
    """Draw a mug: cut `mug` (straight, rounded or travel)."""
    kind = look.cut.get("mug", "straight")
    if kind == "travel":
        return _travel_mug(look)
    handle = strap("M352 214C450 200 456 360 346 350", look.color, 24)
    trunk = "M130 164L138 400C140 420 154 428 174 428H318C340 428 352 420 354 400L362 164Z"
    if kind == "rounded":
        trunk = "M130 164C116 300 140 428 200 430H292C352 428 376 300 362 164Z"
    rim = form(oval(246, 166, 116, 26), tint(look.color, 0.3), look.dark, "flat") + form(
        oval(246, 172, 100, 19), "#5b3a26", "#3d2516", "flat"
    )
    steam = line("M210 120q-16 -24 0 -46t0 -40M262 120q-16 -24 0 -46t0 -40", "#ffffff", 7, 0.75)
    return (
        ground(250, 430, 130)
        + handle
        + form(trunk, look.cloth, look.dark)
        + rim
        + steam
        + gleam("M156 216L162 380", 10, 0.45)
    )


def _travel_mug(look: Look) -> str:
    trunk = form(
        whole("256 150", "L336 150", "L312 440", "C310 452 300 456 290 456", "L256 456"), look.cloth, look.dark
    )
    band = form("M182 250H330L324 316H188Z", tint(look.color, -0.35), look.deep)
    lid = form(box(166, 116, 180, 40, 14), "#33363b", "#111214") + form(box(206, 92, 100, 28, 10), "#33363b", "#111214")
    return ground(256, 456, 90) + trunk + band + lid + gleam("M204 180L216 420", 8, 0.4)


def pan(look: Look) -> str:
    """Draw cookware: cut `pan` (frying pan, saucepan or casserole)."""
    return {"frying pan": _frying_pan, "saucepan": _saucepan, "casserole": _casserole}[
        look.cut.get("pan", "frying pan")
    ](look)


def _frying_pan(look: Look) -> str:
    handle = strap("M330 290L470 396", _WOOD, 24) + line("M452 382l8 7", "#4a3520", 8)
    rim = form(oval(208, 222, 168, 150), look.color, look.dark, "ball")
    return (
        handle
        + rim
        + form(oval(208, 218, 142, 124), "#34363a", "#1b1c1e", "flat")
        + line(oval(208, 218, 104, 90), "#54575c", 3, 0.6)
        + gleam("M110 180Q140 120 206 112", 8, 0.3)
    )


def _saucepan(look: Look) -> str:
    trunk = form("M96 200H352V380C352 412 336 420 312 420H136C112 420 96 412 96 380Z", look.cloth, look.dark)
    return (
        ground(226, 422, 150)
        + strap("M350 238L476 214", "#33363b", 20)
        + trunk
        + _lid(look, 224, 140)
        + gleam("M122 240V380", 10, 0.35)
    )


def _casserole(look: Look) -> str:
    trunk = form("M100 214H412V370C412 410 390 422 360 422H152C122 422 100 410 100 370Z", look.cloth, look.dark)
    ears = both(strap("M410 256q46 -4 44 28q-2 28 -44 24", look.color, 17))
    return ground(256, 424, 180) + ears + trunk + _lid(look, 256, 164) + gleam("M130 250V380", 10, 0.35)


def _lid(look: Look, x: float, half: float) -> str:
    dome = form(
        f"M{x - half} 206C{x - half} 150 {x - 60} 134 {x} 134C{x + 60} 134 {x + half} 150 {x + half} 206Z",
        tint(look.color, -0.08),
        look.dark,
        "ball",
    )
    return dome + form(oval(x, 122, 24, 18), "#33363b", "#111214", "ball")


def kettle(look: Look) -> str:
    """Draw an electric kettle."""
    spout = form("M176 210L104 190C98 200 120 270 160 300Z", look.color, look.dark)
    handle = strap("M330 190C430 170 430 380 342 392", "#33363b", 22)
    trunk = form(whole("256 150", "L322 152", "C340 230 352 320 356 404", "L256 410"), look.cloth, look.dark)
    lid = form("M190 154C194 110 318 110 322 154Z", look.color, look.dark, "ball") + form(
        oval(256, 112, 16, 12), "#33363b", "#111214", "ball"
    )
    return (
        ground(256, 440, 150)
        + spout
        + handle
        + trunk
        + lid
        + form(box(148, 404, 216, 34, 10), "#33363b", "#111214")
        + gleam("M196 200Q176 300 172 386", 11, 0.4)
    )


def plates(look: Look) -> str:
    """Draw a dinnerware set: a plate with a bowl."""
    plate = (
        form(oval(256, 270, 196, 176), look.cloth, look.dark, "ball")
        + line(oval(256, 270, 138, 122), look.dark, 3, 0.4)
        + line(oval(256, 270, 186, 166), look.second, 5, 0.8)
    )
    bowl = form(oval(256, 262, 96, 82), tint(look.color, 0.15), look.dark, "ball") + form(
        oval(256, 258, 74, 60), tint(look.color, -0.16), look.dark, "flat"
    )
    return plate + bowl + gleam("M110 210Q140 150 200 128", 8, 0.5)


def glasses(look: Look) -> str:
    """Draw two glasses: cut `glass` (wine or tumbler)."""
    tumbler = look.cut.get("glass") == "tumbler"
    bowl = (
        "M270 190H406L392 424C390 440 380 442 366 442H310C296 442 286 440 284 424Z"
        if tumbler
        else "M274 92H402C412 190 396 250 338 254C280 250 264 190 274 92Z"
    )
    drink = (
        "M277 290H399L392 424C390 440 380 442 366 442H310C296 442 286 440 284 424Z"
        if tumbler
        else "M276 170H400C398 226 380 250 338 252C296 250 278 226 276 170Z"
    )
    foot = (
        ""
        if tumbler
        else line("M338 252V410", "#aebcc4", 9) + form(oval(338, 416, 62, 14), "#dfe8ec", "#9fb0b8", "flat")
    )
    glass = (
        foot
        + form(bowl, "#e6eef2", "#9fb0b8", "round", 3)
        + plain(drink, look.color, 0.75)
        + gleam("M292 130L296 210" if not tumbler else "M292 220L302 400", 8, 0.7)
    )
    return ground(256, 436, 160) + both(glass)


def board(look: Look) -> str:
    """Draw a cutting board with a knife."""
    slab = form(box(120, 110, 220, 330, 26), look.color, look.dark, "flat")
    grain = line("M160 130q10 150 -4 290M212 130q-8 150 6 290M270 130q10 150 -6 290", look.deep, 3, 0.2)
    hole = plain(oval(230, 142, 14), "#efece7")
    knife = form("M372 250L404 90Q420 180 404 262Z", _STEEL, "#83888f") + form(
        box(374, 260, 32, 140, 12), "#3a3029", "#1c1714"
    )
    return slab + grain + hole + knife


def coffee_maker(look: Look) -> str:
    """Draw a coffee maker with a glass jug."""
    shell = form("M130 80H380V150H220V410H380V444H130Z", look.color, look.dark, "flat") + form(
        box(130, 80, 250, 76, 16), look.color, look.dark
    )
    jug = form(
        "M250 240H360L378 400C378 408 372 410 366 410H244C238 410 232 408 232 400Z", "#cfd9de", "#8f9ba2"
    ) + plain("M241 320H369L378 400C378 408 372 410 366 410H244C238 410 232 408 232 400Z", "#4a2d1b", 0.9)
    handle = strap("M372 270q50 10 30 100", "#33363b", 13)
    filter_ = form("M244 156H366L346 206H264Z", "#33363b", "#111214") + form(
        box(236, 226, 138, 18, 6), "#33363b", "#111214"
    )
    return (
        ground(256, 446, 150)
        + shell
        + handle
        + jug
        + filter_
        + plain(oval(164, 120, 9), "#7fd18a")
        + gleam("M150 180V400", 8, 0.3)
    )
