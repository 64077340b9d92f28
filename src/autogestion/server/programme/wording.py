"""Two wordings of a text, word by word: what stays, what goes, what is new."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

KEPT, GONE, NEW = "kept", "gone", "new"
_PIECE = re.compile(r"\s+|[^\s]+")


class Run(NamedTuple):
    """Some words in a row that all stay, all go, or are all new."""

    mark: str
    words: str


def runs(before: str, after: str) -> list[Run]:
    """From one wording to the other. What is kept or new, put together, is the new text; kept or gone, the old one."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    found: list[Run] = []
    for said, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if said == "equal":
            found.append(Run(KEPT, "".join(old[i:j])))
            continue
        if i < j:
            found.append(Run(GONE, "".join(old[i:j])))
        if k < m:
            found.append(Run(NEW, "".join(new[k:m])))
    return found


def marked(before: str, after: str) -> SafeString:
    """The same as safe HTML, in paragraphs; eyes see it by line and weight, ears by a word before each."""
    return format_html(
        '<p class="wording">{}</p>',
        format_html_join("", "{}", ((_marked(run),) for run in runs(before, after))),
    )


def _marked(run: Run) -> SafeString:
    words = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in run.words.split("\n")))
    if run.mark == GONE:
        return format_html('<span class="unseen">{} </span><del>{}</del>', _("Taken out:"), words)
    if run.mark == NEW:
        return format_html('<span class="unseen">{} </span><ins>{}</ins>', _("New:"), words)
    return words
