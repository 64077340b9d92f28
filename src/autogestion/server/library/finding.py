"""Finding entries: by words and filters, and those that are like one of them or like what somebody says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from django.db import connection
from django.db.models import Case, F, QuerySet, Sum, Value, When
from django.db.models.fields import FloatField

from autogestion.server.library import queries
from autogestion.server.library.likeness import (
    OF_TERM,
    TERMS,
    Feature,
    cosine,
    features_of,
    runs_of,
    term,
    words_of,
    worth,
)
from autogestion.server.library.models import Posting, Struggle, Word
from autogestion.server.organisations.models import Organisation

WORDS_MAX = 8
PREFIX_MIN = 3
"""From so many letters on, the beginning of a word finds it."""
LAST = "\U0010ffff"
LAST_YEAR = "9999"

LIKE_MAX = 8
LOOKED_AT = 60
"""How many of those that share the rarest words are compared whole."""
FEATURES_MAX = 24
POSTINGS_MAX = 20_000
"""How many postings are added up at most in order to find them."""


@dataclass(frozen=True)
class Sought:
    """What is looked for; '' where it does not matter."""

    words: str = ""
    trade: str = ""
    workplace: str = ""
    form: str = ""
    demand: str = ""
    country: str = ""
    outcome: str = ""
    since: str = ""
    """A year, as 1936."""
    until: str = ""

    @property
    def is_anything(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def found(organisation: Organisation, sought: Sought) -> QuerySet[Struggle]:
    """The entries that fit, the latest to begin first."""
    struggles = queries.struggles(organisation)
    if sought.country:
        struggles = struggles.filter(country=sought.country)
    if sought.outcome:
        struggles = struggles.filter(outcome=sought.outcome)
    if sought.since:
        struggles = struggles.filter(begun__gte=sought.since)
    if sought.until and sought.until < LAST_YEAR:
        # The next year: its digits come after every day of this one, in any order of signs.
        struggles = struggles.filter(begun__lt=str(int(sought.until) + 1))
    for kind in TERMS:
        if wanted := term(getattr(sought, kind)):
            words = Word.objects.filter(organisation=organisation, kind=kind, word=wanted)
            struggles = _with_one_of(struggles, words)
    for word in words_of(sought.words)[:WORDS_MAX]:
        struggles = _with_one_of(struggles, _words_beginning(organisation, word))
    return struggles.order_by("-begun", "-number")


def _with_one_of(struggles: QuerySet[Struggle], words: QuerySet[Word]) -> QuerySet[Struggle]:
    postings = Posting.objects.filter(word__in=list(words.values_list("pk", flat=True)))
    return struggles.filter(pk__in=postings.values("struggle"))


def _words_beginning(organisation: Organisation, word: str) -> QuerySet[Word]:
    words = Word.objects.filter(organisation=organisation, kind="")
    if len(word) < PREFIX_MIN:
        return words.filter(word=word)
    if connection.vendor == "sqlite":
        # A range, which the index answers; SQLite's LIKE would look at every word.
        return words.filter(word__gte=word, word__lt=word + LAST)
    return words.filter(word__startswith=word)


def terms_used(organisation: Organisation, kind: str, most: int) -> list[str]:
    """The terms of this kind that most entries use, as somebody wrote them."""
    words = Word.objects.filter(organisation=organisation, kind=kind).exclude(shown="")
    return list(words.order_by("-entries", "word").values_list("shown", flat=True)[:most])


@dataclass(frozen=True)
class Alike:
    """An entry that is like another, from 0 to 1, and the terms that both have."""

    struggle: Struggle
    likeness: float
    shared: tuple[str, ...]


def like_entry(struggle: Struggle, most: int = LIKE_MAX) -> list[Alike]:
    """The entries that are most like this one."""
    rows = Posting.objects.filter(struggle=struggle).values_list("word", "weight")
    return _like(struggle.organisation, dict(rows), most, but=struggle.pk)


def like_words(organisation: Organisation, text: str, most: int) -> list[Alike]:
    """The entries that are most like what somebody says of their own struggle."""
    features = features_of([("", text)]) | {
        (kind, run): OF_TERM[kind] for kind in TERMS for run in runs_of(text)
    }
    return _like(organisation, _known(organisation, features), most)


def _known(organisation: Organisation, features: Mapping[Feature, int]) -> dict[int, int]:
    rows = Word.objects.filter(
        organisation=organisation,
        kind__in=("", *TERMS),
        word__in={word for _kind, word in features},
    ).values_list("pk", "kind", "word")
    return {pk: features[kind, word] for pk, kind, word in rows if (kind, word) in features}


def _like(
    organisation: Organisation, weights: Mapping[int, int], most: int, but: int | None = None
) -> list[Alike]:
    all_entries = queries.struggles(organisation).count()
    entries = dict(Word.objects.filter(pk__in=list(weights)).values_list("pk", "entries"))
    worths = {pk: worth(all_entries, count) for pk, count in entries.items()}
    own = {pk: weight * worths[pk] for pk, weight in weights.items() if pk in worths}
    near = _nearest(organisation, own, worths, entries, but)
    compared = _compared(own, near, all_entries)
    best = sorted(compared.items(), key=lambda one: (-one[1], -one[0]))[:most]
    rows = queries.struggles(organisation).in_bulk([pk for pk, _likeness in best])
    shared = _shared(own, list(rows))
    return [Alike(rows[pk], likeness, tuple(shared[pk])) for pk, likeness in best if likeness > 0]


def _nearest(
    organisation: Organisation, own: Mapping[int, float], worths: Mapping[int, float],
    entries: Mapping[int, int], but: int | None,
) -> list[int]:  # fmt: skip
    """Those that share most of what is rare, by the features that say most, within a budget of postings."""
    budget, chosen = POSTINGS_MAX, {}
    for pk in sorted(own, key=lambda pk: (-own[pk] * worths[pk], pk)):
        if entries[pk] < 2 and but is not None:
            continue  # It stands in this entry alone.
        if entries[pk] <= budget:
            budget -= entries[pk]
            chosen[pk] = own[pk] * worths[pk]
        if len(chosen) == FEATURES_MAX:
            break
    if not chosen:
        return []
    value = Case(
        *(When(word=pk, then=Value(value)) for pk, value in chosen.items()),
        output_field=FloatField(),
    )
    rows = (
        Posting.objects.filter(word__in=list(chosen))
        .values("struggle")
        .annotate(shared=Sum(F("weight") * value, output_field=FloatField()))
        .order_by("-shared", "-struggle")
    )
    near = rows.values_list("struggle", flat=True)[: LOOKED_AT + 1]
    return [pk for pk in near if pk != but]


def _compared(own: Mapping[int, float], near: Sequence[int], all_entries: int) -> dict[int, float]:
    """Entry -> its cosine with what is asked for, by all of its words."""
    rows = Posting.objects.filter(struggle__in=near).values_list(
        "struggle", "word", "weight", "word__entries"
    )
    others: dict[int, dict[int, float]] = {pk: {} for pk in near}
    worths: dict[int, float] = {}
    for struggle, word, weight, count in rows:
        if count not in worths:
            worths[count] = worth(all_entries, count)
        others[struggle][word] = weight * worths[count]
    return {pk: cosine(own, other) for pk, other in others.items()}


def _shared(own: Iterable[int], near: list[int]) -> dict[int, list[str]]:
    """The whole terms that these entries share with what is asked for."""
    shared: dict[int, list[str]] = {pk: [] for pk in near}
    rows = (
        Posting.objects.filter(struggle__in=near, word__in=list(own))
        .exclude(word__shown="")
        .order_by("word__entries", "word__word")
        .values_list("struggle", "word__shown")
    )
    for struggle, shown in rows:
        if shown not in shared[struggle]:
            shared[struggle].append(shown)
    return shared
