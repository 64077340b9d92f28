"""Laying down the lines of a record that was verified elsewhere, as they are."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from autogestion.rules.record import tiles
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.server.record.models import Entry, File, Head, Text, Tile

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

AT_ONCE = 1000
"""How many rows are written by one statement."""


class Restoring:
    """The record of one organisation while its lines come in, in order, from the first one."""

    def __init__(self, organisation: "Organisation") -> None:
        self.tree = Frontier()
        self._organisation = organisation
        self._last_at = 0
        self._entries: list[Entry] = []
        self._tiles: list[Tile] = []

    def add(self, line: bytes, entry: dict[str, Any]) -> None:
        """One more line, with what it says."""
        leaf = leaf_hash(line)
        self._entries.append(
            Entry(
                organisation=self._organisation,
                seq=self.tree.size,
                at=entry["at"],
                act=entry["act"],
                by=entry["by"],
                within=entry["in"],
                line=line.decode(),
                leaf=leaf,
            )
        )
        self._tiles += [
            Tile(
                organisation=self._organisation,
                level=tile.level,
                number=tile.number,
                root=tile.root,
            )
            for tile in tiles.filled(self.tree, leaf)
        ]
        self.tree.append(leaf)
        self._last_at = entry["at"]
        if len(self._entries) >= AT_ONCE:
            self._write()

    def end(self) -> None:
        """Write what is left, and the head: from here acts go on."""
        self._write()
        Head.objects.create(
            organisation=self._organisation, frontier=self.tree.to_bytes(), last_at=self._last_at
        )

    def _write(self) -> None:
        Entry.objects.bulk_create(self._entries)
        Tile.objects.bulk_create(self._tiles)
        self._entries, self._tiles = [], []


def hold_acts_back(organisation: "Organisation") -> None:
    """Let nobody act here until the transaction under way ends: what is made of all lines misses none."""
    Head.objects.select_for_update().get(pk=organisation.pk)


def keep_texts(
    organisation: "Organisation",
    texts: Iterable[tuple[str, bytes, str]],
    whose: Mapping[bytes, str],
) -> dict[str, int]:
    """Keep (commitment, salt, text) of an organisation. Commitment -> primary key.

    `whose` says of each whose it is (rules.state.Organisation.texts).
    """
    rows: list[Text] = []
    for commitment, salt, content in texts:
        rows.append(
            Text(
                organisation=organisation,
                commitment=commitment,
                salt=salt,
                content=content,
                by=whose.get(bytes.fromhex(commitment), ""),
            )
        )
        if len(rows) >= AT_ONCE:
            Text.objects.bulk_create(rows)
            rows = []
    Text.objects.bulk_create(rows)
    kept = Text.objects.filter(organisation=organisation).values_list("commitment", "pk")
    return dict(kept.iterator())


def keep_file(
    organisation: "Organisation",
    *,
    commitment: str,
    salt: bytes,
    name: str,
    kind: str,
    content: bytes,
    by: str,
) -> File:
    """Keep a file whose bytes were looked at; of one that is not here, the commitment alone."""
    return File.objects.create(
        organisation=organisation,
        commitment=commitment,
        salt=salt,
        name=name,
        kind=kind,
        content=content,
        by=by,
    )
