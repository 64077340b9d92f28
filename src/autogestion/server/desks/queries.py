"""Reading desks, what they follow, what came and what was written."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, QuerySet, Value

from autogestion.rules import state as states
from autogestion.server.desks.models import (
    Arrival,
    Desk,
    DeskFollow,
    Dispatch,
    Feed,
    TopicFollow,
)
from autogestion.server.library.likeness import term
from autogestion.server.organisations.models import Member, Organisation

NEWS_LOOKED_AT = 200
"""What is new is looked for among so many of the newest dispatches."""


def desks(organisation: Organisation) -> QuerySet[Desk]:
    """All desks in order, each with `.written`, how many dispatches it has."""
    found = organisation.desks.select_related("name", "about", "body__name")
    return found.annotate(written=Count("dispatches")).order_by("number")


def desk_numbered(organisation: Organisation, number: int) -> Desk | None:
    desk = (
        organisation.desks.select_related("name", "about", "body__name", "by")
        .filter(number=number)
        .first()
    )
    if desk is not None:
        desk.organisation = desk.body.organisation = desk.by.organisation = organisation
    return desk


def feeds_of(desk: Desk) -> list[Feed]:
    """What it follows now, in order."""
    return list(desk.feeds.filter(let_go_at=None).select_related("address").order_by("number"))


def arrivals_of(desk: Desk, most: int) -> list[Arrival]:
    """What came last from what it follows, newest first."""
    rows = Arrival.objects.filter(feed__desk=desk, feed__let_go_at=None)
    return list(rows.select_related("feed__address").order_by("-at", "-pk")[:most])


def arrival_at(desk: Desk, pk: int) -> Arrival | None:
    """One piece that came to this desk."""
    return Arrival.objects.filter(feed__desk=desk, pk=pk).select_related("feed").first()


def dispatches(organisation: Organisation) -> QuerySet[Dispatch]:
    """All dispatches, newest first, with their texts."""
    return organisation.dispatches.select_related(
        "title", "text", "source", "trade", "by", "desk__name"
    ).order_by("-number")


def dispatch_numbered(organisation: Organisation, number: int) -> Dispatch | None:
    dispatch = dispatches(organisation).filter(number=number).first()
    return with_organisation(organisation, [dispatch])[0] if dispatch else None


def with_organisation(organisation: Organisation, rows: Sequence[Dispatch]) -> list[Dispatch]:
    """The same, each knowing where it stands without being asked again."""
    for row in rows:
        row.organisation = row.desk.organisation = row.by.organisation = organisation
    return list(rows)


def countries_written_of(organisation: Organisation) -> list[str]:
    """The countries of which there are dispatches."""
    rows = organisation.dispatches.exclude(country="").order_by("country")
    return list(rows.values_list("country", flat=True).distinct())


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a desk -> its name."""
    rows = organisation.desks.filter(number__in=numbers)
    return dict(rows.values_list("number", "name__content"))


def dispatches_called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of a dispatch -> its title."""
    rows = organisation.dispatches.filter(number__in=numbers)
    return dict(rows.values_list("number", "title__content"))


def newest_number(desk: Desk) -> int:
    """The number of its newest dispatch; 0 where there is none."""
    return desk.dispatches.aggregate(newest=Max("number"))["newest"] or 0


def follows(member: Member, desk: Desk) -> bool:
    return DeskFollow.objects.filter(member=member, desk=desk).exists()


def follows_of_all(
    organisation: Organisation, members: Collection[int], desks: Collection[int]
) -> QuerySet[DeskFollow, tuple[int, int, int]]:
    """(number of the desk, member, row) of these members who follow one of these desks."""
    rows = DeskFollow.objects.filter(
        member__in=members, desk__organisation=organisation, desk__number__in=desks
    )
    return rows.values_list("desk__number", "member_id", "pk")


def topic_numbered(member: int, row: int) -> TopicFollow | None:
    return TopicFollow.objects.filter(member=member, pk=row).first()


def topics_of(member: Member) -> list[TopicFollow]:
    """The trades and countries of which a member follows the dispatches."""
    return list(member.topic_follows.order_by("kind", "word"))


def topics_followed(
    organisation: Organisation, members: Collection[int], numbers: Collection[int]
) -> Iterator[tuple[int, int, int]]:
    """(number of the dispatch, member, row) of these members who follow its trade or its country."""
    rows = organisation.dispatches.filter(number__in=numbers).select_related("trade")
    of = {row.number: topics(row) for row in rows}
    words = {word for found in of.values() for _kind, word in found}
    follows = TopicFollow.objects.filter(member__in=members, word__in=words)
    for kind, word, member, row in follows.values_list("kind", "word", "member_id", "pk"):
        for number, found in of.items():
            if (kind, word) in found:
                yield number, member, row


def topics(dispatch: Dispatch) -> set[tuple[str, str]]:
    """(kind, word) by which a dispatch can be followed beside its desk; an erased trade is none."""
    found = {("country", dispatch.country)} if dispatch.country else set()
    if dispatch.trade is not None and dispatch.trade.salt:
        found.add(("trade", term(dispatch.trade.content)))
    return found


def newest_dispatch(organisation: Organisation) -> int:
    """The number of the newest dispatch of all; 0 where there is none."""
    return organisation.dispatches.aggregate(newest=Max("number"))["newest"] or 0


def follow_numbered(member: int, row: int) -> DeskFollow | None:
    return DeskFollow.objects.filter(member=member, pk=row).select_related("desk__name").first()


def news_for(member: Member, most: int) -> list[Dispatch]:
    """Dispatches of the desks, trades and countries that a member follows and has not been shown, newest first."""
    seen = dict(member.desk_follows.values_list("desk", "seen"))
    topics_seen = {(one.kind, one.word): one.seen for one in topics_of(member)}
    if not seen and not topics_seen:
        return []
    found = []
    for row in dispatches(member.organisation)[:NEWS_LOOKED_AT]:
        since = [topics_seen[topic] for topic in topics(row) if topic in topics_seen]
        since += [seen[row.desk_id]] if row.desk_id in seen else []
        if since and row.number > min(since):
            found.append(row)
    return found[:most]


def with_news(members: Sequence[Member]) -> QuerySet[DeskFollow, tuple[int, str]]:
    """(member, name of the page) of these members for whom something is new at a desk that they follow."""
    newer = Dispatch.objects.filter(desk=OuterRef("desk"), number__gt=OuterRef("seen"))
    rows = DeskFollow.objects.filter(Exists(newer), member__in=members).order_by()
    return rows.annotate(page=Value("desks")).values_list("member", "page")


def with_news_of_topics(members: Sequence[Member]) -> QuerySet[TopicFollow, tuple[int, str]]:
    """The same, for whom a dispatch of a trade or a country that they follow is new."""
    rows = TopicFollow.objects.filter(member__in=members, newest__gt=F("seen")).order_by()
    return rows.annotate(page=Value("desks")).values_list("member", "page")


def feeds_due(at: int, most: int) -> QuerySet[Feed]:
    """Feeds whose hour has come, longest waiting first; desks of dissolved organisations rest."""
    due = Feed.objects.filter(ask_at__lte=at, let_go_at=None, desk__organisation__dissolved_at=None)
    return due.select_related("address").order_by("ask_at", "pk")[:most]


def feed_as_state(feed: Feed) -> states.Feed:
    return states.Feed(feed.address.commitment, feed.by.pseudonym, feed.at, feed.let_go_at)


def as_state(desk: Desk) -> states.Desk:
    """The desk as rules and replay know it."""
    rows = desk.feeds.select_related("address", "by").order_by("number")
    return states.Desk(
        desk.number, desk.body.number, desk.name.commitment, desk.about.commitment,
        desk.by.pseudonym, desk.at, {row.number: feed_as_state(row) for row in rows},
    )  # fmt: skip


def states_of(organisation: Organisation) -> dict[int, states.Desk]:
    """Every desk, by number."""
    feeds = Prefetch("feeds", Feed.objects.select_related("address", "by").order_by("number"))
    rows = organisation.desks.select_related("name", "about", "body", "by").prefetch_related(feeds)
    return {
        row.number: states.Desk(
            row.number, row.body.number, row.name.commitment, row.about.commitment,
            row.by.pseudonym, row.at, {one.number: feed_as_state(one) for one in row.feeds.all()},
        )
        for row in rows.order_by("number")
    }  # fmt: skip


def dispatch_states(organisation: Organisation) -> dict[int, states.Dispatch]:
    """Every dispatch, by number."""
    return {
        row.number: states.Dispatch(
            row.number, row.desk.number, row.title.commitment, row.text.commitment,
            row.source.commitment, row.trade.commitment if row.trade else "", row.country,
            row.by.pseudonym, row.at,
        )
        for row in dispatches(organisation).order_by("number")
    }  # fmt: skip
