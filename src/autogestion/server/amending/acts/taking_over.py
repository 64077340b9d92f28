"""The assembly in which a question was posed takes amendments over, by its own vote."""

from autogestion.rules import amending as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.amending import queries, shared
from autogestion.server.amending.acts.drafts import next_version
from autogestion.server.amending.acts.proposing import pending_in, restart
from autogestion.server.amending.models import Draft
from autogestion.server.deliberation.acts.parts import Dossier
from autogestion.server.deliberation.acts.posing import may_pose, posed_in, write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def ask_assembly(by: Member, question: Question, *, number: int, dossier: Dossier) -> Question:
    """Ask the assembly in which a question was posed whether it takes an amendment over.

    Only where whoever posed the question left that to the assembly too. Adopted, the amendment stands in the text.
    """
    question, state, amendment = pending_in(by, question, number)
    body = question.body
    rules.check_asking_assembly(
        is_shared=shared.is_shared_with(question, body),
        is_asked=shared.is_asking_assembly(question, number),
    )
    assert body is not None  # It is shared with the assembly in which it was posed.
    charter, numbers = may_pose(by, body, kind="ordinary", scope="own", bodies=None)
    passage = rules.where(amendment, state.drafts)
    assert passage is not None  # It fits.
    rules.check_taking(amendment, passage, is_author=True, others=queries.standing(question))
    subject = {"takes": question.number, "amendment": number}
    return write_question(by, body, charter, dossier, "ordinary", "own", numbers, (), None, subject)


@act
def take_as_decided(by: ByItself, question: Question, *, number: int, decided: Question) -> Draft:
    """The assembly in which a question was posed decided to take an amendment over: it stands in the text."""
    taken = shared.takeable(question, number)
    if taken is None:
        raise RuleBroken(_("This amendment can no longer be taken over."))
    draft = next_version(by, question, [taken])
    restart(question)
    record.append(
        "amendment.taken", by=by, within=posed_in(question), question=question.number,
        amendment=number, version=draft.number, decided_by=decided.number,
    )  # fmt: skip
    return draft
