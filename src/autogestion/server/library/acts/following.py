"""What a member follows. It stands in no record: nobody else learns of it."""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.likeness import TERM_MAX, TERMS, term
from autogestion.server.library.models import Follow
from autogestion.server.organisations.models import Member

FOLLOWS_MAX = 100


def follow(by: Member, kind: str, word: str) -> None:
    """Hear of new entries with this trade, form of organisation, demand or country."""
    word = word if kind == "country" else term(word)
    is_known = word in COUNTRIES if kind == "country" else kind in TERMS
    if not is_known or not 0 < len(word) <= TERM_MAX:
        raise RuleBroken(
            _("This cannot be followed. Choose a trade, a demand, a form or a country.")
        )
    if by.follows.count() >= FOLLOWS_MAX:
        raise RuleBroken(
            _("You follow %(most)d things already. Let go of one first."), most=FOLLOWS_MAX
        )
    last = by.organisation.struggles.order_by("-number").values_list("number", flat=True).first()
    Follow.objects.get_or_create(member=by, kind=kind, word=word, defaults={"seen": last or 0})


def unfollow(by: Member, kind: str, word: str) -> None:
    """Hear of it no more."""
    word = word if kind == "country" else term(word)
    Follow.objects.filter(member=by, kind=kind, word=word).delete()


def unfollow_all(by: Member) -> None:
    """Let go of everything, as who erases their name does."""
    Follow.objects.filter(member=by).delete()


def let_go(member: int, row: int) -> None:
    """Hear no more of what a letter names by its row."""
    Follow.objects.filter(member=member, pk=row).delete()


def note_seen(by: Member, number: int) -> None:
    """They have been shown all new entries up to this one."""
    Follow.objects.filter(member=by, seen__lt=number).update(seen=number)
