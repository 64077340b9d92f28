"""What had been opened before a vote, in words: about so many in a hundred, and how far that can be off."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.readers import BEFORE, FILES, PAPER, TEXT, give_or_take, in_hundred
from autogestion.rules.words import gettext_noop
from autogestion.server.votes.models import Vote
from autogestion.server.web.numbers import plain

WORDS = {
    BEFORE: gettext_noop("its page, before the vote opened"),
    TEXT: gettext_noop("the text to adopt, or what amends it"),
    FILES: gettext_noop("a file behind a fact"),
    PAPER: gettext_noop("the sheet to print"),
}


def readers_in_words(vote: Vote) -> list[str]:
    """One sentence for all, and one for each part that can be told; nothing where too few voted on the site."""
    if vote.readers is None:
        return []
    known, cast = vote.readers["known"], (vote.result or {"cast": 0})["cast"]
    first = ngettext(
        "Of %(known)s ballot cast here it is known, in sums with chance in them, what had been opened before.",
        "Of %(known)s ballots cast here it is known, in sums with chance in them, what had been opened before.",
        known,
    ) % {"known": plain(known)}
    others = _("Of %(others)s that came otherwise it is not known.") % {
        "others": plain(cast - known)
    }
    sums = vote.readers["opened"].items()
    return [
        first,
        *([others] if cast > known else []),
        *(_part(part, sums_, known) for part, sums_ in sums),
    ]


def _part(part: str, count: int, known: int) -> str:
    named = _(WORDS[part])
    return _("%(part)s: about %(share)s in 100, give or take %(off)s.") % {
        "part": named, "share": plain(in_hundred(count, known)), "off": plain(give_or_take(known)),
    }  # fmt: skip
