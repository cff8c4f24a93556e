"""Shirts, knitwear and outerwear, put together from the parts in `tops`."""

from dataclasses import replace

from assistant.catalog.demo.drawings import tops
from assistant.catalog.demo.drawings.paint import Look, tint
from assistant.catalog.demo.drawings.shapes import both, box, button, form, line, plain, strap, whole, zipper
from assistant.catalog.demo.drawings.tops import Block


def t_shirt(look: Look) -> str:
    """Draw a t-shirt or tank top: cuts `sleeve`, `neckline`."""
    block, neckline = Block(), look.cut.get("neckline", "crew")
    parts = tops.sleeves(look, block, look.cut.get("sleeve", "short")) + tops.body(look, block, neckline)
    return parts + tops.neckband(look, block, neckline) + line("M172 408Q256 420 340 408", look.dark, 1.6, 0.6, "5 4")


def polo(look: Look) -> str:
    """Draw a polo shirt."""
    block = Block()
    placket = form(box(245, 134, 22, 74, 3), look.cloth, look.dark, "flat", 1.8)
    dots = "".join(button(256, y, 4.5, "#f4f0e8") for y in (150, 172, 194))
    shirt = tops.sleeves(look, block, "short") + tops.body(look, block, "collar") + placket + dots
    return shirt + tops.shirt_collar(look, block) + tops.logo(look)


def shirt(look: Look) -> str:
    """Draw a button-through shirt: cuts `sleeve`, `fit`."""
    slim = look.cut.get("fit") == "slim"
    block = Block(waist=74 if slim else 88, hem=80 if slim else 92, bottom=428)
    pocket = form("M288 190h44v36l-22 14l-22 -14z", look.cloth, look.dark, "flat", 1.8)
    parts = tops.sleeves(look, block, look.cut.get("sleeve", "long")) + tops.body(look, block, "collar")
    return parts + pocket + tops.buttons(look, block, 7, 170) + tops.shirt_collar(look, block)


def blouse(look: Look) -> str:
    """Draw a softly cut blouse: cuts `sleeve`, `neckline` (v-neck, round or bow)."""
    block = Block(neck=40, shoulder=88, chest=80, waist=74, hem=100, sleeve=52)
    neckline = look.cut.get("neckline", "v-neck")
    opening = "round" if neckline == "bow" else neckline
    gathers = line("M214 190q-6 100 -22 200M298 190q6 100 22 200M256 210v190", look.deep, 2.4, 0.2)
    parts = tops.sleeves(look, block, look.cut.get("sleeve", "long")) + tops.body(look, block, opening) + gathers
    return parts + tops.neckband(look, block, opening) + (_bow(look) if neckline == "bow" else "")


def _bow(look: Look) -> str:
    loop = form("M256 134C290 104 326 112 320 138C318 160 286 158 256 140Z", look.color, look.dark, "ball")
    tail = form("M258 140C276 176 290 210 284 252L262 246C266 210 262 176 254 142Z", look.color, look.dark, "flat")
    return both(tail) + both(loop) + form(box(245, 126, 22, 24, 8), look.color, look.dark, "flat")


def sweater(look: Look) -> str:
    """Draw a pullover: cuts `neckline`, `knit` (fine or cable)."""
    block = Block(shoulder=104, chest=96, waist=94, hem=88, sleeve=52)
    neckline = look.cut.get("neckline", "crew")
    parts = tops.sleeves(look, block, "long") + tops.body(look, block, neckline)
    parts += tops.knit(look, block, look.cut.get("knit") == "cable")
    return parts + tops.ribbing(look, block) + tops.neckband(look, block, neckline)


def cardigan(look: Look) -> str:
    """Draw a buttoned cardigan."""
    block = Block(shoulder=102, chest=94, waist=94, hem=92, bottom=432, sleeve=52)
    knit = tops.knit(look, block, cable=False)
    parts = tops.sleeves(look, block, "long") + tops.body(look, replace(block, neck=46), "v-neck") + knit
    return (
        parts
        + tops.ribbing(look, block)
        + tops.neckband(look, replace(block, neck=46), "v-neck")
        + tops.buttons(look, block, 5, 202)
    )


def hoodie(look: Look) -> str:
    """Draw a hooded sweatshirt: cut `closure` (pullover or zip)."""
    block = Block(shoulder=106, chest=98, waist=98, hem=92, top=112, bottom=426, sleeve=56)
    parts = tops.hood(look, block) + tops.sleeves(look, block, "long") + tops.body(look, block, "round")
    parts += tops.kangaroo(look, block) + tops.ribbing(look, block)
    if look.cut.get("closure") == "zip":
        parts += zipper("M256 148V440", 256, 150)
    cords = line("M238 150q-4 40 2 66M274 150q4 40 -2 70", "#f2eee6", 5) + line("M240 210v12M272 214v12", "#b9bec6", 6)
    return parts + tops.neckband(look, block, "round") + cords


def jacket(look: Look) -> str:
    """Draw a short jacket: cuts `style` (bomber, denim, quilted, shell, biker) and `hood` (with hood)."""
    block = Block(shoulder=106, chest=100, waist=98, hem=96, top=112, bottom=418, sleeve=58)
    hood = tops.hood(look, block) if look.cut.get("hood") == "with hood" else ""
    base = hood + tops.sleeves(look, block, "long") + tops.body(look, block, "crew")
    return base + _JACKETS[look.cut.get("style", "shell")](look, block)


def _bomber(look: Look, block: Block) -> str:
    fastening = zipper("M256 130V424", 256, 134) + tops.side_pockets(look, 280, zipped=False)
    return fastening + tops.ribbing(look, block) + tops.neckband(look, block, "crew")


def _shell(look: Look, block: Block) -> str:
    yoke = line("M166 190Q256 214 346 190", look.dark, 2.5, 0.6)
    contrast = plain("M162 130L214 104L214 112L168 176Z M350 130L298 104L298 112L344 176Z", look.deep, 0.25)
    return (
        contrast
        + yoke
        + zipper("M256 96V424", 256, 100)
        + tops.side_pockets(look, 290, zipped=True)
        + _collar_open(look, block)
    )


def _collar_open(look: Look, block: Block) -> str:
    return both(
        form(
            f"M258 {block.top - 22}Q290 {block.top - 34} 304 {block.top - 16}L308 {block.top + 16}Q282 "
            f"{block.top + 24} 260 {block.top + 20}Z",
            look.cloth,
            look.dark,
            "flat",
        )
    )


def _quilted(look: Look, block: Block) -> str:
    rows = "".join(
        f"M{256 - block.waist + 8} {y}q{block.waist / 2 - 4} 14 {block.waist - 8} 6q{block.waist / 2 - 4} 8 "
        f"{block.waist - 8} -6"
        for y in range(170, 410, 36)
    )
    puffs = line(rows, look.deep, 4, 0.5) + line(rows, look.light, 5, 0.3).replace(
        "<path", '<path transform="translate(0 9)"'
    )
    return (
        puffs + zipper("M256 96V424", 256, 100) + _collar_open(look, block) + tops.side_pockets(look, 300, zipped=True)
    )


def _denim(look: Look, block: Block) -> str:
    seams = both(line("M300 128L284 410M348 190L268 190", "#d9a25a", 2.2, 0.9, "6 4"))
    pocket = both(form("M284 196h46v40l-23 14l-23 -14z", look.cloth, look.dark, "flat", 1.8))
    band = form(box(160, 396, 192, 26, 6), look.cloth, look.dark, "flat")
    return seams + pocket + band + tops.buttons(look, block, 6, 168) + tops.shirt_collar(look, block)


def _biker(look: Look, _block: Block) -> str:
    lapel = both(form("M256 190L300 104L330 128L322 196L290 214Z", look.cloth, look.dark, "flat"))
    belt = form(box(160, 392, 192, 26, 5), look.cloth, look.dark, "flat") + form(
        box(240, 388, 34, 34, 5), "#b9bec6", "#55585e", "flat"
    )
    zips = zipper("M240 214L262 392", 260, 366) + tops.side_pockets(look, 290, zipped=True)
    return zips + lapel + belt


_JACKETS = {"bomber": _bomber, "shell": _shell, "quilted": _quilted, "denim": _denim, "biker": _biker}


def raincoat(look: Look) -> str:
    """Draw a hooded raincoat with snaps and flap pockets."""
    block = Block(shoulder=104, chest=100, waist=106, hem=122, top=112, bottom=456, sleeve=58)
    parts = tops.hood(look, block) + tops.sleeves(look, block, "long") + tops.body(look, block, "crew")
    placket = form(box(246, 128, 24, 332, 4), look.cloth, look.dark, "flat", 1.8)
    snaps = "".join(button(258, y, 6, "#d8dbe0") for y in range(150, 440, 52))
    storm = both(line("M258 204Q310 214 352 196", look.dark, 2.4, 0.6))
    shine = line("M186 220q-8 90 -14 180", "#ffffff", 8, 0.35)
    return parts + storm + placket + snaps + tops.flap_pockets(look, 340) + _collar_open(look, block) + shine


def coat(look: Look) -> str:
    """Draw a tailored coat: cuts `front` (single or double-breasted), `coat_length` (thigh, knee, calf), `belt`."""
    low = {"thigh": 410, "knee": 450, "calf": 486}[look.cut.get("coat_length", "knee")]
    block = Block(neck=40, shoulder=88, chest=82, waist=74, hem=108, top=66, bottom=low, sleeve=50)
    closing = {"single-breasted": 214.0, "double-breasted": 196.0}[look.cut.get("front", "single-breasted")]
    parts = tops.sleeves(look, block, "long", 0.98) + tops.body(look, block, "v-neck") + _front(look, block, closing)
    belt = ""
    if look.cut.get("belt") == "belted":
        belt = form(box(178, 236, 156, 26, 6), look.color, look.dark) + form(
            box(238, 230, 40, 38, 6), look.color, look.deep, "flat"
        )
        belt += form("M262 262l22 80l-24 6l-8 -84z", look.color, look.dark, "flat")
    return parts + tops.lapels(look, block, closing) + belt


def _front(look: Look, block: Block, start: float) -> str:
    seam = line(f"M270 {start}V{block.bottom + 4}", look.dark, 2.2, 0.8)
    rows = (238, 292) if look.cut.get("front") == "double-breasted" else (258,)
    knobs = "".join(button(x, start + 24 + 46 * index, 7, look.deep) for x in rows for index in range(3))
    return seam + knobs + both(line(f"M296 {block.top + 236}l44 8v14l-44 -8z", look.dark, 2.2))


def blazer(look: Look) -> str:
    """Draw a blazer, worn over a shirt."""
    block = Block(neck=44, shoulder=98, chest=90, waist=80, hem=94, top=86, bottom=424, sleeve=52)
    return tops.sleeves(look, block, "long") + _jacketed(look, block)


def _jacketed(look: Look, block: Block) -> str:
    under = plain(f"M212 {block.top - 10}H300L256 {block.top + 150}Z", "#f6f4ef")
    parts = under + tops.body(look, block, "v-neck") + under + tops.lapels(look, block, block.top + 150)
    knobs = "".join(button(260, block.top + 172 + 44 * index, 7, look.deep) for index in range(2))
    seam = line(f"M266 {block.top + 152}V{block.bottom}", look.dark, 2.2, 0.8)
    pockets = both(line("M290 318h46v12h-46z", look.dark, 2.2)) + line("M296 200l34 -6", look.dark, 4)
    return parts + seam + knobs + pockets


def suit(look: Look) -> str:
    """Draw a suit: trousers below, jacket with shirt and tie above."""
    block = Block(neck=40, shoulder=88, chest=80, waist=70, hem=84, top=64, bottom=322, sleeve=44)
    leg = form("M258 300L338 300L342 476L290 480L262 350Z", look.cloth, look.dark)
    crease = line("M312 330L318 474", look.deep, 2.4, 0.4)
    tie_color = look.second
    collar = both(form("M256 92L292 54L302 84L276 108Z", "#ffffff", "#c9c6bf", "flat", 1.4))
    tie = form("M247 92h18l-4 16l10 92l-15 20l-15 -20l10 -92z", tie_color, tint(tie_color, -0.4))
    return both(leg + crease) + tops.sleeves(look, block, "long", 0.86) + _jacketed(look, block) + tie + collar


def vest(look: Look) -> str:
    """Draw a quilted, sleeveless body warmer."""
    block = Block(shoulder=92, chest=92, waist=92, hem=92, top=106, bottom=420)
    arms = both(line("M348 128Q328 170 346 210", look.dark, 6))
    return tops.body(look, block, "crew") + _quilted(look, block) + arms


def robe(look: Look) -> str:
    """Draw a bathrobe with a tied belt."""
    block = Block(neck=44, shoulder=102, chest=96, waist=92, hem=112, top=80, bottom=470, sleeve=62)
    shawl = both(strap("M298 74Q306 150 246 262", look.light, 22))
    belt = strap("M166 272Q256 288 346 272", look.color, 18) + strap("M250 282l-24 90M262 282l26 82", look.color, 12)
    front = line("M250 262V474", look.dark, 2.2, 0.7)
    return (
        tops.sleeves(look, block, "long", 0.95)
        + tops.body(look, block, "v-neck")
        + front
        + shawl
        + belt
        + tops.flap_pockets(look, 360)
    )


def pajamas(look: Look) -> str:
    """Draw pajamas: a piped shirt over trousers."""
    block = Block(neck=38, shoulder=84, chest=78, waist=76, hem=80, top=60, bottom=290, sleeve=44)
    leg = whole("256 270", "L330 270", "L338 478", "L274 480", "L256 340")
    shirt_ = (
        tops.sleeves(look, block, "long", 0.8) + tops.body(look, block, "collar") + tops.buttons(look, block, 4, 134)
    )
    piping = line("M178 282Q256 300 334 282", look.second, 4)
    return form(leg, look.cloth, look.dark) + shirt_ + tops.shirt_collar(look, block) + piping
