"""Writing everything that an organisation owns into one file (spec/export.md)."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.db.models import Max

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.record import checkpoints
from autogestion.server.record import queries as record
from autogestion.server.record.models import File, Text
from autogestion.verify import export as parts

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The moment that stands at every part: an export of the same record is the same file."""


class Cut(NamedTuple):
    """The record at one moment, with the last text and file of which it speaks (primary keys)."""

    tree: Frontier
    text: int
    file: int


def export(organisation: Organisation, file: BinaryIO) -> None:
    """Write the export into `file` (seekable). Acts go on meanwhile, and are not in it."""
    cut = _cut(organisation)
    key = checkpoints.public_key(organisation).to_line()
    about = {
        "format": parts.FORMAT, "org": organisation.org, "slug": organisation.slug, "key": key,
        "size": cut.tree.size,
    }  # fmt: skip
    with ZipFile(file, "w", ZIP_STORED) as archive:
        _write(archive, parts.ABOUT, [canonical(about) + b"\n"])
        _write(archive, parts.README, [readme(organisation, cut.tree, key).encode()])
        _write(archive, parts.CHECKPOINT, [checkpoints.signed(organisation, cut.tree)])
        lines = record.lines(organisation, cut.tree.size)
        _write(archive, parts.RECORD, (line.encode() + b"\n" for line in lines))
        _write(archive, parts.TEXTS, _lines(_texts(organisation, cut.text)))
        _write(archive, parts.MEMBERS, _lines(_members(organisation)))
        _write(archive, parts.FILES, _lines(map(_file, _files(organisation, cut.file))))
        for kept in _files(organisation, cut.file):
            _write(archive, parts.FOLDER + kept.commitment, [_content(kept)])


def _cut(organisation: Organisation) -> Cut:
    """A moment between two acts, found without making anybody wait."""
    while True:
        before = record.frontier(organisation)
        text, file = (
            table.objects.filter(organisation=organisation).aggregate(last=Max("pk"))["last"] or 0
            for table in (Text, File)
        )
        if record.frontier(organisation).root() == before.root():
            return Cut(before, text, file)


def _write(archive: ZipFile, name: str, blocks: Iterable[bytes]) -> None:
    info = ZipInfo(name, BEGINNING)
    info.create_system, info.external_attr = 3, 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as part:
        for block in blocks:
            part.write(block)


def _lines(objects: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    return (canonical(one) + b"\n" for one in objects)


def _texts(organisation: Organisation, last: int) -> Iterator[dict[str, Any]]:
    texts = Text.objects.filter(organisation=organisation, pk__lte=last).order_by("commitment")
    for text in texts.iterator(chunk_size=1000):
        if salt := bytes(text.salt):  # One that was erased has none.
            yield {"commitment": text.commitment, "salt": salt.hex(), "text": text.content}


def _files(organisation: Organisation, last: int) -> Iterator[File]:
    files = File.objects.filter(organisation=organisation, pk__lte=last).exclude(kind="")
    return files.defer("content").order_by("commitment").iterator(chunk_size=1000)


def _file(kept: File) -> dict[str, Any]:
    return {
        "commitment": kept.commitment, "salt": bytes(kept.salt).hex(), "name": kept.name, "kind": kept.kind,
    }  # fmt: skip


def _content(kept: File) -> bytes:
    return bytes(File.objects.values_list("content", flat=True).get(pk=kept.pk))


def _members(organisation: Organisation) -> Iterator[dict[str, Any]]:
    members = Member.objects.filter(organisation=organisation).exclude(name="")
    for pseudonym, name in members.order_by("pseudonym").values_list("pseudonym", "name"):
        yield {"pseudonym": pseudonym, "name": name}


def readme(organisation: Organisation, tree: Frontier, key: str) -> str:
    """What a person finds who opens the file: in plain words."""
    return README.format(
        name=organisation, size=tree.size, root=tree.root().hex(), key=key, slug=organisation.slug,
    )  # fmt: skip


README = """\
{name}
Everything that the organisation owns, in one file. Keep it where the server is not.

  record.jsonl    every act, one a line: {size} lines
  checkpoint      how many lines there are and what they hash to, signed by the server
  texts.jsonl     the texts of which the record holds the commitments
  files/          the files behind facts; files.jsonl says what each is called
  members.jsonl   the names by which members know one another
  about.json      which organisation this is

There is no e-mail address in it, no password, and no way to sign in.
The names and texts are for members: hand the file on as you would hand on a list of members.

TO CHECK IT, on a computer of your own, with Python 3.11 or newer:

  pip install "autogestion[verify]"
  autogestion verify {slug}.zip

It answers in one sentence whether every act in it was admissible and no line was changed. Compare
what it says with the seal that other members hold:

  {root}
  over {size} lines, signed by the key
  {key}

TO CHECK ONE LINE BY HAND: unpack the file; the commitment of a text is the SHA-256 of its salt and
the text; the leaf of a line is the SHA-256 of a zero byte and the line without its newline:

  (printf '\\000'; sed -n 1p record.jsonl | tr -d '\\n') | sha256sum

TO FOUND THE ORGANISATION AGAIN on another server:

  autogestion import {slug}.zip

The format is described in spec/export.md of autogestion, which is free software (AGPL).
"""
