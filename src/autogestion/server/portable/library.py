"""The library of struggles: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.rules.library import LISTS, PARTS
from autogestion.server.library.acts import index
from autogestion.server.library.models import Struggle, StruggleItem, StruggleVersion, Topic, Voice
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_struggles(organisation: Organisation) -> dict[int, states.Struggle]:
    """Every entry with its versions and voices, by number."""
    rows = organisation.struggles.order_by("number")
    found = {row.pk: states.Struggle(row.number) for row in rows}
    versions = (
        StruggleVersion.objects.filter(struggle__organisation=organisation)
        .select_related("by", "body", "why", *PARTS)
        .prefetch_related("items__text")
        .order_by("struggle", "number")
    )
    for version in versions:
        found[version.struggle_id].versions.append(_version(version))
    voices = Voice.objects.filter(struggle__organisation=organisation)
    for voice in voices.select_related("by", "body", "text").order_by("struggle", "number"):
        found[voice.struggle_id].voices.append(
            states.Voice(
                voice.number, voice.by.pseudonym, voice.body.number, voice.at, voice.text.commitment
            )
        )
    return {struggle.number: struggle for struggle in found.values()}


def _version(row: StruggleVersion) -> states.StruggleVersion:
    lists: dict[str, list[str]] = {name: [] for name in LISTS}
    for item in sorted(row.items.all(), key=lambda item: item.number):
        lists[item.part].append(item.text.commitment)
    return states.StruggleVersion(
        number=row.number, by=row.by.pseudonym, body=row.body.number, at=row.at, country=row.country,
        begun=row.begun, ended=row.ended, people=row.people, outcome=row.outcome,
        why=row.why.commitment if row.why else "",
        texts={part: text.commitment for part in PARTS if (text := getattr(row, part)) is not None},
        lists=lists,
    )  # fmt: skip


def write_struggles(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading; the words by which entries are found are made anew."""
    rows = []
    for struggle in state.struggles.values():
        newest = struggle.versions[-1]
        row = Struggle.objects.create(
            organisation=kept.organisation, number=struggle.number, version=newest.number,
            at=struggle.versions[0].at, country=newest.country, begun=newest.begun,
            ended=newest.ended, outcome=newest.outcome,
        )  # fmt: skip
        rows.append(row)
        for version in struggle.versions:
            _write_version(kept, row, version)
        Voice.objects.bulk_create(
            Voice(
                struggle=row, number=voice.number, by_id=kept.member(voice.by),
                body_id=kept.bodies[voice.body], at=voice.at, text_id=kept.text(voice.text),
            )
            for voice in struggle.voices
        )  # fmt: skip
    index(kept.organisation, rows)


def _write_version(kept: Kept, struggle: Struggle, version: states.StruggleVersion) -> None:
    row = StruggleVersion.objects.create(
        struggle=struggle, number=version.number, by_id=kept.member(version.by),
        body_id=kept.bodies[version.body], at=version.at, country=version.country,
        begun=version.begun, ended=version.ended, people=version.people, outcome=version.outcome,
        why_id=kept.text(version.why) if version.why else None,
        **{f"{part}_id": kept.text(text) for part, text in version.texts.items()},
    )  # fmt: skip
    StruggleItem.objects.bulk_create(
        StruggleItem(version=row, part=name, number=number, text_id=kept.text(text))
        for name, items in version.lists.items()
        for number, text in enumerate(items, 1)
    )


def read_topics(organisation: Organisation) -> dict[int, states.Topic]:
    """What assemblies follow and have followed, by number."""
    rows = organisation.topics.select_related("body", "text", "by").order_by("number")
    return {
        row.number: states.Topic(
            row.number, row.body.number, row.kind, row.text.commitment if row.text else "",
            row.country, row.struggle, row.by.pseudonym, row.at, row.after, row.let_go_at,
        )
        for row in rows
    }  # fmt: skip


def write_topics(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. What is new in them is found again with the next entry."""
    Topic.objects.bulk_create(
        Topic(
            organisation=kept.organisation, number=one.number, body_id=kept.bodies[one.body],
            kind=one.kind, text_id=kept.text(one.word) if one.word else None, country=one.country,
            struggle=one.struggle, by_id=kept.member(one.by), at=one.at, after=one.after,
            let_go_at=one.let_go_at,
        )
        for one in state.topics.values()
    )  # fmt: skip
