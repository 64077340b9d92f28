"""What a verification found, as values and in words."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import starmap
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Something that does not hold: in which part, why, and for a line its number and act."""

    part: str
    reason: str
    line: int | None = None
    act: str | None = None

    def __str__(self) -> str:
        where = self.part if self.line is None else f"{self.part}, line {self.line}"
        return f"{where}{f' ({self.act})' if self.act else ''}: {self.reason}"


@dataclass
class Report:
    """Everything found. It holds where there is no problem."""

    org: str = ""
    name: str = ""
    """The organisation's name, where its text is in the export."""
    size: int = 0
    root: str = ""
    first_at: int = 0
    last_at: int = 0
    acts: dict[str, int] = field(default_factory=dict)
    """Kind of act -> how many."""
    means: dict[str, int] = field(default_factory=dict)
    """By what those were known who did something -> how many lines. `passkey`: signed by themselves."""
    computes: bool = True
    """Whether the signatures of passkeys were computed; False where `cryptography` is missing."""
    counts: dict[str, int] = field(default_factory=dict)
    """What the organisation is made of in the end: members, assemblies, questions, …"""
    texts: int = 0
    texts_missing: int = 0
    """Commitments whose text or file is not in the export, though nobody erased it."""
    texts_erased: int = 0
    """Commitments whose text or file was erased by whoever wrote it: the record says so."""
    files: int = 0
    key: str = ""
    """The public key that the signature was checked with; '' where it was not checked."""
    key_is_given: bool = False
    """Whether that key came from the person who asks, and not from the export itself."""
    has_texts: bool = True
    """Whether the texts were there to be checked; they are in an export alone."""
    cosigned: dict[str, int] = field(default_factory=dict)
    """Name of a witness -> when it signed the checkpoint."""
    witnesses: int = 0
    """How many witnesses are known: those given, and those that the charter names."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.problems

    def add(self, part: str, reason: str, line: int | None = None, act: str | None = None) -> None:
        self.problems.append(Problem(part, reason, line, act))

    def sentence(self) -> str:
        """Whether it holds, and where not."""
        whose = self.name or f"organisation {self.org}" if self.org else "this organisation"
        if self.problems:
            return f"The record of {whose} does not hold: {self.problems[0]}."
        return (
            f"The record of {whose} holds: {self.size:,} lines, each admissible under the charter "
            "in force, together those of the checkpoint."
        )

    def details(self) -> list[str]:
        """The rest, a line each."""
        rows = [("root", f"{self.root} over {self.size:,} lines")]
        if self.size:
            rows.append(("time", f"{_day(self.first_at)} to {_day(self.last_at)}"))
        rows.append(("signature", self._signature()))
        rows.append(("known by", self._means()))
        rows += [("witness", f"{name}, on {_moment(at)}") for name, at in self.cosigned.items()]
        if self.witnesses:
            rows.append(("witnesses", f"{len(self.cosigned)} of {self.witnesses} signed it"))
        if self.has_texts:
            texts = (
                f"{self.texts:,} open their commitments, {self.texts_erased:,} were erased by those "
                f"who wrote them, {self.texts_missing:,} are missing"
            )
            rows += [("texts", texts), ("files", f"{self.files:,} open their commitments")]
        else:
            rows.append(("texts", "not looked at: take an export to check them too"))
        rows.append(("replay", ", ".join(starmap(_many, self.counts.items()))))
        rows += [("also", str(problem)) for problem in self.problems[1:]]
        return [f"  {name:10} {value}" for name, value in rows if value]

    def _means(self) -> str:
        signed = self.means.get("passkey", 0)
        how = "each checked" if self.computes else "not computed, for want of `cryptography`"
        said = [f"{signed:,} lines signed by passkeys ({how})"] if signed else []
        others = (means for means in sorted(self.means) if means not in ("passkey", "clock"))
        return ", ".join([*said, *(f"{self.means[one]:,} by {one}" for one in others)])

    def _signature(self) -> str:
        if not self.key:
            return "not checked"
        if self.key_is_given:
            return f"by the key you gave, {self.key}"
        return (
            f"by {self.key}, the key that lies in the export. Compare it with the one that other "
            "members hold, and give it with --key"
        )

    def to_data(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "holds": self.holds,
            "sentence": self.sentence(),
            "org": self.org,
            "name": self.name,
            "size": self.size,
            "root": self.root,
            "first_at": self.first_at,
            "last_at": self.last_at,
            "acts": self.acts,
            "means": self.means,
            "signatures_computed": self.computes,
            "counts": self.counts,
            "texts": self.texts,
            "texts_missing": self.texts_missing,
            "texts_erased": self.texts_erased,
            "files": self.files,
            "has_texts": self.has_texts,
            "cosigned": self.cosigned,
            "witnesses": self.witnesses,
            "key": self.key,
            "key_is_given": self.key_is_given,
            "problems": [
                {"part": one.part, "line": one.line, "act": one.act, "reason": one.reason}
                for one in self.problems
            ],
        }


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _day(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")


def _many(name: str, count: int) -> str:
    """'3 members', '1 assembly': `name` in the plural."""
    if count == 1:
        name = f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")
    return f"{count:,} {name}"
