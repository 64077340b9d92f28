"""What a member follows. It stands in no record: nobody else learns of it."""

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.library import follows, queries
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.likeness import TERM_MAX, TERMS, term
from autogestion.server.library.models import Follow, Struggle, Topic, TopicsSeen
from autogestion.server.organisations.models import Member

FOLLOWS_MAX = 100


def follow(by: Member, kind: str, word: str) -> None:
    """Hear of new entries with this trade, form of organisation, demand or country, or like this entry."""
    word = as_kept(kind, word)
    if not is_known(by, kind, word) or not 0 < len(word) <= TERM_MAX:
        raise RuleBroken(
            _("This cannot be followed. Choose a trade, a demand, a form, a country or an entry.")
        )
    if by.follows.count() >= FOLLOWS_MAX:
        raise RuleBroken(
            _("You follow %(most)d things already. Let go of one first."), most=FOLLOWS_MAX
        )
    last = queries.newest_number(by.organisation)
    Follow.objects.get_or_create(member=by, kind=kind, word=word, defaults={"seen": last})


def as_kept(kind: str, word: str) -> str:
    """What is followed, as it is compared."""
    return word if kind in ("country", "entry") else term(word)


def is_known(by: Member, kind: str, word: str) -> bool:
    """Whether it is something that can be followed here."""
    if kind == "entry":
        number = int(word) if word.isdecimal() and len(word) < 9 else 0
        return queries.struggle_numbered(by.organisation, number) is not None
    return word in COUNTRIES if kind == "country" else kind in TERMS


def unfollow(by: Member, kind: str, word: str) -> None:
    """Hear of it no more."""
    word = as_kept(kind, word)
    Follow.objects.filter(member=by, kind=kind, word=word).delete()


def unfollow_all(by: Member) -> None:
    """Let go of everything, as who erases their name does."""
    Follow.objects.filter(member=by).delete()
    TopicsSeen.objects.filter(member=by).delete()


def let_go(member: int, row: int) -> None:
    """Hear no more of what a letter names by its row."""
    Follow.objects.filter(member=member, pk=row).delete()


def note_seen(by: Member, number: int) -> None:
    """They have been shown all new entries up to this one, of what they and their assemblies follow."""
    Follow.objects.filter(member=by, seen__lt=number).update(seen=number)
    if not number:
        return
    told, _is_new = TopicsSeen.objects.get_or_create(member=by, defaults={"seen": number})
    if told.seen < number:
        TopicsSeen.objects.filter(member=by).update(seen=number)


def note_newest(struggle: Struggle) -> None:
    """A new entry fits what these members and assemblies follow: so much is known without looking through the library.

    Stands inside the act that adds it. A correction tells nobody: the entry is not new.
    """
    organisation, number = struggle.organisation, struggle.number
    words = follows.words_to_follow(organisation, struggle)
    for kind, found in words.items():
        Follow.objects.filter(kind=kind, word__in=found, member__organisation=organisation).update(
            newest=number
        )
    Topic.objects.filter(follows.fits(words), organisation=organisation, let_go_at=None).update(
        newest=number
    )
