"""A question of an inquiry as it is written: the question, then a line for each answer to choose from."""

from dataclasses import dataclass

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _

QUESTION_MAX, CHOICE_MAX, CHOICES_MAX = 500, 280, 30
SCALE_ENDS = 2


@dataclass(frozen=True)
class Written:
    """The question and its lines: answers, the two ends of a scale, statements to begin with."""

    question: str
    lines: list[str]

    @property
    def text(self) -> str:
        """As it is kept."""
        return "\n".join([self.question, *self.lines])


def read(text: str) -> Written:
    """What `Written.text` was made of; a text that was erased is one line."""
    first, *rest = text.split("\n")
    return Written(first, rest)


def written(kind: str, question: str, lines: str) -> Written:
    """What somebody typed, a line for each answer; RuleBroken where nobody could answer it."""
    clean = [clean_line(line, max_length=CHOICE_MAX) for line in lines.splitlines() if line.strip()]
    if len(set(clean)) < len(clean):
        raise RuleBroken(_("Two of the answers read the same. Write each once."))
    if len(clean) > CHOICES_MAX:
        raise RuleBroken(_("At most %(most)d answers can be offered."), most=CHOICES_MAX)
    if kind in (rules.ONE, rules.SEVERAL) and len(clean) < 2:
        raise RuleBroken(_("Write at least two answers to choose from, each on a line of its own."))
    if kind == rules.SCALE and len(clean) != SCALE_ENDS:
        raise RuleBroken(
            _("Write on two lines what the first of the five steps means, and what the last.")
        )
    if kind == rules.STATEMENTS and not clean:
        raise RuleBroken(
            _("Write at least one statement to begin with, each on a line of its own.")
        )
    if kind in (rules.NUMBER, rules.WORDS) and clean:
        raise RuleBroken(
            _("This kind of question offers no answers to choose from. Leave the lines empty.")
        )
    return Written(clean_line(question, max_length=QUESTION_MAX), clean)
