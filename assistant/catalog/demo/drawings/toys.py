"""Things to play with."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import (
    both,
    box,
    button,
    form,
    gleam,
    ground,
    line,
    moved,
    oval,
    plain,
    strap,
)


def plush(look: Look) -> str:
    """Draw a plush animal: cut `animal` (bear, rabbit or elephant)."""
    kind = look.cut.get("animal", "bear")
    fur, edge = look.cloth, look.dark
    ear = {
        "bear": form(oval(330, 112, 40), fur, edge, "ball") + plain(oval(330, 114, 20), look.light),
        "rabbit": form("M290 130C276 50 300 14 326 20C354 30 346 90 326 140Z", fur, edge, "ball")
        + plain("M304 116C298 66 308 42 322 46C336 54 332 90 320 122Z", look.light),
        "elephant": form("M330 130C420 90 452 160 420 220C390 250 350 236 330 212Z", fur, edge, "ball"),
    }[kind]
    limbs = both(
        form("M320 262C380 260 420 300 400 330C380 348 340 330 316 312Z", fur, edge, "ball")
        + form(oval(330, 420, 52, 44), fur, edge, "ball")
        + plain(oval(334, 424, 28, 24), look.light)
    )
    torso = form(oval(256, 342, 108, 104), fur, edge, "ball") + plain(oval(256, 352, 62, 66), look.light, 0.9)
    head = form(oval(256, 182, 104, 94), fur, edge, "ball")
    eyes = both(form(oval(292, 170, 11), "#1d1b19", "", "ball") + plain(oval(296, 166, 3.5), "#ffffff"))
    trunk = strap("M256 206C256 270 290 290 300 262", look.color, 30)
    muzzle = (
        trunk
        if kind == "elephant"
        else plain(oval(256, 214, 42, 32), look.light)
        + form(oval(256, 200, 14, 10), "#3a2a20", "", "ball")
        + line("M256 210v12M256 222q-14 12 -22 2M256 222q14 12 22 2", "#3a2a20", 4)
    )
    return ground(256, 456, 130) + both(ear) + limbs + torso + head + eyes + muzzle


def board_game(look: Look) -> str:
    """Draw a board game with its pieces."""
    lid = (
        form("M86 196L300 128L440 206L222 292Z", look.color, look.dark, "flat")
        + form("M86 196L222 292V352L86 252Z", tint(look.color, -0.25), look.dark, "flat")
        + form("M222 292L440 206V262L222 352Z", tint(look.color, -0.12), look.dark, "flat")
    )
    path = line("M140 200L300 150L388 206L230 262Z", look.second, 14, 1, "16 7")
    die = form(box(286, 330, 76, 76, 14), "#fbf8f1", "#bdb6a8", "flat") + "".join(
        plain(oval(x, y, 7), "#2b2926") for x, y in ((306, 350), (342, 350), (324, 368), (306, 386), (342, 386))
    )
    pawn = "".join(
        form(f"M{x} 330a22 22 0 1 1 26 0q4 40 18 66h-62q14 -26 18 -66Z", color, tint(color, -0.4))
        for x, color in ((150, "#c0392b"), (216, "#2c6fbb"), (404, "#e0a92e"))
    )
    return ground(256, 404, 190) + lid + path + pawn + die


def puzzle(look: Look) -> str:
    """Draw a jigsaw puzzle, a piece lifted off."""
    colors = (look.color, look.second, tint(look.color, 0.4), tint(look.color, -0.25))
    knob = "M{x} {y}h40a18 18 0 1 1 32 0h40v40a18 18 0 1 0 0 32v40h-112v-40a18 18 0 1 0 0 -32z"
    spots = ((92, 200, 0), (204, 200, 1), (92, 312, 2), (204, 312, 3))
    board_ = "".join(form(knob.format(x=x, y=y), colors[index], look.dark, "flat") for x, y, index in spots)
    return board_ + moved(form(knob.format(x=200, y=200), look.color, look.dark, "flat"), 112, -86, 16)


def _cube(x: float, y: float, color: str) -> str:
    return form(box(x, y, 104, 104, 10), color, tint(color, -0.35), "flat")


def bricks(look: Look) -> str:
    """Draw wooden building blocks."""
    wood = "#d9b98a"
    base = (
        _cube(90, 330, look.color)
        + _cube(204, 330, wood)
        + _cube(318, 330, look.second)
        + _cube(148, 220, wood)
        + _cube(262, 220, look.color)
    )
    roof = form("M256 104L326 214H186Z", look.second, tint(look.second, -0.35), "flat")
    return (
        ground(256, 434, 190)
        + base
        + roof
        + form(oval(256, 382, 26), look.second, "", "ball")
        + button(314, 272, 24, wood)
    )


def toy_car(look: Look) -> str:
    """Draw a toy car."""
    cabin = form(
        "M160 252C176 180 206 160 250 160H300C344 160 366 200 380 252Z", tint(look.color, 0.1), look.dark
    ) + plain("M186 248C196 206 214 186 244 184V248Z M262 184H296C324 186 340 214 350 248H262Z", "#d6e6ee")
    trunk = form(
        "M60 330C56 270 90 250 140 248H390C440 252 460 280 458 330C458 350 446 354 430 354H90C70 354 60 350 60 330Z",
        look.color,
        look.dark,
    )
    wheels = "".join(
        form(oval(x, 356, 50), "#2b2d31", "#000000", "ball")
        + form(oval(x, 356, 24), look.second, tint(look.second, -0.4), "ball")
        for x in (154, 364)
    )
    return (
        ground(256, 408, 190)
        + cabin
        + trunk
        + wheels
        + form(oval(446, 300, 13, 18), "#fff3c9", "#c9b27a", "ball")
        + gleam("M100 282Q130 268 180 268", 7, 0.5)
    )
