"""Founding an organisation again from its export: verified first, then written whole or not at all."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

from django.db import DatabaseError, transaction
from django.utils.text import slugify

from autogestion.rules import state as states
from autogestion.rules.inquiry_results import are_results
from autogestion.rules.record.canonical import parse
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import ERASED, MISSING, clean_line, clean_paragraphs
from autogestion.server.deliberation.file_types import checked_file
from autogestion.server.finding.keeping import make_again
from autogestion.server.newspaper.cleaning import SOUNDS, cleaned
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept
from autogestion.server.portable.writing import write_ballots, write_state
from autogestion.server.record import clock
from autogestion.server.record.restoring import Restoring, keep_file, keep_texts
from autogestion.verify.export import FILES, MEMBERS, RECORD, TEXTS, Damaged, Export, Watch
from autogestion.verify.verifying import FILE_FIELDS, MEMBER_FIELDS, TEXT_FIELDS, verify

NAME_MAX = 80
SLUG_MAX = 50
CLOCKS_DIFFER_SECONDS = 24 * 3600


class NotImported(Exception):
    """An export that was refused, with the reason in a sentence. Nothing was changed."""


def import_(export: Export, watch: Watch) -> Organisation:
    """The organisation, equal to what it was where the export was made. NotImported says why not.

    Nobody can sign in as one of its members yet: `returning.slips` sees to that.
    """
    report, state = verify(export, watch=watch)
    if state is None or not report.holds:
        raise NotImported(report.sentence())
    if report.last_at > clock.now() + CLOCKS_DIFFER_SECONDS:
        raise NotImported(
            "The last act in it lies in the future. Set this machine's clock, and try again."
        )
    try:
        with transaction.atomic():
            return _write(export, state, bytes.fromhex(report.root))
    except (RuleBroken, Damaged) as reason:
        raise NotImported(f"Something in it cannot be kept: {reason}") from reason
    except (DatabaseError, OverflowError) as error:
        raise NotImported(f"The database cannot hold it: {error}") from error


def _write(export: Export, state: states.Organisation, root: bytes) -> Organisation:
    _refuse_what_is_here(state.org)
    organisation = Organisation.objects.create(
        org=state.org, slug=_free_slug(str(export.about.get("slug"))), proposed_at=state.proposed_at
    )
    files = _keep_files(organisation, export, state)
    texts = chain(_texts(export), _missing(export, state, files))
    kept = Kept(organisation, keep_texts(organisation, texts, state.texts), files)
    write_state(kept, state, _names(export))
    _write_record(export, kept, root)
    make_again(organisation)
    organisation.refresh_from_db()
    return organisation


def _refuse_what_is_here(org: str) -> None:
    here = Organisation.objects.filter(org=org).first()
    if here is not None:
        raise NotImported(f"This organisation is on this server already, at /o/{here.slug}/.")


def _free_slug(wished: str) -> str:
    """The address it had, with a number where another organisation has it here."""
    wished = slugify(wished)[:SLUG_MAX] or "organisation"
    slug, count = wished, 1
    while queries.organisation_with_slug(slug) is not None:
        count += 1
        slug = f"{wished}-{count}"
    return slug


def _texts(export: Export) -> Iterator[tuple[str, bytes, str]]:
    """Texts of the kind that members can write here, and no others."""
    for text in export.objects(TEXTS, TEXT_FIELDS, "commitment"):
        if clean_paragraphs(text["text"]) != text["text"]:
            raise Damaged(TEXTS, f"the text {text['commitment']} is not one that is kept here")
        yield text["commitment"], bytes.fromhex(text["salt"]), text["text"]


def _missing(
    export: Export, state: states.Organisation, files: Collection[str]
) -> Iterator[tuple[str, bytes, str]]:
    """The texts that nobody erased, and that were left out of the export all the same."""
    here = {text["commitment"] for text in export.objects(TEXTS, TEXT_FIELDS, "commitment")}
    for commitment in map(bytes.hex, state.texts):
        if commitment not in here and commitment not in files:
            yield commitment, b"", MISSING


def _keep_files(
    organisation: Organisation, export: Export, state: states.Organisation
) -> dict[str, int]:
    """The files in the order in which facts name them, empty where they are not here. Commitment -> primary key.

    After them, the results of inquiries.
    """
    said = {file["commitment"]: file for file in export.objects(FILES, FILE_FIELDS, "commitment")}
    facts = (fact.files for question in state.questions.values() for fact in question.facts)
    sent = (contribution.files for contribution in state.contributions.values())
    ours = [one.results for one in state.surveys.values() if one.published_at is not None]
    return {
        commitment: keep_file(
            organisation,
            commitment=commitment,
            by=state.texts.get(bytes.fromhex(commitment), ""),
            **_looked_at(
                export,
                said.get(commitment),
                is_erased=bytes.fromhex(commitment) not in state.texts,
                is_ours=commitment in ours,
            ),
        ).pk
        for named in chain(facts, sent, [ours])
        for commitment in named
    }


def _looked_at(
    export: Export, file: dict[str, Any] | None, *, is_erased: bool, is_ours: bool
) -> dict[str, Any]:
    """What is kept of a file, looked at as if a member had just added it, or an inquiry been published."""
    if file is None:
        return {"salt": b"", "name": ERASED if is_erased else MISSING, "kind": "", "content": b""}
    content = b"".join(export.file_blocks(file["commitment"]))
    is_good = are_results(content) if is_ours else _is_what_it_says(file, content)
    if not is_good:
        raise Damaged(FILES, f"the file {file['commitment']} is not of the kind it is said to be")
    salt = bytes.fromhex(file["salt"])
    return {"salt": salt, "name": file["name"], "kind": file["kind"], "content": content}


def _is_what_it_says(file: dict[str, Any], content: bytes) -> bool:
    """A recording is one that was cleaned; every other file is one that members can add to a fact."""
    if file["kind"] in SOUNDS:
        return cleaned(content) == (file["kind"], file["name"].rpartition(".")[2], content)
    return checked_file(file["name"], content)[:2] == (file["name"], file["kind"])


def _names(export: Export) -> dict[str, str]:
    """Pseudonym -> the name by which the other members know them."""
    return {
        member["pseudonym"]: clean_line(member["name"], max_length=NAME_MAX)
        for member in export.objects(MEMBERS, MEMBER_FIELDS, "pseudonym")
    }


def _write_record(export: Export, kept: Kept, root: bytes) -> None:
    """Every line as it stands; and the ballots, each vote's when it closes, so that few are in memory."""
    restoring = Restoring(kept.organisation)
    last: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for line in export.lines(RECORD):
        entry = parse(line)
        restoring.add(line, entry)
        if entry["act"] == "ballot.cast":
            last[entry["body"]["vote"]][entry["by"]] = entry
        elif entry["act"] == "vote.closed":
            write_ballots(kept, entry["body"]["vote"], last.pop(entry["body"]["vote"], {}))
    for vote, entries in last.items():
        write_ballots(kept, vote, entries)
    restoring.end()
    if restoring.tree.root() != root:
        raise Damaged(RECORD, "the file was changed while it was being read")
