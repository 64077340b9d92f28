"""Doing what an answer asks for, in the name of the member whose address it was, and telling them."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.votes import RANKED
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.models import Question
from autogestion.server.mail import acts, deeds
from autogestion.server.mail.acts.deeds import note_seen, reply_hash, take_reply
from autogestion.server.mail.incoming import Incoming
from autogestion.server.mail.understanding import Asked, understand
from autogestion.server.organisations.models import Member
from autogestion.server.people.acts import count_try
from autogestion.server.people.limits import Limit
from autogestion.server.votes import acts as votes
from autogestion.server.votes import queries as vote_queries
from autogestion.server.votes.models import Vote

log = logging.getLogger("autogestion.mail")

ANSWERS = Limit("mail answered", 30)
"""So many answers an hour to one member: two machines that talk to one another come to an end."""

TWICE = _("These words had arrived by mail before and were taken then, so nothing was done again.")
DONE = {
    "vote": _("Your ballot was taken. Until the vote closes you can change it: answer this letter, or use its links."),
    "argue": _("Your argument stands in the dossier."),
    "follow": _("You follow this question. Nobody else sees what you follow."),
    "unfollow": _("You follow this question no more."),
    "support": _("You support that the question be put."),
    "stop": _("You get no more letters. You can choose otherwise on the site at any time."),
}  # fmt: skip
NOT_UNDERSTOOD = _(
    "Your letter was not understood, so nothing was done. Write one of these words alone on the first line: yes, "
    "no, abstain, support, follow, unfollow, stop. Or write “for:”, “against:” or “it depends:”, and your reason."
)
WHICH_QUESTION = _(
    "Your letter does not say which question it is about, so nothing was done. Begin it with the number of "
    "the question, as in “12 yes”."
)
OTHER_ADDRESS = _(
    "A letter came to your reply address from another address than yours, so nothing was done. Answer from your "
    "own address, and do not hand letters on: their links are yours alone."
)
BY_LINK_ONLY = _(
    "Here a ballot is cast by the links of a letter, and not by an answer to it. These are the links:"
)


def deal_with(mail: Incoming) -> str:
    """Do what a mail asks for, once. Answers what it was, for the log: no name, no address."""
    if mail.is_automatic:
        return _note_report(mail)
    try:
        member, said = deeds.whose(mail.token, deeds.REPLY)
    except RuleBroken:
        # Whoever wrote does not hold an address that we gave; an answer would go to whom they name.
        return "without a valid address"
    if member.person is None or not member.person.email:
        return "without a person"
    key = f"{mail.token} {mail.id or mail.words}"
    if mail.sender != member.person.email.lower():
        if note_seen(key):
            _tell(member, key, {"says": OTHER_ADDRESS, "is_refused": True})
        return "from another address"
    acts.note_arrival(member.person)
    number, turn = (*said.numbers, 0, 1)[:2] if said.numbers else (0, 1)
    _do(member, mail, number, turn, key)
    return "answered"


def _note_report(mail: Incoming) -> str:
    """A machine's mail is never answered; one that says a letter could not be delivered is counted."""
    if not mail.failed_for_good or not note_seen(f"{mail.token} {mail.id}"):
        return "automatic"
    try:
        member, _said = deeds.whose(mail.token, deeds.BACK)
    except RuleBroken:
        return "automatic"
    if member.person is not None:
        acts.note_bounce(member.person)
    return "undeliverable"


def _do(member: Member, mail: Incoming, about: int, turn: int, key: str) -> None:
    asked = understand(mail.words, names_question=not about)
    number = about or asked.number
    said: dict[str, Any] = {"question": number, "in_reply_to": mail.id}
    try:
        do = _deed(member, asked, number, turn)
        take_reply(f"{mail.token} {mail.words}", do, spent=TWICE)
        said["says"] = DONE[asked.what]
    except RuleBroken as refusal:
        said |= {
            "says": refusal.sentence, "article": refusal.article, "is_refused": True,
            "values": {name: _plain(value) for name, value in refusal.values.items()},
        }  # fmt: skip
    vote = vote_queries.vote_numbered(member.organisation, number) if number else None
    if vote is not None and vote.closed_at is None:
        said |= {"offers_vote": True, "turn": _next_turn(vote, member)}
    if number and dossiers.question_numbered(member.organisation, number) is None:
        said["question"] = 0
    _tell(member, key, said)


def _deed(member: Member, asked: Asked, number: int, turn: int) -> Callable[[], object]:
    """What is to be done, or RuleBroken."""
    if asked.what == "stop":
        return lambda: acts.stop_letters(member)
    if not asked.what:
        raise RuleBroken(NOT_UNDERSTOOD)
    question = dossiers.question_numbered(member.organisation, number) if number else None
    if question is None:
        raise RuleBroken(
            WHICH_QUESTION if not number else _("There is no such question in this organisation.")
        )
    if asked.what == "follow":
        return lambda: acts.follow_question(member, number)
    if asked.what == "unfollow":
        return lambda: acts.unfollow_question(member, number)
    deeds.check_acting(member)
    return _in_record(member, asked, question, turn)


def _in_record(member: Member, asked: Asked, question: Question, turn: int) -> Callable[[], object]:
    if asked.what == "support":
        return lambda: deliberation.second_question(member, question)
    if asked.what == "argue":
        if not asked.words:
            raise RuleBroken(
                _("Your letter says on which side you stand, and no reason. Write the reason after the word.")
            )  # fmt: skip
        return lambda: deliberation.add_argument(
            member, question, side=asked.side, text=asked.words
        )
    vote = vote_queries.vote_numbered(member.organisation, question.number)
    if vote is None:
        raise RuleBroken(
            _("There is no vote on this question yet. It opens when its notice is over.")
        )
    if settings.MAIL_VOTES == "link":
        raise RuleBroken(BY_LINK_ONLY)
    choice = choice_of(asked, vote)
    return lambda: votes.cast_ballot(member, vote, choice=choice, turn=turn)


def choice_of(asked: Asked, vote: Vote) -> object:
    """What an answer chooses, as the ballot has it; RuleBroken where it cannot be read from it."""
    if asked.choice == 0:
        return 0
    if vote.method == "majority":
        if asked.choice is not None and not vote.options > len(("yes", "no")):
            return asked.choice
        return asked.marks[0] if len(asked.marks) == 1 else None
    if not asked.marks or len(set(asked.marks)) != len(asked.marks):
        return None
    if vote.method in RANKED:
        return [
            asked.marks.index(option) + 1 if option in asked.marks else None
            for option in range(1, vote.options + 1)
        ] if max(asked.marks) <= vote.options else None  # fmt: skip
    return sorted(asked.marks)


def _next_turn(vote: Vote, member: Member) -> int:
    elector = vote_queries.elector_with_ballot(vote, member)
    ballot = getattr(elector, "ballot", None)
    return ballot.turn + 1 if ballot else 1


def _plain(value: object) -> object:
    return value if isinstance(value, int | str) else str(value)


def _tell(member: Member, key: str, what: dict[str, Any]) -> None:
    try:
        count_try((ANSWERS, str(member.pk)))
    except RuleBroken:
        log.warning(
            "A member got as many answers within the hour as they can; no further one is written."
        )
        return
    acts.write_answer(member, f"answer-{member.pk}-{reply_hash(key)[:40]}", what)
