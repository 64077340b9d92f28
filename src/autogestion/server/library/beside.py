"""What the library tells other rooms of itself: letters about a new entry reach those who follow what it tells of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.words import gettext_noop as _
from autogestion.server.finding import names
from autogestion.server.library import follows, queries, reading, together
from autogestion.server.library.acts import let_go
from autogestion.server.mail import interests, kinds
from autogestion.server.mail.interests import Followed, Interests, Source
from autogestion.server.mail.kinds import FOLLOWS, NEWS_OF_MINE, Kind, Line, Told
from autogestion.server.organisations import sections
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.organisations.sections import Section

LIBRARY = 2
ADDED = "struggle.added"


def followed(
    organisation: Organisation, members: Collection[int], lines: Sequence[Line]
) -> Iterable[tuple[Followed, int, int]]:
    """Of the entries that these lines added: who follows one of their terms, or their country; and whose assembly."""
    added = {line["body"]["struggle"] for line in lines if line["act"] == ADDED}
    if not added:
        return
    entries: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, kind, word in follows.terms_of(organisation, added):
        entries[kind, word].append(number)
    for kind, word, member, row in follows.follows_of_all(members, entries):
        for number in entries[kind, word]:
            yield ("struggle", number), member, row
    for kind, word, member in follows.topics_of_all(organisation, members, entries):
        for number in entries[kind, word]:
            yield ("struggle together", number), member, 0


def words_of(member: int, row: int) -> str:
    """What a member follows by this row."""
    kept = follows.follow_numbered(member, row)
    return str(reading.followed_in_words(kept.kind, kept.word)) if kept else ""


def followers(line: Line, found: Interests) -> Told:
    """Those who follow what the entry is about, but for its writer."""
    mine = found.pseudonyms.get(line["by"])
    rows = found.follows.get(("struggle", line["body"]["struggle"]), {})
    return {member: row for member, row in rows.items() if member != mine}


def members_of_followers(line: Line, found: Interests) -> Told:
    """The members of assemblies that follow what the entry is about, but for its writer. They let go of it there."""
    mine = found.pseudonyms.get(line["by"])
    reached = found.follows.get(("struggle together", line["body"]["struggle"]), {})
    return {member: 0 for member in reached if member != mine}


def follows_of_body(body: Body, reader: Member, is_mine: bool) -> Section:
    """What an assembly follows, on its page."""
    topics = together.topics_in_words(follows.topics_of(body))
    return Section("library/of_assembly.html", {"topics": topics, "is_mine": is_mine})


def enter() -> None:
    """Tell the search what struggles are called, and letters what is new."""
    names.of_pages["struggle"] = queries.called
    interests.enter(Source(LIBRARY, followed, let_go, words_of))
    words = _("New in the library, like what you follow:")
    kinds.enter(
        ADDED,
        Kind(FOLLOWS, words, "struggle", "struggle", followers, "", gives="texts.title", source=LIBRARY),
    )  # fmt: skip
    words = _("New in the library, like what your assembly follows:")
    kinds.enter(
        ADDED,
        Kind(NEWS_OF_MINE, words, "struggle", "struggle", members_of_followers, "", gives="texts.title"),
    )  # fmt: skip
    if follows_of_body not in sections.of_bodies:
        sections.of_bodies.append(follows_of_body)
