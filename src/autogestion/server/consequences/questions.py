"""What follows where members say how a question is put: its scope is asked, a decision is asked anew."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.bounds import FURTHER
from autogestion.server.amending import acts as amending
from autogestion.server.consequences.mandates import same_dossier
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.deciding import put_reopening_to_vote
from autogestion.server.deliberation.acts.scope import put_contest_to_vote
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def put_contest_when_supported(organisation: Organisation, line: Line) -> None:
    """Enough members dispute whom a question concerns: those concerned by either view decide."""
    contest = dossiers.contest_numbered(organisation, line["body"]["contest"])
    assert contest is not None
    needed = queries.charter_in_force(organisation).questions.contest_members
    if contest.put_as is not None or contest.ended_at is not None:
        return
    if contest.decided_by is None and contest.supporters.count() < needed:
        return
    disputed = contest.question
    now = sorted(disputed.bodies.values_list("number", flat=True))
    names = queries.names_of_bodies(organisation)
    with override(organisation.languages[0]):
        circle = (
            ", ".join(names[number] for number in contest.claim)
            if contest.claim
            else _("the whole organisation")
        )
        dossier = Dossier(
            asked=_("Is question %(number)d put to %(circle)s instead?")
            % {"number": disputed.number, "circle": circle},
            why=contest.text,
            cost=_("None. The question itself waits until this is settled."),
            concerned=_("All whom either side holds to be concerned."),
            carried_out_by=_("It is done by being decided."),
        )
    is_whole = disputed.scope == "whole" or not contest.claim
    bodies = [] if is_whole else sorted({*now, *contest.claim})
    scope = "whole" if is_whole else "several" if len(bodies) > 1 else "own"
    question = put_by_rule(
        organisation,
        disputed.body,
        dossier=dossier,
        kind="scope",
        scope=scope,
        bodies=bodies,
        subject={"contest": contest.number},
    )
    put_contest_to_vote(contest, question.number)


def reopen_when_asked(organisation: Organisation, line: Line) -> None:
    """As many members as the charter says ask to reopen a decision: the question is put again."""
    decision = dossiers.decision_numbered(organisation, line["body"]["decision"])
    assert decision is not None
    before = dossiers.question_numbered(organisation, decision.question.number)
    assert before is not None
    needed = queries.charter_in_force(organisation).reopening.members.needed(
        dossiers.count_concerned(before)
    )
    if decision.reopeners.count() < needed:
        return
    options = (
        []
        if before.text_version
        else list(before.options.select_related("text").order_by("number"))
    )
    subject = {key: value for key, value in before.subject.items() if key != "decision"}
    by = ByItself(organisation)
    question = deliberation.pose_by_rule(
        by,
        before.body,
        dossier=same_dossier(before, *FURTHER),
        kind=before.kind,
        scope=before.scope,
        bodies=sorted(before.bodies.values_list("number", flat=True)),
        subject={**subject, "decision": decision.number},
        options=[option.text for option in options],
        needs=[option.needs for option in options],
    )
    put_reopening_to_vote(decision, question.number)
    if before.text_version:
        amending.bring_text(by, question, before=before)
    deliberation.complete_by_itself(by, question)
