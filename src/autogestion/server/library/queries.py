"""Reading the library: entries and their versions, and the texts by which they are found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Substr

from autogestion.rules.library import LISTS, PARTS
from autogestion.server.deliberation.models import Question
from autogestion.server.library.models import (
    Struggle,
    StruggleItem,
    StruggleVersion,
    Voice,
)
from autogestion.server.organisations.models import Organisation
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


def newest_number(organisation: Organisation) -> int:
    """The number of the newest entry; 0 where there is none."""
    return struggles(organisation).aggregate(newest=Max("number"))["newest"] or 0


def counts(struggles: QuerySet[Struggle]) -> dict[tuple[str, str], int]:
    """(country, first three figures of the year) -> how many of these entries; their sum is how many there are."""
    counted = struggles.order_by().annotate(decade=Substr("begun", 1, 3))
    rows = counted.values("country", "decade").annotate(count=Count("pk"))
    return {(row["country"], row["decade"]): row["count"] for row in rows}


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
