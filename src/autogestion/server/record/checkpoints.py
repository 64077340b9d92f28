"""Signed checkpoints: what the server binds itself to, so that it cannot show two people two records."""

from typing import TYPE_CHECKING

from django.conf import settings

from autogestion.rules.record.cosigning import COSIGNATURE
from autogestion.rules.record.merkle import Frontier
from autogestion.rules.record.note import Signature, checkpoint_text, format_note, record_origin
from autogestion.server.record import clock, queries, tree
from autogestion.verify.signatures import PublicKey, Signer

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation

MINUTE = 60


def public_key(organisation: "Organisation") -> PublicKey:
    """The key by which this server signs the record of the organisation."""
    return _signer(organisation).public_key


def signed(organisation: "Organisation", frontier: Frontier) -> bytes:
    """The checkpoint of the record at the size of `frontier`, as a signed note (spec/record/checkpoint.md).

    Ed25519 leaves nothing to chance: the same tree gives the same bytes.
    """
    signer = _signer(organisation)
    text = checkpoint_text(signer.public_key.name, frontier.size, frontier.root())
    return format_note(text, [signer.sign(text)])


def cosigned(organisation: "Organisation", size: int) -> bytes:
    """The checkpoint of the record at this length, with what witnesses signed under it."""
    signer = _signer(organisation)
    text = checkpoint_text(signer.public_key.name, size, tree.root_at(organisation, size))
    others = [
        Signature(key.name, key.key_id, bytes(one.signature))
        for one in queries.cosignatures(organisation, size)
        for key in [PublicKey.from_line(one.witness, COSIGNATURE)]
    ]
    return format_note(text, [signer.sign(text), *others])


def size_to_witness(organisation: "Organisation") -> int:
    """The length of the record at the last full minute, so that all witnesses sign the same.

    Never shorter than what a witness signed before, whatever the clock does.
    """
    minute = clock.now() // MINUTE * MINUTE
    signed = max((one.size for one in queries.last_cosigned(organisation).values()), default=0)
    return max(queries.size_before(organisation, minute), signed)


def _signer(organisation: "Organisation") -> Signer:
    return Signer(record_origin(organisation.org), settings.RECORD_KEY)
