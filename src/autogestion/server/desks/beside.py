"""What desks tell other rooms of themselves: letters about a new dispatch reach those who follow its desk."""

from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.desks import queries
from autogestion.server.desks.acts import OF_TOPICS, let_go
from autogestion.server.finding import names
from autogestion.server.library.reading import followed_in_words
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import FOLLOWS, Kind, Line, Told
from autogestion.server.organisations.models import Organisation

DESKS = 3
WRITTEN = "dispatch.written"


def followed(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the desks to which these lines wrote: who follows them; of the dispatches: who follows what they are of."""
    written = [line["body"] for line in lines if line["act"] == WRITTEN]
    if not written:
        return
    desks = {body["desk"] for body in written}
    for number, member, row in queries.follows_of_all(organisation, members, desks):
        yield ("desk", number), member, row
    numbers = {body["dispatch"] for body in written}
    for number, member, row in queries.topics_followed(organisation, members, numbers):
        yield ("dispatch", number), member, OF_TOPICS + row


def words_of(member: int, row: int) -> str:
    """What a member follows by this row."""
    if row >= OF_TOPICS:
        topic = queries.topic_numbered(member, row - OF_TOPICS)
        return str(followed_in_words(topic.kind, topic.word)) if topic else ""
    kept = queries.follow_numbered(member, row)
    return str(kept.desk.name) if kept else ""


def followers(line: Line, found: Interests) -> Told:
    """Those who follow its desk, its trade or its country, but for its writer."""
    mine = found.pseudonyms.get(line["by"])
    rows = {
        **found.follows.get(("dispatch", line["body"]["dispatch"]), {}),
        **found.follows.get(("desk", line["body"]["desk"]), {}),
    }
    return {member: row for member, row in rows.items() if member != mine}


def enter() -> None:
    """Tell the search what desks and dispatches are called, and letters what is new."""
    names.of_pages["desk"] = queries.called
    names.of_pages["dispatch"] = queries.dispatches_called
    interests.enter(Source(DESKS, followed, let_go, words_of))
    words = _("New at a desk that you follow:")
    kinds.enter(
        WRITTEN,
        Kind(FOLLOWS, words, "dispatch", "dispatch", followers, "", gives="title", source=DESKS),
    )  # fmt: skip
