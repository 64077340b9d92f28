"""WAV: the sound and its format are kept, every other chunk goes (RIFF; Microsoft's WAVEFORMATEX)."""

from autogestion.server.files.bytes_of import Unclean

_FORMAT_BYTES = 16
_PCM, _FLOAT = 1, 3


def clean_wav(content: bytes) -> bytes:
    """The same sound behind a header of 44 bytes."""
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        raise Unclean("something follows the recording, or it is damaged")
    chunks = _chunks(content)
    form, sound = chunks.get(b"fmt "), chunks.get(b"data")
    if form is None or sound is None or len(form) < _FORMAT_BYTES:
        raise Unclean("it is damaged")
    if int.from_bytes(form[:2], "little") not in (_PCM, _FLOAT):
        raise Unclean("its sound is packed in a way that is not known here")
    body = b"WAVE" + _chunk(b"fmt ", form[:_FORMAT_BYTES]) + _chunk(b"data", sound)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\x00" * (len(content) % 2)


def _chunks(content: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + size > len(content) or name in found:
            raise Unclean("it is damaged")
        found[name] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return found
