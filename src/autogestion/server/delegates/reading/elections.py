"""What candidates and those who ask them are told."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules import candidates
from autogestion.server.delegates import queries
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from autogestion.server.web.numbers import plain
from autogestion.server.web.times import day


def bars(question: Question, member: Member) -> tuple[str, ...]:
    """What the charter's article on councils says to whoever wants to stand, before they do."""
    charter = organisations.charter_in_force(question.organisation)
    council = queries.council_numbered(question.organisation, question.subject["council"])
    assert council is not None
    found = []
    terms = queries.states_of(queries.terms_in(council, member))
    until = candidates.barred_until(terms, charter, at=clock.now())
    if until is not None:
        found.append(
            _("You have served as many terms in a row as the charter allows, and can stand from %(day)s.")
            % {"day": day(until)}
        )  # fmt: skip
    if charter.councils.workplace_max:
        most = charter.councils.workplace_max
        found.append(
            ngettext(
                "At most %(most)s of those elected comes from one workplace or employer.",
                "At most %(most)s of those elected come from one workplace or employer.",
                most,
            )
            % {"most": plain(most)}
        )
    if found and charter.councils_article:
        found.append(_("So says article %(article)s.") % {"article": charter.councils_article})
    return tuple(found)


def who_can_be_asked(question: Question, reader: Member) -> QuerySet[Member]:
    """The electors who neither stand nor were asked, but for the reader."""
    assert question.body is not None
    named = question.candidates.filter(withdrawn_at=None).values("member")
    members = organisations.members_of(question.body).exclude(pk__in=named)
    return members.exclude(pk=reader.pk)
