"""Pictures and recordings made anew without what they say of whoever made them, or refused."""

from typing import NamedTuple

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.files.bytes_of import Unclean, refuse_other_faces
from autogestion.server.files.pictures import clean_picture
from autogestion.server.newspaper.cleaning.m4a import clean_m4a
from autogestion.server.newspaper.cleaning.mp3 import clean_mp3
from autogestion.server.newspaper.cleaning.opus import clean_opus
from autogestion.server.newspaper.cleaning.wav import clean_wav

FILE_BYTES_MAX = 12 * 1024 * 1024


class Cleaned(NamedTuple):
    """What is kept of a file: what it is, its ending, its new bytes. Its name is not kept."""

    kind: str
    ending: str
    content: bytes


SOUNDS = ("audio/wav", "audio/mpeg", "audio/ogg", "audio/mp4")


def cleaned(content: bytes) -> Cleaned:
    """The file without metadata, judged from its bytes; RuleBroken where it cannot be cleaned."""
    if len(content) > FILE_BYTES_MAX:
        raise RuleBroken(_("A file is larger than 12 MB. Make it smaller, or send a part of it."))
    try:
        found = _cleaned(content)
        if found is not None:
            refuse_other_faces(found.content)
    except Unclean as unclean:
        raise RuleBroken(
            _(
                "A file cannot be freed of what it may say about you (%(why)s), so it is not taken. "
                "JPEG, PNG and WebP pictures and WAV, MP3, Opus and M4A recordings are, if they are whole."
            ),
            why=str(unclean),
        ) from unclean
    if found is None:
        raise RuleBroken(
            _(
                "A file is of a kind that cannot be freed of what it may say about you, so it is not "
                "taken. JPEG, PNG and WebP pictures and WAV, MP3, Opus and M4A recordings are."
            )
        )
    return found


def _cleaned(content: bytes) -> Cleaned | None:
    begins = content[:12]
    if begins[:4] == b"RIFF" and begins[8:] == b"WAVE":
        return Cleaned("audio/wav", "wav", clean_wav(content))
    if begins[:4] == b"OggS":
        return Cleaned("audio/ogg", "ogg", clean_opus(content))
    if begins[4:8] == b"ftyp":
        return Cleaned("audio/mp4", "m4a", clean_m4a(content))
    if begins[:3] == b"ID3" or (begins[:1] == b"\xff" and begins[1:2] >= b"\xe0"):
        return Cleaned("audio/mpeg", "mp3", clean_mp3(content))
    return _cleaned_picture(content)


def _cleaned_picture(content: bytes) -> Cleaned | None:
    found = clean_picture(content)
    return None if found is None else Cleaned(*found)
