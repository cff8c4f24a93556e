"""What is worn above the waist, from t-shirts to coats."""

from dataclasses import dataclass

from assistant.catalog.demo.drawings.paint import Look, is_bright, tint
from assistant.catalog.demo.drawings.shapes import both, box, button, form, line, oval, plain, whole


@dataclass(frozen=True, slots=True)
class Block:
    """The measures of a bodice, as half widths and heights on the page."""

    neck: float = 42
    shoulder: float = 98
    chest: float = 88
    waist: float = 84
    hem: float = 88
    top: float = 96
    bottom: float = 420
    sleeve: float = 40  # width of the upper arm
    spread: float = 52  # how far a long sleeve points outwards
    armhole: float = 100  # its depth


_SLEEVE_ENDS = {"sleeveless": 0.0, "short": 0.34, "three-quarter": 0.74, "long": 1.0}
_NECK_DEPTHS = {"round": 34.0, "crew": 22.0, "v-neck": 84.0, "boat": 14.0, "turtleneck": 10.0, "collar": 40.0}


def body(look: Look, block: Block, neckline: str) -> str:
    """Return the trunk with the inside of its back showing in the neck opening."""
    depth = _NECK_DEPTHS.get(neckline, 26.0)
    opening = (
        f"M{256 - block.neck} {block.top - 6} Q256 {block.top + 14} {256 + block.neck} {block.top - 6} L256 "
        f"{block.top + depth}Z"
    )
    back = plain(opening, look.deep) if neckline != "turtleneck" else ""
    return back + form(trunk(block, neckline), look.cloth, look.dark) + _folds(look, block)


def trunk(block: Block, neckline: str) -> str:
    """Return the path of the trunk."""
    b, depth = block, _NECK_DEPTHS.get(neckline, 26.0)
    bend = 0.25 if neckline in ("v-neck", "collar") else 0.85
    return whole(
        f"256 {b.top + depth}",
        f"C{256 + b.neck * bend} {b.top + depth} {256 + b.neck * 0.92} {b.top + depth * 0.35} "
        f"{256 + b.neck} {b.top - 8}",
        f"L{256 + b.shoulder} {b.top + 20}",
        f"C{256 + b.chest - 6} {b.top + 50} {256 + b.chest - 4} {b.top + 80} {256 + b.chest} {b.top + 104}",
        f"C{256 + b.waist} {b.top + 180} {256 + b.waist} {b.bottom - 120} {256 + b.hem} {b.bottom - 4}",
        f"C{256 + b.hem * 0.5} {b.bottom + 7} {256 + b.hem * 0.3} {b.bottom + 7} 256 {b.bottom + 7}",
    )


def _folds(look: Look, block: Block) -> str:
    right, low = 256 + block.waist, block.bottom
    crease = (
        f"M{right - 8} {low - 150} q-26 22 -44 18 M{right - 4} {low - 96} q-30 26 -58 24 M{right - 16} "
        f"{low - 24} q-4 -50 -18 -84"
    )
    return both(line(crease, look.deep, 3, 0.16)) + line(f"M262 {low - 20}q-6 -60 2 -110", look.deep, 3, 0.12)


def sleeves(look: Look, block: Block, length: str, reach: float = 1.0) -> str:
    """Return both sleeves; `length` is a word of `sleeve`, `reach` stretches them for outerwear."""
    share = _SLEEVE_ENDS[length]
    if not share:
        return ""
    x, y = 256 + block.shoulder - 6, block.top + 14
    drop, out = 250 * share * reach, 26 + block.spread * share
    wide = block.sleeve * (1.25 if length == "short" else 1 - 0.32 * share)
    end_x, end_y = x + out, y + drop + 30
    path = (
        f"M{x - 6} {y} C{x + 26} {y + 8} {x + 22 + out * 0.3} {y + 40} {end_x + wide * 0.4} {end_y - 8} "
        f"L{end_x - wide * 0.62} {end_y + 6} C{x + 4} {y + block.armhole + 140 * share - 50} {x - 8} "
        f"{y + block.armhole + 20} {256 + block.chest - 12} {y + block.armhole} Z"
    )
    cuff = line(
        f"M{end_x + wide * 0.4 - 2} {end_y - 18} L{end_x - wide * 0.62 - 2} {end_y - 5}", look.dark, 2, 0.7, "5 4"
    )
    crease = line(f"M{x + 6} {y + block.armhole - 8} q14 4 22 -14", look.deep, 3, 0.22)
    return both(form(path, look.cloth, look.dark) + cuff + crease)


def ribbing(look: Look, block: Block) -> str:
    """Return a ribbed hem band."""
    y, half = block.bottom - 18, block.hem
    band = (
        f"M{256 - half} {y} Q256 {y + 14} {256 + half} {y} L{256 + half - 3} {y + 24} Q256 {y + 38} "
        f"{256 - half + 3} {y + 24}Z"
    )
    ribs = "".join(f"M{x:g} {y + 6}v22" for x in range(256 - int(half) + 6, 256 + int(half), 9))
    return form(band, tint(look.color, -0.12), look.dark, "flat") + line(ribs, look.deep, 2, 0.35)


def neckband(look: Look, block: Block, neckline: str) -> str:
    """Return the trim around the neck opening."""
    depth, low = _NECK_DEPTHS.get(neckline, 26.0), block.top - 8
    left, right = 256 - block.neck, 256 + block.neck
    if neckline == "turtleneck":
        roll = box(left - 2, block.top - 42, 2 * block.neck + 4, 54, 18)
        fold = line(f"M{left + 2} {block.top - 12}q{block.neck} 12 {2 * block.neck - 4} 0", look.deep, 3, 0.4)
        return form(roll, look.color, look.dark) + fold
    if neckline == "v-neck":
        return line(f"M{left} {low} L256 {block.top + depth} L{right} {low}", tint(look.color, -0.2), 9)
    reach = block.top + depth * 1.34
    return line(f"M{left} {low} C{left + 12} {reach} {right - 12} {reach} {right} {low}", tint(look.color, -0.2), 9)


def knit(look: Look, block: Block, cable: bool) -> str:
    """Return the texture of knitwear: fine ribs, or cables."""
    top, low = block.top + 70, block.bottom - 26
    if not cable:
        ribs = "".join(f"M{x} {top}V{low}" for x in range(256 - int(block.waist) + 14, 256 + int(block.waist) - 8, 12))
        return line(ribs, look.deep, 1.6, 0.16)
    twist = "".join("q14 13 0 26q-14 13 0 26" for _ in range(int((low - top) / 52)))
    cables = "".join(f"M{x} {top}{twist}" for x in (202, 256, 310))
    return line(cables, look.deep, 5, 0.3) + line(
        cables.replace("q14", "q-14").replace("q-14 13 0 26q-14", "q-14 13 0 26q14"), look.light, 3, 0.45
    )


def shirt_collar(look: Look, block: Block) -> str:
    """Return the two points of a shirt collar on its stand."""
    top, right = block.top, 256 + block.neck
    point = (
        f"M256 {top + 40} L{right - 2} {top - 16} Q{right + 10} {top + 4} {right + 2} {top + 30} "
        f"L{256 + 26} {top + 62}Z"
    )
    stand = plain(
        f"M{256 - block.neck} {top - 12} Q256 {top - 28} {256 + block.neck} {top - 12} L256 {top + 38}Z", look.deep
    )
    return stand + both(form(point, look.cloth, look.dark, "flat"))


def buttons(look: Look, block: Block, count: int, start: float) -> str:
    """Return a button placket from `start` to the hem."""
    step = (block.bottom - 24 - start) / max(1, count - 1)
    color = "#f3efe6" if not is_bright(look.color) else tint(look.color, -0.4)
    seam = line(f"M268 {start - 14}V{block.bottom + 5}", look.dark, 1.8, 0.7)
    return seam + "".join(button(256, start + step * index, 5.5, color) for index in range(count))


def hood(look: Look, block: Block) -> str:
    """Return a hood lying behind the neck; drawn before the trunk."""
    top = block.top
    outer = whole(f"256 {top - 64}", f"C320 {top - 62} 346 {top - 12} 330 {top + 46}", f"L256 {top + 60}")
    inner = whole(f"256 {top - 40}", f"C296 {top - 40} 312 {top - 8} 300 {top + 36}", f"L256 {top + 70}")
    return form(outer, look.cloth, look.dark, "flat") + form(inner, look.deep, "", "flat")


def lapels(look: Look, block: Block, low: float) -> str:
    """Return a notched collar that meets at height `low`."""
    top, right = block.top, 256 + block.neck
    lapel = (
        f"M256 {low} L{right - 6} {top - 14} L{right + 14} {top + 6} L{right + 18} {top + 46} L{right + 4} "
        f"{top + 50} L{right + 14} {top + 66}Z"
    )
    return both(
        form(lapel, look.cloth, look.dark, "flat")
        + line(f"M{right + 18} {top + 46}L{right - 6} {top + 34}", look.dark, 2)
    )


def side_pockets(look: Look, y: float, zipped: bool) -> str:
    """Return two slanted pockets."""
    slit = f"M{324} {y} L{306} {y + 52}"
    return both(line(slit, "#8f959d" if zipped else look.dark, 5 if zipped else 3) + line(slit, look.deep, 1.5, 0.8))


def flap_pockets(look: Look, y: float) -> str:
    """Return two patch pockets with flaps."""
    patch = form(box(288, y, 52, 58, 8), look.cloth, look.dark, "flat", 1.8)
    return both(patch + form(box(285, y - 6, 58, 18, 5), look.cloth, look.dark, "flat", 1.8))


def kangaroo(look: Look, block: Block) -> str:
    """Return the pouch on the front of a hoodie."""
    y = block.bottom - 112
    pouch = whole(
        f"256 {y}", f"L300 {y}", f"C306 {y + 20} 322 {y + 40} 328 {y + 54}", f"L324 {y + 88}", f"L256 {y + 90}"
    )
    return form(pouch, look.cloth, look.dark, "flat", 2)


def logo(look: Look) -> str:
    """Return a small embroidered mark."""
    return plain(oval(304, 196, 7), look.second, 0.9)
