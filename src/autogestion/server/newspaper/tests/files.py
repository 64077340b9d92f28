"""Pictures and recordings as devices make them, and as somebody hostile does."""

import io
import struct

from PIL import Image

GPS, CAMERA, OWNER = "48 deg 51", "Kamera 7000", "Awa D. 0611"
TELLS = (CAMERA.encode(), OWNER.encode(), b"GPS", b"Exif", b"ICC_PROFILE", b"http://ns.adobe.com")


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), *, turned: bool = True) -> bytes:
    """A picture that says where it was taken, with what, and by whom."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0110], exif[0x013B] = CAMERA, OWNER
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (48.0, 51.0, 0.0)
    out = io.BytesIO()
    details = {"comment": OWNER.encode()} if form == "JPEG" else {}
    image.save(out, form, exif=exif, **details)
    return out.getvalue()


def wav() -> bytes:
    """A second of sound, with a chunk that says who recorded it."""
    sound = b"".join(struct.pack("<h", 300 * (n % 50)) for n in range(400))
    about = b"INFOIART" + struct.pack("<I", 12) + OWNER.encode()[:12].ljust(12, b"\0")
    body = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    body += b"LIST" + struct.pack("<I", len(about)) + about
    body += b"data" + struct.pack("<I", len(sound)) + sound
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3() -> bytes:
    """Five frames of silence between an ID3v2 and an ID3v1 tag, the first naming its encoder."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    first = b"\xff\xfb\x90\x00" + bytes(32) + b"Info" + b"LAME of Awa".ljust(377, b"\0")
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 0, 40]) + OWNER.encode().ljust(40, b"\0")
    return tag + first + frame * 5 + b"TAG" + OWNER.encode().ljust(125, b"\0")


def opus() -> bytes:
    """A stream of three pages: head, comments that name its owner, sound."""
    head = b"OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00"
    owner = b"ARTIST=" + OWNER.encode()
    comments = b"OpusTags" + struct.pack("<I", 4) + b"Awas" + struct.pack("<I", 1)
    comments += struct.pack("<I", len(owner)) + owner
    pages = [(2, head), (0, comments), (4, b"\xf8sound of it")]
    return b"".join(_ogg(flags, number, body) for number, (flags, body) in enumerate(pages))


def _ogg(flags: int, number: int, body: bytes) -> bytes:
    granule = 960 if flags == 4 else 0
    return (
        b"OggS\0" + bytes([flags]) + struct.pack("<qIII", granule, 0x41776121, number, 0)
        + bytes([1, len(body)]) + body
    )  # fmt: skip


def box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I", len(body) + 8) + name + body


def m4a(*, handler: bytes = b"soun", hidden: bytes = b"") -> bytes:
    """A recording of two sounds with moments, and a box that names its owner."""
    sounds = b"first sound" + b"second"
    moments = struct.pack(">III", 0, 3_900_000_000, 3_900_000_001)
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), b"Recorder of Awa\0")
    stsz = box(b"stsz", struct.pack(">IIIII", 0, 0, 2, 11, 6))
    table = box(b"stbl", box(b"stsd", bytes(8)), stsz, box(b"stco", struct.pack(">III", 0, 1, 40)))
    minf = box(b"minf", box(b"smhd", bytes(8)), table)
    media = box(b"mdia", box(b"mdhd", moments, bytes(12)), hdlr, minf)
    track = box(b"trak", box(b"tkhd", moments, bytes(68)), media)
    owner = box(b"udta", box(b"meta", OWNER.encode()))
    moov = box(b"moov", box(b"mvhd", moments, bytes(84)), track, owner)
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"mdat", sounds, hidden) + moov
