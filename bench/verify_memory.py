"""How much memory verifying a long record takes, which must follow the organisation and not its record.

`python bench/verify_memory.py [ENTRIES]`. The record of `bench/verify.py` (2,000 members who vote on one
question after the other) is written to disk as an export, and `autogestion verify` reads it in a process
of its own, whose largest resident memory is printed. Two lengths are measured, because what is added
for each line is what decides about ten million.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from autogestion.rules.record.canonical import canonical
from autogestion.rules.record.merkle import Frontier, leaf_hash
from autogestion.rules.record.note import checkpoint_text, format_note, record_origin
from autogestion.verify.signatures import Signer
from bench.verify import ORG, Author

ENTRIES = 2_000_000
LIMIT_MB = 300
LONG = 10_000_000
MEMBERS = 2_000


class Lines:
    """Hashes and writes lines as they come, and keeps none."""

    def __init__(self, file: Path) -> None:
        self.tree, self._archive = Frontier(), ZipFile(file, "w")
        self._part = self._archive.open("record.jsonl", "w", force_zip64=True)

    def __len__(self) -> int:
        return self.tree.size

    def append(self, line: bytes) -> None:
        self.tree.append(leaf_hash(line))
        self._part.write(line + b"\n")

    def end(self) -> None:
        """The other parts of the export."""
        self._part.close()
        signer = Signer(record_origin(ORG), bytes(32))
        text = checkpoint_text(signer.public_key.name, self.tree.size, self.tree.root())
        about = {
            "format": 1, "key": signer.public_key.to_line(), "org": ORG, "size": self.tree.size, "slug": "bench",
        }  # fmt: skip
        self._archive.writestr("about.json", canonical(about) + b"\n")
        self._archive.writestr("checkpoint", format_note(text, [signer.sign(text)]))
        for name in ("README.txt", "texts.jsonl", "members.jsonl", "files.jsonl"):
            self._archive.writestr(name, b"")
        self._archive.close()


def written(file: Path, entries: int) -> int:
    """Write an export of at least so many lines; answers how many."""
    author, lines = Author(MEMBERS), Lines(file)
    author.lines = lines  # type: ignore[assignment]  # It is only appended to, and asked for its length.
    author.found()
    number = 0
    while len(lines) < entries:
        number += 1
        author.decide(number)
    lines.end()
    return len(lines)


def verified(file: Path) -> int:
    """The largest resident memory of verifying it, in bytes."""
    code = "import sys; from autogestion.cli import main; sys.exit(main(sys.argv[1:]))"
    peak = "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    program = f"import resource\ntry:\n    {code}\nfinally:\n    {peak}"
    said = subprocess.run(
        [sys.executable, "-c", program, "verify", str(file)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return int(said.rsplit("peak", 1)[1]) * 1024


def main() -> int:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    found = []
    for wanted in (entries // 4, entries):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "bench.zip"
            size = written(file, wanted)
            begun, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            peak = verified(file)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            found.append((size, peak))
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(
                f"{size:,} lines: {peak / 1e6:.0f} MB, {cpu:.1f} s of processor "
                f"({size / cpu:,.0f} lines/s), {perf_counter() - begun:.0f} s in all",
                flush=True,
            )
    (less, low), (more, high) = found
    each = (high - low) / (more - less)
    at_length = low + each * (LONG - less)
    print(
        f"{each:.1f} bytes for each further line; {LONG:,} lines: about {at_length / 1e6:.0f} MB (limit {LIMIT_MB})"
    )
    return int(at_length > LIMIT_MB * 1e6)


if __name__ == "__main__":
    sys.exit(main())
