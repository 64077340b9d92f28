"""Reading a record line by line: canonical, hashed, and judged again by the rules."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from autogestion.rules.record.canonical import NotCanonical, parse
from autogestion.rules.record.entry import MalformedEntry, check
from autogestion.rules.record.merkle import Frontier
from autogestion.rules.replay import Replay, ReplayBroken
from autogestion.rules.replay.proofs import Holds
from autogestion.verify.export import RECORD
from autogestion.verify.report import Problem

_ERASING = frozenset({"text.erased", "name.erased"})


class RecordReader:
    """The tree and the replay under way. After the first line that does not hold, the tree alone goes on."""

    def __init__(self) -> None:
        self.tree = Frontier()
        holds = _holds()
        self.computes = holds is not None
        self.replay = Replay(keeps_ballots=False, holds=holds)
        self.acts: Counter[str] = Counter()
        self.erased: set[bytes] = set()
        """The commitments of texts and files that those who wrote them erased, 32 bytes each."""
        self.means: Counter[str] = Counter()
        """By what the members were known who did something -> in how many lines."""
        self.first_at = self.last_at = 0
        self.problem: Problem | None = None

    def read(self, lines: Iterable[bytes]) -> None:
        """Hash every line, and judge it as long as all before it hold."""
        append, feed, acts = self.tree.append, self.replay.feed, self.acts
        means = self.means
        for line in lines:
            append(sha256(b"\x00" + line).digest())  # leaf_hash, without a call for each line
            if self.problem is not None:
                continue
            entry = None
            try:
                entry = parse(line)
                check(entry)
                feed(entry)
            except (NotCanonical, MalformedEntry, ReplayBroken) as refusal:
                self._stop(entry, refusal)
                continue
            acts[entry["act"]] += 1
            means[entry["proof"]["how"]] += 1
            if entry["act"] in _ERASING:
                self.erased.update(map(bytes.fromhex, entry["body"]["texts"]))

    def awaited(self) -> set[bytes]:
        """The commitments of all texts and files of which the record speaks and which nobody erased."""
        state = self.replay.state
        return set() if state is None else set(state.texts)

    def _stop(self, entry: dict[str, Any] | None, refusal: Exception) -> None:
        act = entry.get("act") if entry else None
        reason = refusal.reason if isinstance(refusal, ReplayBroken) else str(refusal)
        number = self.tree.size - 1
        self.problem = Problem(RECORD, reason, number, act if isinstance(act, str) else None)


def _holds() -> Holds | None:
    """What computes signatures, where `cryptography` is installed."""
    try:
        from autogestion.verify.passkeys import holds
    except ModuleNotFoundError:
        return None
    return holds
