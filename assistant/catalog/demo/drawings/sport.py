"""Gear for training, playing and camping."""

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

_STEEL = "#c3c8ce"


def yoga_mat(look: Look) -> str:
    """Draw a half-rolled yoga mat."""
    sheet = form("M112 330L300 236L470 300L270 424Z", look.cloth, look.dark, "flat")
    roll = form("M80 250L264 150C300 140 330 190 300 236L116 336C84 344 52 290 80 250Z", look.cloth, look.dark, "flat")
    end = form(
        "M80 250C100 236 132 262 134 296C134 330 110 344 92 330C66 314 62 270 80 250Z",
        tint(look.color, 0.25),
        look.dark,
        "flat",
    )
    swirl = line("M98 318C76 304 78 268 94 264C112 266 122 298 108 306C96 304 94 288 100 284", look.deep, 4)
    return (
        sheet
        + roll
        + end
        + swirl
        + strap("M170 200L206 290", look.second, 10)
        + strap("M234 166L270 256", look.second, 10)
    )


def dumbbells(look: Look) -> str:
    """Draw a pair of dumbbells: cut `dumbbell` (hex or round)."""
    hexed = look.cut.get("dumbbell", "hex") == "hex"
    head = "M300 170L352 150L404 170V342L352 362L300 342Z" if hexed else oval(352, 256, 56, 92)
    bell = (
        form(box(196, 234, 120, 44, 12), _STEEL, "#777c83", "flat")
        + line("".join(f"M{x} 238l8 36" for x in range(206, 300, 12)), "#777c83", 3, 0.7)
        + both(form(head, look.color, look.dark) + line("M352 186V326", look.light, 4, 0.35))
    )
    return moved(bell, 20, -72, -14, 0.78) + moved(bell, -14, 82, 8, 0.88)


def kettlebell(look: Look) -> str:
    """Draw a kettlebell."""
    handle = strap("M196 250C150 60 362 60 316 250", look.color if look.pattern == "solid" else "#33363b", 36)
    ball = form(
        "M256 204C350 204 396 280 384 350C374 410 340 440 300 446H212C172 440 138 410 128 350C116 280 162 204 256 204Z",
        look.color,
        look.dark,
        "ball",
    )
    return (
        ground(256, 446, 120) + handle + ball + form(oval(256, 330, 52), look.second, tint(look.second, -0.4), "flat")
    )


def tent(look: Look) -> str:
    """Draw a tent: cut `tent` (dome, tunnel or ridge)."""
    kind = look.cut.get("tent", "dome")
    grass = '<ellipse cx="256" cy="408" rx="226" ry="34" fill="#a9b98a" fill-opacity=".7"/>'
    ropes = both(line("M380 250L476 412M404 330L470 414", "#8d8577", 3))
    if kind == "ridge":
        walls = form("M256 110L470 404H42Z", look.cloth, look.dark)
        door = form("M256 118L330 404H182Z", look.deep, look.dark, "flat") + form(
            "M256 118L182 404H136Q222 300 256 118Z", look.light, look.dark, "flat"
        )
        return grass + ropes + walls + door + strap("M256 404V96", "#8a6a43", 7)
    if kind == "tunnel":
        tube = form("M140 404C140 210 200 130 270 130C400 130 470 240 480 404Z", look.cloth, look.dark)
        ribs = line("M230 136C330 160 350 280 350 402M290 132C400 170 414 300 414 402", look.deep, 4, 0.55)
        face = form("M40 404C44 230 100 132 164 132C236 132 290 240 290 404Z", tint(look.color, 0.12), look.dark)
        return (
            grass
            + tube
            + ribs
            + face
            + form("M100 404C104 270 130 214 166 214C204 214 232 280 232 404Z", look.deep, look.dark, "flat")
            + line("M166 214V404", look.light, 4)
        )
    dome = form("M44 404C70 220 160 116 256 116C352 116 442 220 468 404Z", look.cloth, look.dark, "ball")
    poles = both(line("M256 116C340 170 384 300 396 404", look.second, 6)) + line(
        "M110 300Q256 250 402 300", look.deep, 3, 0.4
    )
    door = form("M256 190C310 220 330 320 332 404H180C182 320 202 220 256 190Z", look.deep, look.dark, "flat") + form(
        "M256 190C226 230 220 330 240 404H180C182 320 202 220 256 190Z", look.light, look.dark, "flat"
    )
    return grass + ropes + dome + poles + door


def sleeping_bag(look: Look) -> str:
    """Draw a mummy sleeping bag."""
    bag = form(
        whole("256 44", "C336 44 366 110 360 176", "C354 280 336 400 306 452", "C290 470 270 472 256 472"),
        look.cloth,
        look.dark,
    )
    quilts = both(
        "".join(
            line(f"M258 {y}Q310 {y + 14} {352 - (y - 180) * 0.16:g} {y - 4}", look.deep, 4, 0.4)
            for y in range(200, 450, 36)
        )
    )
    hood = form(
        "M256 84C306 84 316 130 306 164Q256 196 206 164C196 130 206 84 256 84Z",
        tint(look.second, -0.05),
        look.dark,
        "flat",
    )
    zip_ = line("M256 186V330", "#8f959d", 6) + line("M256 186V330", "#55585e", 2, dash="3 4")
    return bag + quilts + hood + form(box(216, 118, 80, 44, 20), "#f6f2ea", "#c9c2b4", "ball") + zip_


def bottle(look: Look) -> str:
    """Draw a drinking bottle: cut `lid` (screw, straw or loop)."""
    trunk = form(
        whole("256 130", "L284 132", "C290 156 326 164 328 200", "L328 440", "C328 458 316 462 300 462", "L256 462"),
        look.cloth,
        look.dark,
    )
    kind = look.cut.get("lid", "screw lid")
    cap = form(box(216, 84, 80, 54, 12), "#33363b", "#111214")
    if kind == "straw lid":
        cap += strap("M262 84Q262 50 300 44", tint(look.second, -0.1), 11)
    if kind == "loop lid":
        cap = strap("M226 92C226 40 286 40 286 92", "#33363b", 13) + cap
    ring = form(box(182, 420, 148, 18, 4), look.second, look.dark)
    return ground(256, 462, 84) + trunk + cap + ring + gleam("M206 220V400", 11, 0.45)


def helmet(look: Look) -> str:
    """Draw a bicycle helmet."""
    chin = strap("M150 330Q190 450 262 446Q336 430 372 330", "#2b2d31", 9) + form(
        box(240, 436, 44, 26, 6), "#2b2d31", "#000000", "flat"
    )
    shell = form(
        "M66 312C60 180 150 96 270 100C390 106 452 200 452 300C452 330 430 334 400 326C300 306 200 310 110 334C84 "
        "340 68 336 66 312Z",
        look.cloth,
        look.dark,
        "ball",
    )
    vents = "".join(
        form(path, "#2b2d31", "#111111", "flat")
        for path in (
            "M120 262C130 206 162 160 206 140C198 182 180 228 168 262Z",
            "M200 258C208 200 232 150 268 128C282 170 272 216 262 256Z",
            "M296 258C304 212 312 172 312 134C350 156 356 212 352 262Z",
            "M382 268C386 228 378 190 364 168C400 190 420 236 422 276Z",
        )
    )
    return chin + shell + vents + line("M84 304Q256 260 440 296", look.second, 6)


def ball(look: Look) -> str:
    """Draw a ball: cut `ball` (football, basketball, volleyball or tennis)."""
    return {"football": _football, "basketball": _basketball, "volleyball": _volleyball}[
        look.cut.get("ball", "football")
    ](look)


def _football(look: Look) -> str:
    patch = look.second
    pentagon = "M256 196L314 238L292 306H220L198 238Z"
    rim = "".join(
        f'<path d="M256 84L300 96L290 128H222L212 96Z" fill="{patch}" transform="rotate({turn} 256 256)"/>'
        for turn in range(0, 360, 72)
    )
    seams = "".join(
        f'<path d="M256 196V128M314 238L360 214" stroke="{tint(patch, -0.1)}" stroke-width="4" '
        f'transform="rotate({turn} 256 256)"/>'
        for turn in range(0, 360, 72)
    )
    return (
        ground(256, 440, 130)
        + plain(oval(256, 256, 178), look.color)
        + rim
        + seams
        + plain(pentagon, patch)
        + form(oval(256, 256, 178), "none", look.dark, "ball", 3)
    )


def _basketball(look: Look) -> str:
    seams = "M78 256H434M256 78V434M134 124Q220 256 134 388M378 124Q292 256 378 388"
    return (
        ground(256, 440, 130)
        + plain(oval(256, 256, 178), look.color)
        + line(seams, "#2b211b", 6)
        + form(oval(256, 256, 178), "none", look.dark, "ball", 3)
    )


def _volleyball(look: Look) -> str:
    seams = "".join(
        f'<path d="M256 256Q300 150 230 82M256 256Q340 190 312 88" fill="none" stroke="{look.deep}" '
        f'stroke-width="4" transform="rotate({turn} 256 256)"/>'
        for turn in (0, 120, 240)
    )
    panels = "".join(
        f'<path d="M256 256Q300 150 230 82Q280 76 312 88Q340 190 256 256Z" fill="{look.second}" '
        f'transform="rotate({turn} 256 256)"/>'
        for turn in (0, 120, 240)
    )
    return (
        ground(256, 440, 130)
        + plain(oval(256, 256, 178), look.color)
        + panels
        + seams
        + form(oval(256, 256, 178), "none", look.dark, "ball", 3)
    )


def racket(look: Look) -> str:
    """Draw a tennis racket with a ball."""
    strings = line(
        "".join(f"M{x} 70V300" for x in range(182, 344, 20)) + "".join(f"M160 {y}H352" for y in range(82, 300, 20)),
        "#f4f1e8",
        2.4,
    )
    clip = (
        f'<clipPath id="head"><path d="{oval(256, 184, 104, 132)}"/></clipPath><g '
        f'clip-path="url(#head)">{plain(oval(256, 184, 104, 132), "#dcd8cf")}{strings}</g>'
    )
    rim = line(oval(256, 184, 104, 132), look.dark, 22) + line(oval(256, 184, 104, 132), look.color, 17)
    throat = strap("M196 292L250 370M316 292L262 370", look.color, 12) + strap("M256 366V470", "#33363b", 26)
    ball_ = form(oval(392, 410, 44), "#d8e14f", "#9aa12c", "ball") + line("M360 386q30 20 24 66", "#ffffff", 5, 0.9)
    return moved(clip + rim + throat, 0, 0, -18, 0.92) + ball_


def _wheel(x: float) -> str:
    ends = ((82, 0), (58, 58), (0, 82), (-58, 58), (-82, 0), (-58, -58), (0, -82), (58, -58))
    spokes = line("".join(f"M{x} 346L{x + dx} {346 + dy}" for dx, dy in ends), "#9aa0a8", 1.6)
    return line(oval(x, 346, 92), "#2b2d31", 11) + line(oval(x, 346, 84), _STEEL, 3) + spokes


def bicycle(look: Look) -> str:
    """Draw a bicycle."""
    frame = strap(
        "M130 346L196 216H340L250 346H130L196 216L250 346M340 216L386 346M196 216L186 176M340 216L328 160",
        look.color,
        10,
    )
    bars = strap("M328 160Q330 140 372 150", "#33363b", 9) + form(
        "M156 164H222Q214 186 180 182Z", "#33363b", "#111111", "flat"
    )
    return (
        ground(256, 440, 220)
        + _wheel(130)
        + _wheel(386)
        + frame
        + bars
        + form(oval(250, 346, 20), _STEEL, "#777c83", "ball")
        + line("M250 346l24 36", "#55585e", 8)
    )


def rope(look: Look) -> str:
    """Draw a skipping rope."""
    cord = strap("M150 200C60 420 250 460 256 330C262 220 180 250 220 350C270 460 460 420 362 200", look.color, 9)
    handle = form(box(340, 70, 40, 140, 16), look.second, tint(look.second, -0.45)) + line(
        "M346 110h28M346 130h28M346 150h28", tint(look.second, -0.5), 4, 0.6
    )
    return cord + both(handle)


def skateboard(look: Look) -> str:
    """Draw a skateboard."""
    deck = form(
        "M36 214C44 200 70 214 96 232H416C442 214 468 200 476 214C478 232 440 262 416 262H96C72 262 34 232 36 214Z",
        look.color,
        look.dark,
        "flat",
    )
    wheel = (
        form(oval(366, 296, 32), look.second, tint(look.second, -0.4), "ball")
        + form(oval(366, 296, 10), _STEEL, "#777c83", "ball")
        + form(box(346, 258, 40, 18, 4), _STEEL, "#777c83")
    )
    return ground(256, 330, 200) + deck + both(wheel)
