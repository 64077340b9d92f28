"""What the check says of one rule: where, how grave, in words and by an example, and what would do instead."""

from dataclasses import dataclass, field
from typing import Any

SEVERITIES = ("impossible", "hollow", "risky", "note")
"""impossible: nobody can do what the rule is about. hollow: one can, and it changes nothing, or a few
decide for all. risky: it holds as long as nobody uses it against the others. note: good to know."""


@dataclass(frozen=True)
class Said:
    """An English sentence with %(name)s placeholders, and what fills them. Translated where it is shown."""

    sentence: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


NOTHING = Said("")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding. `path`: the key it is about; `article`: its number, or the path where it has none."""

    code: str
    severity: str
    path: str
    message: Said
    principle: str
    example: Said = NOTHING
    suggestion: Said = NOTHING
    article: str = ""

    def to_data(self) -> dict[str, str]:
        """As `autogestion check --json` writes it."""
        return {
            "code": self.code,
            "severity": self.severity,
            "article": self.article or self.path,
            "path": self.path,
            "message": str(self.message),
            "example": str(self.example),
            "principle": self.principle,
            "suggestion": str(self.suggestion),
        }
