"""`@act`: one function, one transaction, one line. And `append`, which writes that line."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.db import transaction
from django.db.models import QuerySet

from autogestion.rules import texts
from autogestion.rules.record import tiles
from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.commitment import commit
from autogestion.rules.record.entry import LINE_BYTES_MAX
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.replay.given import given
from autogestion.server.record import clock, means
from autogestion.server.record.models import Entry, File, Head, Text, Tile
from autogestion.server.written import written_once

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

FORMAT = 1


class Actor(Protocol):
    """Who acts: a member of an organisation, or nobody where something follows by itself."""

    @property
    def organisation(self) -> "Organisation": ...
    @property
    def pseudonym(self) -> str | None: ...
    @property
    def known_by(self) -> str: ...


@dataclass(frozen=True)
class ByItself:
    """The actor of what follows from an act or from the hour: nobody."""

    organisation: "Organisation"
    pseudonym: None = None
    known_by: str = "clock"


Line = dict[str, Any]
Follower = Callable[["Organisation", Line], None]
followers: dict[str, list[Follower]] = {}
"""What follows from a kind of act, filled by `consequences`, the one table of it."""
keepers: list[Follower] = []
"""What is kept beside the record and told of every line, in its transaction: the index of the search."""


@dataclass
class _UnderWay:
    """An act while it is being done: the locked head, the moment, and the line it leaves."""

    organisation: "Organisation"
    head: Head
    at: int
    line: Line | None = None
    is_demanded: bool = False
    """Whether the charter takes this act signed only."""


_acts: ContextVar[tuple[_UnderWay, ...]] = ContextVar("acts under way", default=())


A = TypeVar("A", bound=Actor)
P = ParamSpec("P")
R = TypeVar("R")


def act(function: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Make a function an act: its first argument is who acts.

    Opens the transaction, takes the organisation's order by locking its head, fixes the moment,
    sees to it that the function leaves exactly one line, then lets follow what follows from it.
    A refusal (RuleBroken) or any error leaves tables and record untouched.
    """

    @wraps(function)
    def performed(by: A, *args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            (head,) = _locked_head(by.organisation.pk)
            under_way = _UnderWay(by.organisation, head, max(clock.now(), head.last_at))
            token = _acts.set((*_acts.get(), under_way))
            try:
                answer = function(by, *args, **kwargs)
            finally:
                _acts.reset(token)
            if under_way.line is None:
                raise RuntimeError(f"the act {function.__name__} left no line in the record")
            means.hand_of(by).finish()
            for follow in followers.get(under_way.line["act"], ()):
                follow(by.organisation, under_way.line)
        return answer

    performed.is_act = True  # type: ignore[attr-defined]  # Read by the tests that list all acts.
    return cast("Callable[Concatenate[A, P], R]", performed)


@written_once
def _locked_head(organisation: int) -> QuerySet[Head]:
    return Head.objects.select_for_update().filter(pk=organisation)


def _current() -> _UnderWay:
    try:
        return _acts.get()[-1]
    except IndexError:
        raise RuntimeError("only an act writes to the record") from None


def moment() -> int:
    """When the act under way happens (seconds since 1970 UTC): never before the line above it."""
    return _current().at


def asked_at(by: Actor) -> int:
    """When the act under way was laid before its member, where they sign it; else its moment."""
    asked = means.hand_of(by).asked_at
    return moment() if asked is None else asked


def demand_signature(by: Actor) -> bool:
    """The charter wants the act under way signed: whether it is, or will be before it is done."""
    _current().is_demanded = True
    return means.hand_of(by).signs(by)


def append(act_name: str, /, *, by: Actor, within: int | None = None, **body: Any) -> Line:
    """Write the line of the act under way: what was done, by whom, in which body, with what."""
    under_way = _current()
    if under_way.line is not None:
        raise RuntimeError(f"an act leaves one line; {act_name} would be its second")
    head, organisation = under_way.head, under_way.organisation
    frontier = Frontier.from_bytes(bytes(head.frontier))
    entry = {
        "v": FORMAT,
        "org": organisation.org,
        "seq": frontier.size,
        "at": under_way.at,
        "act": act_name,
        "by": by.pseudonym,
        "in": within,
        "body": body,
        "proof": {},
    }
    entry["proof"] = means.hand_of(by).prove(by, entry, is_demanded=under_way.is_demanded)
    line = canonical(entry)
    if len(line) > LINE_BYTES_MAX:
        raise RuntimeError(
            f"a line of {len(line)} bytes; only a charter could be so long, and is not"
        )
    leaf = leaf_hash(line)
    Entry.objects.create(
        organisation=organisation, seq=frontier.size, at=under_way.at, act=act_name,
        by=by.pseudonym, within=within, line=line.decode(), leaf=leaf,
    )  # fmt: skip
    Tile.objects.bulk_create(
        Tile(organisation=organisation, level=tile.level, number=tile.number, root=tile.root)
        for tile in tiles.filled(frontier, leaf)
    )
    if by.pseudonym is not None:
        _sign_texts(organisation, by.pseudonym, act_name, body)
    frontier.append(leaf)
    Head.objects.filter(pk=organisation.pk).update(
        frontier=frontier.to_bytes(), last_at=under_way.at
    )
    for keep in keepers:
        keep(organisation, entry)
    under_way.line = entry
    return entry


def _sign_texts(organisation: "Organisation", pseudonym: str, act_name: str, body: Line) -> None:
    """The texts and files that the line gives are whose it is (rules.replay.given)."""
    own = [commitment for commitment, is_own in given(act_name, body) if is_own]
    if own:
        new = {"organisation": organisation, "commitment__in": own, "by": ""}
        Text.objects.filter(**new).update(by=pseudonym)
        if body.get("files"):
            File.objects.filter(**new).update(by=pseudonym)


def begin(organisation: "Organisation") -> None:
    """An empty record for an organisation that is being proposed."""
    Head.objects.create(organisation=organisation, frontier=Frontier().to_bytes())


def keep_line(
    organisation: "Organisation", content: str, *, max_length: int = texts.LINE_MAX
) -> Text:
    """Keep one line of text behind its commitment; RuleBroken where it cannot be kept."""
    return _keep(organisation, texts.clean_line(content, max_length=max_length))


def keep_paragraphs(
    organisation: "Organisation", content: str, *, max_length: int = texts.PARAGRAPHS_MAX
) -> Text:
    """Keep a longer text behind its commitment; RuleBroken where it cannot be kept."""
    return _keep(organisation, texts.clean_paragraphs(content, max_length=max_length))


def keep_together(organisation: "Organisation", cleaned: Sequence[str]) -> list[Text]:
    """Keep several texts at once, in this order: `rules.texts` has cleaned each of them."""
    return Text.objects.bulk_create(_committed(organisation, content) for content in cleaned)


def _keep(organisation: "Organisation", content: str) -> Text:
    text = _committed(organisation, content)
    text.save(force_insert=True)
    return text


def _committed(organisation: "Organisation", content: str) -> Text:
    salt = means.salt()
    commitment = commit(content, salt)
    means.note_text(commitment, content)
    return Text(organisation=organisation, commitment=commitment, salt=salt, content=content)


def erase(organisation: "Organisation", commitments: Collection[str]) -> None:
    """Texts, files and salts behind these commitments go. Stands inside the act that says so."""
    those = {"organisation": organisation, "commitment__in": commitments}
    Text.objects.filter(**those).update(salt=b"", content=texts.ERASED)
    File.objects.filter(**those).update(salt=b"", content=b"", name="", kind="")


def keep_file(organisation: "Organisation", *, name: str, kind: str, content: bytes) -> File:
    """Keep a file behind its commitment, SHA-256 of salt and bytes. The caller has looked at the bytes."""
    salt = means.salt()
    return File.objects.create(
        organisation=organisation, commitment=hashlib.sha256(salt + content).hexdigest(), salt=salt,
        name=name, kind=kind, content=content,
    )  # fmt: skip


def keep_file_as_committed(
    organisation: "Organisation", *, name: str, kind: str, content: bytes, salt: bytes
) -> File:
    """Keep a file of the rules to which an earlier line committed already, with this salt."""
    return File.objects.create(
        organisation=organisation, commitment=hashlib.sha256(salt + content).hexdigest(), salt=salt,
        name=name, kind=kind, content=content,
    )  # fmt: skip
