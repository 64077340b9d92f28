"""What a question of any kind can say of itself: its matter, what it puts anew, which one concerns us too."""

from autogestion.rules import disputes as rules
from autogestion.rules.amending import can_have_text, check_sharing
from autogestion.rules.bounds import check_matter
from autogestion.rules.charter import Charter
from autogestion.rules.delegates import ELECTORAL
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import disputing, queries
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Body, Organisation


def checked_beside(
    body: Body, charter: Charter, kind: str, scope: str, numbers: list[int], said: dict
) -> dict:
    """That part of a subject, in the form that the record keeps. Stands inside an act."""
    beside: dict = {}
    if matter := str(said.get("matter", "")):
        check_matter(
            matter, charter=charter, scope=scope, bodies=numbers, in_council=body.is_council
        )
        beside["matter"] = matter
    if "anew" in said:
        before = _question(body.organisation, said["anew"])
        rules.check_put_anew(is_sent_back=disputing.is_sent_back(before))
        beside["anew"] = before.number
    if "too" in said:
        asked = _question(body.organisation, said["too"])
        check_matter(
            asked.subject.get("matter", ""),
            charter=charter,
            scope="several",
            bodies=(),
            in_council=False,
        )
        check_asks_itself(body, asked, kind, scope)
        beside["too"] = asked.number
    if beside and kind in ELECTORAL:
        raise RuleBroken(_("This is asked on the page of the council that it is about."))
    return beside


def checked_sharing(body: Body, kind: str, scope: str, numbers: list[int], subject: dict) -> dict:
    """That the assembly in which it is posed takes amendments over too. `subject`: what else it is about."""
    check_sharing(
        scope=scope,
        can_have_text=can_have_text(kind=kind, subject=subject, in_council=body.is_council),
        is_inside=scope == "whole" or body.number in numbers,
    )
    return {"ours": True}


def _question(organisation: Organisation, number: object) -> Question:
    found = queries.question_numbered(organisation, number) if isinstance(number, int) else None
    if found is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    return found


def check_asks_itself(body: Body, asked: Question, kind: str, scope: str) -> None:
    """RuleBroken where this assembly cannot ask itself whether another question concerns it too."""
    rules.check_claiming(
        kind=kind,
        scope=scope,
        asked_kind=asked.kind,
        asked_scope=asked.scope,
        is_council_s=body.is_council or (asked.body is not None and asked.body.is_council),
        is_inside=asked.bodies.filter(pk=body.pk).exists(),
        is_over=asked.opened_at is not None or asked.withdrawn_at is not None,
        is_joined=body.joined_at is not None,
        has_claimed=disputing.has_claimed(asked, body) or disputing.is_asking(asked, body),
    )
