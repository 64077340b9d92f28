"""What follows where a text was amended: amendments are settled before the vote on the whole."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.server.amending import acts as amending
from autogestion.server.amending import queries, shared
from autogestion.server.amending.acts.drafts import put_amendments_to_vote
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself


def put_first(organisation: Organisation, question: Question) -> bool:
    """Put what amends the text of a question. False where its own vote can open now.

    Alternatives to the whole text stand beside it on the ballot; other amendments are voted on first,
    at once, since they were known for the whole notice.
    """
    fresh = _fresh(organisation, question.number)
    if not queries.is_to_be_amended(fresh):
        return False
    by, stand = ByItself(organisation), queries.standing(fresh)
    if queries.are_alternatives(fresh, stand):
        amending.lay_alternatives(by, fresh)
        return False
    wants = {row.number: row.wants for row in fresh.amendments.select_related("wants")}
    posed = deliberation.pose_by_rule(
        by,
        fresh.body,
        dossier=_dossier(organisation, fresh),
        kind=fresh.kind,
        scope=fresh.scope,
        bodies=sorted(fresh.bodies.values_list("number", flat=True)),
        subject=queries.subject_of(fresh, stand),
        options=[wants[one.amendment.number] for one in stand],
    )
    put_amendments_to_vote(fresh, posed.number)
    deliberation.complete_by_itself(by, posed)
    deliberation.open_question(by, posed)
    return True


def _fresh(organisation: Organisation, number: int) -> Question:
    question = dossiers.question_numbered(organisation, number)
    assert question is not None
    return question


def take_where_possible(organisation: Organisation, decided: Question) -> None:
    """An assembly decided to take an amendment to its question over: done, where the text can still change.

    Where it was settled meanwhile, or another that enough support stands there, all whom the question concerns decide.
    """
    question, number = _fresh(organisation, decided.subject["takes"]), decided.subject["amendment"]
    body = decided.body
    assert body is not None  # An assembly asked itself.
    is_open = (
        question.withdrawn_at is None and question.opened_at is None and question.amended_as is None
    )
    is_inside = body.number in dossiers.concerned_numbers(question)
    if is_open and is_inside and shared.takeable(question, number) is not None:
        amending.take_as_decided(ByItself(organisation), question, number=number, decided=decided)


def _dossier(organisation: Organisation, question: Question) -> Dossier:
    with override(organisation.languages[0]):
        return Dossier(
            asked=_("Which amendments go into the text of question %(number)d?")
            % {"number": question.number},
            why=question.why,
            cost=_("None by itself. The text as amended is put to the vote afterwards."),
            concerned=_("All whom the text concerns."),
            carried_out_by=_("It is done by being decided."),
        )


def finish(organisation: Organisation, question: Question) -> Question:
    """The vote closed by which amendments were settled: the finished text stands. Answers whose it is."""
    amended = _fresh(organisation, question.subject.get("amends", question.number))
    amending.finish_text(ByItself(organisation), amended)
    return _fresh(organisation, amended.number)
