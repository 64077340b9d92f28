"""What some members of an organisation have to do with the lines of a window, read in a few queries for all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from autogestion.server.mail.kinds import Line
from autogestion.server.mail.models import FollowedQuestion, Rhythm
from autogestion.server.organisations.models import Organisation, Place
from autogestion.server.votes.models import Elector, Vote

Followed = tuple[str, object]
"""The sort of thing and what names it: ("question", 12)."""


class Source(NamedTuple):
    """Where a room keeps what members follow. `number` stands in links by which one lets go."""

    number: int
    read: "Callable[[Organisation, Collection[int], Sequence[Line]], Iterable[tuple[Followed, int, int]]]"
    """Of these members, as far as these lines need it: (what is followed, member, row)."""
    let_go: Callable[[int, int], None]
    """Member and row: hear of it no more."""
    words: Callable[[int, int], str]
    """Member and row: what is followed, as a member reads it; '' where it is followed no more."""


SOURCES: dict[int, Source] = {}
"""By number; each room enters its own. Numbers stand in letters that were sent, and are never given anew."""


def enter(source: Source) -> None:
    """Let members follow something more."""
    SOURCES[source.number] = source


def followed_questions(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Questions that these members follow."""
    rows = FollowedQuestion.objects.filter(member__in=members)
    for number, member, row in rows.values_list("number", "member_id", "pk"):
        yield ("question", number), member, row


@dataclass
class Interests:
    """Of some members: places, rolls, what they follow and what they chose to be told."""

    everybody: set[int] = field(default_factory=set)
    """Who has a place now: nobody else is told anything."""
    chosen: dict[int, set[str]] = field(default_factory=dict)
    """Member -> the sorts of news that they chose."""
    pseudonyms: dict[str | None, int] = field(default_factory=dict)
    places: dict[int | None, set[int]] = field(default_factory=lambda: defaultdict(set))
    rolls: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    waiting: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Open votes -> who is on the roll and has not cast a ballot."""
    follows: dict[Followed, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


def interests_of(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Interests:
    """Read what these members (primary keys) have to do with these lines."""
    found = Interests()
    places = Place.objects.filter(
        member__in=members, until=None, member__person__is_active=True
    ).values_list("member_id", "member__pseudonym", "body__number")
    for member, pseudonym, body in places:
        found.everybody.add(member)
        found.pseudonyms[pseudonym] = member
        found.places[body].add(member)
    for rhythm in Rhythm.objects.filter(member__in=members):
        sorts = {"needs": rhythm.needs, "follows": rhythm.follows, "news": rhythm.news}
        found.chosen[rhythm.pk] = {sort for sort, is_chosen in sorts.items() if is_chosen}
    votes = {line["body"]["vote"] for line in lines if line["act"].startswith("vote.")}
    if votes:
        _read_rolls(found, organisation, members, votes)
    for source in SOURCES.values():
        for followed, member, row in source.read(organisation, members, lines):
            found.follows[followed][member] = row
    return found


def _read_rolls(
    found: Interests, organisation: Organisation, members: Collection[int], votes: Collection[int]
) -> None:
    asked = dict(
        Vote.objects.filter(organisation=organisation, number__in=votes).values_list("pk", "number")
    )
    open_votes = set(Vote.objects.filter(pk__in=asked, closed_at=None).values_list("pk", flat=True))
    rolls = Elector.objects.filter(vote__in=asked, member__in=members)
    for vote, member, ballot in rolls.values_list("vote_id", "member_id", "ballot__turn"):
        found.rolls[asked[vote]].add(member)
        if ballot is None and vote in open_votes:
            found.waiting[asked[vote]].add(member)
