"""Reading the library: entries and their versions, and the texts by which they are found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Substr

from autogestion.rules.library import LISTS, PARTS
from autogestion.server.deliberation.models import Question
from autogestion.server.library.models import (
    Alike,
    Follow,
    Posting,
    Struggle,
    StruggleItem,
    StruggleVersion,
    Topic,
    TopicsSeen,
    Voice,
    Word,
)
from autogestion.server.organisations.models import Body, Member, Organisation, Place
from autogestion.server.record.models import Text

KINDS = {"demands": "demand", "forms": "form"}
"""List -> the kind of term that its items are."""


@dataclass(frozen=True)
class Version:
    """A version with its texts at hand."""

    row: StruggleVersion
    texts: dict[str, Text]
    items: dict[str, list[Text]]


def struggles(organisation: Organisation) -> QuerySet[Struggle]:
    """All entries."""
    return Struggle.objects.filter(organisation=organisation)


def struggle_numbered(organisation: Organisation, number: int) -> Struggle | None:
    struggle = struggles(organisation).filter(number=number).first()
    if struggle is not None:
        struggle.organisation = organisation
    return struggle


def version_of(struggle: Struggle, number: int) -> Version:
    """One version of an entry; StruggleVersion.DoesNotExist where there is none."""
    row = struggle.versions.select_related("by", "body__name", "why", *PARTS).get(number=number)
    row.by.organisation = row.body.organisation = struggle.organisation
    items: dict[str, list[Text]] = {name: [] for name in LISTS}
    for item in row.items.select_related("text").order_by("part", "number"):
        items[item.part].append(item.text)
    texts = {part: text for part in PARTS if (text := getattr(row, part)) is not None}
    return Version(row, texts, items)


def versions_of(struggle: Struggle) -> list[StruggleVersion]:
    """All versions, newest first, with who wrote them and why."""
    rows = list(struggle.versions.select_related("by", "body__name", "why").order_by("-number"))
    for row in rows:
        row.by.organisation = row.body.organisation = struggle.organisation
    return rows


def voices_of(struggle: Struggle) -> list[Voice]:
    """What those who took part say, in order."""
    rows = list(struggle.voices.select_related("by", "body__name", "text").order_by("number"))
    for row in rows:
        row.by.organisation = row.body.organisation = struggle.organisation
    return rows


def called(organisation: Organisation, numbers: Collection[int]) -> dict[int, str]:
    """Number of an entry -> its title, as its newest version has it."""
    rows = StruggleVersion.objects.filter(
        struggle__organisation=organisation, struggle__number__in=numbers,
        number=F("struggle__version"),
    )  # fmt: skip
    return dict(rows.values_list("struggle__number", "title__content"))


def newest_versions(struggles: Sequence[Struggle]) -> dict[int, StruggleVersion]:
    """Entry -> its newest version, with the texts of a line in a list: title, place, trade."""
    rows = StruggleVersion.objects.filter(
        struggle__in=struggles, number=F("struggle__version")
    ).select_related("title", "place", "trade", "body__name")
    return {row.struggle_id: row for row in rows}


def texts_of(struggles: Sequence[Struggle]) -> Iterator[tuple[Struggle, list[tuple[str, str]]]]:
    """Each entry with the texts of its newest version, by kind; what was erased is not among them."""
    rows = StruggleVersion.objects.filter(
        struggle__in=struggles, number=F("struggle__version")
    ).select_related(*PARTS)
    found: dict[int, list[tuple[str, str]]] = {struggle.pk: [] for struggle in struggles}
    for row in rows:
        found[row.struggle_id] += [
            (part, text.content)
            for part in PARTS
            if (text := getattr(row, part)) is not None and text.salt
        ]
    items = StruggleItem.objects.filter(version__in=rows, part__in=KINDS).select_related(
        "version", "text"
    )
    for item in items:
        if item.text.salt:
            found[item.version.struggle_id].append((KINDS[item.part], item.text.content))
    for struggle in struggles:
        yield struggle, found[struggle.pk]


def struggles_with_texts(
    organisation: Organisation, commitments: Collection[str]
) -> QuerySet[Struggle]:
    """The entries in whose newest version one of these texts stands."""
    texts = list(
        Text.objects.filter(organisation=organisation, commitment__in=commitments).values_list(
            "pk", flat=True
        )
    )
    stands = Q()
    for part in PARTS:
        stands |= Q(**{f"{part}__in": texts})
    versions = StruggleVersion.objects.filter(stands, number=F("struggle__version"))
    items = StruggleItem.objects.filter(
        text__in=texts, version__number=F("version__struggle__version")
    )
    # Two lists and not one join: each is answered by its indexes.
    found = {*versions.values_list("struggle", flat=True)}
    found |= {*items.values_list("version__struggle", flat=True)}
    return struggles(organisation).filter(pk__in=found)


def counts(struggles: QuerySet[Struggle]) -> dict[tuple[str, str], int]:
    """(country, first three figures of the year) -> how many of these entries; their sum is how many there are."""
    counted = struggles.order_by().annotate(decade=Substr("begun", 1, 3))
    rows = counted.values("country", "decade").annotate(count=Count("pk"))
    return {(row["country"], row["decade"]): row["count"] for row in rows}


def follows_of(member: Member) -> QuerySet[Follow]:
    """What a member follows."""
    return Follow.objects.filter(member=member).order_by("kind", "word")


def followed(member: Member) -> set[tuple[str, str]]:
    """(kind, word) of all that a member follows."""
    return set(follows_of(member).values_list("kind", "word"))


def newest_number(organisation: Organisation) -> int:
    """The number of the newest entry; 0 where there is none."""
    return struggles(organisation).aggregate(newest=Max("number"))["newest"] or 0


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


def tried_by(struggle: Struggle, questions: Iterable[Question]) -> dict[tuple[str, int], int]:
    """(list, text) -> how many bodies have adopted, by these questions, that they try this demand or form."""
    rows = [
        (one.subject, one.body_id)
        for one in questions
        if (decision := getattr(one, "decision", None)) is not None and decision.adopted
    ]
    if not rows:
        return {}
    items = StruggleItem.objects.filter(version__struggle=struggle, part__in=KINDS)
    texts = {
        (version, part, number): text
        for version, part, number, text in items.values_list(
            "version__number", "part", "number", "text_id"
        )
    }
    tried: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for subject, body in rows:
        text = texts.get((subject["version"], subject["part"], subject["item"]))
        if text is not None and body is not None:
            tried[subject["part"], text].add(body)
    return {item: len(bodies) for item, bodies in tried.items()}


def uses_of(struggle: Struggle) -> QuerySet[Question]:
    """The questions by which assemblies took something up from an entry, newest first."""
    return (
        struggle.organisation.questions.filter(
            kind="ordinary", by__isnull=False, subject__struggle=struggle.number
        )
        .select_related("asked", "body__name", "decision")
        .order_by("-number")
    )
