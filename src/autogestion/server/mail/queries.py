"""Reading who is told what by mail, and which letters wait."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import QuerySet

from autogestion.server.mail.models import Announced, Bounce, FollowedQuestion, Letter, Rhythm
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.models import Person
from autogestion.server.people.secrets import keyed_hash

SHOWN_LETTERS = 10


def sends_letters() -> bool:
    """Whether this server is set up to send any."""
    return settings.MAIL_SERVER is not None


def takes_replies() -> bool:
    """Whether somebody can answer a letter."""
    return settings.MAIL_BOX is not None


def rhythm_of(member: Member) -> Rhythm:
    """How this member is told; one that is not kept yet where they have chosen nothing."""
    return Rhythm.objects.filter(member=member).first() or Rhythm(member=member)


def member_of_letters(pk: int) -> Member | None:
    """A member as a link or a reply address names them, with person, organisation and rhythm at hand."""
    rows = Member.objects.select_related("person", "organisation", "organisation__name", "rhythm")
    return rows.filter(
        pk=pk, person__is_active=True, organisation__dissolved_at=None, rhythm__isnull=False
    ).first()


def follows_question(member: Member, number: int) -> bool:
    return FollowedQuestion.objects.filter(member=member, number=number).exists()


def followed_questions(member: Member) -> list[tuple[int, int]]:
    """(number, row) of the questions that a member follows, newest first."""
    rows = FollowedQuestion.objects.filter(member=member).order_by("-number")
    return list(rows.values_list("number", "pk"))


def address_hash(email: str) -> str:
    """How it is remembered that letters to an address come back."""
    return keyed_hash("bounce", email.strip().lower())


def is_resting(person: Person) -> bool:
    """Whether letters to the address that this person has now came back too often."""
    bounce = Bounce.objects.filter(person=person, rested_at__isnull=False).first()
    return bool(bounce and person.email and bounce.address == address_hash(person.email))


def resting(persons: Sequence[Person]) -> set[int]:
    """Of these persons, those whose address rests."""
    rows = Bounce.objects.filter(person__in=persons, rested_at__isnull=False)
    addresses = dict(rows.values_list("person_id", "address"))
    return {
        one.pk for one in persons if one.email and addresses.get(one.pk) == address_hash(one.email)
    }


def letters_of(member: Member) -> QuerySet[Letter]:
    """The last letters to a member that were sent or went wrong, newest first."""
    done = Letter.objects.filter(member=member).exclude(outcome__in=("", "empty"))
    return done.order_by("-done_at", "-pk")[:SHOWN_LETTERS]


def to_announce() -> QuerySet[Organisation]:
    """The organisations in which somebody is told at once."""
    return Organisation.objects.filter(
        dissolved_at=None, founded_at__isnull=False, members__rhythm__every="now"
    ).distinct()


def told_at_once(organisation: Organisation) -> dict[int, int]:
    """The members (primary keys) who are told at once, in order, each with the line from which on."""
    rows = Rhythm.objects.filter(member__organisation=organisation, every="now")
    return dict(rows.order_by("pk").values_list("pk", "told"))


def wanting_needs(members: Iterable[int]) -> set[int]:
    """Of these members (primary keys), those who get letters and chose to hear what needs them."""
    rows = Rhythm.objects.filter(pk__in=list(members), needs=True).exclude(every="never")
    return set(rows.values_list("pk", flat=True))


def announced(organisation: Organisation) -> Announced | None:
    return Announced.objects.filter(organisation=organisation).first()


def letters_in_hand(pks: Sequence[int], claim: str) -> list[Letter]:
    """Letters that this postman has claimed, with all that a letter is made of."""
    rows = Letter.objects.filter(pk__in=pks, claim=claim, outcome="").select_related(
        "member__person", "member__rhythm", "member__organisation__name"
    )
    return list(rows.order_by("due_at", "pk"))
