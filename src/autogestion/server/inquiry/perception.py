"""A ready-made inquiry: whose is the organisation, as those who are in it see it (S9, D7).

The statements are our own, after the four steps from a right to what comes of using it: I may, I can, I do,
it changes something; first for beginning things, then for looking after what was decided. They were tested by
nobody yet: the answers are to be compared with your own a year later, and with no other organisation's.
"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules import inquiry as rules
from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry.items import Written

TITLE = gettext_noop("Is it still ours?")
WHY = gettext_noop(
    "The record shows what each of us did, and not what each of us could have done. So we ask, in secret, how "
    "it looks to those who are in it. The statements are the same every time, so that we see what changes."
)
ENDS = (gettext_noop("Not at all"), gettext_noop("Wholly"))
STATEMENTS = (
    gettext_noop("I know what I may propose here, and to whom."),
    gettext_noop(
        "When I want to propose something, I have the time and the information that it takes."
    ),
    gettext_noop("In the last year I proposed something, or changed what others had proposed."),
    gettext_noop("What people like me propose changes what is done."),
    gettext_noop("I can ask anybody who acts in our name to account for it."),
    gettext_noop(
        "What is decided elsewhere reaches me early enough, and in words that I understand."
    ),
    gettext_noop("In the last year I checked whether something that we had decided was done."),
    gettext_noop("When enough of us are against something, it does not happen, or it stops."),
)
LAST = gettext_noop(
    "What would have to change so that you take part in more, or would rather take part in less?"
)


def ready_made(language: str) -> tuple[str, str, list[tuple[str, Written]]]:
    """(title, why, questions) in the organisation's language."""
    with override(language):
        ends = [_(end) for end in ENDS]
        items = [(rules.SCALE, Written(_(one), ends)) for one in STATEMENTS]
        return _(TITLE), _(WHY), [*items, (rules.WORDS, Written(_(LAST), []))]
