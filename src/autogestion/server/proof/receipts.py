"""Receipts that members take with them: their line, its proof, and the best witnessed checkpoint."""

from typing import TYPE_CHECKING

from autogestion.rules.record.receipt import Receipt, format_receipt
from autogestion.server.organisations.models import Organisation
from autogestion.server.record import checkpoints, tree
from autogestion.server.record import queries as record

if TYPE_CHECKING:
    from autogestion.server.record.models import Entry


def receipt_for(organisation: Organisation, entry: "Entry") -> bytes:
    """The receipt for a line (C2SP tlog-proof), at the length that most witnesses have signed.

    Where none has signed so far, it is over the record as it stands and signed by this server alone.
    """
    size = record.best_cosigned(organisation, entry.seq) or record.frontier(organisation).size
    proof = tree.inclusion(organisation, entry.seq, size)
    checkpoint = checkpoints.cosigned(organisation, size)
    return format_receipt(Receipt(entry.seq, tuple(proof), checkpoint, entry.line.encode()))
