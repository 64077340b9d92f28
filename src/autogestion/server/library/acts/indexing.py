"""Keeping the words by which entries are found. They follow from the texts, so that no act is needed for it.

What is erased is gone from here too: the words of an entry are made again from what is left of its texts.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Count, F

from autogestion.server.library import finding, queries
from autogestion.server.library.likeness import (
    TERMS,
    Feature,
    Features,
    features_of,
    term,
    weights,
)
from autogestion.server.library.models import Alike, Posting, Struggle, Word
from autogestion.server.organisations.models import Organisation

AT_ONCE = 250
LIKE_MIN = 0.1
"""From so alike on, of 0 to 1, a new entry reaches those who follow an older one."""


def index(organisation: Organisation, struggles: Sequence[Struggle]) -> None:
    """Make the words of these entries anew, from their newest versions."""
    for begin in range(0, len(struggles), AT_ONCE):
        _index(organisation, struggles[begin : begin + AT_ONCE])


def note_alike(struggle: Struggle) -> None:
    """Which entries a new one is like, the nearest few: their followers hear of it."""
    Alike.objects.bulk_create(
        Alike(struggle=struggle, other=one.struggle)
        for one in finding.like_entry(struggle)
        if one.likeness >= LIKE_MIN
    )


def index_again(organisation: Organisation, commitments: Collection[str]) -> None:
    """Texts were erased: make the words anew of the entries in whose newest version they stand."""
    found = list(queries.struggles_with_texts(organisation, commitments))
    index(organisation, found)


def _index(organisation: Organisation, struggles: Sequence[Struggle]) -> None:
    _forget(struggles)
    shown: dict[Feature, str] = {}
    found: dict[int, Features] = {}
    for struggle, texts in queries.texts_of(struggles):
        found[struggle.pk] = features_of(texts)
        shown |= {
            (kind, key): text
            for kind, text in texts
            if kind in TERMS and (kind, key := term(text)) in found[struggle.pk]
        }
    uses = Counter(feature for features in found.values() for feature in features)
    words = _words(organisation, uses, shown)
    Posting.objects.bulk_create(
        (
            Posting(word_id=words[feature], struggle_id=struggle, weight=weight)
            for struggle, features in found.items()
            for feature, weight in weights(features).items()
        ),
        batch_size=5000,
    )


def _forget(struggles: Sequence[Struggle]) -> None:
    """Take the words of these entries away, and those that stand in no entry any more."""
    postings = Posting.objects.filter(struggle__in=struggles)
    counts = dict(postings.values_list("word").annotate(count=Count("pk")).order_by())
    if not counts:
        return
    postings.delete()
    _count(counts, -1)
    Word.objects.filter(pk__in=counts, entries__lte=0).delete()


def _words(
    organisation: Organisation, uses: Counter[Feature], shown: dict[Feature, str]
) -> dict[Feature, int]:
    """Feature -> primary key; those that are new are written, all are counted."""
    known: dict[Feature, int] = {}
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, word in uses:
        by_kind[kind].append(word)
    for kind, words in by_kind.items():
        for begin in range(0, len(words), 5000):
            rows = Word.objects.filter(
                organisation=organisation, kind=kind, word__in=words[begin : begin + 5000]
            )
            known |= {(kind, word): pk for pk, word in rows.values_list("pk", "word")}
    _count({pk: uses[feature] for feature, pk in known.items()}, 1)
    new = Word.objects.bulk_create(
        (
            Word(
                organisation=organisation, kind=feature[0], word=feature[1],
                shown=shown.get(feature, ""), entries=count,
            )
            for feature, count in uses.items()
            if feature not in known
        ),
        batch_size=2000,
    )  # fmt: skip
    return known | {(word.kind, word.word): word.pk for word in new}


def _count(counts: dict[int, int], sign: int) -> None:
    """Words stand in so many entries more, or fewer."""
    alike: defaultdict[int, list[int]] = defaultdict(list)
    for pk, count in counts.items():
        alike[count].append(pk)
    for count, pks in alike.items():
        Word.objects.filter(pk__in=pks).update(entries=F("entries") + sign * count)
