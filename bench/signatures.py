"""What it costs to verify lines that are signed with passkeys, beside the bare checks of their signatures.

`python bench/signatures.py [LINES]`. Every line is signed with an ES256 key (P-256), judged by the rules
and hashed; the bare loop has the keys ready and only computes. Processor time of one process, the best
of several rounds, both loops in every round.
"""

import json
import os
import sys
from hashlib import sha256
from time import process_time

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.webauthn import decode, encode
from autogestion.verify.record import RecordReader
from autogestion.verify.tests.authenticator import ORIGIN, RP, SoftKey, sign
from autogestion.verify.tests.records import AWA, entry, founding

LINES = 5_000
ROUNDS = 3
TARGET_RATIO = 2


def made_record(count: int, key: SoftKey) -> list[bytes]:
    """A member gives a key up and stops that, again and again, and signs each time."""
    added = entry(
        4, "key.added", AWA, key=1, credential=encode(key.credential), public=encode(key.public),
        rp=RP, origin=ORIGIN, wait=0, replaces=None,
    )  # fmt: skip
    acts = ("key.stopped", "key.removed")
    signed = (sign(key, 1, entry(seq, acts[seq % 2], AWA, key=1)) for seq in range(5, 5 + count))
    lines = [*founding(), added, *signed]
    return [canonical(line) for line in lines]


def verified(lines: list[bytes]) -> float:
    """Seconds for the whole of it."""
    started, reader = process_time(), RecordReader()
    reader.read(lines)
    assert reader.problem is None, reader.problem
    assert reader.replay.proofs.signed == len(lines) - 5
    return process_time() - started


def bare(lines: list[bytes], key: SoftKey) -> float:
    """Seconds for computing the signatures alone."""
    assert isinstance(key.private, EllipticCurvePrivateKey)
    public, jobs = key.private.public_key(), []
    for line in lines[5:]:
        proof = json.loads(line)["proof"]
        message = decode(proof["auth"]) + sha256(decode(proof["client"])).digest()
        jobs.append((decode(proof["sig"]), message))
    started = process_time()
    for signature, message in jobs:
        public.verify(signature, message, ECDSA(SHA256()))
    return process_time() - started


def main() -> int:
    """Print both times and their ratio; 1 where it is above the target."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    key = SoftKey()
    lines = made_record(count, key)
    rounds = [(bare(lines, key), verified(lines)) for _ in range(ROUNDS)]
    least, whole = min(one for one, _ in rounds), min(one for _, one in rounds)
    print(f"{count:,} signed lines, {len(os.sched_getaffinity(0))} processors, one used")
    print(f"  signatures alone   {least / count * 1e6:8.1f} us a line")
    print(f"  verified whole     {whole / count * 1e6:8.1f} us a line")
    print(f"  ratio              {whole / least:8.2f}  (target: at most {TARGET_RATIO})")
    return 0 if whole <= TARGET_RATIO * least else 1


if __name__ == "__main__":
    sys.exit(main())
