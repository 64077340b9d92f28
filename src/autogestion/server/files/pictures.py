"""Pictures drawn anew: what is kept are the points of the picture, and nothing of its file.

EXIF, GPS, XMP, comments, colour profiles, thumbnails and the camera's own tables of quantisation go; the picture is
turned as EXIF said before. It is at most 2,400 points long, which reads a handwritten page and blurs what a
sensor's noise tells of the camera.
"""

import io
import warnings

from PIL import Image, ImageOps

from autogestion.rules.words import gettext_noop as _
from autogestion.server.files.bytes_of import Unclean, refuse_other_faces

LONGEST = 2400
PIXELS_MAX = 50_000_000
QUALITY = 88
FORMATS = ("JPEG", "PNG", "WEBP")


def clean_picture(content: bytes) -> tuple[str, str, bytes] | None:
    """(kind, ending, bytes) of the picture drawn anew; None where it is none of the three formats."""
    form = _form(content)
    if form is None:
        return None
    _check_end(form, content)
    refuse_other_faces(content)
    drawn = _drawn(form, content)
    out = io.BytesIO()
    if form == "PNG":
        drawn.save(out, "PNG", optimize=True)
        return "image/png", "png", out.getvalue()
    drawn.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return "image/jpeg", "jpg", out.getvalue()


def _form(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    return None


def _check_end(form: str, content: bytes) -> None:
    """Nothing follows the picture (PNG 5.6, ITU T.81 B.2.1, RFC 9649 §2.4)."""
    ends = {
        "PNG": content.endswith(b"\x00\x00\x00\x00IEND\xaeB`\x82"),
        "JPEG": content.rstrip(b"\x00").endswith(b"\xff\xd9"),
        "WEBP": int.from_bytes(content[4:8], "little") + 8 == len(content),
    }
    if not ends[form]:
        raise Unclean(_("something follows the picture, or it is damaged"))


def _drawn(form: str, content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = Image.open(io.BytesIO(content), formats=[form])
            if found.width * found.height > PIXELS_MAX:
                raise Unclean(_("it has too many points"))
            found.load()
            picture: Image.Image = ImageOps.exif_transpose(found)
            picture.thumbnail((LONGEST, LONGEST))
            mode = "RGBA" if form == "PNG" and picture.has_transparency_data else "RGB"
            plain = picture.convert(mode)
            drawn = Image.new(mode, plain.size)
            drawn.paste(plain)
    except Unclean:
        raise
    except (
        Exception
    ) as error:  # Of a damaged picture Pillow raises whatever its readers stumble over.
        raise Unclean(_("it is damaged")) from error
    return drawn
