"""What a link in a letter does: one thing, for one member, once, after saying what it will do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.papers import paper_of_vote
from autogestion.server.mail import interests, queries, tokens
from autogestion.server.mail.acts import choosing
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.record import clock
from autogestion.server.votes import acts as votes
from autogestion.server.votes import queries as vote_queries

DAY = 86_400
OPENS_SECONDS = 30 * DAY
REPLY_SECONDS = 90 * DAY

VOTE, SECOND, FOLLOW, LET_GO, STOP, REPLY, BACK, FEED, WRITE = range(1, 10)
"""What a token is for. The numbers stand in letters that were sent, and are never given anew."""

GONE = gettext_noop(
    "This link does nothing any more: its time is over, or you ended your links. The next letter brings new ones."
)
SPENT = gettext_noop(
    "This link has done what it is for, and does it once. What you did stands in the record."
)


@dataclass(frozen=True)
class Deed:
    """What a link will do: said as a question, on a button, and once it is done; `do` does it."""

    member: Member
    says: str
    title: str
    button: str
    done: str
    url: str
    do: Callable[[], object]
    is_in_record: bool = True


def token(member: Member, deed: int, *numbers: int, seconds: int | None = OPENS_SECONDS) -> str:
    """A token for a deed of this member, whose rhythm is at hand. `seconds`: how long it opens; None for no end."""
    until = 0 if seconds is None else clock.now() + seconds
    return tokens.make(deed, member.pk, standing(member), until, numbers)


def standing(member: Member) -> str:
    """What ends all links when it changes: the address, signing out everywhere, or ending the links themselves."""
    person = member.person
    assert person is not None  # letters go to persons
    return f"{member.rhythm.round} {person.session_round} {person.email or ''}"


def link(member: Member, deed: int, *numbers: int) -> str:
    """The whole address of the page that says what a deed will do."""
    return settings.ORIGIN + reverse("mail_deed", args=[token(member, deed, *numbers)])


def whose(text: str, *deeds: int) -> tuple[Member, tokens.Said]:
    """The member and what the token says, where it is for one of these deeds and still opens; RuleBroken otherwise."""
    said = tokens.read(text)
    if said is None or said.deed not in deeds:
        raise RuleBroken(GONE)
    member = queries.member_of_letters(said.member)
    if member is None or not tokens.holds(said, standing(member)):
        raise RuleBroken(GONE)
    if said.until and said.until <= clock.now():
        raise RuleBroken(GONE)
    return member, said


def deed_of(text: str) -> Deed:
    """What the link with this token will do; RuleBroken where it does nothing any more."""
    member, said = whose(text, *MAKERS)
    if queries.is_spent(text):
        raise RuleBroken(SPENT)
    make, numbers = MAKERS[said.deed]
    if len(said.numbers) != numbers:  # Made by another version of this program.
        raise RuleBroken(GONE)
    return make(member, *said.numbers)


def check_acting(member: Member) -> None:
    """Whether this member does anything in the record by mail: who has a passkey signs what they do."""
    if member.person is not None and member.person.signs:
        raise RuleBroken(
            gettext_noop(
                "You sign what you do with a passkey, so nothing is done in your name by mail. Do it on the page."
            )
        )
    if not organisations.belongs(member):
        raise RuleBroken(
            gettext_noop("You have no place in an assembly any more, so this is not yours to do.")
        )


def language_of(member: Member) -> str:
    """In which language this member reads, on a page that they open without signing in."""
    return member.person.language if member.person else settings.LANGUAGE_CODE


def question_url(member: Member, number: int) -> str:
    return reverse("question", args=[member.organisation.slug, number])


def _asked(member: Member, number: int) -> str:
    question = dossiers.question_numbered(member.organisation, number)
    if question is None:
        raise RuleBroken(gettext_noop("There is no such question in this organisation."))
    return str(question.asked)


def _vote(member: Member, number: int, choice: int, turn: int) -> Deed:
    check_acting(member)
    vote = vote_queries.vote_numbered(member.organisation, number)
    if vote is None:
        raise RuleBroken(gettext_noop("There is no vote on this question yet."))
    labels = [_("Abstain"), *paper_of_vote(vote).labels]
    if choice >= len(labels):
        raise RuleBroken(GONE)
    return Deed(
        member,
        _("You are about to vote “%(choice)s” on this question:") % {"choice": labels[choice]},
        _asked(member, number),
        _("Cast this ballot: %(choice)s") % {"choice": labels[choice]},
        _("Your ballot was taken. Until the vote closes you can change it on the page of the question."),
        question_url(member, number),
        lambda: votes.cast_ballot(member, vote, choice=choice, turn=turn),
    )  # fmt: skip


def _second(member: Member, number: int) -> Deed:
    check_acting(member)
    question = dossiers.question_numbered(member.organisation, number)
    title = _asked(member, number)
    assert question is not None  # `_asked` has seen to it
    return Deed(
        member,
        _("You are about to support that this question be put:"),
        title,
        _("Support that it be put"),
        _("You support that the question be put."),
        question_url(member, number),
        lambda: deliberation.second_question(member, question),
    )


def _follow(member: Member, number: int) -> Deed:
    return Deed(
        member,
        _("You will hear what happens to this question:"),
        _asked(member, number),
        _("Follow it"),
        _("You follow it. Nobody else sees what you follow."),
        question_url(member, number),
        lambda: choosing.follow_question(member, number),
        is_in_record=False,
    )


def _let_go(member: Member, source: int, row: int) -> Deed:
    kept = interests.SOURCES.get(source)
    words = kept.words(member.pk, row) if kept else ""
    if kept is None or not words:
        raise RuleBroken(gettext_noop("You do not follow this any more."))
    return Deed(
        member,
        _("You will hear no more of this:"),
        words,
        _("Unfollow it"),
        _("You follow it no more."),
        reverse("mail", args=[member.organisation.slug]),
        lambda: kept.let_go(member.pk, row),
        is_in_record=False,
    )


MAKERS: dict[int, tuple[Callable[..., Deed], int]] = {
    VOTE: (_vote, 3),
    SECOND: (_second, 1),
    FOLLOW: (_follow, 1),
    LET_GO: (_let_go, 2),
}
"""Deed -> what makes it, and of how many numbers."""


def vote_links(
    member: Member, number: int, labels: Sequence[str], turn: int = 1
) -> list[tuple[str, str]]:
    """A link for each choice of a ballot on which one marks one thing, and one for abstaining."""
    choices = [*enumerate(labels, 1), (0, _("Abstain"))]
    return [(label, link(member, VOTE, number, choice, turn)) for choice, label in choices]
