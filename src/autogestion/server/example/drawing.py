"""The picture in the example's newspaper, drawn here: no photograph of anybody, and nobody else's work."""

import io

from PIL import Image, ImageDraw, ImageFont

SIZES = (36, 36, 37, 37, 37, 38, 38, 39, 39, 39, 40, 41, 41, 42, 43, 43, 45)
"""Of the seventeen pairs that were asked for."""
WIDTH, HEIGHT, ACROSS, DOWN = 900, 520, 6, 3
PAPER, INK, RED = (250, 248, 242), (25, 25, 25), (176, 32, 32)


def seventeen_pairs() -> bytes:
    """Soles in rows, each with its size, as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen, letters = ImageDraw.Draw(image), ImageFont.load_default(24)
    for place, size in enumerate(SIZES):
        left = 30 + place % ACROSS * (WIDTH - 40) // ACROSS
        top = 24 + place // ACROSS * (HEIGHT - 30) // DOWN
        _sole(pen, left, top, size)
        pen.text((left + 96, top + 56), str(size), fill=INK, font=letters)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _sole(pen: ImageDraw.ImageDraw, left: int, top: int, size: int) -> None:
    """Two soles, as long as the size says; their heels are red."""
    length = 3 * size
    for along in (left, left + 44):
        pen.ellipse((along, top, along + 36, top + length * 6 // 10), outline=INK, width=4)
        pen.ellipse((along + 4, top + length * 6 // 10 + 4, along + 32, top + length), fill=RED)
