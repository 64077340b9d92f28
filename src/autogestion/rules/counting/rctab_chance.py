"""Ties that RCTab breaks by a seed announced beforehand, recomputed.

Its draws are those of java.util.Random, a published linear congruential generator (48 bits), so
anybody who knows the seed finds the same. Nothing here is left to chance.
"""

from collections.abc import Sequence

MULTIPLIER, INCREMENT, MASK = 0x5DEECE66D, 0xB, (1 << 48) - 1


class Draws:
    """The row of draws that a seed stands for."""

    def __init__(self, seed: int) -> None:
        self.state = (seed ^ MULTIPLIER) & MASK

    def one_of(self, count: int) -> int:
        """Random.nextDouble() * count, rounded down."""
        fraction = (self._bits(26) << 27) + self._bits(27)
        return fraction * count >> 53

    def shuffled(self, names: Sequence[str]) -> list[str]:
        """Collections.shuffle."""
        order = list(names)
        for size in range(len(order), 1, -1):
            other = self._below(size)
            order[size - 1], order[other] = order[other], order[size - 1]
        return order

    def _below(self, bound: int) -> int:
        """Random.nextInt(bound)."""
        while True:
            bits = self._bits(31)
            if bound & (bound - 1) == 0:
                return bound * bits >> 31
            if bits - bits % bound + bound - 1 < 1 << 31:
                return bits % bound

    def _bits(self, bits: int) -> int:
        self.state = (self.state * MULTIPLIER + INCREMENT) & MASK
        return self.state >> (48 - bits)


def hashed_order(names: Sequence[str]) -> list[str]:
    """The order in which Java's hashed sets give up these names; RCTab draws from it in places."""
    room = 16
    while room * 3 < len(names) * 4:
        room *= 2
    return sorted(sorted(names), key=lambda name: _spread(name) & (room - 1))


def _spread(name: str) -> int:
    code = 0
    for unit in _units(name):
        code = (code * 31 + unit) & 0xFFFFFFFF
    return code ^ code >> 16


def _units(name: str) -> list[int]:
    raw = name.encode("utf-16-be")
    return [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2)]
