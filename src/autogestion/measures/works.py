"""The works of which it is measured how they are spread over all members (D1, D4).

Each has a code, its lines of the record, what is said of how unequally it is spread, of how many have had part in it,
of how few did half of it, and what a member can do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from autogestion.measures.carrying import CARRIED, carried_out
from autogestion.measures.deeds import CONTROLLED, CREATED, PUBLISHED, SAID, WRITTEN
from autogestion.measures.gathering import Gathered
from autogestion.rules.state import Organisation
from autogestion.rules.words import gettext_noop as _

SHIFTS = ("shift.begun", "undertaking.taken")


@dataclass(frozen=True)
class Work:
    """One work, and its sentences."""

    code: str
    lines: tuple[str, ...]
    says: str
    reach: str
    half: str
    do: str


WORKS = (
    Work(
        "initiative", ("question.posed",),
        _("How unequally the putting of questions is spread over all members."),
        _("How many of all members have put a question."),
        _("How few people put half of the questions."),
        _("Put a question, or ask somebody who never has what they would put."),
    ),
    Work(
        "adopted", ("decision.taken", "question.posed"),
        _("How unequally those questions are spread that were adopted, by who had put them."),
        _("How many of all members have put a question that was adopted."),
        _("How few people put half of the questions that were adopted."),
        _("Amend what the same few have written, or write the next one together."),
    ),
    Work(
        "speech", SAID,
        _("How unequally speaking to all is spread: in dossiers, the newspaper, the library, study circles."),
        _("How many of all members have said something to all: in a dossier, the newspaper, the library."),
        _("How few people said half of what was said in dossiers, the newspaper, the library and study circles."),
        _("Write one sentence for or against; the dossier gives every one the same room."),
    ),
    Work(
        "carrying-out", CARRIED,
        _("How unequally it is spread over all members who has had in hand what was done."),
        _("How many of all members have carried out something that was decided."),
        _("How few people did half of what was done."),
        _("Take on a task that lies open, or ask somebody who never had one to do it with you."),
    ),
    Work(
        "control", CONTROLLED,
        _("How unequally seconding, asking for facts, contesting, recalling and asking back are spread."),
        _("How many of all members have seconded, asked for a fact, contested, recalled or asked back."),
        _("How few people did half of all seconding, asking for facts, contesting, recalling and asking back."),
        _("Ask for the fact that you miss, or ask your delegate."),
    ),
    Work(
        "mandates", ("delegate.seated",),
        _("How unequally it is spread over all members who was sent to a council, and how often."),
        _("How many of all members have been sent to a council."),
        _("How few people held half of all terms in councils."),
        _("Stand for a seat, or ask somebody to stand who never had one."),
    ),
    Work(
        "shifts", SHIFTS,
        _("How unequally the tasks that come back are spread: chairing, minutes, cleaning."),
        _("How many of all members have had a task that comes back."),
        _("How few people had half of the tasks that come back."),
        _("Offer yourself for a task that comes back, or set it out with turns or by lot."),
    ),
    Work(
        "editing", WRITTEN,
        _("How unequally the writing of common texts is spread: wordings, amendments, articles, calls, the library."),
        _("How many of all members have written on a common text."),
        _("How few people did half of the writing of common texts."),
        _("Propose a better wording, or correct an entry of the library."),
    ),
    Work(
        "creating", CREATED,
        _("How unequally it is spread who begins something else: inquiries, articles, actions, tasks, desks."),
        _("How many of all members have begun or made something beside a question."),
        _("How few people began half of the inquiries, articles, entries, actions, tasks and desks."),
        _("Join in drafting an inquiry, an article or an action, or ask somebody who never has."),
    ),
    Work(
        "publishing", PUBLISHED,
        _("How unequally it is spread who edits, refuses and lays out what appears in the newspaper."),
        _("How many of all members have had part in editing the newspaper."),
        _("How few people did half of the editing of the newspaper."),
        _("Stand for the next collective of editors, or ask somebody to who never was in one."),
    ),
    Work(
        "telling", ("ballot.cast",),
        _("How unequally the taking in of ballots of others is spread over all members."),
        _("How many of all members have been tellers."),
        _("How few people took in half of the ballots that tellers took in."),
        _("Be a teller at the next vote: any member of the assembly can be one."),
    ),
)  # fmt: skip


def done(found: Gathered, code: str, since: int) -> Iterable[str]:
    """Who did it, once for each time, since then."""
    if code == "mandates":
        terms = found.state.terms.values()
        return (one.member for one in terms if (one.ended_at or found.ends) >= since)
    if code == "shifts":
        return _shifts(found.state, since)
    lists = {
        "initiative": found.posed, "adopted": found.adopted, "speech": found.said, "control": found.controlled,
        "editing": found.written, "creating": found.created, "publishing": found.published,
        "telling": found.taken_in,
    }  # fmt: skip
    listed = lists[code] if code in lists else carried_out(found, since)
    return (who for at, who in listed if at >= since)


def _shifts(state: Organisation, since: int) -> Iterable[str]:
    """Of each time that a task which comes back was in hand, who had it."""
    return (
        holder
        for one in state.undertakings.values()
        if one.at >= since and state.tasks[one.task].every
        for holder in one.holders
    )
