"""What networks tell other rooms: letters with what was written to a network reach its members who want them."""

from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.finding import names
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import FOLLOWS, NEWS_OF_MINE, Kind, Line, Told, in_body
from autogestion.server.networks import queries
from autogestion.server.networks.acts import let_go
from autogestion.server.organisations.models import Organisation

NETWORKS = 7
WRITTEN = "network.written"


def followed(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the networks to which these lines wrote: who wants their letters."""
    networks = {line["body"]["network"] for line in lines if line["act"] == WRITTEN}
    if networks:
        for number, member, row in queries.follows_of_all(organisation, members, networks):
            yield ("network", number), member, row


def words_of(member: int, row: int) -> str:
    """What a member follows by this row."""
    kept = queries.follow_numbered(member, row)
    return str(kept.network.name) if kept else ""


def receivers(line: Line, found: Interests) -> Told:
    """Its members who want letters, but for its writer."""
    mine = found.pseudonyms.get(line["by"])
    rows = found.follows.get(("network", line["body"]["network"]), {})
    return {member: row for member, row in rows.items() if member != mine}


def enter() -> None:
    """Tell the search what networks are called, and letters what was written and who entered."""
    names.of_pages["network"] = queries.called
    interests.enter(Source(NETWORKS, followed, let_go, words_of))
    wrote, entered = _("To your network:"), _("Your assembly is in a network now.")
    kinds.enter(
        WRITTEN,
        Kind(FOLLOWS, wrote, "network", "network", receivers, "", "messages", source=NETWORKS),
    )
    kinds.enter("network.entered", Kind(NEWS_OF_MINE, entered, "network", "network", in_body, ""))
