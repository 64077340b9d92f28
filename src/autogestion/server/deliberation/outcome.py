"""A result in words, with everything needed to judge it: for the component `result`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from autogestion.rules.charter import Kind
from autogestion.rules.charter_words import threshold
from autogestion.rules.thresholds import Figures
from autogestion.rules.votes import APART, RANKED
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.readers_words import readers_in_words
from autogestion.server.deliberation.reading import Circle
from autogestion.server.deliberation.sums import Sums, sums_of
from autogestion.server.votes.models import Vote
from autogestion.server.web.numbers import plain
from autogestion.server.web.rounds import Following


@dataclass(frozen=True)
class Row:
    """One option with its votes. Ranked: how many prefer it to the last option."""

    label: str
    votes: int
    is_winner: bool


@dataclass(frozen=True)
class Line:
    """One assembly's count, `votes` in the order of the rows."""

    body: Circle
    votes: list[int]
    abstained: int
    cast: int
    entitled: int


@dataclass(frozen=True)
class Cell:
    """How many prefer the option of the line to that of the column."""

    votes: int
    is_win: bool


@dataclass(frozen=True)
class PairLine:
    label: str
    cells: list[Cell | None]


@dataclass(frozen=True)
class Means:
    """By what those were known who cast so many of the ballots."""

    words: str
    cast: int


@dataclass(frozen=True)
class Outcome:
    """What the component `result` shows, and for ranked votes the pairs and what was dropped."""

    verdict: str
    is_carried: bool
    rows: list[Row]
    bodies: list[Line]
    abstained: int
    cast: int
    entitled: int
    needed: int | None
    needed_words: str
    quorum: int | None
    quorum_reached: bool
    article: str
    is_ranked: bool
    columns: list[str]
    firsts: list[Line]
    notes: list[str]
    pairs: list[PairLine]
    means: list[Means]
    rounds: Following | None = None
    sums: Sums | None = None
    readers: Sequence[str] = ()
    article_url: str = ""
    roll_url: str = ""
    record_url: str = ""
    ballots_url: str = ""


def outcome_of(
    vote: Vote, labels: Sequence[str], circles: Sequence[Circle], urls: dict[str, str]
) -> Outcome:
    """The result of a closed vote. `labels` name what could be chosen; `urls` are the ways to check it."""
    result: dict[str, Any] = vote.result or {}
    kind = vote.charter.read().rule_for(vote.kind)
    rows, lines = _rows(result, labels), _lines(result, circles)
    is_apart = result["method"] == APART
    is_ranked = result["method"] in RANKED and not is_apart
    return Outcome(
        verdict=verdict(result, labels),
        is_carried=result["outcome"] == "adopted",
        rows=rows,
        bodies=[] if is_ranked or is_apart else lines,
        abstained=result["abstain"],
        cast=result["cast"],
        entitled=result["entitled"],
        needed=None if is_apart else votes_needed(kind, result, vote.notice_hours),
        needed_words=threshold(kind.passes, gettext, ngettext) if kind.passes else "",
        quorum=None if kind.quorum.is_none or kind.quorum.of == "options" else result["quorum"],
        quorum_reached=result["quorate"],
        article=kind.article,
        article_url=article_address(vote, kind),
        is_ranked=is_ranked,
        columns=[plain(number) for number in range(1, len(labels) + 1)],
        firsts=lines if is_ranked else [],
        notes=_notes(result, labels),
        pairs=pairs_of(result["count"]["pairwise"], labels) if is_ranked else [],
        means=means_of(result),
        rounds=None,
        sums=sums_of(result, labels),
        readers=readers_in_words(vote),
        **urls,
    )


def means_of(result: dict[str, Any]) -> list[Means]:
    """By which means the ballots of a counted vote came."""
    return [Means(_(MEANS_OF_BALLOTS[how]), cast) for how, cast in result.get("means", {}).items()]


MEANS_OF_BALLOTS = {
    "passkey": gettext_noop("Signed with a passkey"),
    "key-session": gettext_noop("Signed in with a passkey"),
    "password": gettext_noop("Signed in with a password"),
    "mail": gettext_noop("By a link or code sent by e-mail, or an answer to it"),
    "slip": gettext_noop("By a printed slip"),
    "terminal": gettext_noop("By a link made on the server"),
    "newcomer": gettext_noop("By an invitation, on the device where it was opened"),
    "openid": gettext_noop("Vouched for by another site"),
    "tellers": gettext_noop("Taken in by tellers"),
    "session": gettext_noop("Signed in, it is not said how"),
}
"""How it is known who cast a ballot -> the words beside the number of them. The surest first."""


def article_address(vote: Vote, kind: Kind) -> str:
    """Where the rule stands by which the vote was counted, in the charter of its day."""
    at = [vote.organisation.slug, vote.charter.number]
    return f"{reverse('charter_version', args=at)}#article-{kind.article}"


def verdict(result: dict[str, Any], labels: Sequence[str]) -> str:
    """The outcome in one sentence, the numbers in it."""
    words = {"for": plain(result["for"]), "against": plain(result["against"])}
    if result["outcome"] == "not_quorate":
        quorum = {"cast": plain(result["cast"]), "quorum": plain(result["quorum"])}
        return (
            _(
                "Too few voted: %(cast)s, and the quorum is %(quorum)s. Nothing is decided; the "
                "question can be posed again."
            )
            % quorum
        )
    if result["outcome"] == "tie":
        tied = {"options": ", ".join(labels[number - 1] for number in result["tied"])}
        return (
            _("A tie between %(options)s. Nothing is decided; the question can be posed again.")
            % tied
        )
    if result["method"] == "majority":
        carried = result["outcome"] == "adopted"
        return (
            _("Carried: %(for)s for, %(against)s against.")
            if carried
            else _("Not carried: %(for)s for, %(against)s against.")
        ) % words
    if result["method"] == APART:
        return _("More members are for %(number)s of the amendments than against them.") % {
            "number": plain(len(result["count"]["carried"]))
        }
    chosen = {"option": labels[result["winner"] - 1]} if result["winner"] else {}
    if result["outcome"] == "adopted":
        return _("Carried: %(option)s.") % chosen
    if result["winner"] in (0, len(labels)):
        return _("None of the options carried. Whatever was asked about stays as it is.")
    return _("Not carried: %(option)s came first, but without the votes that were needed.") % chosen


def _rows(result: dict[str, Any], labels: Sequence[str]) -> list[Row]:
    """The options with their votes; ranked ones measured against the last, which has no row."""
    count = result["count"]
    if result["method"] in RANKED:
        last = len(labels) - 1
        votes = [count["pairwise"][option][last] for option in range(last)]
    else:
        votes = count["approvals" if result["method"] == "approval" else "votes"]
    winners = count.get("carried", [result["winner"]]) if result["outcome"] == "adopted" else []
    return [
        Row(label, number, place in winners)
        for place, (label, number) in enumerate(zip(labels, votes, strict=False), 1)
    ]


def _lines(result: dict[str, Any], circles: Sequence[Circle]) -> list[Line]:
    """Each assembly's count; ranked: how often each option was put first there."""
    by_number = {str(circle.number): circle for circle in circles}
    return [
        Line(by_number[number], row["chosen"], row["abstain"], row["cast"], row["entitled"])
        for number, row in result["bodies"].items()
    ]


def votes_needed(kind: Kind, result: dict[str, Any], notice_hours: int) -> int | None:
    """The fewest votes for it that carry: of the way by which it passed, or of the first that was open."""
    if kind.method == "debian":
        return None
    figures = Figures(
        cast=result["cast"], for_=result["for"], against=result["against"], abstain=result["abstain"],
        present=result["cast"], entitled=result["entitled"], seats=result["entitled"],
    )  # fmt: skip
    ways = [way for way in kind.passes if way.open_at(notice_hours)]
    if result["passed_by"] is not None:
        ways = [kind.passes[result["passed_by"]]]
    needs = [c.needed(figures) for way in ways[:1] for c in way.conditions if c.votes == "for"]
    return max(needs, default=None)


def _notes(result: dict[str, Any], labels: Sequence[str]) -> list[str]:
    """For ranked votes: in which order the options came, and which were dropped and why."""
    count = result["count"]
    notes = []
    for dropped in count.get("dropped", ()):
        words = {
            "option": labels[dropped["option"] - 1],
            "votes": plain(dropped["votes"]),
            "against": plain(dropped["against"]),
        }
        if dropped["reason"] == "quorum":
            words["quorum"] = plain(count["quorum"])
            notes.append(
                _(
                    "%(option)s was left out: %(votes)s preferred it to the last option, and %(quorum)s were needed."
                )
                % words
            )
        else:
            notes.append(
                _(
                    "%(option)s was left out: %(votes)s preferred it to the last option and "
                    "%(against)s the other way round, which is not the majority needed."
                )
                % words
            )
    if "ranking" in count and result["method"] in RANKED:
        places = ["/".join(labels[number - 1] for number in place) for place in count["ranking"]]
        notes.append(_("In order: %(places)s.") % {"places": " → ".join(places)})
    return notes


def numbered(number: int, label: str) -> str:
    """An option with its number, by which narrow columns name it."""
    return f"{number}. {label}"


def pairs_of(matrix: Sequence[Sequence[int]], labels: Sequence[str]) -> list[PairLine]:
    """How many prefer each option to each other one."""
    everyone = range(len(labels))
    return [
        PairLine(
            numbered(a + 1, labels[a]),
            [None if a == b else Cell(matrix[a][b], matrix[a][b] > matrix[b][a]) for b in everyone],
        )
        for a in everyone
    ]
