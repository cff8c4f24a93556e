"""What is worn on the legs."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import both, box, button, form, line, moved, whole

#: Cut "leg" → half widths at knee and hem.
_LEGS = {
    "skinny": (38, 30),
    "slim": (44, 38),
    "straight": (50, 50),
    "wide": (62, 78),
    "tapered": (54, 36),
    "flared": (44, 72),
}


def _leg(look: Look, hem: float, knee: float, ankle: float) -> str:
    centre, fork = 304, 196
    middle = (fork + hem) / 2
    return form(
        f"M256 84L332 84C340 120 352 160 354 200C354 {middle - 30} {centre + knee} {middle} {centre + ankle + 6} {hem} "
        f"Q{centre} {hem + 10} {centre - ankle + 10} {hem} C{centre - knee + 8} {middle} 270 250 258 {fork}Z",
        look.cloth,
        look.dark,
    )


def _waistband(look: Look) -> str:
    loops = "".join(form(box(x, 72, 8, 30, 2), look.cloth, look.dark, "flat", 1.4) for x in (196, 222, 282, 308))
    return form(box(180, 76, 152, 24, 5), look.cloth, look.dark) + loops


def jeans(look: Look) -> str:
    """Draw jeans with contrast stitching: cut `leg`."""
    knee, ankle = _LEGS[look.cut.get("leg", "straight")]
    stitch = "#d9a25a"
    legs = both(_leg(look, 478, knee, ankle) + line("M322 104Q326 140 348 148M300 110L318 440", stitch, 2, 0.75, "6 4"))
    wash = both(
        line("M306 180L308 360", tint(look.color, 0.6), 34, 0.12)
        + line("M306 200L308 330", tint(look.color, 0.6), 18, 0.14)
    )
    fly = line("M256 100V178Q276 172 276 104", stitch, 2.2, 0.9, "6 4")
    return legs + wash + fly + _waistband(look) + button(256, 88, 7, "#c08a4a")


def trousers(look: Look) -> str:
    """Draw pressed trousers: cut `leg`."""
    knee, ankle = _LEGS[look.cut.get("leg", "straight")]
    details = line("M300 104L308 472", look.deep, 2.4, 0.45) + line("M330 104L344 150", look.dark, 3)
    fly = line("M256 100V184", look.dark, 2.4)
    return both(_leg(look, 478, knee, ankle) + details) + fly + _waistband(look) + button(256, 88, 6, look.deep)


def cargo(look: Look) -> str:
    """Draw outdoor trousers with thigh pockets: cut `leg`."""
    knee, ankle = _LEGS[look.cut.get("leg", "straight")]
    pocket = form(box(318, 232, 40, 62, 6), look.cloth, look.dark, "flat") + form(
        box(315, 226, 46, 20, 5), look.cloth, look.dark, "flat"
    )
    knees = line(f"M280 318Q306 330 {304 + knee - 6} 314", look.deep, 3, 0.5)
    return both(_leg(look, 474, knee, ankle) + pocket + knees) + line("M256 100V184", look.dark, 2.4) + _waistband(look)


def leggings(look: Look) -> str:
    """Draw leggings: cut `leg_length` (full or cropped)."""
    hem = 478 if look.cut.get("leg_length", "full-length") == "full-length" else 396
    panel = line("M344 160Q330 300 314 440", look.second, 4, 0.55)
    band = form("M180 70Q256 62 332 70L334 112Q256 122 178 112Z", look.cloth, look.dark)
    return both(_leg(look, hem, 36, 26) + panel) + band


def joggers(look: Look) -> str:
    """Draw sweatpants with ribbed cuffs and a drawstring."""
    cuff = form(box(284, 448, 52, 34, 6), tint(look.color, -0.14), look.dark)
    cord = line("M250 100q-8 34 -4 52M262 100q8 34 4 56", "#f3efe6", 5)
    band = form(box(178, 74, 156, 30, 6), tint(look.color, -0.14), look.dark) + line(
        "M190 78v22M206 78v22M222 78v22M290 78v22M306 78v22M322 78v22", look.deep, 2, 0.4
    )
    return both(_leg(look, 456, 54, 34) + line("M332 112L346 158", look.dark, 3) + cuff) + band + cord


def shorts(look: Look) -> str:
    """Draw shorts or swim trunks: cut `waist` (buttoned or drawstring)."""
    path = whole("256 104", "L338 104", "C352 180 366 260 374 332", "C340 346 310 348 276 346", "L262 244", "L256 236")
    hem = both(line("M280 330Q330 334 370 318", look.dark, 2, 0.8, "5 4") + line("M334 124L352 176", look.dark, 3))
    band = form(box(170, 92, 172, 30, 6), look.cloth, look.dark)
    fly = line("M256 122V232", look.dark, 2.4, 0.7)
    tie = (
        line("M250 116q-18 36 -12 64M262 116q18 36 12 70", "#f6f2ea", 6)
        if look.cut.get("waist") == "drawstring"
        else button(256, 107, 7, look.deep)
    )
    return form(path, look.cloth, look.dark) + hem + fly + band + tie


def socks(look: Look) -> str:
    """Draw a pair of socks: cut `sock` (ankle, crew or knee-high)."""
    top = {"ankle": 250, "crew": 150, "knee-high": 60}[look.cut.get("sock", "crew")]
    pair = _sock(look, top)
    return moved(pair, 66, 12, 10) + moved(pair, -34, 0, 0)


def _sock(look: Look, top: int) -> str:
    path = f"M190 {top}L276 {top}L276 330C280 356 352 380 360 412C364 440 330 448 300 446C250 442 196 420 192 356Z"
    trim = tint(look.second, -0.05)
    cuff = form(box(186, top - 12, 94, 34, 8), trim, tint(trim, -0.4)) + line(
        "".join(f"M{x} {top - 6}v22" for x in range(196, 276, 10)), look.deep, 2, 0.25
    )
    toe = form(
        "M330 380C356 392 362 404 361 420C356 444 330 448 308 446C304 420 312 396 330 380Z", trim, tint(trim, -0.4)
    )
    heel = form("M193 340C222 344 236 366 226 402C204 388 192 370 193 340Z", trim, tint(trim, -0.4))
    return form(path, look.cloth, look.dark) + toe + heel + cuff


def briefs(look: Look) -> str:
    """Draw a two-pack of briefs."""
    brief = whole("256 190", "L360 184", "C358 222 352 238 344 250", "C304 262 290 300 284 330", "L256 336")
    one = form(brief, look.cloth, look.dark) + form(box(148, 170, 216, 26, 6), look.second, tint(look.second, -0.4))
    return moved(one, 0, -64) + moved(one, 0, 76)
