"""Small things to wear."""

from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import both, box, form, gleam, line, moved, oval, plain, strap, whole


def hat(look: Look) -> str:
    """Draw a hat: cut `hat` (cap, beanie, sun hat, bucket hat)."""
    return {"cap": _cap, "beanie": _beanie, "sun hat": _sun_hat, "bucket hat": _bucket_hat}[look.cut.get("hat", "cap")](
        look
    )


def _cap(look: Look) -> str:
    crown = form(
        "M110 300C104 190 170 130 250 130C336 132 390 200 384 304C300 280 190 280 110 300Z", look.cloth, look.dark
    )
    peak = form(
        "M214 292C290 276 372 282 452 332C466 344 456 356 440 352C360 326 280 320 206 332Z",
        tint(look.color, -0.15),
        look.dark,
        "flat",
    )
    seams = line("M250 132C226 180 216 230 216 288M250 132C300 170 326 220 330 290", look.deep, 2.4, 0.5)
    return (
        crown
        + seams
        + form(oval(250, 131, 11, 7), look.dark, look.deep, "ball")
        + peak
        + plain(oval(276, 226, 22), look.second, 0.9)
    )


def _beanie(look: Look) -> str:
    dome = form(whole("256 106", "C350 108 394 190 390 320", "L256 326"), look.cloth, look.dark)
    ribs = line(
        "".join(f"M{x} 126Q{x + (x - 256) * 0.34:g} 220 {x + (x - 256) * 0.42:g} 316" for x in range(178, 350, 26)),
        look.deep,
        3,
        0.25,
    )
    fold = form(box(112, 306, 288, 82, 22), tint(look.color, -0.1), look.dark)
    cuffs = line("".join(f"M{x} 314v66" for x in range(130, 390, 16)), look.deep, 3, 0.28)
    pompom = form(oval(256, 100, 44), look.second, tint(look.second, -0.3), "ball") if look.pose % 2 else ""
    return dome + ribs + fold + cuffs + pompom


def _sun_hat(look: Look) -> str:
    brim = form(oval(256, 322, 214, 66), look.cloth, look.dark, "flat")
    rings = line(oval(256, 320, 186, 52) + oval(256, 318, 160, 40), look.deep, 2, 0.3)
    crown = form(
        "M146 306C146 190 190 146 256 146C322 146 366 190 366 306C320 338 192 338 146 306Z", look.cloth, look.dark
    )
    ribbon = form(
        "M145 272C200 300 312 300 367 272L367 304C314 336 198 336 145 304Z", look.second, tint(look.second, -0.4)
    )
    return brim + rings + crown + ribbon


def _bucket_hat(look: Look) -> str:
    brim = form(
        "M150 270H362C400 310 424 340 432 362C330 400 182 400 80 362C88 340 112 310 150 270Z",
        look.cloth,
        look.dark,
        "flat",
    )
    crown = form("M176 150Q256 128 336 150L364 274Q256 300 148 274Z", look.cloth, look.dark)
    stitches = line("M118 322Q256 362 394 322M100 344Q256 386 412 344", look.deep, 2, 0.5, "6 5")
    return brim + stitches + crown


def scarf(look: Look) -> str:
    """Draw a knotted scarf with fringes."""
    tail = form("M214 210L298 206L322 428L236 434Z", look.cloth, look.dark) + _fringe(look, 240, 432)
    under = form("M190 214L264 200L226 446L146 438Z", look.cloth, look.dark) + _fringe(look, 148, 442)
    loop = form(
        "M150 150C140 90 372 86 364 152C372 220 318 262 256 262C196 262 142 220 150 150Z", look.cloth, look.dark
    )
    hole = form("M196 146C196 116 318 114 318 146C320 176 196 178 196 146Z", look.deep, look.dark, "flat")
    knot = form(
        "M206 196C236 180 290 184 306 204C312 240 286 262 254 262C222 262 200 236 206 196Z", look.cloth, look.dark
    )
    return under + tail + loop + hole + knot + line("M226 200q24 26 18 58M282 198q-16 30 -10 60", look.deep, 3, 0.35)


def _fringe(look: Look, x: int, y: int) -> str:
    return line("".join(f"M{x + step} {y}v30" for step in range(0, 78, 8)), look.dark, 3.5)


def gloves(look: Look) -> str:
    """Draw gloves or mittens: cut `gloves`."""
    if look.cut.get("gloves") == "mittens":
        hand = "M262 220C258 130 374 120 384 220L376 340H274ZM276 300C232 296 226 236 248 216C266 214 274 250 284 262Z"
    else:
        hand = (
            "M274 340L270 244C236 226 230 200 240 194C254 190 268 214 280 222L282 116C284 98 304 98 306 116L308 "
            "204L312 92C314 76 334 76 336 92L338 204L344 104C348 90 364 92 364 108L360 216L372 148C378 136 392 "
            "140 390 156L376 340Z"
        )
    cuff = form(box(266, 332, 118, 62, 14), tint(look.color, -0.14), look.dark) + line(
        "".join(f"M{x} 338v50" for x in range(280, 376, 13)), look.deep, 3, 0.3
    )
    glove = form(hand, look.cloth, look.dark) + cuff
    return both(moved(glove, 10, 10, 10))


def belt(look: Look) -> str:
    """Draw a coiled belt with a buckle."""
    coil = strap("M256 296m-150 0a150 84 0 1 0 300 0a150 84 0 1 0 -300 0", look.color, 40)
    stitches = line("M256 296m-150 0a150 84 0 1 0 300 0a150 84 0 1 0 -300 0", look.light, 2, 0.6, "7 6")
    end = strap("M330 366Q420 372 452 330", look.color, 40)
    buckle = (
        f'<path d="{box(196, 340, 76, 78, 12)}{box(210, 354, 48, 50, 8)}" fill="{look.second}" '
        f'fill-rule="evenodd" stroke="{tint(look.second, -0.4)}" stroke-width="2"/>'
    )
    return coil + stitches + end + buckle + line("M202 379h40", tint(look.second, -0.3), 6)


def tie(look: Look) -> str:
    """Draw a necktie."""
    blade = whole("256 138", "L284 134", "L316 400", "L256 470")
    knot = whole("256 62", "L294 66", "L280 136", "L256 142")
    return (
        form(blade, look.cloth, look.dark)
        + form(knot, look.cloth, look.dark)
        + line("M270 150q-6 20 -20 30", look.deep, 3, 0.4)
    )


def sunglasses(look: Look) -> str:
    """Draw sunglasses: cut `lens` (round, square or aviator)."""
    lens = {
        "round": oval(346, 256, 74, 72),
        "square": box(272, 190, 148, 124, 34),
        "aviator": "M272 200H420C430 260 400 330 340 330C290 326 268 270 272 200Z",
    }[look.cut.get("lens", "round")]
    glass = form(lens, "#2c3338", look.color, "flat", 13) + gleam("M306 286L356 214M334 300L376 240", 8, 0.22)
    arm = strap("M416 214Q452 206 462 226", look.color, 9)
    bridge = strap("M274 232Q256 214 238 232", look.color, 9)
    return bridge + both(arm + glass)


def umbrella(look: Look) -> str:
    """Draw an umbrella: cut `umbrella` (stick or folding)."""
    stick = look.cut.get("umbrella", "stick") == "stick"
    low = 440 if stick else 380
    pole = strap(f"M256 120V{low}", "#9aa0a8", 5)
    handle = (
        strap(f"M256 {low - 40}V{low}q0 34 -34 34q-28 0 -28 -28", "#7a5230", 13)
        if stick
        else form(box(242, low - 8, 28, 70, 10), "#2b2b2e", "#111", "round")
    )
    canopy = form(
        "M48 268C60 140 160 84 256 84C352 84 452 140 464 268Q430 238 394 268Q360 236 325 268Q290 236 256 268Q222 "
        "236 187 268Q152 236 118 268Q82 238 48 268Z",
        look.cloth,
        look.dark,
        "ball",
    )
    ribs = both(line("M256 86Q300 160 325 266M256 86Q372 140 394 266", look.deep, 2.6, 0.45)) + line(
        "M256 84V266", look.deep, 2.4, 0.3
    )
    return pole + handle + canopy + ribs + line("M256 84V58", "#9aa0a8", 7)
