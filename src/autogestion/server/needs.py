"""What needs one person, over all their organisations. Every line is read in a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.bodies import DAY
from autogestion.rules.charter import Charter
from autogestion.server.delegates import accounts, due
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.organisations import keyring
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations import standing as standings
from autogestion.server.organisations.models import Body, Member, Organisation, Place
from autogestion.server.people.models import Person
from autogestion.server.record import clock
from autogestion.server.votes import queries as votes
from autogestion.server.web.shell import address

ACCOUNT_SOON = 14 * DAY
"""From so long before it is due on, an account stands among what needs one."""

Home = TypeVar("Home", Body, Body | None)


@dataclass(frozen=True)
class Need:
    """One thing that waits for somebody, as web/components/need.html shows it."""

    verb: str
    title: str
    url: str
    body: Body | Organisation | None
    closes_at: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """A person's memberships, their current places, and the charters of their organisations."""

    members: list[Member]
    places: list[Place]
    charters: dict[int, Charter]
    organisations: dict[int, Organisation]
    signs: bool = False
    """Whether they have ever registered a passkey."""

    @classmethod
    def of(cls, person: Person) -> "Standing":
        """Three queries."""
        members = [
            member
            for member in organisations.organisations_of(person)
            if member.organisation.dissolved_at is None
        ]
        known = {member.organisation_id: member.organisation for member in members}
        return cls(
            members,
            standings.places_of(members),
            standings.charters_in_force(known.values()),
            known,
            person.signs,
        )


def needs_of(standing: Standing) -> list[Need]:
    """Everything that waits for this person: what is about themselves first, then what closes soonest."""
    if not standing.members:
        return []
    return [
        *_exclusions(standing),
        *_keys(standing),
        *_votes(standing),
        *_of_delegates(standing),
        *_admissions(standing),
        *_questions(standing),
        *_foundings(standing),
    ]


def _exclusions(standing: Standing) -> Iterator[Need]:
    for exclusion in standings.exclusions_to_appeal(standing.members):
        slug = standing.organisations[exclusion.organisation_id].slug
        yield Need(
            _("Appeal"),
            _("%(assembly)s decided to exclude you") % {"assembly": exclusion.body},
            address("o", slug, "exclusions", str(exclusion.decision)),
            _at_home(exclusion.body, standing),
            exclusion.takes_effect_at,
            _("Until then you are a member as before, and can appeal to the whole organisation."),
        )
    for question in dossiers.unheard_exclusions(standing.members):
        yield Need(
            _("Be heard"),
            str(question),
            _question_url(standing, question.organisation_id, question.number),
            _at_home(question.body, standing),
            why=_("It is about you. What you answer stands in the dossier before anybody votes."),
        )


def _keys(standing: Standing) -> Iterator[Need]:
    """Changes of one's own passkeys, while one can stop them."""
    if not standing.signs:
        return
    for key in keyring.changes_of(standing.members):
        organisation = standing.organisations[key.organisation_id]
        is_new = keyring.is_waiting(key, clock.now())
        yield Need(
            _("Look at this"),
            _("A passkey was added for you") if is_new else _("A passkey of yours was given up"),
            address("o", organisation.slug, "keys"),
            organisation,
            key.since if is_new else key.until,
            _("If it was not you, stop it: until then you can."),
        )


def _votes(standing: Standing) -> Iterator[Need]:
    electors = list(votes.uncast_of(standing.members))
    if not electors:
        return
    asked = dossiers.voted_on(electors)
    for elector in electors:
        vote = elector.vote
        question = asked[vote.organisation_id, vote.number]
        yield Need(
            _("Vote"),
            str(question),
            _question_url(standing, vote.organisation_id, vote.number),
            _at_home(elector.body, standing),
            vote.closes_at,
        )


def _of_delegates(standing: Standing) -> Iterator[Need]:
    """What one owes as a delegate, what is asked of one, which recalls look for support."""
    members = standing.members
    if not due.has_councils(members):
        return
    for term in due.terms_of(members):
        charter = standing.charters[term.organisation_id]
        due_at = accounts.due_at(term, charter)
        if due_at - clock.now() <= ACCOUNT_SOON:
            url = _url(standing, term.organisation_id, "terms", term.number)
            title = _("Your account for %(sender)s") % {"sender": term.sender}
            yield Need(_("Give account"), title, url, _at_home(term.sender, standing), due_at)
    for inquiry in due.unanswered(members):
        url = _url(standing, inquiry.organisation_id, "inquiries", inquiry.number, "answer")
        yield Need(_("Answer"), str(inquiry.text), url, _at_home(inquiry.term.sender, standing))
    for candidate in due.asked_to_stand(members):
        question = candidate.question
        url = _question_url(standing, question.organisation_id, question.number)
        why = _("%(name)s asks you to stand. You do so only if you agree.") % {"name": candidate.by}
        yield Need(_("Answer"), str(question), url, _at_home(question.body, standing), why=why)
    for verb, found in (
        (_("Answer"), due.recalls_about(members)),
        (_("Support"), due.recalls_to_support(members)),
    ):
        for recall in found:
            url = _url(standing, recall.organisation_id, "recalls", recall.number)
            title = _("Recall from %(council)s") % {"council": recall.council}
            yield Need(verb, title, url, _at_home(recall.sender, standing))


def _url(standing: Standing, organisation: int, *parts: object) -> str:
    return address("o", standing.organisations[organisation].slug, *map(str, parts))


def _admissions(standing: Standing) -> Iterator[Need]:
    for admission in standings.unanswered_admissions(standing.members, standing.places):
        charter = standing.charters[admission.organisation_id]
        lapses_at = admission.requested_at + charter.admission.request_days * DAY
        if lapses_at <= clock.now():
            continue
        body = _at_home(admission.body, standing)
        yield Need(
            _("Answer"),
            _("%(name)s asks to be admitted") % {"name": admission.member},
            f"{body.url}#requests",
            body,
            lapses_at,
        )


def _questions(standing: Standing) -> Iterator[Need]:
    for question in dossiers.wanting_support(standing.members, standing.places):
        rule = standing.charters[question.organisation_id].rule_for(question.kind)
        missing = rule.seconds - question.supporters  # type: ignore[attr-defined]  # annotated
        if missing > 0:
            yield Need(
                _("Support"),
                str(question),
                _question_url(standing, question.organisation_id, question.number),
                _at_home(question.body, standing),
                why=ngettext(
                    "It is put to the vote if one more member supports that it be put.",
                    "It is put to the vote if %(missing)d more members support that it be put.",
                    missing,
                )
                % {"missing": missing},
            )


def _foundings(standing: Standing) -> Iterator[Need]:
    for body in standings.foundings_signed_by(standing.members):
        organisation = standing.organisations[body.organisation_id]
        charter = standing.charters[body.organisation_id]
        is_whole = organisation.founded_at is None
        needed = charter.founders_min if is_whole else charter.assemblies.size_min
        missing = needed - body.signed  # type: ignore[attr-defined]  # annotated
        yield Need(
            _("Gather"),
            str(organisation if is_whole else body),
            _at_home(body, standing).url,
            organisation,
            why=ngettext(
                "It is founded when one more person signs. Hand the link on.",
                "It is founded when %(missing)d more people sign. Hand the link on.",
                missing,
            )
            % {"missing": missing},
        )


def _at_home(body: Home, standing: Standing) -> Home:
    """The body with its organisation at hand, so that its address costs no query."""
    if body is not None:
        body.organisation = standing.organisations[body.organisation_id]
    return body


def _question_url(standing: Standing, organisation: int, number: int) -> str:
    return address("o", standing.organisations[organisation].slug, "questions", str(number))


def beginnings(places: Sequence[Place]) -> list[dict[str, str]]:
    """What one could begin when nothing waits: actions with `label` and `url`."""
    if not places:
        return [{"label": _("Found an organisation"), "url": address("found")}]
    ways = []
    for place in places:
        slug = place.member.organisation.slug
        ways += [
            {
                "label": _("Pose a question in %(assembly)s") % {"assembly": place.body},
                "url": f"{address('o', slug, 'questions', 'new')}?assembly={place.body.number}",
            },
            {
                "label": _("Invite somebody to %(assembly)s") % {"assembly": place.body},
                "url": f"{place.body.url}#invite",
            },
        ]
    return ways
