"""What stands on the ballot of a question, in words: yes and no, options, or those who stand for election."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.rules.elections import WITH_NONE
from autogestion.rules.votes import APART
from autogestion.server.deliberation.models import Candidate, Option
from autogestion.server.organisations.models import Organisation
from autogestion.server.votes.models import Vote
from autogestion.server.web.texts import said

ELECTION = "election"


@dataclass(frozen=True)
class Paper:
    """What one can choose, in the ballot's order: the name of each choice, and what more is said of it."""

    labels: list[str]
    texts: list[str]
    is_plain: bool = False
    """Whether it asks for a yes or no."""

    @classmethod
    def of_options(cls, options: Sequence[str], *, is_apart: bool = False) -> "Paper":
        """Each option by its first line; 'none of these' stands last. Without options: yes and no.

        `is_apart`: the options are amendments, and what stands last is the text as it is.
        """
        if is_apart:
            return cls([*options, _("The text as it stands")], ["" for _one in (*options, "")])
        if not options:
            return cls([_("Yes"), _("No")], ["", ""], is_plain=True)
        return cls(
            [*(option.partition("\n")[0].rstrip(" .") for option in options), _("None of these")],
            [
                *(option.partition("\n")[2].strip() for option in options),
                _("Whatever is asked here stays as it is."),
            ],
        )

    @classmethod
    def of_candidates(cls, candidates: Sequence[Candidate], method: str) -> "Paper":
        """Those who stand, with what they say for themselves; 'none of these' where the method has it."""
        labels = [str(candidate.member) for candidate in candidates]
        texts = [said(str(one.statement)) if one.statement else "" for one in candidates]
        if method not in WITH_NONE:
            return cls(labels, texts)
        return cls(
            [*labels, _("None of these")],
            [*texts, _("A seat that nobody is elected to stays vacant.")],
        )


def paper_of(organisation: Organisation, number: int, kind: str, method: str) -> Paper:
    """The ballot of the question with this number."""
    if kind == ELECTION:
        standing = Candidate.objects.filter(
            question__organisation=organisation,
            question__number=number,
            accepted_at__isnull=False,
            withdrawn_at=None,
        )
        rows = standing.select_related("member", "statement").order_by("number")
        return Paper.of_candidates(list(rows), method)
    options = Option.objects.filter(question__organisation=organisation, question__number=number)
    texts = options.order_by("number").values_list("text__content", flat=True)
    return Paper.of_options(list(map(said, texts)), is_apart=method == APART)


def paper_of_vote(vote: Vote) -> Paper:
    """The ballot of a vote. Its organisation is at hand."""
    return paper_of(vote.organisation, vote.number, vote.kind, vote.method)
