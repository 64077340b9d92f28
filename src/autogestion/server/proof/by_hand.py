"""How to check a line with nothing but a shell: commands to copy, each with what it must answer.

They need `sha256sum` (coreutils) and `perl`, which every Debian has; on macOS `shasum -a 256` takes
the place of `sha256sum`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from autogestion.rules.record.hashes import node_hash
from autogestion.server.proof.opened import Opened

NODE = """\
perl -e 'print pack "H*", "01" . join "", @ARGV' \\
  {left} \\
  {right} | sha256sum"""
LEAF = """\
cat > line.json <<'END'
{line}
END
(printf '\\000'; tr -d '\\n' < line.json) | sha256sum"""
TEXT = """\
cat > text.txt <<'{end}'
{text}
{end}
(perl -e 'print pack "H*", shift' \\
  {salt}; head -c -1 text.txt) | sha256sum"""


class Step(NamedTuple):
    """A command and the hash that it must print."""

    command: str
    answer: str


def leaf_step(line: str, leaf: bytes) -> Step:
    """From the line to its leaf."""
    return Step(LEAF.format(line=line), leaf.hex())


def text_step(opened: Opened) -> Step:
    """From a text and its salt to the commitment in the line."""
    end = "END"
    while end in opened.text.splitlines():
        end += "END"
    command = TEXT.format(text=opened.text, salt=opened.salt, end=end)
    return Step(command, opened.commitment)


def root_steps(leaf: bytes, seq: int, size: int, proof: Sequence[bytes]) -> list[Step]:
    """From the leaf to the root, one for each hash of the proof (RFC 9162, 2.1.3.2)."""
    steps, node, here, last = [], leaf, seq, size - 1
    for sibling in proof:
        is_right = bool(here & 1) or here == last
        left, right = (sibling, node) if is_right else (node, sibling)
        node = node_hash(left, right)
        steps.append(Step(NODE.format(left=left.hex(), right=right.hex()), node.hex()))
        while is_right and not here & 1 and here:
            here, last = here >> 1, last >> 1
        here, last = here >> 1, last >> 1
    return steps
