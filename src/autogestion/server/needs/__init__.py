"""What needs one person, over all their organisations. Every line is read in a fixed number of queries."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.rules.bodies import DAY
from autogestion.server.amending import queries as amending
from autogestion.server.delegates import accounts, due
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.execution import queries as tasks
from autogestion.server.needs.asked import inquiries_to_answer
from autogestion.server.needs.doing import in_hand, tasks_to_take
from autogestion.server.needs.following import news_to_read
from autogestion.server.needs.standing import Need, Standing, at_home, question_url, url_of
from autogestion.server.organisations import keyring
from autogestion.server.organisations import standing as standings
from autogestion.server.organisations.models import Place
from autogestion.server.record import clock
from autogestion.server.votes import queries as votes
from autogestion.server.web.shell import address

ACCOUNT_SOON = 14 * DAY
"""From so long before it is due on, an account stands among what needs one."""


def needs_of(standing: Standing) -> list[Need]:
    """Everything that waits for this person: what is about themselves first, then what closes soonest."""
    if not standing.members:
        return []
    has_tasks = tasks.has_tasks(standing.members)
    return [
        *_exclusions(standing),
        *_keys(standing),
        *_votes(standing),
        *_of_delegates(standing),
        *(in_hand(standing) if has_tasks else ()),
        *_admissions(standing),
        *_amendments(standing),
        *_questions(standing),
        *inquiries_to_answer(standing),
        *(tasks_to_take(standing) if has_tasks else ()),
        *_foundings(standing),
        *_letters(standing),
        *news_to_read(standing),
    ]


def _exclusions(standing: Standing) -> Iterator[Need]:
    for exclusion in standings.exclusions_to_appeal(standing.members):
        slug = standing.organisations[exclusion.organisation_id].slug
        yield Need(
            _("Appeal"),
            _("%(assembly)s decided to exclude you") % {"assembly": exclusion.body},
            address("o", slug, "exclusions", str(exclusion.decision)),
            at_home(exclusion.body, standing),
            exclusion.takes_effect_at,
            _("Until then you are a member as before, and can appeal to the whole organisation."),
        )
    for question in dossiers.unheard_exclusions(standing.members):
        yield Need(
            _("Be heard"),
            str(question),
            question_url(standing, question.organisation_id, question.number),
            at_home(question.body, standing),
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
            question_url(standing, vote.organisation_id, vote.number),
            at_home(elector.body, standing),
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
            url = url_of(standing, term.organisation_id, "terms", term.number)
            title = _("Your account for %(sender)s") % {"sender": term.sender}
            yield Need(_("Give account"), title, url, at_home(term.sender, standing), due_at)
    for inquiry in due.unanswered(members):
        url = url_of(standing, inquiry.organisation_id, "inquiries", inquiry.number, "answer")
        yield Need(_("Answer"), str(inquiry.text), url, at_home(inquiry.term.sender, standing))
    for candidate in due.asked_to_stand(members):
        question = candidate.question
        url = question_url(standing, question.organisation_id, question.number)
        why = _("%(name)s asks you to stand. You do so only if you agree.") % {"name": candidate.by}
        yield Need(_("Answer"), str(question), url, at_home(question.body, standing), why=why)
    for verb, found in (
        (_("Answer"), due.recalls_about(members)),
        (_("Support"), due.recalls_to_support(members)),
    ):
        for recall in found:
            url = url_of(standing, recall.organisation_id, "recalls", recall.number)
            title = _("Recall from %(council)s") % {"council": recall.council}
            yield Need(verb, title, url, at_home(recall.sender, standing))


def _admissions(standing: Standing) -> Iterator[Need]:
    for admission in standings.unanswered_admissions(standing.members, standing.places):
        charter = standing.charters[admission.organisation_id]
        lapses_at = admission.requested_at + charter.admission.request_days * DAY
        if lapses_at <= clock.now():
            continue
        body = at_home(admission.body, standing)
        yield Need(
            _("Answer"),
            _("%(name)s asks to be admitted") % {"name": admission.member},
            f"{body.url}#requests",
            body,
            lapses_at,
        )


def _amendments(standing: Standing) -> Iterator[Need]:
    """Amendments of which one was asked to be an author too."""
    for asked in amending.asked_to_coauthor(standing.members):
        amendment = asked.amendment
        question = amendment.question
        url = question_url(standing, question.organisation_id, question.number)
        yield Need(
            _("Answer"),
            str(amendment.wants),
            f"{url}amendments/#amendment-{amendment.number}",
            at_home(question.body, standing),
            why=_("%(name)s asks you to be a co-author of this amendment.")
            % {"name": amendment.by},
        )


def _questions(standing: Standing) -> Iterator[Need]:
    for question in dossiers.wanting_support(standing.members, standing.places):
        rule = standing.charters[question.organisation_id].rule_for(question.kind)
        missing = rule.seconds - question.supporters  # type: ignore[attr-defined]  # annotated
        if missing > 0:
            yield Need(
                _("Support"),
                str(question),
                question_url(standing, question.organisation_id, question.number),
                at_home(question.body, standing),
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
            at_home(body, standing).url,
            organisation,
            why=ngettext(
                "It is founded when one more person signs. Hand the link on.",
                "It is founded when %(missing)d more people sign. Hand the link on.",
                missing,
            )
            % {"missing": missing},
        )


def _letters(standing: Standing) -> Iterator[Need]:
    """Letters came back: the person is told here, since no letter can tell them."""
    if standing.is_resting:
        organisation = standing.members[0].organisation
        yield Need(
            _("Look at this"),
            _("Letters to your address came back"),
            address("o", organisation.slug, "mail"),
            organisation,
            why=_("Nothing is sent to it until you say that it works, or give another one."),
        )


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


__all__ = ["Standing", "beginnings", "needs_of"]
