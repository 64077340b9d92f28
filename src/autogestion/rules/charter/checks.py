"""Rules of one charter that cannot all be kept: found by trying them, told before anybody signs."""

from collections.abc import Iterator

from autogestion.rules.charter import limits
from autogestion.rules.charter.council_checks import of_councils
from autogestion.rules.charter.model import Charter, Kind
from autogestion.rules.charter.refused import Problem
from autogestion.rules.record.canonical import canonical
from autogestion.rules.thresholds import Condition, Figures, Pass
from autogestion.rules.words import gettext_noop as _

# Sizes at which "never" is tried: all small ones, then some large ones.
_SIZES = (*range(1, 61), 100, 1_000, 10_000, 1_000_000)


def contradictions(charter: Charter) -> Iterator[Problem]:
    """Every contradiction found in a charter that is read whole."""
    yield from _length(charter)
    yield from _sizes(charter)
    yield from _witnesses(charter)
    yield from _matters(charter)
    yield from of_councils(charter)
    for kind in charter.kinds.values():
        yield from _kind(kind)
        yield from _reachable(kind, charter.assemblies.size_min, _is_put_to_one(charter, kind))


def _is_put_to_one(charter: Charter, kind: Kind) -> bool:
    """Whether one assembly decides by this rule, also in place of a rule that is left out."""
    left_out = [scopes for name, scopes in limits.FIXED_SCOPES.items() if name not in charter.kinds]
    return "own" in kind.scopes or (kind.name == "ordinary" and ("own",) in left_out)


def _length(charter: Charter) -> Iterator[Problem]:
    """A charter stands in one line of the record, beside what else the line says."""
    if len(canonical(charter.to_data())) > limits.CHARTER_BYTES_MAX:
        yield Problem(
            "name",
            _(
                "The charter is longer than a line of the record can be. Say its sources in fewer words."
            ),
        )


def _sizes(charter: Charter) -> Iterator[Problem]:
    smallest, largest = charter.assemblies.size_min, charter.assemblies.size_max
    founders = charter.founders_min
    if largest is not None and smallest > largest:
        yield Problem(
            "assemblies.size_max",
            _(
                "The largest assembly (%(largest)s) would be smaller than the smallest (%(smallest)s)."
            ),
            {"largest": largest, "smallest": smallest},
        )
    if founders < smallest:
        yield Problem(
            "founding.founders_min",
            _(
                "The founders make the first assembly, so they are at least as many as the "
                "smallest assembly (%(smallest)s)."
            ),
            {"smallest": smallest},
        )
    if largest is not None and smallest <= largest < founders:
        yield Problem(
            "founding.founders_min",
            _(
                "The founders make the first assembly, so they are at most as many as the "
                "largest assembly (%(largest)s)."
            ),
            {"largest": largest},
        )
    tellers = charter.assemblies.tellers
    if tellers == 1 or (tellers and tellers >= smallest):
        yield Problem(
            "assemblies.tellers",
            _(
                "Two tellers at least stand by a ballot, and in an assembly of %(smallest)s members "
                "there have to be as many beside the voter: write 0 for none."
            ),
            {"smallest": smallest},
        )
    if charter.admission.approvals > smallest:
        yield Problem(
            "admission.approvals",
            _(
                "An assembly of %(smallest)s members could never admit anyone with %(needed)s approvals."
            ),
            {"smallest": smallest, "needed": charter.admission.approvals},
        )
    if charter.facts.demand_seconds >= smallest:
        yield Problem(
            "facts.demand_seconds",
            _(
                "In an assembly of %(smallest)s members nobody would find %(needed)s others to support a demand."
            ),
            {"smallest": smallest, "needed": charter.facts.demand_seconds},
        )


def _witnesses(charter: Charter) -> Iterator[Problem]:
    named, needed = len(charter.witnesses.keys), charter.witnesses.needed
    if needed > named:
        yield Problem(
            "witnesses.needed",
            _(
                "The charter names %(named)s witnesses and asks for %(needed)s of them, so that no "
                "decision would ever count as published."
            ),
            {"named": named, "needed": needed},
        )


def _matters(charter: Charter) -> Iterator[Problem]:
    for matter in charter.questions.reserved:
        if matter in charter.questions.common:
            yield Problem(
                "questions.common",
                _(
                    "“%(matter)s” is reserved to each assembly and common as well. Strike it out of one "
                    "of the two lists."
                ),
                {"matter": matter},
            )


def _kind(kind: Kind) -> Iterator[Problem]:
    path = f"kinds.{kind.name}"
    fixed = limits.FIXED_SCOPES.get(kind.name)
    if fixed and kind.scopes != fixed:
        yield Problem(
            f"{path}.scopes",
            _(
                "Whom a question of this kind concerns is not a charter's to choose: it is "
                "always “%(scope)s” (S1). Leave “scopes” out."
            ),
            {"scope": fixed[0]},
        )
    if kind.signed and kind.notice_hours + kind.open_hours < limits.KEY_WAIT_HOURS:
        yield Problem(
            f"{path}.signed",
            _(
                "A new passkey waits %(wait)s hours, and notice and vote together are over sooner: who "
                "has none could never vote. Lengthen them, or leave “signed” out."
            ),
            {"wait": limits.KEY_WAIT_HOURS},
        )
    if kind.extension_hours and (kind.quorum.is_none or kind.quorum.of == "options"):
        yield Problem(
            f"{path}.extension_hours",
            _(
                "A vote is extended where its quorum is not reached, and this kind has no "
                "quorum. Write extension_hours = 0, or add a quorum."
            ),
        )
    if kind.method == "debian" and kind.quorum.of == "turnout" and not kind.quorum.is_none:
        yield Problem(
            f"{path}.quorum",
            _(
                'Counting by debian looks at each option: write of = "options" in the quorum, or quorum = 0.'
            ),
        )
    if kind.quorum.of == "options" and kind.method != "debian":
        yield Problem(
            f"{path}.quorum",
            _(
                "A quorum for each option belongs to counting by debian. Let it count those who "
                "take part: leave “of” out."
            ),
        )


def _reachable(kind: Kind, smallest: int, own: bool) -> Iterator[Problem]:
    path = f"kinds.{kind.name}"
    sizes = [size for size in _SIZES if size >= smallest] or [smallest]
    if own and kind.seconds >= smallest:
        yield Problem(
            f"{path}.seconds",
            _(
                "In an assembly of %(smallest)s members nobody would find %(needed)s others to support a question."
            ),
            {"smallest": smallest, "needed": kind.seconds},
        )
    if own and kind.quorum.needed(smallest) > smallest:
        yield Problem(
            f"{path}.quorum",
            _("An assembly of %(smallest)s members could never reach this quorum of %(needed)s."),
            {"smallest": smallest, "needed": kind.quorum.needed(smallest)},
        )
        return
    if all(kind.quorum.needed(size) > size for size in sizes):
        yield Problem(
            f"{path}.quorum",
            _("However many members there are, this quorum could never be reached."),
        )
        return
    if kind.passes:
        yield from _passable(kind, sizes, smallest, own)


def _passable(kind: Kind, sizes: list[int], smallest: int, own: bool) -> Iterator[Problem]:
    path = f"kinds.{kind.name}.passes"
    if not any(way.open_at(kind.notice_hours) for way in kind.passes):
        yield Problem(
            path,
            _(
                "No way to pass is open to a question with the notice of %(hours)s hours. "
                "Lengthen the notice, or add a way that needs no more."
            ),
            {"hours": kind.notice_hours},
        )
    if kind.method == "majority" and any(map(_lets_a_minority_carry, kind.passes)):
        yield Problem(
            path,
            _(
                "By this rule fewer members could carry a question than oppose it. Decisions are "
                "made by a majority (S4): ask for at least half of the votes in each way to pass."
            ),
        )
    if not any(_passes_when_all_agree(kind.passes, size, size) for size in sizes):
        yield Problem(path, _("Even if every member voted for it, a question could never pass."))
    elif own and not _passes_when_all_agree(kind.passes, smallest, smallest):
        yield Problem(
            path,
            _(
                "In an assembly of %(smallest)s members a question could never pass, even if all voted for it."
            ),
            {"smallest": smallest},
        )
    elif not kind.quorum.is_none and not any(
        _passes_when_all_agree(kind.passes, size, min(size, kind.quorum.needed(size)))
        for size in sizes
    ):
        yield Problem(
            path,
            _(
                "With just the quorum present a question could never pass, even if all voted for "
                "it: the quorum promises more than the majority keeps. Raise the quorum."
            ),
        )


def _passes_when_all_agree(passes: tuple[Pass, ...], size: int, voters: int) -> bool:
    figures = Figures(
        cast=voters, for_=voters, against=0, abstain=0, present=voters, entitled=size, seats=size
    )
    return any(way.reached(figures, limits.HOURS_MAX) for way in passes)


def _lets_a_minority_carry(way: Pass) -> bool:
    return not any(map(_asks_for_half, way.conditions))


def _asks_for_half(condition: Condition) -> bool:
    return condition.votes == "for" and condition.share is not None and 2 * condition.share >= 1
