"""A PNG with a palette instead of full colours: a page of text has few, and its picture weighs a third.

The browser that took the picture also counts its colours; here they are only packed.
"""

import base64
import struct
import zlib

from playwright.sync_api import Page

INDEXED = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const [width, height] = [picture.width, picture.height];
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
  const counted = new Map();
  for (const pixel of pixels) counted.set(pixel, (counted.get(pixel) || 0) + 1);
  const colours = [...counted].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const parts = (colour) => [colour & 255, colour >> 8 & 255, colour >> 16 & 255];
  for (const step of [1, 4, 8, 16, 32, 64]) {
    const chosen = new Map(), indexOf = new Map(), palette = [];
    for (const colour of colours) {
      const alike = parts(colour).map((value) => Math.floor(value / step)).join();
      if (!chosen.has(alike)) { chosen.set(alike, chosen.size); palette.push(...parts(colour)); }
      indexOf.set(colour, chosen.get(alike));
    }
    if (chosen.size > 256) continue;
    let rows = '';
    for (let y = 0; y < height; y++) {
      const row = pixels.subarray(y * width, (y + 1) * width);
      rows += '\\0' + String.fromCharCode(...Array.from(row, (pixel) => indexOf.get(pixel)));
    }
    return {width, height, palette, rows: btoa(rows)};
  }
}"""
"""Of colours that round alike the commonest stands for all; they are rounded until there are 256."""


def with_palette(png: bytes, blank: Page) -> bytes:
    """The same picture in at most 256 colours. `blank` is a page on which scripts may run."""
    found = blank.evaluate(INDEXED, base64.b64encode(png).decode())
    head = struct.pack(">IIBBBBB", found["width"], found["height"], 8, 3, 0, 0, 0)
    pixels = zlib.compress(base64.b64decode(found["rows"]), 9)
    parts = {b"IHDR": head, b"PLTE": bytes(found["palette"]), b"IDAT": pixels, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts.items())


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
