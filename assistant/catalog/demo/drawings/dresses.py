"""Dresses, skirts and swimwear."""

from assistant.catalog.demo.drawings import tops
from assistant.catalog.demo.drawings.paint import Look
from assistant.catalog.demo.drawings.shapes import both, box, form, line, strap, whole
from assistant.catalog.demo.drawings.tops import Block

_HEMS = {"mini": 346.0, "knee-length": 378.0, "midi": 428.0, "maxi": 482.0}
_FLARES = {"a-line": 0.34, "fitted": 0.02, "flared": 0.6, "straight": 0.12, "pleated": 0.42}

_WIDEST = 206.0  # half a hem that still fits the page


def dress(look: Look) -> str:
    """Draw a dress: cuts `length`, `sleeve`, `neckline`, `shape`."""
    hem, neckline = _HEMS[look.cut.get("length", "midi")], look.cut.get("neckline", "round")
    block = Block(
        neck=36, shoulder=72, chest=64, waist=50, hem=54, top=58, bottom=196, sleeve=34, spread=92, armhole=70
    )
    sleeve = look.cut.get("sleeve", "short")
    skirt = _skirt(look, 190, hem, 50, _FLARES[look.cut.get("shape", "a-line")])
    arms = tops.sleeves(look, block, sleeve, 0.72) if sleeve != "straps" else ""
    top = (
        _strappy(look)
        if sleeve == "straps"
        else tops.body(look, block, neckline) + tops.neckband(look, block, neckline)
    )
    sash = (
        form(box(204, 188, 104, 17, 6), look.dark, look.deep)
        if look.pose % 2
        else line("M206 198Q256 206 306 198", look.dark, 3)
    )
    return skirt + arms + top + sash


def _strappy(look: Look) -> str:
    bust = whole(
        "256 124", "C276 116 290 104 300 98", "C312 108 318 122 316 138", "C310 160 306 180 306 200", "L256 204"
    )
    return both(strap("M298 104Q292 70 284 48", look.color, 7)) + form(bust, look.cloth, look.dark)


def _skirt(look: Look, top: float, hem: float, waist: float, flare: float) -> str:
    half = min(_WIDEST, waist + 12 + (hem - top) * flare)
    hips = waist + 16 + flare * 30
    path = whole(
        f"256 {top}",
        f"L{256 + waist} {top}",
        f"C{256 + hips} {top + 40} {256 + half * 0.9} {hem - 90} {256 + half} {hem - 8}",
        f"C{256 + half * 0.66} {hem + 6} {256 + half * 0.3} {hem + 10} 256 {hem + 10}",
    )
    steps = (0.25, 0.5, 0.75) if look.cut.get("shape") != "pleated" else (0.12, 0.26, 0.4, 0.54, 0.68, 0.82)
    folds = "".join(
        f"M{256 + waist * share} {top + 18}Q{256 + half * share * 0.8} {(top + hem) / 2} {256 + half * share} {hem}"
        for share in steps
    )
    strength = 0.5 if look.cut.get("shape") == "pleated" else 0.22
    return (
        form(path, look.cloth, look.dark)
        + both(line(folds, look.deep, 3, strength))
        + line(f"M256 {top + 24}V{hem}", look.deep, 2, 0.14)
    )


def skirt(look: Look) -> str:
    """Draw a skirt: cuts `length`, `shape`."""
    hem = {"mini": 300.0, "knee-length": 370.0, "midi": 420.0, "maxi": 470.0}[look.cut.get("length", "midi")]
    band = form(box(190, 88, 132, 28, 6), look.cloth, look.dark)
    return _skirt(look, 112, hem, 66, _FLARES[look.cut.get("shape", "a-line")]) + band


def swimsuit(look: Look) -> str:
    """Draw a one-piece swimsuit or a bikini: cut `pieces`."""
    straps = both(strap("M300 150Q306 96 296 56", look.color, 9))
    if look.cut.get("pieces") == "bikini":
        cup = both(
            form(
                "M258 196C262 160 290 142 306 140C338 158 340 196 330 214C304 226 276 222 258 206Z",
                look.cloth,
                look.dark,
                "ball",
            )
        )
        briefs = whole("256 332", "L344 326", "C342 350 336 360 330 366", "C300 376 284 410 278 430", "L256 434")
        knots = both(line("M344 330q18 22 14 48M344 330q26 10 34 34", look.dark, 4))
        return (
            straps + cup + line("M180 206Q256 222 332 206", look.dark, 7) + form(briefs, look.cloth, look.dark) + knots
        )
    path = whole(
        "256 178", "C284 172 296 150 304 138", "C330 160 336 184 332 206", "C322 250 318 270 328 300",
        "C340 330 344 350 346 366", "C312 376 288 420 280 450", "L256 456",
    )  # fmt: skip
    return straps + form(path, look.cloth, look.dark) + line("M190 216Q256 246 322 216", look.dark, 2.4, 0.5)
