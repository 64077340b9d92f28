"""A council's question and those below it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules import callback, mandates
from autogestion.server.delegates import calling, laying, queries
from autogestion.server.deliberation.ballot_words import ballot_in_words
from autogestion.server.deliberation.dossier import Writer
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.papers import paper_of_vote
from autogestion.server.deliberation.ways import Way
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member
from autogestion.server.votes.models import Vote
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address
from autogestion.server.web.texts import said


@dataclass(frozen=True)
class Cast:
    """A delegate's ballot beside their mandate: `state` kept, departed, or none."""

    delegate: Writer
    mandate: str
    ballot: str
    state: str
    is_departure: bool
    why: str


@dataclass(frozen=True)
class Below:
    """A body below: where it answers, what it answered, how its delegates voted."""

    body: Body
    question: int | None
    answer: str
    casts: list[Cast]


@dataclass(frozen=True)
class BasePage:
    """Those below a council's question."""

    bodies: list[Below]
    call: str
    called_as: int | None
    is_held: bool
    ways: list[Way]


def base_page(question: Question, reader: Member) -> BasePage:
    """What those below said and how their delegates voted, as this reader sees it."""
    organisation = question.organisation
    charter = organisations.charter_in_force(organisation)
    members, of, assemblies = calling.tally(question)
    needed = {
        "members": plain(members),
        "of": plain(charter.councils.callback_members.needed(of)),
        "assemblies": plain(assemblies),
        "of_assemblies": plain(charter.councils.callback_assemblies),
    }
    return BasePage(
        bodies=_bodies(question),
        call=_(
            "Called back by %(members)s of the members needed (%(of)s), and by %(assemblies)s of the "
            "assemblies needed (%(of_assemblies)s). One of the two is enough."
        )
        % needed,
        called_as=question.called_as,
        is_held=callback.holds_back(
            is_called=question.called_as is not None,
            is_settled=calling.is_direct_vote_over(question),
            kind=question.kind,
            charter=charter,
        ),
        ways=_ways(question, reader),
    )


def _bodies(question: Question) -> list[Below]:
    organisation = question.organisation
    laid = {one.body_id: one for one in laying.laid_questions(organisation, question.number)}
    votes = {
        vote.number: vote
        for vote in organisation.votes.filter(number__in=[one.number for one in laid.values()])
    }
    assert question.body is not None
    council = queries.council_numbered(organisation, question.body.number)
    assert council is not None
    own = organisation.votes.filter(number=question.number).first()
    casts = _casts(own) if own is not None else {}
    found = []
    for sender in council.senders.select_related("body__name").order_by("body__number"):
        body = sender.body
        body.organisation = organisation
        answered = laid.get(body.pk)
        vote = votes.get(answered.number) if answered else None
        found.append(
            Below(
                body=body,
                question=answered.number if answered else None,
                answer=_answer(vote, is_laid=answered is not None),
                casts=casts.get(body.number, []),
            )
        )
    return found


def _answer(vote: Vote | None, *, is_laid: bool) -> str:
    if not is_laid:
        return _("was not asked")
    if vote is None:
        return _("has not voted yet")
    if vote.result is None:
        return _("is voting")
    place = mandates.instructed(vote.result, vote.options)
    if place is None:
        return _("settled nothing: its delegates are free")
    return paper_of_vote(vote).labels[place - 1]


def _casts(vote: Vote) -> dict[int, list[Cast]]:
    """Number of each sending body -> what its delegates were sent for and how they voted."""
    labels = paper_of_vote(vote).labels
    found: dict[int, list[Cast]] = {}
    roll = vote.roll.select_related("member", "ballot", "departure").order_by("member__name", "pk")
    for elector in roll:
        if elector.sent_by is None:
            continue
        member = elector.member
        url = address("o", vote.organisation.slug, "members", member.pseudonym)
        ballot = getattr(elector, "ballot", None)
        choice: Any = ballot.choice if ballot else None
        is_departure = (
            ballot is not None
            and elector.mandate is not None
            and not mandates.is_kept(
                tuple(choice) if isinstance(choice, list) else choice, elector.mandate, vote.method
            )
        )
        found.setdefault(elector.sent_by, []).append(
            Cast(
                delegate=Writer(member.name, url),
                mandate=labels[elector.mandate - 1] if elector.mandate else "",
                ballot=ballot_in_words(choice, labels, vote.method) if ballot else "",
                state=_state(elector.mandate, has_voted=ballot is not None, departs=is_departure),
                is_departure=is_departure,
                why=said(str(elector.departure)) if elector.departure else "",
            )
        )
    return found


def _state(mandate: int | None, *, has_voted: bool, departs: bool) -> str:
    if mandate is None:
        return _("no mandate")
    if not has_voted:
        return _("has not voted")
    return _("departed from the mandate") if departs else _("kept the mandate")


def _ways(question: Question, reader: Member) -> list[Way]:
    at = [question.organisation.slug, question.number]
    ways = []
    elector = (
        question.organisation.votes.filter(number=question.number)
        .filter(roll__member=reader, roll__mandate__isnull=False, roll__departure=None)
        .first()
    )
    if elector is not None:
        mine = [
            cast
            for casts in _casts(elector).values()
            for cast in casts
            if cast.is_departure and cast.delegate.url.endswith(f"/{reader.pseudonym}/")
        ]
        if mine:
            label = _("Say why you departed from your mandate")
            ways.append(Way(label, reverse("explain-departure", args=at), is_first=True))
    if not callback.can_be_called(question.kind, question.scope):
        return ways
    if question.called_as is not None or calling.is_over(question):
        return ways
    place = calling.place_below(question, reader)
    if place is None:
        return ways
    if not question.callers.filter(member=reader).exists():
        label = _("Call it back: we decide it ourselves")
        ways.append(Way(label, reverse("call-back", args=at), is_pressed=True))
    label = _("Ask %(body)s to call it back") % {"body": place}
    url = f"{reverse('ask-to-call-back', args=at)}?from={place.number}"
    return [*ways, Way(label, url)]
