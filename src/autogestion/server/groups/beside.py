"""What groups show on the pages of their hosts, and whom letters tell of it."""

from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.finding import names
from autogestion.server.groups import queries
from autogestion.server.groups.acts import let_go
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import FOLLOWS, Kind, Line, Told
from autogestion.server.organisations import guests
from autogestion.server.organisations.guests import Guest
from autogestion.server.organisations.models import Organisation

GROUPS = 8
ANNOUNCED = "piece.announced"
SHOWN = 10


def shown(host: Organisation, shelf: str) -> list[Guest]:
    """What stands there beside what is the host's own, by link."""
    return [
        Guest(str(piece.title), str(piece.organisation), piece.url, piece.at)
        for piece in queries.shown_at(host, shelf)[:SHOWN]
    ]


def followed(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the groups that these lines announce: who follows them."""
    lendings = {line["body"]["offer"] for line in lines if line["act"] == ANNOUNCED}
    if lendings:
        for number, member, row in queries.follows_of_all(organisation, members, lendings):
            yield ("group", number), member, row


def words_of(member: int, row: int) -> str:
    """What a member follows by this row."""
    kept = queries.follow_numbered(member, row)
    return str(kept.lending.name) if kept else ""


def followers(line: Line, found: Interests) -> Told:
    """Those who follow the group."""
    return found.follows.get(("group", line["body"]["offer"]), {})


def enter() -> None:
    """Stand on the shelves of hosts, once; tell the search what pieces are called, and letters what is new."""
    names.of_pages["own-piece"] = queries.pieces_called
    guests.shows = shown
    interests.enter(Source(GROUPS, followed, let_go, words_of))
    words = _("New from an autonomous group that you follow")
    kinds.enter(ANNOUNCED, Kind(FOLLOWS, words, "group", "offer", followers, "", source=GROUPS))
