"""A result on paper: the sentence, the count, what was needed, the count by assembly."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from autogestion.server.deliberation.outcome import Outcome
from autogestion.server.printing import Block, Facts, Listing, Table, Words
from autogestion.server.web.numbers import percent, plain

BODIES_MAX = 30
"""So many assemblies at most stand in the table; for the rest there is the page."""


def outcome_on_paper(outcome: Outcome) -> Iterator[Block]:
    """What the component `result` shows."""
    yield Words(outcome.verdict)
    yield _count(outcome)
    yield Facts(list(_figures(outcome)))
    if outcome.notes:
        yield Listing(outcome.notes)
    if len(outcome.bodies) > 1:
        yield from _by_assembly(outcome)


def _count(outcome: Outcome) -> Table:
    rows = [[row.label, plain(row.votes), percent(row.votes, outcome.cast)] for row in outcome.rows]
    abstained = [_("Abstained"), plain(outcome.abstained), percent(outcome.abstained, outcome.cast)]
    head = [_("Option"), _("Votes"), _("Share of the ballots cast")]
    return Table(head, [*rows, abstained], numbers=[1, 2])


def _figures(outcome: Outcome) -> Iterator[tuple[str, str]]:
    voted = {"cast": plain(outcome.cast), "entitled": plain(outcome.entitled)}
    yield _("Voted"), _("%(cast)s of %(entitled)s on the roll") % voted
    if outcome.quorum is not None:
        reached = _("reached") if outcome.quorum_reached else _("not reached")
        yield _("Quorum"), f"{plain(outcome.quorum)}, {reached}"
    if outcome.needed is not None:
        yield _("Needed to carry"), f"{plain(outcome.needed)}: {outcome.needed_words}"
    if outcome.article:
        yield _("Rule"), _("Article %(article)s") % {"article": outcome.article}


def _by_assembly(outcome: Outcome) -> Iterator[Block]:
    labels = [row.label for row in outcome.rows]
    head = [_("Assembly"), *labels, _("Abstained"), _("Voted"), _("On the roll")]
    rows = [
        [line.body.name, *map(plain, (*line.votes, line.abstained, line.cast, line.entitled))]
        for line in outcome.bodies[:BODIES_MAX]
    ]
    # More options than a sheet has room for stand on the page alone.
    if len(head) <= 8:
        yield Table(head, rows, numbers=range(1, len(head)), caption=_("The count by assembly"))
