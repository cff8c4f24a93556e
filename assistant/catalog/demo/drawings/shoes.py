"""Footwear, seen from the side with the toe to the right."""

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

_RUBBER = "#f4f2ed"


def _pair(shoe: str, x: float = 30, y: float = -58) -> str:
    """Return the shoe with its fellow half hidden behind it."""
    return moved(shoe, x, y, 0, 0.92) + moved(shoe, -14, 20, 0, 0.98)


def _laces(look: Look, points: tuple[tuple[float, float], ...]) -> str:
    lace = _RUBBER if look.second == look.color else tint(look.second, 0.25)
    rungs = "".join(f"M{x} {y}l32 14" for x, y in points)
    return line(rungs, tint(lace, -0.5), 9) + line(rungs, lace, 6)


def sneaker(look: Look) -> str:
    """Draw a sneaker: cut `top` (low or high)."""
    high = look.cut.get("top") == "high-top"
    rim = "L112 176 C140 190 180 190 214 168" if high else "L104 246 C128 262 176 262 208 236"
    upper = (
        f"M92 352C84 320 92 280 {104 if not high else 108} {246 if not high else 176}{rim} C250 262 300 296 372 "
        "306C420 314 438 334 434 356Z"
    )
    toe = form("M352 356C350 326 368 312 392 312C424 318 438 336 434 358Z", tint(look.second, -0.04), look.dark)
    heel = form("M92 352C86 330 90 300 98 276L132 282C126 310 128 334 130 354Z", look.second, look.dark, "flat")
    swoosh = line("M150 336C190 330 230 312 262 284", look.second, 13) if look.pattern == "solid" else ""
    sole = form(box(82, 346, 360, 40, 18), _RUBBER, "#a6a29a", "flat") + line("M92 366H432", tint(look.color, -0.1), 5)
    laces = _laces(
        look,
        ((214, 232), (238, 254), (264, 272), (292, 288))
        if not high
        else ((212, 190), (222, 218), (242, 246), (266, 268), (294, 288)),
    )
    shoe = ground(262, 388, 190) + form(upper, look.cloth, look.dark) + swoosh + heel + toe + laces + sole
    return _pair(shoe)


def running_shoe(look: Look) -> str:
    """Draw a running shoe with a thick, curved sole."""
    upper = "M84 330C74 300 84 268 82 236C100 250 168 268 204 220C248 262 300 294 378 304C424 312 446 330 450 346Z"
    mesh = line("M170 300q60 -6 96 -36M190 322q90 -4 140 -30M226 336q90 0 150 -22", look.deep, 3, 0.25)
    stripe = plain("M120 338C160 318 206 300 236 262L262 280C230 312 190 332 160 344Z", look.second) + plain(
        "M190 342C226 326 262 308 284 292L304 302C276 322 246 336 226 344Z", look.second
    )
    midsole = form(
        "M74 334C160 350 300 346 452 342C470 350 464 372 440 378C400 398 330 384 280 386C210 392 130 404 88 388C66 "
        "378 64 350 74 334Z",
        _RUBBER,
        "#a6a29a",
        "flat",
    )
    tread = line("M92 392C160 400 220 390 284 386C350 384 410 396 446 376", tint(look.second, -0.35), 8)
    loop = strap("M84 240q-20 -14 -4 -34", look.second, 6)
    shoe = (
        ground(262, 398, 194)
        + loop
        + form(upper, look.cloth, look.dark)
        + mesh
        + stripe
        + _laces(look, ((212, 220), (238, 244), (266, 264), (296, 282)))
        + midsole
        + tread
    )
    return _pair(shoe)


def boot(look: Look) -> str:
    """Draw a boot: cuts `shaft` (ankle, mid-calf, knee-high), `fastening` (lace-up, pull-on, zip)."""
    top = {"ankle": 196, "mid-calf": 120, "knee-high": 48}[look.cut.get("shaft", "ankle")]
    upper = f"M140 392L134 {top}Q190 {top - 12} 256 {top}L262 280C300 312 366 320 398 348C412 362 412 380 410 394Z"
    sole = form("M132 388H412C420 394 418 412 412 414H230L222 424H138Q128 410 132 388Z", "#3a3029", "#1c1714", "flat")
    cuff = form(
        f"M130 {top - 6}Q190 {top - 18} 260 {top - 6}L260 {top + 18}Q190 {top + 8} 130 {top + 18}Z",
        tint(look.color, -0.15),
        look.dark,
    )
    return (
        ground(270, 424, 180)
        + form(upper, look.cloth, look.dark)
        + line("M330 330Q300 350 306 390", look.dark, 2.4, 0.6)
        + _fastening(look, top)
        + cuff
        + sole
    )


def _fastening(look: Look, top: int) -> str:
    kind = look.cut.get("fastening", "lace-up")
    if kind == "lace-up":
        return _laces(look, tuple((228 + max(0, y - 250) * 0.5, y) for y in range(top + 34, 314, 26)))
    if kind == "zip":
        return line(f"M176 {top + 30}V380", "#8f959d", 6) + line(f"M176 {top + 30}V380", "#55585e", 2, dash="3 4")
    return form(f"M176 {top + 16}L170 300Q196 312 222 300L214 {top + 14}Z", look.deep, look.dark, "flat")


def rain_boot(look: Look) -> str:
    """Draw a wellington boot."""
    upper = "M150 400L146 86Q200 76 262 86L266 290C300 318 372 316 396 350C408 368 406 390 404 402Z"
    band = form("M144 80Q200 68 266 80V108Q200 98 144 108Z", look.second, look.dark)
    sole = form("M142 396H408V420H240V430H146Z", tint(look.color, -0.5), "#1c1714", "flat")
    buckle = form(box(240, 120, 30, 40, 5), tint(look.color, -0.3), look.dark, "flat")
    return (
        ground(274, 430, 180)
        + form(upper, look.cloth, look.dark)
        + gleam("M172 130Q168 240 176 360", 10, 0.45)
        + gleam("M320 336q36 6 52 24", 7, 0.5)
        + band
        + buckle
        + sole
    )


def sandal(look: Look) -> str:
    """Draw a sandal: cut `strap` (two-strap, ankle strap or thong)."""
    sole = form(
        "M74 350C90 336 130 336 190 350C260 366 340 352 420 356C452 360 450 384 420 388H100C74 388 64 366 74 350Z",
        "#c79c6b",
        "#7d5a35",
        "flat",
    )
    tread = form("M84 376H436Q432 396 416 396H104Q88 396 84 376Z", "#4a3d33", "#2a221c", "flat")
    edge, leather = look.dark, look.cloth
    style = look.cut.get("strap", "two-strap")
    front = form("M272 360C280 300 330 290 366 316C388 332 396 348 396 362Z", leather, edge)
    if style == "thong":
        front = strap("M384 352C330 282 250 284 196 350M318 300Q350 318 372 352", look.color, 14)
    back = form("M150 352C160 270 216 256 252 292C266 308 270 340 268 360Z", leather, edge) + form(
        box(196, 288, 34, 30, 6), "#c9b27a", "#7d6a3a", "flat"
    )
    if style == "thong":
        back = ""
    if style == "ankle strap":
        back = strap("M104 350Q92 270 110 232M110 236Q170 262 214 232Q160 214 110 236", look.color, 12)
    return _pair(ground(262, 396, 190) + sole + back + front + tread, 26, -44)


def heel(look: Look) -> str:
    """Draw a pump: cut `heel` (kitten, block or stiletto)."""
    kind = look.cut.get("heel", "stiletto")
    post = {
        "stiletto": "M94 262L128 290C118 330 112 372 110 408H98C98 360 94 310 94 262Z",
        "block": "M90 262L150 292L146 408H96Z",
        "kitten": "M94 300L126 318C116 350 112 384 110 408H98C98 376 94 340 94 300Z",
    }[kind]
    lift = 0 if kind != "kitten" else 30
    upper = (
        f"M86 {226 + lift}C104 {214 + lift} 120 {236 + lift} 138 {262 + lift}C190 {330 + lift * 0.5} 270 366 "
        f"330 356C370 348 410 372 440 398C446 406 440 410 430 410H300C230 400 150 330 96 {292 + lift}C84 "
        f"{270 + lift} 80 {240 + lift} 86 {226 + lift}Z"
    )
    inner = plain(
        f"M92 {228 + lift}C110 {220 + lift} 124 {240 + lift} 140 {264 + lift}C190 {330 + lift * 0.5} 262 364 322 "
        f"358C262 384 170 340 128 {276 + lift}Z",
        look.deep,
    )
    shoe = (
        ground(270, 412, 190)
        + form(post, look.color, look.dark)
        + form(upper, look.cloth, look.dark)
        + inner
        + gleam("M352 366q36 8 58 30", 6, 0.45)
    )
    return _pair(shoe, 28, -60)


def loafer(look: Look) -> str:
    """Draw a loafer: cut `trim` (penny, tassel or plain)."""
    upper = "M82 352C76 310 84 282 96 264C130 262 190 270 222 292C280 268 352 300 396 320C432 334 440 344 436 356Z"
    opening = plain("M98 268C132 266 184 274 216 292C186 304 130 300 104 286Z", look.deep)
    apron = line("M222 294C300 284 372 312 404 340", look.dark, 3)
    band = form("M210 292C232 282 262 282 276 286L262 352H206Z", tint(look.color, -0.12), look.dark)
    details = {
        "penny": plain("M228 306h24l-6 12h-12z", look.deep),
        "tassel": line("M242 300l-14 30M246 300l8 32", look.deep, 7),
        "plain": "",
    }
    sole = form("M78 348H438Q446 362 436 368H180V386H86Q74 366 78 348Z", "#4a352a", "#22170f", "flat")
    shoe = (
        ground(260, 384, 190)
        + form(upper, look.cloth, look.dark)
        + opening
        + apron
        + band
        + details[look.cut.get("trim", "penny")]
        + sole
        + gleam("M330 312q40 10 62 26", 5, 0.35)
    )
    return _pair(shoe, 28, -56)


def slipper(look: Look) -> str:
    """Draw warm slippers seen from above."""
    sole = form(
        "M300 116C350 110 372 160 364 220C358 270 372 330 364 384C356 430 290 434 278 388C266 340 276 280 262 226"
        "C250 160 262 122 300 116Z",
        "#d8c7ab",
        "#8e7a5c",
        "flat",
    )
    fur = form(
        "M268 236C258 180 262 130 306 108C352 104 376 160 368 240Q318 216 268 236Z", look.cloth, look.dark, "ball"
    )
    cuff = strap("M262 236Q318 206 372 240", "#f5efe4", 26)
    return both(sole + fur + cuff)


def ballet(look: Look) -> str:
    """Draw ballet flats seen from above."""
    sole = form(
        "M300 112C352 108 372 170 364 236C358 280 366 330 360 376C354 424 290 428 280 380C272 330 276 282 264 236"
        "C252 170 262 118 300 112Z",
        look.cloth,
        look.dark,
    )
    inside = form(
        "M290 206C318 190 346 200 348 236C346 290 350 330 344 368C338 400 302 402 296 370C290 330 290 290 280 244"
        "C278 226 280 212 290 206Z",
        tint(look.color, 0.55),
        look.dark,
        "flat",
    )
    bow = line("M318 186q-22 -16 -26 4q4 12 26 -2q22 14 28 -2q0 -18 -28 0", look.deep, 5)
    return both(sole + inside + bow + button(318, 187, 5, look.dark)) + plain(oval(256, 470, 0.1), look.color)
