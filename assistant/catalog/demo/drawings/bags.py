"""Bags, cases and wallets."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import (
    both,
    box,
    button,
    form,
    gleam,
    ground,
    line,
    oval,
    plain,
    strap,
    whole,
    zipper,
)

_BRASS = "#c9a648"


def backpack(look: Look) -> str:
    """Draw a backpack: cut `opening` (zip or flap)."""
    straps = both(strap("M346 150Q420 220 382 410", tint(look.color, -0.3), 18))
    loop = strap("M226 84Q256 40 286 84", tint(look.color, -0.3), 12)
    main = whole("256 72", "C346 72 372 116 372 190", "L380 410", "C380 440 356 448 330 448", "L256 450")
    pocket = form(box(172, 290, 168, 130, 24), look.cloth, look.dark, "flat") + zipper("M184 316H328", 310, 312)
    side = both(form("M376 300h26q12 60 0 116h-24z", tint(look.color, -0.15), look.dark))
    front = (
        _flap(look)
        if look.cut.get("opening") == "flap"
        else zipper("M158 196C160 110 200 96 256 96C312 96 352 110 354 196", 352, 190)
    )
    return (
        ground(256, 450, 150)
        + loop
        + straps
        + side
        + form(main, look.cloth, look.dark)
        + front
        + pocket
        + form(box(226, 218, 60, 34, 5), look.second, look.dark, "flat")
    )


def _flap(look: Look) -> str:
    lid = form("M138 120Q256 60 374 120L378 236Q256 286 134 236Z", look.cloth, look.dark, "flat")
    buckles = both(
        form(box(300, 200, 20, 96, 4), tint(look.color, -0.35), look.deep, "flat")
        + form(box(294, 262, 32, 24, 4), _BRASS, "#7d6a3a", "flat")
    )
    return lid + buckles


def handbag(look: Look) -> str:
    """Draw a handbag: cut `bag` (top-handle, crossbody, shoulder, clutch)."""
    kind = look.cut.get("bag", "top-handle")
    trunk = form(
        whole("256 218", "L372 214", "L404 408", "C404 424 390 430 378 430", "L256 432"), look.cloth, look.dark
    )
    lid = form("M136 212Q256 196 376 212L366 310Q256 356 146 310Z", look.cloth, look.dark, "flat")
    clasp = form(box(236, 306, 40, 38, 8), _BRASS, "#7d6a3a", "flat") + form(oval(256, 325, 7), "#8d7433", "", "ball")
    seam = line("M150 300Q256 342 362 300", tint(look.color, 0.4), 2, 0.6, "6 5")
    handle = {
        "top-handle": strap("M186 214C180 90 332 90 326 214", tint(look.color, -0.2), 15),
        "crossbody": strap("M140 216C60 60 452 60 372 216", tint(look.color, -0.2), 8),
        "shoulder": line("M150 214C150 60 362 60 362 214", _BRASS, 12, 1, "12 5"),
        "clutch": strap("M396 260q60 30 40 90q-20 30 -40 0", tint(look.color, -0.2), 9),
    }[kind]
    rings = both(line(oval(326, 218, 11), _BRASS, 5)) if kind == "top-handle" else ""
    return ground(256, 432, 150) + handle + trunk + lid + seam + clasp + rings


def tote(look: Look) -> str:
    """Draw a tote bag."""
    handles = strap("M182 196C180 40 332 40 330 196", tint(look.color, -0.22), 14)
    trunk = form(whole("256 176", "L388 170", "L366 440", "L256 446"), look.cloth, look.dark)
    hem = line("M128 196Q256 206 384 196", tint(look.color, -0.3), 2.2, 0.7, "7 5")
    patch = (
        form(box(226, 250, 60, 40, 4), tint(look.color, -0.25), look.dark, "flat") if look.pattern == "solid" else ""
    )
    ends = both(
        form(box(320, 174, 22, 52, 4), tint(look.color, -0.22), look.dark, "flat") + button(331, 206, 5, _BRASS)
    )
    return ground(256, 444, 130) + handles + trunk + hem + patch + ends


def suitcase(look: Look) -> str:
    """Draw a suitcase on wheels: cut `shell` (hard or soft)."""
    handle = line("M206 110V42H306V110", "#6f747b", 9) + line("M206 110V42H306V110", "#c8ccd2", 4)
    wheels = "".join(form(oval(x, 456, 15), "#2b2b2e", "#000000", "ball") for x in (170, 342))
    shell = form(box(132, 96, 248, 352, 34), look.cloth, look.dark)
    if look.cut.get("shell", "hard shell") == "hard shell":
        front = line("".join(f"M{x} 120V424" for x in range(168, 350, 29)), look.deep, 6, 0.35) + line(
            "".join(f"M{x + 6} 120V424" for x in range(168, 350, 29)), look.light, 4, 0.45
        )
    else:
        front = (
            form(box(160, 250, 192, 160, 16), look.cloth, look.dark, "flat")
            + zipper("M172 272H340", 320, 268)
            + form(box(160, 128, 192, 92, 16), look.cloth, look.dark, "flat")
            + zipper("M172 150H340", 200, 146)
        )
    grip = form(box(222, 80, 68, 22, 10), "#3a3d42", "#111111", "flat")
    return ground(256, 470, 140) + handle + wheels + shell + front + grip + line("M134 272H378", look.deep, 3, 0.5)


def wallet(look: Look) -> str:
    """Draw a wallet: cut `wallet` (bifold, zip-around, card holder)."""
    kind = look.cut.get("wallet", "bifold")
    if kind == "card holder":
        cards = form(box(168, 150, 176, 120, 10), "#d9dde2", "#8f959d", "flat") + form(
            box(162, 172, 188, 120, 10), "#88a9c9", "#4d6b88", "flat"
        )
        slots = line("M150 262H362M150 300H362", look.deep, 3, 0.6)
        return cards + form(box(146, 212, 220, 172, 14), look.cloth, look.dark, "flat") + slots
    path = box(92, 156, 328, 220, 20)
    stitches = line(box(104, 168, 304, 196, 14), tint(look.color, 0.45), 2, 0.7, "7 6")
    if kind == "zip-around":
        return (
            form(path, look.cloth, look.dark, "flat")
            + zipper("M110 158H402", 396, 150)
            + stitches
            + strap("M420 200q44 40 24 130", look.color, 9)
        )
    bills = form(box(120, 132, 272, 60, 4), "#b7cfae", "#7c9a70", "flat")
    fold = (
        line("M256 158V374", look.deep, 4, 0.5)
        + form("M392 230h44q10 34 0 66h-44z", look.cloth, look.dark, "flat")
        + button(418, 263, 8, _BRASS)
    )
    return bills + form(path, look.cloth, look.dark, "flat") + stitches + fold


def duffel(look: Look) -> str:
    """Draw a duffel bag."""
    sling = strap("M120 270C100 40 412 40 392 270", tint(look.color, -0.3), 9)
    trunk = form(
        "M96 236C96 200 120 190 150 190H362C392 190 416 200 416 236L424 380C424 410 400 420 380 420H132C112 420 "
        "88 410 88 380Z",
        look.cloth,
        look.dark,
    )
    bands = both(strap("M318 420V250C318 150 262 150 256 150", tint(look.color, -0.35), 14))
    ends = both(line("M392 196Q404 300 396 416", look.deep, 3, 0.5))
    return (
        ground(256, 422, 180)
        + sling
        + trunk
        + zipper("M150 204H362", 340, 200)
        + bands
        + ends
        + gleam("M130 250q-6 60 0 120", 7, 0.25)
    )


def belt_bag(look: Look) -> str:
    """Draw a belt bag."""
    web = strap("M60 210Q256 300 452 210", tint(look.color, -0.35), 22)
    pouch = form("M120 226Q256 268 392 226C420 300 380 380 320 384H192C132 380 92 300 120 226Z", look.cloth, look.dark)
    front = form(
        "M160 300Q256 326 352 300C352 344 330 366 306 368H206C182 366 160 344 160 300Z", look.cloth, look.dark, "flat"
    )
    clip = form(box(36, 190, 50, 40, 8), "#2b2b2e", "#000000", "flat")
    return (
        web
        + clip
        + pouch
        + zipper("M138 246Q256 284 374 246", 362, 240)
        + front
        + plain(box(232, 336, 48, 16, 4), look.second)
    )
