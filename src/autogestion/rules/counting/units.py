"""Votes that are split: whole numbers of a smallest part, or exact fractions. Never floats."""

from dataclasses import dataclass
from fractions import Fraction

Amount = int | Fraction


@dataclass(frozen=True)
class Unit:
    """How finely a vote is divided: into 10 ** places parts, or without limit where places is None.

    Amounts are whole numbers of such parts (places given) or fractions of a vote (None).
    """

    places: int | None

    @property
    def one(self) -> int:
        """One whole vote as an amount."""
        return int(10 ** (self.places or 0))

    def quotient(self, dividend: Amount, divisor: Amount) -> Amount:
        """The division with any remainder below the smallest part ignored."""
        return dividend // divisor if self.places is not None else Fraction(dividend) / divisor

    def said(self, amount: Amount) -> int | str:
        """The amount as it stands in the record: 12, "12.00500" or "25/2"."""
        if self.places == 0:
            return int(amount)
        if self.places is None:
            return str(amount)
        sign, amount = "-" if amount < 0 else "", abs(int(amount))
        return f"{sign}{amount // self.one}.{amount % self.one:0{self.places}d}"
