"""Posing a question, supporting it, taking it back."""

from collections.abc import Sequence

from autogestion.rules import questions as rules
from autogestion.rules.amending import check_unput
from autogestion.rules.charter import Charter, from_data
from autogestion.rules.delegates import ELECTORAL, check_posed_in_council
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.scope import check_scope
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.beside import checked_beside, checked_sharing
from autogestion.server.deliberation.acts.parts import (
    Dossier,
    further_parts,
    keep_option,
    keep_parts,
    name_bodies,
)
from autogestion.server.deliberation.models import Option, Question, Second
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import Actor, ByItself, act
from autogestion.server.record.models import Text


@act
def pose_question(
    by: Member,
    body: Body,
    *,
    dossier: Dossier,
    kind: str = "ordinary",
    scope: str = "own",
    bodies: Sequence[int] | None = None,
    options: Sequence[str] = (),
    needs: Sequence[str] | None = None,
    subject: dict | None = None,
) -> Question:
    """Put a question to those concerned: one's own assembly, several named ones, or the whole.

    `bodies` are the numbers of the assemblies named (scope 'several'). Without `options` the
    answer is yes or no; with them, 'none of these' stands after the last by itself. `needs` says
    for each option the kind whose majority it needs, '' for the question's own. `subject` is what
    a special kind is about: {"member"}, {"charter"} or {"amount"}; and for any kind the matter of the
    charter's that it is ("matter"), the question sent back that it puts anew ("anew"), the one that
    may concern this assembly too ("too"), that this assembly too takes amendments over ("ours").
    """
    charter, numbers = may_pose(by, body, kind=kind, scope=scope, bodies=bodies)
    said = subject or {}
    subject = _checked_subject(by.organisation, kind, body, said)
    subject |= checked_beside(body, charter, kind, scope, numbers, said)
    if said.get("ours"):
        subject |= checked_sharing(body, kind, scope, numbers, subject)
    return write_question(by, body, charter, dossier, kind, scope, numbers, options, needs, subject)


def may_pose(
    by: Member, body: Body, *, kind: str, scope: str, bodies: Sequence[int] | None
) -> tuple[Charter, list[int]]:
    """The charter, and the numbers of the bodies concerned, where this member can pose such a question here.

    Stands inside an act.
    """
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    charter = organisations.charter_in_force(organisation)
    joined = organisations.joined_numbers(organisation)
    if body.is_council:
        check_posed_in_council(kind=kind, scope=scope)
    numbers = {"own": [body.number], "whole": []}.get(scope, sorted(set(bodies or [])))
    rules.check_posing(
        kind=kind,
        scope=scope,
        is_member=organisations.is_in(by, body),
        is_founded=body.founded_at is not None,
    )
    check_scope(
        scope, numbers, posed_in=body.number, joined=joined,
        allowed=charter.kind(kind).scopes, article=charter.kind(kind).article,
    )  # fmt: skip
    return charter, numbers


def _checked_subject(organisation: Organisation, kind: str, body: Body, subject: dict) -> dict:
    """The subject that this kind of question has, in the form that the record keeps."""
    if kind == "charter":
        return {"charter": from_data(subject.get("charter", {})).to_data()}
    if kind == "money":
        rules.check_money(amount=subject.get("amount"))
        return {"amount": subject["amount"]}
    if kind == "joining":
        rules.check_joining(is_joined=body.joined_at is not None)
    if kind in ELECTORAL:
        raise RuleBroken(_("This is asked on the page of the council that it is about."))
    if kind == "exclusion":
        return _checked_exclusion(organisation, body, str(subject.get("member", "")))
    return {}


def _checked_exclusion(organisation: Organisation, body: Body, pseudonym: str) -> dict:
    member = organisations.member_with_pseudonym(organisation, pseudonym)
    is_pending = queries.exclusion_question_pending(organisation, body.number, pseudonym) or (
        member is not None
        and organisations.pending_exclusions_of(member).filter(body=body).exists()
    )
    rules.check_exclusion(is_in_body=organisations.is_in(member, body), is_pending=is_pending)
    return {"member": pseudonym}


@act
def pose_by_rule(
    by: ByItself,
    body: Body | None,
    *,
    dossier: Dossier,
    kind: str,
    scope: str,
    bodies: Sequence[int],
    subject: dict,
    options: Sequence[Text] = (),
    needs: Sequence[str] | None = None,
    about: Member | None = None,
    counted_as: str = "",
) -> Question:
    """A question that another act brings about: an admission, an appeal, a dispute over scope, a reopening.

    The sentence that asks it is that of the person `about` whom it is, where it names one.
    `counted_as`: the kind of the council's question that it lays before the base.
    """
    charter = organisations.charter_in_force(by.organisation)
    question = write_question(
        by,
        body,
        charter,
        dossier,
        kind,
        scope,
        list(bodies),
        options,
        needs,
        subject,
        counted_as=counted_as,
    )
    if about is not None:
        question.asked.by = about.pseudonym
        question.asked.save(update_fields=["by"])
    return question


def write_question(
    by: Actor,
    body: Body | None,
    charter: Charter,
    dossier: Dossier,
    kind: str,
    scope: str,
    numbers: list[int],
    options: Sequence[str] | Sequence[Text],
    needs: Sequence[str] | None,
    subject: dict,
    *,
    counted_as: str = "",
) -> Question:
    """Write a question and its line. Stands inside an act, which has asked the rules."""
    organisation = by.organisation
    needs = list(needs or [""] * len(options))
    if "amends" not in subject:
        _check_options(charter, counted_as or kind, options, needs, subject)
    author = by if isinstance(by, Member) else None
    parts = (*rules.PARTS, *further_parts(author, body, dossier, kind, scope))
    texts = keep_parts(organisation, dossier, parts)
    last = next(iter(queries.last_number(organisation.pk)), 0)
    question = Question.objects.create(
        organisation=organisation, number=last + 1, body=body, kind=kind,
        scope=scope, by=author, posed_at=record.moment(), subject=subject, **texts,
    )  # fmt: skip
    name_bodies(question, numbers)
    kept = [keep_option(organisation, option) for option in options]
    Option.objects.bulk_create(
        Option(question=question, number=number, text=text, by=author, needs=need)
        for number, (text, need) in enumerate(zip(kept, needs, strict=True), 1)
    )
    record.append(
        "question.posed", by=by, within=body.number if body else None, question=question.number, kind=kind, scope=scope,
        bodies=numbers, texts={part: text.commitment for part, text in texts.items()},
        options=[text.commitment for text in kept], needs=needs, subject=subject,
    )  # fmt: skip
    return question


def _check_options(
    charter: Charter,
    kind: str,
    options: Sequence[str] | Sequence[Text],
    needs: Sequence[str],
    subject: dict,
) -> None:
    rule = charter.rule_for(kind)
    if options and not rules.takes_options(kind, rule.method, subject):
        raise RuleBroken(
            _(
                "The charter has this kind of question answered by yes or no. You can propose a "
                "rewording or pose another question."
            ),
            rule.article,
        )
    if len(options) > rules.OPTIONS_MAX or len(options) != len(needs):
        raise RuleBroken(_("A question holds at most %(most)d options."), most=rules.OPTIONS_MAX)
    for need in needs:
        if need and need not in charter.kinds:
            raise RuleBroken(_("The charter has no such kind of question."))


def open_dossier(by: Member, question: Question) -> Question:
    """The question as it is now, where this member can still add to its dossier. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    fresh = queries.question_numbered(by.organisation, question.number)
    if fresh is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    rules.check_open_dossier(
        is_concerned=queries.is_concerned(fresh, by),
        is_withdrawn=fresh.withdrawn_at is not None,
        is_opened=fresh.opened_at is not None,
    )
    return fresh


def posed_in(question: Question) -> int | None:
    """The number of the body in which a question was posed, as the record writes it."""
    return question.body.number if question.body else None


@act
def second_question(by: Member, question: Question) -> None:
    """Support that a question be put."""
    question = open_dossier(by, question)
    rules.check_second(
        is_author=question.by_id == by.pk, has_seconded=question.seconds.filter(member=by).exists()
    )
    Second.objects.create(question=question, member=by)
    record.append("question.seconded", by=by, within=posed_in(question), question=question.number)


@act
def withdraw_question(by: Member, question: Question) -> None:
    """Take back a question that nobody else supports."""
    question = open_dossier(by, question)
    rules.check_withdrawal(is_author=question.by_id == by.pk, seconds=question.backing())
    check_unput(is_put=question.amended_as is not None)
    question.withdrawn_at = record.moment()
    question.save(update_fields=["withdrawn_at"])
    record.append("question.withdrawn", by=by, within=posed_in(question), question=question.number)
