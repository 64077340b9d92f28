"""Adding a struggle to the library, correcting an entry, saying what one thinks who took part."""

from collections.abc import Mapping
from typing import Any

from autogestion.rules import library as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line, clean_paragraphs
from autogestion.rules.words import gettext_noop as _
from autogestion.server.library import queries
from autogestion.server.library.acts.following import note_newest
from autogestion.server.library.acts.indexing import index, note_alike
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.entry import Said
from autogestion.server.library.models import Struggle, StruggleItem, StruggleVersion, Voice
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.record.models import Text

WHY_MAX = 500
Kept = dict[str, Text]
Items = dict[str, list[Text]]


@act
def add_struggle(by: Member, body: Body, *, said: Said) -> Struggle:
    """Add a struggle to the library: where, when, what was demanded, how it was organised, what came of it."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    rules.check_adding(
        is_member=organisations.is_in(by, body), is_founded=body.founded_at is not None
    )
    _check(said)
    texts = {part: _keep(organisation, part, text) for part, text in said.parts().items()}
    lists = {
        name: [_keep(organisation, name, one) for one in items]
        for name, items in said.items().items()
    }
    struggle = Struggle.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.struggles.all()),
        at=record.moment(), **_found_by(said),
    )  # fmt: skip
    _write_version(struggle, by, body, said, texts, lists)
    record.append(
        "struggle.added", by=by, within=body.number, struggle=struggle.number, country=said.country,
        begun=said.begun, ended=said.ended, people=said.people, outcome=said.outcome,
        texts={part: text.commitment for part, text in texts.items()},
        demands=_commitments(lists["demands"]), forms=_commitments(lists["forms"]),
        sources=_commitments(lists["sources"]),
    )  # fmt: skip
    index(organisation, [struggle])
    note_alike(struggle)
    note_newest(struggle)
    return struggle


@act
def correct_struggle(
    by: Member, struggle: Struggle, *, body: Body, said: Said, why: str, read: int
) -> StruggleVersion:
    """Write an entry anew, as a version beside those before it. `read`: the number of the version that is corrected.

    What stays as it was stays its writer's: only what is written anew is the corrector's own.
    """
    organisation = by.organisation
    struggle = _open_entry(by, struggle)
    require_same(by, body.organisation_id)
    rules.check_writing(is_in_body=organisations.is_in(by, body))
    rules.check_correcting(is_newest=read == struggle.version)
    _check(said)
    before = queries.version_of(struggle, struggle.version)
    kept_texts, new_texts = _kept_and_new(before.texts, said.parts())
    texts = kept_texts | {part: _keep(organisation, part, one) for part, one in new_texts.items()}
    kept: dict[str, list] = {"texts": sorted(kept_texts)}
    added: Items = {}
    lists: Items = {}
    for name, items in said.items().items():
        numbers, new = _kept_items(before.items[name], items)
        kept[name], added[name] = numbers, [_keep(organisation, name, one) for one in new]
        lists[name] = [before.items[name][number - 1] for number in numbers] + added[name]
    reason = record.keep_line(organisation, why, max_length=WHY_MAX)
    struggle.version += 1
    Struggle.objects.filter(pk=struggle.pk).update(version=struggle.version, **_found_by(said))
    version = _write_version(struggle, by, body, said, texts, lists, why=reason)
    record.append(
        "struggle.corrected", by=by, within=body.number, struggle=struggle.number, version=struggle.version,
        why=reason.commitment, country=said.country, begun=said.begun, ended=said.ended,
        people=said.people, outcome=said.outcome,
        texts={part: texts[part].commitment for part in new_texts},
        demands=_commitments(added["demands"]), forms=_commitments(added["forms"]),
        sources=_commitments(added["sources"]), kept=kept,
    )  # fmt: skip
    index(organisation, [struggle])
    return version


@act
def add_voice(by: Member, struggle: Struggle, *, body: Body, text: str) -> Voice:
    """Say what one thinks of a struggle in which one took part."""
    struggle = _open_entry(by, struggle)
    require_same(by, body.organisation_id)
    rules.check_writing(is_in_body=organisations.is_in(by, body))
    rules.check_voice(said=struggle.voices.filter(by=by).count())
    voice = Voice.objects.create(
        struggle=struggle, number=organisations.next_number(struggle.voices.all()), by=by, body=body,
        at=record.moment(), text=_keep(by.organisation, "thought", text),
    )  # fmt: skip
    record.append(
        "voice.added", by=by, within=body.number, struggle=struggle.number, voice=voice.number,
        text=voice.text.commitment,
    )  # fmt: skip
    return voice


def _open_entry(by: Member, struggle: Struggle) -> Struggle:
    """The entry as it is now. Stands inside an act."""
    require_living(by.organisation)
    require_same(by, struggle.organisation_id)
    fresh = queries.struggle_numbered(by.organisation, struggle.number)
    if fresh is None:
        raise RuleBroken(_("There is no such entry in the library."))
    return fresh


def _check(said: Said) -> None:
    facts: dict[str, Any] = said.facts()
    rules.check_facts(**facts)
    if said.country and said.country not in COUNTRIES:
        raise RuleBroken(_("Choose the country from the list, or none where it was in several."))
    counts = {name: len(items) for name, items in said.items().items()}
    rules.check_shape(parts=list(said.parts()), counts=counts)
    for source in said.items()["sources"]:
        rules.check_source(source)


def _keep(organisation: Organisation, part: str, text: str) -> Text:
    if part in rules.PARAGRAPHS:
        return record.keep_paragraphs(organisation, text, max_length=rules.PARAGRAPHS_MAX)
    most = rules.ITEM_MAX if part in rules.LISTS else rules.LINE_MAX
    return record.keep_line(organisation, text, max_length=most)


def _clean(part: str, text: str) -> str:
    if part in rules.PARAGRAPHS:
        return clean_paragraphs(text, max_length=rules.PARAGRAPHS_MAX)
    most = rules.ITEM_MAX if part in rules.LISTS else rules.LINE_MAX
    return clean_line(text, max_length=most)


def _kept_and_new(
    before: Mapping[str, Text], parts: Mapping[str, str]
) -> tuple[Kept, dict[str, str]]:
    """The texts of the version before that stay as they are, and the parts that are written anew."""
    kept = {
        part: before[part]
        for part, text in parts.items()
        if part in before and before[part].content == _clean(part, text)
    }
    return kept, {part: text for part, text in parts.items() if part not in kept}


def _kept_items(before: list[Text], items: list[str]) -> tuple[list[int], list[str]]:
    """The numbers of the items that stay as they are, and the items that are written anew."""
    wanted = [_clean("demands", item) for item in items]
    numbers = [n for n, text in enumerate(before, 1) if text.salt and text.content in wanted]
    staying = {before[number - 1].content for number in numbers}
    return numbers, [item for item in wanted if item not in staying]


def _found_by(said: Said) -> dict[str, str]:
    return {
        "country": said.country, "begun": said.begun, "ended": said.ended, "outcome": said.outcome,
    }  # fmt: skip


def _write_version(
    struggle: Struggle, by: Member, body: Body, said: Said, texts: Kept, lists: Items,
    *, why: Text | None = None,
) -> StruggleVersion:  # fmt: skip
    version = StruggleVersion.objects.create(
        struggle=struggle, number=struggle.version, by=by, body=body, at=record.moment(), why=why,
        **said.facts(), **texts,
    )  # fmt: skip
    StruggleItem.objects.bulk_create(
        StruggleItem(version=version, part=name, number=number, text=text)
        for name, items in lists.items()
        for number, text in enumerate(items, 1)
    )
    return version


def _commitments(texts: list[Text]) -> list[str]:
    return [text.commitment for text in texts]
