"""What a line of the record tells members, and whom. A room above enters its own kinds when the server starts.

A kind reads the line and the interests of some members, and asks no table: digests for a hundred thousand
members are made of it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from autogestion.rules.words import gettext_noop as _

if TYPE_CHECKING:
    from autogestion.server.mail.interests import Interests

Line = dict[str, Any]
Told = Mapping[int, int]
"""Primary key of a member -> the row by which they follow it, 0 where it reaches them otherwise."""

NEEDS, FOLLOWS, NEWS_OF_MINE = "needs", "follows", "news"
"""What needs me, what I follow, what is new in my assemblies: the three that a member chooses from."""


class Kind(NamedTuple):
    """What a line tells: for which choice, in which words, on which page, with which of its numbers, to whom."""

    sort: str
    words: str
    """A sentence with %(title)s; `%(text)s` stands below it by itself where the line gave one."""
    page: str
    number: str
    """The field of the body that numbers the page."""
    to: "Callable[[Line, Interests], Told]"
    title: str = "question"
    """Which field holds the number of the question, or of the thing of `page`, whose title is said; '' for none."""
    anchor: str = ""
    votes: bool = False
    """Whether one can vote by the links below it."""
    gives: str = ""
    """Where in the body the text stands that is told below the words; '' for the first of the line."""
    source: int = 1
    """Where the row lies by which it is followed (`interests.SOURCES`): 1 for questions."""


def on_roll(line: Line, interests: "Interests") -> Told:
    """Those who may vote and have not."""
    return dict.fromkeys(interests.waiting.get(line["body"]["vote"], ()), 0)


def who_voted(line: Line, interests: "Interests") -> Told:
    """All on the roll."""
    return dict.fromkeys(interests.rolls.get(line["body"]["vote"], ()), 0)


def following(line: Line, interests: "Interests") -> Told:
    """Those who follow the question, but for whoever wrote the line."""
    body = line["body"]
    followers = interests.follows.get(("question", body.get("question", body.get("vote"))), {})
    mine = interests.pseudonyms.get(line["by"])
    return {member: row for member, row in followers.items() if member != mine}


def in_body(line: Line, interests: "Interests") -> Told:
    """Those who have a place where the act was done, but for whoever did it."""
    return _but(line, interests, interests.places.get(line["in"], ()))


def concerned(line: Line, interests: "Interests") -> Told:
    """Those whom a question that is posed concerns."""
    body = line["body"]
    if body["scope"] == "whole":
        return _but(line, interests, interests.everybody)
    within = (interests.places.get(number, ()) for number in body["bodies"])
    return _but(line, interests, {member for members in within for member in members})


def oneself(line: Line, interests: "Interests") -> Told:
    """Whoever did it: what they took on."""
    mine = interests.pseudonyms.get(line["by"])
    return {} if mine is None else {mine: 0}


def the_other(line: Line, interests: "Interests") -> Told:
    """The member whom the line names."""
    named = interests.pseudonyms.get(line["body"].get("member"))
    return {} if named is None else {named: 0}


def _but(line: Line, interests: "Interests", members: Any) -> Told:
    mine = interests.pseudonyms.get(line["by"])
    return {member: 0 for member in members if member != mine}


_HANDED = _("Somebody asks you to take over what they took on.")
_COMPLETE = _("The dossier of “%(title)s” is complete, and the notice runs.")
_DISPUTED = _("It is disputed whom “%(title)s” concerns:")
_RESULT = _("The vote on “%(title)s” has closed. This is its result.")

KINDS: dict[str, list[Kind]] = {
    "vote.opened": [
        Kind(NEEDS, _("Your vote is asked: “%(title)s”"), "question", "vote", on_roll, "vote", "vote", votes=True),
        Kind(FOLLOWS, _("The vote on “%(title)s” has opened."), "question", "vote", following, "vote"),
    ],
    "vote.closed": [
        Kind(NEEDS, _RESULT, "question", "vote", who_voted, "vote", "result"),
        Kind(FOLLOWS, _RESULT, "question", "vote", following, "vote", "result"),
    ],
    "report.made": [
        Kind(NEEDS, _("Your delegate gives account."), "report", "report", in_body, "", gives="texts.came_up"),
    ],
    "report.missed": [
        Kind(NEEDS, _("An account that a delegate owes you is missing."), "term", "term", in_body, ""),
    ],
    "undertaking.taken": [
        Kind(NEEDS, _("You took on a task. Here it is, so that you find it again."), "task", "task", oneself, ""),
    ],
    "undertaking.handed": [
        Kind(NEEDS, _HANDED, "undertaking", "undertaking", the_other, ""),
    ],
    "question.posed": [
        Kind(NEWS_OF_MINE, _("A new question: “%(title)s”"), "question", "question", concerned, gives="texts.why"),
    ],
    "question.reworded": [
        Kind(FOLLOWS, _("“%(title)s” was written anew."), "question", "question", following),
    ],
    "dossier.completed": [
        Kind(FOLLOWS, _COMPLETE, "question", "question", following),
    ],
    "argument.added": [
        Kind(FOLLOWS, _("A new argument on “%(title)s”:"), "question", "question", following, anchor="arguments"),
    ],
    "fact.added": [
        Kind(FOLLOWS, _("A new fact on “%(title)s”:"), "question", "question", following, anchor="facts"),
    ],
    "fact.demanded": [
        Kind(FOLLOWS, _("A fact is asked for on “%(title)s”:"), "question", "question", following, anchor="facts"),
    ],
    "option.added": [
        Kind(FOLLOWS, _("A new option on “%(title)s”:"), "question", "question", following, anchor="options"),
    ],
    "scope.contested": [
        Kind(FOLLOWS, _DISPUTED, "question", "question", following, anchor="scope"),
    ],
    "task.set-out": [
        Kind(NEWS_OF_MINE, _("A task lies open:"), "task", "task", in_body, ""),
    ],
    "tendency.formed": [
        Kind(NEWS_OF_MINE, _("Members formed a tendency:"), "tendency", "tendency", in_body, ""),
    ],
}  # fmt: skip
"""Act -> what its lines tell. Of the kinds that reach a member, and that they chose, the first is told."""


def enter(act: str, kind: Kind) -> None:
    """Let the lines of an act tell something more, once."""
    kinds = KINDS.setdefault(act, [])
    if kind not in kinds:
        kinds.append(kind)
