"""Renders the drawing of a color variant as a picture on a studio background."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import resvg_py
from PIL import Image, ImageFilter

from assistant.catalog.demo.drawings.paint import SIDE, Look, definitions

_BACKDROPS = ("#e9e5df", "#e3e6e8", "#e8e4da", "#e3e7e2", "#e9e2e2")
_SHADOW_COLOR = (34, 29, 24)
_SHADOW_STRENGTH = 0.30
_SHADOW_OFFSET = (5, 11)  # pixels right and down: the light comes from above left
_BLUR_SCALE = 8  # the shadow is blurred at an eighth of the size, where blurring costs nothing
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to draw."""

    drawing: str  # module.function below `drawings`
    look: Look
    path: Path


def draw(job: Job) -> None:
    """Draw the picture and write it as WebP of SIDE by SIDE pixels: whole, or not under its name."""
    thing = _rendered(svg(job.drawing, job.look))
    picture = _backdrop(_BACKDROPS[job.look.pose % len(_BACKDROPS)]).copy()
    shade = thing.getchannel("A").reduce(_BLUR_SCALE).filter(ImageFilter.GaussianBlur(1.6))
    mask = shade.resize((SIDE, SIDE), Image.Resampling.BICUBIC).point(lambda alpha: int(alpha * _SHADOW_STRENGTH))
    offset = _centering(thing)
    picture.paste(_SHADOW_COLOR, (offset[0] + _SHADOW_OFFSET[0], offset[1] + _SHADOW_OFFSET[1]), mask)
    picture.paste(thing, offset, thing)
    unfinished = job.path.with_suffix(".part")
    picture.save(unfinished, "WEBP", quality=_QUALITY, method=2)
    unfinished.replace(job.path)


def svg(drawing: str, look: Look) -> str:
    """Return the drawing as a complete SVG document without background."""
    tilt, size = (look.pose % 7 - 3) * 0.7, 0.94 + 0.02 * (look.pose % 4)
    middle = SIDE / 2
    place = f"translate({middle} {middle}) rotate({tilt:.2f}) scale({size:.2f}) translate({-middle} {-middle})"
    body = f'<g transform="{place}">{_function(drawing)(look)}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">{definitions(look)}{body}</svg>'


def _function(drawing: str) -> Callable[[Look], str]:
    module, name = drawing.split(".")
    found: Callable[[Look], str] = getattr(import_module(f"assistant.catalog.demo.drawings.{module}"), name)
    return found


def _rendered(document: str) -> Image.Image:
    return _opened(resvg_py.svg_to_bytes(svg_string=document, width=SIDE, height=SIDE, skip_system_fonts=True))


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGBA")


def _centering(thing: Image.Image) -> tuple[int, int]:
    """Return how far to shift the thing, in pixels, so that its middle is the picture's."""
    left, top, right, bottom = thing.getchannel("A").getbbox() or (0, 0, SIDE, SIDE)
    return (SIDE - left - right) // 2, (SIDE - top - bottom) // 2


@cache
def _backdrop(color: str) -> Image.Image:
    stops = (
        "<stop offset='0' stop-color='#fff' stop-opacity='.75'/>",
        "<stop offset='1' stop-color='#fff' stop-opacity='0'/>",
    )
    glow = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<defs><radialGradient id="glow" cx=".5" cy=".42" r=".75">{"".join(stops)}</radialGradient></defs>'
        f'<rect width="{SIDE}" height="{SIDE}" fill="{color}"/>'
        f'<rect width="{SIDE}" height="{SIDE}" fill="url(#glow)"/></svg>'
    )
    return _rendered(glow).convert("RGB")
