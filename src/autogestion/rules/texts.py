"""What a text may hold: words, in any script, and nothing that pretends to be something else."""

import re

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

LINE_MAX = 200
ERASED = ""
"""What stands in place of a text that its author erased. No text is empty."""
MISSING = "\x1a"
"""What stands in place of a text that an export did not bring along. No text holds this character."""
IN_PLACE = {
    ERASED: _("[erased by its author]"),
    MISSING: _("[missing: the export did not bring it along]"),
}
"""What members read where a text is not here."""
PARAGRAPHS_MAX = 20_000

# Control characters but tab, line feed and carriage return; lone surrogates; non-characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Unicode TR 9: embeddings, overrides and isolates, which can make a text read otherwise than it is.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(
    r"<(?:[a-z][a-z0-9-]*(?:\s[^<>]*)?/?|/[a-z][a-z0-9-]*\s*|!--.*?--|![a-z][^<>]*)>",
    re.IGNORECASE | re.DOTALL,
)


def clean_line(text: str, *, max_length: int = LINE_MAX) -> str:
    """One line without surrounding or repeated spaces; RuleBroken where it cannot be kept."""
    return clean_paragraphs(" ".join(text.split()), max_length=max_length)


def clean_paragraphs(text: str, *, max_length: int = PARAGRAPHS_MAX) -> str:
    """The text with plain line ends; RuleBroken where it cannot be kept as it is.

    Refused: emptiness, length beyond `max_length` characters, control characters, characters
    that override the direction of writing, markup of web pages.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise RuleBroken(_("Nothing is written here yet. Write it in your own words."))
    if len(text) > max_length:
        raise RuleBroken(
            _(
                "This text has %(length)d characters and at most %(most)d can be kept. Shorten "
                "it, or add the rest as a file."
            ),
            length=len(text),
            most=max_length,
        )
    if _CONTROL.search(text):
        raise RuleBroken(
            _(
                "This text holds control characters, which cannot be read or printed. Type it "
                "anew, or paste it as plain text."
            )
        )
    if _DIRECTION.search(text):
        raise RuleBroken(
            _(
                "This text holds characters that reverse the direction of writing, so that it "
                "could read otherwise than it is. Remove them; Arabic and Hebrew need none."
            )
        )
    if _MARKUP.search(text):
        raise RuleBroken(
            _(
                "This text holds web page code (tags in angle brackets), which is not kept. "
                "Write plainly; *stars* and lists with dashes work."
            )
        )
    return text
