"""Reading what members and assemblies follow in the library, and what of it is new."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from autogestion.server.library.models import (
    Alike,
    Follow,
    Posting,
    Struggle,
    Topic,
    TopicsSeen,
    Word,
)
from autogestion.server.library.queries import struggles
from autogestion.server.organisations.models import Body, Member, Organisation, Place


def follows_of(member: Member) -> QuerySet[Follow]:
    """What a member follows."""
    return Follow.objects.filter(member=member).order_by("kind", "word")


def followed(member: Member) -> set[tuple[str, str]]:
    """(kind, word) of all that a member follows."""
    return set(follows_of(member).values_list("kind", "word"))


def topics_of(body: Body) -> list[Topic]:
    """What an assembly follows now, in order."""
    rows = body.topics.filter(let_go_at=None).select_related("text", "by")
    return list(rows.order_by("number"))


def topics_for(member: Member) -> list[Topic]:
    """What the assemblies of a member follow now, each with `.seen`, up to where the member was told of it."""
    told = TopicsSeen.objects.filter(member=member).values("seen")
    rows = Topic.objects.filter(
        organisation=member.organisation_id, let_go_at=None, body__places__member=member,
        body__places__until=None,
    )  # fmt: skip
    rows = rows.annotate(seen=Greatest(F("after"), Coalesce(Subquery(told), 0)))
    rows = rows.select_related("text", "body__name").order_by("body__number", "number")
    found: list[Topic] = list(rows)
    for row in found:
        row.organisation = row.body.organisation = member.organisation
    return found


def news_for(member: Member, topics: Iterable[Topic] | None = None) -> QuerySet[Struggle]:
    """The entries that came since a member was last told, in what they and their assemblies follow, newest first."""
    follows = [(one.kind, one.word, one.seen) for one in follows_of(member)]
    topics = topics_for(member) if topics is None else topics
    follows += [(one.kind, one.word, one.seen) for one in topics if one.word]  # type: ignore[attr-defined]  # annotated
    if not follows:
        return Struggle.objects.none()
    is_new = Q()
    for kind, word, seen in follows:
        if kind == "country":
            is_new |= Q(country=word, number__gt=seen)
        elif kind == "entry":
            near = Alike.objects.filter(
                other__organisation=member.organisation_id, other__number=int(word)
            )
            is_new |= Q(pk__in=near.values("struggle"), number__gt=seen)
        else:
            postings = Posting.objects.filter(
                word__organisation=member.organisation_id, word__kind=kind, word__word=word
            )
            is_new |= Q(pk__in=postings.values("struggle"), number__gt=seen)
    return struggles(member.organisation).filter(is_new).order_by("-number")


def with_news(members: Sequence[Member]) -> QuerySet[Follow, tuple[int, str]]:
    """(member, name of the page) of these members for whom something that they follow themselves is new."""
    rows = Follow.objects.filter(member__in=members, newest__gt=F("seen")).order_by()
    return rows.annotate(page=Value("following")).values_list("member", "page")


def with_news_together(members: Sequence[Member]) -> QuerySet[Place, tuple[int, str]]:
    """(member, name of the page) of these members for whom something that an assembly of theirs follows is new."""
    rows = Place.objects.filter(member__in=members, until=None).order_by()
    # Beforehand, so that who was never told of anything is not left out.
    rows = rows.annotate(told=Coalesce(F("member__topics_seen__seen"), 0), page=Value("following"))
    rows = rows.filter(body__topics__let_go_at=None, body__topics__newest__gt=F("told"))
    return rows.values_list("member", "page")


def shown_as(organisation: int, terms: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(kind, word) -> the term as somebody wrote it, of those that stand in an entry now."""
    rows = Word.objects.filter(organisation=organisation, word__in={word for _kind, word in terms})
    found = {(kind, word): shown for kind, word, shown in rows.values_list("kind", "word", "shown")}
    return {one: found[one] for one in terms if found.get(one)}


def words_to_follow(organisation: Organisation, struggle: Struggle) -> dict[str, set[str]]:
    """Kind -> the words by which this entry can be followed."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _number, kind, word in terms_of(organisation, [struggle.number]):
        found[kind].add(word)
    return dict(found)


def fits(words: Mapping[str, Collection[str]]) -> Q:
    """Which topics one of these is; kind -> words. What was erased is none."""
    terms = Q(pk__in=())
    for kind, found in words.items():
        if kind == "country":
            terms |= Q(kind=kind, country__in=found)
        elif kind == "entry":
            terms |= Q(kind=kind, struggle__in=map(int, found))
        else:
            terms |= Q(kind=kind, text__content__in=found)
    return terms


def topics_of_all(
    organisation: Organisation, members: Collection[int], terms: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, int]]:
    """(kind, word, member) of what the assemblies of these members follow among these terms."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for kind, word in terms:
        words[kind].add(word)
    rows = Topic.objects.filter(fits(words), organisation=organisation, let_go_at=None)
    topics = {row.pk: row for row in rows.select_related("text")}
    if not topics:
        return
    places = Place.objects.filter(member__in=members, until=None, body__topics__in=topics)
    for topic, member in places.values_list("body__topics", "member_id"):
        if topic in topics:
            yield topics[topic].kind, topics[topic].word, member


def terms_of(
    organisation: Organisation, numbers: Collection[int]
) -> Iterator[tuple[int, str, str]]:
    """(entry, kind, word) of the terms, the country and the older entries by which one can follow these."""
    found = struggles(organisation).filter(number__in=numbers)
    for number, country in found.exclude(country="").values_list("number", "country"):
        yield number, "country", country
    near = Alike.objects.filter(struggle__in=found)
    for number, other in near.values_list("struggle__number", "other__number"):
        yield number, "entry", str(other)
    postings = Posting.objects.filter(struggle__in=found).exclude(word__kind="")
    yield from postings.values_list("struggle__number", "word__kind", "word__word")


def follows_of_all(
    members: Collection[int], terms: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, int, int]]:
    """(kind, word, member, row) of what these members follow among these terms."""
    wanted = set(terms)
    rows = Follow.objects.filter(member__in=members, word__in={word for _kind, word in wanted})
    for kind, word, member, row in rows.values_list("kind", "word", "member_id", "pk"):
        if (kind, word) in wanted:
            yield kind, word, member, row


def follow_numbered(member: int, row: int) -> Follow | None:
    """What a member follows, by its row."""
    return Follow.objects.filter(member=member, pk=row).first()
