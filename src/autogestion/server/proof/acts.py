"""What is kept beside the record: signatures of witnesses. They are about its lines and are none."""

from autogestion.rules.record.cosigning import moment_and_signature
from autogestion.rules.record.note import (
    MalformedNote,
    NotVouchedFor,
    parse_checkpoint,
    parse_note,
    record_origin,
    vouched_for,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.proof.reading import named_keys
from autogestion.server.record import clock, tree
from autogestion.server.record import queries as record
from autogestion.server.record.models import Cosignature
from autogestion.verify.signatures import checks

AHEAD_SECONDS = 300
"""So much may the clock of a witness be ahead of ours."""


class NotKept(Exception):
    """A cosignature that is not one of ours, with the status of HTTP that C2SP tlog-witness has for it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


def keep_cosignatures(organisation: Organisation, signed: bytes) -> int:
    """Keep what witnesses named by the charter signed under a checkpoint of ours; answers how many."""
    keys = {(key.name, key.key_id): key for key in named_keys(organisation)}
    try:
        note = parse_note(signed)
        checkpoint = parse_checkpoint(note.text)
        if checkpoint.origin != record_origin(organisation.org):
            raise NotKept(404, f"this is not the record of {checkpoint.origin}")
        found = vouched_for(note, checks(list(keys.values())))
    except MalformedNote as error:
        raise NotKept(400, str(error)) from None
    except NotVouchedFor as error:
        raise NotKept(403, str(error)) from None
    if checkpoint.size > record.frontier(organisation).size:
        raise NotKept(409, "our record is shorter")
    if checkpoint.root != tree.root_at(organisation, checkpoint.size):
        raise NotKept(422, "our record has another root at that length")
    for one in found:
        at, _signature = moment_and_signature(one.signature)
        if at > clock.now() + AHEAD_SECONDS:
            raise NotKept(400, f"the clock of {one.name} is ahead of ours")
        Cosignature.objects.update_or_create(
            organisation=organisation,
            witness=keys[one.name, one.key_id].to_line(),
            size=checkpoint.size,
            defaults={"at": at, "signature": one.signature},
        )
    return len(found)
