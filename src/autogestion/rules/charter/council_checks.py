"""Rules about delegates that would make recall, account or call back impossible (S3, S6, S11)."""

from collections.abc import Iterator
from itertools import chain

from autogestion.rules.charter import limits
from autogestion.rules.charter.model import Charter, Kind
from autogestion.rules.charter.refused import Problem
from autogestion.rules.charter.standing_in import PLAIN
from autogestion.rules.thresholds import Figures
from autogestion.rules.words import gettext_noop as _

_SIZES = (*range(1, 201), 500, 1_000, 10_000, 1_000_000)
_NEVER_A_COUNCILS = (
    "appeal",
    "charter",
    "dissolution",
    "exclusion",
    "joining",
    "admission",
    "scope",
)


def of_councils(charter: Charter) -> Iterator[Problem]:
    """Every contradiction in what a charter says about councils and their delegates."""
    yield from chain(_keys(charter), _kinds(charter), _recall(charter))


def _keys(charter: Charter) -> Iterator[Problem]:
    rule, smallest = charter.councils, charter.assemblies.size_min
    if rule.recall_seconds >= smallest:
        yield Problem(
            "councils.recall_seconds",
            _(
                "In an assembly of %(smallest)s members nobody would find %(needed)s others to "
                "support a recall, so that no delegate could be recalled (S3)."
            ),
            {"smallest": smallest, "needed": rule.recall_seconds},
        )
    if rule.pause_days and not rule.terms_max:
        yield Problem(
            "councils.pause_days",
            _(
                "Who has no limit of terms does not wait after them: say terms_max, or leave this out."
            ),
        )
    draws = rule.ties == "draw" or rule.method == "lot"
    if draws and not rule.draw_sources:
        yield Problem(
            "councils.draw_sources",
            _("A draw needs numbers that nobody can choose: say where they are taken from."),
        )
    if rule.draw_sources and not draws:
        yield Problem(
            "councils.draw_sources",
            _("Nothing is drawn by this charter, so there is nothing to take numbers from."),
        )
    both = 2 * smallest
    if rule.callback_members.needed(both) > both:
        yield Problem(
            "councils.callback_members",
            _(
                "In two assemblies of %(smallest)s members nobody could ever call a council's "
                "question back (S2)."
            ),
            {"smallest": smallest},
        )
    for name in rule.urgent:
        if name in _NEVER_A_COUNCILS or name not in {*charter.kinds, *limits.KINDS}:
            yield Problem(
                "councils.urgent",
                _("“%(kind)s” is not a kind of question that a council decides."),
                {"kind": name},
            )


def _kinds(charter: Charter) -> Iterator[Problem]:
    for name in PLAIN:
        if name in charter.kinds and charter.kinds[name].method != "majority":
            yield Problem(
                f"kinds.{name}.method",
                _('This is a question of yes or no: write method = "majority".'),
            )


def _recall(charter: Charter) -> Iterator[Problem]:
    """The majority that elects also recalls, whatever the size of the assembly."""
    if "recall" not in charter.kinds:
        return
    recall, election = charter.kind("recall"), charter.kind("election")
    for size in _SIZES:
        if recall.quorum.needed(size) > max(election.quorum.needed(size), size // 2 + 1):
            yield Problem(
                "kinds.recall.quorum",
                _(
                    "Of %(size)s members, %(recall)s would have to take part in a recall, and "
                    "%(election)s in the election: a recall is never harder than an election (S3)."
                ),
                {
                    "size": size,
                    "recall": recall.quorum.needed(size),
                    "election": election.quorum.needed(size),
                },
            )
            return
    for size in _SIZES:
        if not _majority_carries(recall, size):
            yield Problem(
                "kinds.recall.passes",
                _(
                    "Of %(size)s members, %(for)s could want a delegate recalled and the delegate "
                    "would stay. A majority of those who elect always recalls (S3)."
                ),
                {"size": size, "for": size // 2 + 1},
            )
            return


def _majority_carries(recall: Kind, size: int) -> bool:
    for_ = size // 2 + 1
    figures = Figures(
        cast=size,
        for_=for_,
        against=size - for_,
        abstain=0,
        present=size,
        entitled=size,
        seats=size,
    )
    return recall.passed(figures, recall.notice_hours) is not None
