"""Reading the record: lines, texts behind commitments, proofs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable

from autogestion.rules.record.merkle import Frontier
from autogestion.rules.texts import ERASED
from autogestion.server.record import tree
from autogestion.server.record.models import Cosignature, Entry, File, Head, Text

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

COSIGNATURES_LOOKED_AT = 500
"""How many are read in order to find the length that most witnesses signed."""


def text_behind(organisation: "Organisation", commitment: str) -> Text | None:
    """The text whose commitment stands in the record, while it has not been erased."""
    return Text.objects.filter(organisation=organisation, commitment=commitment).first()


def texts_behind(organisation: "Organisation", commitments: Iterable[str]) -> dict[str, str]:
    """Commitment -> text, for those that have not been erased."""
    kept = Text.objects.filter(organisation=organisation, commitment__in=list(commitments))
    return dict(kept.values_list("commitment", "content"))


def opened(
    organisation: "Organisation", commitments: Iterable[str]
) -> tuple[dict[str, Text], dict[str, File]]:
    """The texts, and the files without their content, that these commitments open to."""
    wanted = list(commitments)
    texts = Text.objects.filter(organisation=organisation, commitment__in=wanted)
    files = File.objects.filter(organisation=organisation, commitment__in=wanted).exclude(kind="")
    return (
        {text.commitment: text for text in texts if text.salt},
        {file.commitment: file for file in files.defer("content")},
    )


def whose_texts(organisation: "Organisation") -> dict[bytes, str]:
    """Commitment of every text and file that was not erased -> the pseudonym of whose it is."""
    rows = (
        Text.objects.filter(organisation=organisation).exclude(content=ERASED),
        File.objects.filter(organisation=organisation).exclude(kind="", name=ERASED),
    )
    whose = (table.values_list("commitment", "by").iterator() for table in rows)
    return {bytes.fromhex(commitment): by for commitment, by in chain(*whose)}


def texts_still_here(organisation: "Organisation", commitments: Iterable[str]) -> set[str]:
    """Those of these texts and files that were not erased."""
    wanted = list(commitments)
    texts = Text.objects.filter(organisation=organisation, commitment__in=wanted)
    files = File.objects.filter(organisation=organisation, commitment__in=wanted)
    here = texts.exclude(content=ERASED).values_list("commitment", flat=True)
    files_here = files.exclude(kind="", name=ERASED).values_list("commitment", flat=True)
    return {*here, *files_here}


def texts_of(organisation: "Organisation", pseudonym: str) -> QuerySet[Text]:
    """The texts of one member that are not erased, newest first."""
    own = Text.objects.filter(organisation=organisation, by=pseudonym)
    return own.exclude(content=ERASED).order_by("-pk")


def files_of(organisation: "Organisation", pseudonym: str) -> QuerySet[File]:
    """The files of one member that are not erased, newest first."""
    own = File.objects.filter(organisation=organisation, by=pseudonym)
    return own.exclude(kind="", name=ERASED).order_by("-pk")


def file_behind(organisation: "Organisation", commitment: str) -> File | None:
    return File.objects.filter(organisation=organisation, commitment=commitment).first()


def entries(organisation: "Organisation") -> QuerySet[Entry]:
    """Every line in order."""
    return Entry.objects.filter(organisation=organisation).order_by("seq")


def lines(
    organisation: "Organisation", size: int | None = None, *, start: int = 0
) -> Iterator[str]:
    """The canonical lines in order, streamed; of the first `size` of them where it is given, from `start` on."""
    wanted = entries(organisation) if size is None else entries(organisation).filter(seq__lt=size)
    if start:
        wanted = wanted.filter(seq__gte=start)
    return wanted.values_list("line", flat=True).iterator(chunk_size=2000)


class Wanted(NamedTuple):
    """Which lines: all, or those of one kind, of one member (pseudonym), done in one body (number)."""

    act: str = ""
    by: str = ""
    within: int | None = None


def chosen(
    organisation: "Organisation",
    wanted: Wanted,
    *,
    start: int | None,
    is_oldest_first: bool,
    most: int,
) -> list[Entry]:
    """At most so many lines from the one numbered `start` on (None: from the end that comes first).

    Every sheet costs the same, wherever in the record it lies.
    """
    found = entries(organisation)
    if wanted.act:
        found = found.filter(act=wanted.act)
    if wanted.by:
        found = found.filter(by=wanted.by)
    if wanted.within is not None:
        found = found.filter(within=wanted.within)
    if start is not None:
        found = found.filter(seq__gte=start) if is_oldest_first else found.filter(seq__lte=start)
    return list(found.order_by("seq" if is_oldest_first else "-seq")[:most])


def entries_by(organisation: "Organisation", pseudonym: str, act: str) -> QuerySet[Entry]:
    """The lines of one kind that one member left, newest first."""
    return Entry.objects.filter(organisation=organisation, by=pseudonym, act=act).order_by("-seq")


def says_since(organisation: "Organisation", pseudonym: str, said: str, since: int) -> bool:
    """Whether a line that this member left from that moment on says this."""
    found = Entry.objects.filter(organisation=organisation, by=pseudonym, at__gte=since)
    return found.filter(line__contains=said).exists()


def entry_numbered(organisation: "Organisation", seq: int) -> Entry | None:
    return Entry.objects.filter(organisation=organisation, seq=seq).first()


def line_that_says(
    organisation: "Organisation", act: str, *, at: OuterRef, says: Combinable
) -> Subquery:
    """Within a query of another table: the number of the line of this kind and moment that says so."""
    found = Entry.objects.filter(organisation=organisation, act=act, at=at, line__contains=says)
    return Subquery(found.values("seq")[:1])


def head(organisation: "Organisation") -> tuple[Frontier, int]:
    """Size and root of the record, and the moment of its last line."""
    frontier, last_at = Head.objects.values_list("frontier", "last_at").get(
        organisation=organisation
    )
    return Frontier.from_bytes(bytes(frontier)), last_at


def head_with(organisation: "Organisation") -> tuple[Frontier, int]:
    """The same as it was read with the organisation; where it was not, as it is now."""
    found = organisation.head
    return Frontier.from_bytes(bytes(found.frontier)), found.last_at


def frontier(organisation: "Organisation") -> Frontier:
    """Size and root of the record as it stands."""
    return head(organisation)[0]


def proof_of(entry: Entry, size: int) -> list[bytes]:
    """The hashes that lead from this line to the root of the first `size` lines."""
    return tree.inclusion(entry.organisation_id, entry.seq, size)


def size_before(organisation: "Organisation", at: int) -> int:
    """How many lines there were at a moment: those whose own moment lies before it."""
    earlier = entries(organisation).filter(at__lt=at).order_by("-seq")
    last = earlier.values_list("seq", flat=True).first()
    return 0 if last is None else last + 1


def line_about(organisation: "Organisation", act: str, *, at: int, says: str) -> int | None:
    """The number of the line of this kind and moment that says so."""
    found = entries(organisation).filter(act=act, at=at, line__contains=says)
    return found.values_list("seq", flat=True).first()


def cosignatures(organisation: "Organisation", size: int) -> list[Cosignature]:
    """What witnesses signed over the record of this length, in the order of their names."""
    return list(organisation.cosignatures.filter(size=size).order_by("witness"))


class Cosigned(NamedTuple):
    """The longest record that a witness has signed, and when it did."""

    size: int
    at: int


def last_cosigned(organisation: "Organisation") -> dict[str, Cosigned]:
    """Key of a witness -> how far it has signed."""
    found = organisation.cosignatures.order_by().values("witness").annotate(Max("size"), Max("at"))
    return {row["witness"]: Cosigned(row["size__max"], row["at__max"]) for row in found}


def best_cosigned(organisation: "Organisation", seq: int) -> int | None:
    """The length at which most witnesses signed a record that holds this line; the shortest of several.

    Looked for among the first that were signed after the line, so that it costs the same for an old one.
    """
    later = organisation.cosignatures.filter(size__gt=seq).order_by("size")
    signed = Counter(later.values_list("size", flat=True)[:COSIGNATURES_LOOKED_AT])
    return max(signed, key=lambda size: (signed[size], -size), default=None)
