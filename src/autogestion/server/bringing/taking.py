"""Bringing proposals in: each becomes a question by the act with which anybody poses one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from autogestion.rules.refusals import RuleBroken
from autogestion.server.bringing import queries
from autogestion.server.bringing.asking import dossier_of
from autogestion.server.bringing.tables import Proposal, Remark
from autogestion.server.deliberation import acts

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question
    from autogestion.server.organisations.models import Body, Member

AT_ONCE_MAX = 500
"""More questions than these nobody reads; the next ones come with the next press."""


@dataclass
class Brought:
    """What became of a sheet of a table: how many questions, what was here already, what was refused."""

    posed: int = 0
    known: int = 0
    remarks: int = 0
    answers: int = 0
    refused: list[tuple[int, RuleBroken]] = field(default_factory=list)


def bring_in(
    by: "Member", body: "Body", proposals: Sequence[Proposal], *, source: str,
    threads: dict[str, list[Remark]] | None = None,
) -> Brought:  # fmt: skip
    """Pose each of them in one's own assembly. What is refused is left out and said; the rest stands.

    A question that asks the same for the same reasons is not posed twice, so that a table can be brought
    in again after an interruption.
    """
    brought, threads = Brought(), threads or {}
    dossiers = [(proposal, dossier_of(proposal, source)) for proposal in proposals]
    known = queries.known(body.organisation, [str(dossier.asked) for _, dossier in dossiers])
    for proposal, dossier in dossiers:
        words = (str(dossier.asked), str(dossier.why))
        if words in known:
            brought.known += 1
            continue
        try:
            question = acts.pose_question(by, body, dossier=dossier)
        except RuleBroken as refusal:
            brought.refused.append((proposal.row, refusal))
            continue
        brought.posed += 1
        known.add(words)
        _add_thread(by, question, threads.get(proposal.key, []), brought, proposal.row)
    return brought


def _add_thread(
    by: "Member", question: "Question", thread: Sequence[Remark], brought: Brought, row: int
) -> None:
    """What takes a side becomes an argument; what answers somebody is none, and is counted."""
    for remark in thread:
        if not remark.side:
            brought.answers += 1
            continue
        try:
            acts.add_argument(by, question, side=remark.side, text=remark.text)
        except RuleBroken as refusal:
            brought.refused.append((row, refusal))
        else:
            brought.remarks += 1
