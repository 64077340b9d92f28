"""What a member is told when a charter cannot be taken: every problem at once, each in its place."""

from dataclasses import dataclass, field

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _


@dataclass(frozen=True)
class Problem:
    """One reason. path: where in the file ("kinds.money.quorum"); article: its number, or ""."""

    path: str
    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    article: str = ""

    def __str__(self) -> str:
        sentence = self.sentence % self.values if self.values else self.sentence
        return f"{self.path}: {sentence}" if self.path else sentence


class Wrong(Exception):
    """Raised while one value is read; whoever reads the table collects it."""

    def __init__(self, path: str, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.problem = Problem(path, sentence, values)


class CharterRefused(RuleBroken):
    """A charter that cannot be taken. `problems` holds all reasons found, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        if len(problems) == 1:
            super().__init__(first.sentence, first.article, **first.values)
        else:
            super().__init__(
                _("This charter has %(count)s problems and cannot be taken as it is."),
                count=len(problems),
            )
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
