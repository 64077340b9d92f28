"""What the library tells other rooms of itself: letters about a new entry reach those who follow what it tells of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.finding import names
from autogestion.server.library import queries, reading
from autogestion.server.library.acts import let_go
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import FOLLOWS, Kind, Line, Told
from autogestion.server.organisations.models import Organisation

LIBRARY = 2
ADDED = "struggle.added"


def followed(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the entries that these lines added: who follows one of their terms, or their country."""
    added = {line["body"]["struggle"] for line in lines if line["act"] == ADDED}
    if not added:
        return
    entries: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, kind, word in queries.terms_of(organisation, added):
        entries[kind, word].append(number)
    for kind, word, member, row in queries.follows_of_all(members, entries):
        for number in entries[kind, word]:
            yield ("struggle", number), member, row


def words_of(member: int, row: int) -> str:
    """What a member follows by this row."""
    kept = queries.follow_numbered(member, row)
    return str(reading.followed_in_words(kept.kind, kept.word)) if kept else ""


def followers(line: Line, found: Interests) -> Told:
    """Those who follow what the entry is about, but for its writer."""
    mine = found.pseudonyms.get(line["by"])
    rows = found.follows.get(("struggle", line["body"]["struggle"]), {})
    return {member: row for member, row in rows.items() if member != mine}


def enter() -> None:
    """Tell the search what struggles are called, and letters what is new."""
    names.of_pages["struggle"] = queries.called
    interests.enter(Source(LIBRARY, followed, let_go, words_of))
    words = _("New in the library, like what you follow:")
    kinds.enter(
        ADDED,
        Kind(FOLLOWS, words, "struggle", "struggle", followers, "", gives="texts.title", source=LIBRARY),
    )  # fmt: skip
