"""MP3: the frames of sound are kept, in a row; tags before and after go, and the frame that names the encoder.

ISO/IEC 11172-3 §2.4.1.3, 13818-3; ID3v2.4 §3.1, ID3v1, APEv2.
"""

from autogestion.server.files.bytes_of import Unclean

_RATES = (
    (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG 1
    (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG 2 and 2.5
)
_SAMPLING = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_ENCODERS = (b"Xing", b"Info", b"VBRI")
FRAMES_MIN = 3


def clean_mp3(content: bytes) -> bytes:
    """The frames, and nothing between them."""
    at, end = _after_tag(content), _before_tags(content)
    frames = []
    while at < end:
        size = _frame_bytes(content, at)
        if size is None or at + size > end:
            raise Unclean("something stands between or after its sounds")
        frames.append(content[at : at + size])
        at += size
    if frames and any(name in frames[0][:200] for name in _ENCODERS):
        del frames[0]
    if len(frames) < FRAMES_MIN:
        raise Unclean("it is damaged")
    return b"".join(frames)


def _after_tag(content: bytes) -> int:
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if content[5] & 0x10 else 0)


def _before_tags(content: bytes) -> int:
    end = len(content)
    if content[end - 128 : end - 125] == b"TAG":
        end -= 128
    footer = content[end - 32 : end]
    if footer[:8] == b"APETAGEX":
        size = int.from_bytes(footer[12:16], "little")
        has_header = footer[23] & 0x80
        end -= size + (32 if has_header else 0)
    return max(end, 0)


def _frame_bytes(content: bytes, at: int) -> int | None:
    """How long the frame of layer III is that begins here; None where none does."""
    header = content[at : at + 4]
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate, sampling = header[2] >> 4, header[2] >> 2 & 3
    if version not in _SAMPLING or layer != 1 or not 1 <= rate <= 14 or sampling == 3:
        return None
    bits = _RATES[0 if version == 3 else 1][rate - 1] * 1000
    padding = header[2] >> 1 & 1
    return (144 if version == 3 else 72) * bits // _SAMPLING[version][sampling] + padding
