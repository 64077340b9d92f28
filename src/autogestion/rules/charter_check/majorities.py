"""Quorums and majorities that cannot be reached, that invert, or that give a few the last word (S4)."""

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from autogestion.rules.charter import Charter, Kind
from autogestion.rules.charter.limits import HOURS_MAX
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.charter_check.sizes import (
    MOST,
    Sizes,
    conditions,
    fewest_for,
    majority,
    voting,
)
from autogestion.rules.words import gettext_noop as _

SPECIAL = ("charter", "exclusion", "dissolution")
"""What changes the ground on which one decides. Elsewhere a majority decides (S4)."""

_NOT_A_COUNCIL_S = (*SPECIAL, "appeal", "joining", "admission", "scope")
ENTRENCHED = Fraction(9, 10)


def of_majorities(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    """Every finding about how votes are carried."""
    for kind in charter.kinds.values():
        tried = sizes.of_kind(kind)
        found = _quorum(kind, tried) or _passes(kind, tried) or _entrenched(kind, tried)
        if found:
            yield found
        elif blocked := _minority_blocks(kind, tried):
            yield blocked
        if dead := _deadlock(kind, tried):
            yield dead
    yield from _inverted(charter, sizes)


def _quorum(kind: Kind, tried: range) -> Finding | None:
    for size in tried:
        needed = kind.quorum.needed(size)
        if needed > size:
            return Finding(
                code="quorum-out-of-reach",
                severity="impossible",
                path=f"kinds.{kind.name}.quorum",
                message=Said(_("More members would have to take part than there are.")),
                example=Said(
                    _("Of %(size)s members, %(needed)s would have to vote."),
                    {"size": size, "needed": needed},
                ),
                principle="S4",
                suggestion=Said(_('Write the quorum as a share: quorum = "1/4".')),
            )
    return None


def _passes(kind: Kind, tried: range) -> Finding | None:
    path = f"kinds.{kind.name}.passes"
    for size in tried:
        if fewest_for(kind, size, size) is None:
            return Finding(
                code="majority-out-of-reach",
                severity="impossible",
                path=path,
                message=Said(_("Even if all vote for it, such a question does not pass.")),
                example=Said(_("All %(size)s members vote for it, and it fails."), {"size": size}),
                principle="S4",
                suggestion=Said(_('Ask for more than half of the votes: more_than = "1/2".')),
            )
    for size in tried:
        present = kind.quorum.needed(size)
        if kind.quorum.is_none or kind.quorum.of == "options":
            return None
        if fewest_for(kind, size, present) is None:
            return Finding(
                code="quorum-promises-too-much",
                severity="hollow",
                path=path,
                message=Said(
                    _(
                        "The quorum is reached, all who came agree, and the question still fails: "
                        "who stays away votes against it."
                    )
                ),
                example=Said(
                    _(
                        "Of %(size)s members %(present)s are enough for the quorum; all of them "
                        "vote for it, and it fails."
                    ),
                    {"size": size, "present": present},
                ),
                principle="S4",
                suggestion=Said(_("Raise the quorum, or take the majority of those who vote.")),
            )
    return None


def _entrenched(kind: Kind, tried: range) -> Finding | None:
    """A charter that nobody can change: nearly all would have to agree."""
    if kind.name != "charter":
        return None
    size = max(tried)
    needed = fewest_for(kind, size, size)
    if needed is None or needed < ENTRENCHED * size:
        return None
    return Finding(
        code="charter-unchangeable",
        severity="hollow",
        path="kinds.charter.passes",
        message=Said(
            _(
                "This charter could hardly ever be changed: a few keep it as it is against all others."
            )
        ),
        example=Said(
            _("Of %(size)s members %(against)s are enough to stop any change of it."),
            {"size": size, "against": size - needed + 1},
        ),
        principle="S14",
        suggestion=Said(
            _('Two thirds of those who vote are enough to change a charter: at_least = "2/3".')
        ),
    )


def _minority_blocks(kind: Kind, tried: range) -> Finding | None:
    """A special majority where a majority should decide: fewer than half have the last word."""
    if kind.name in SPECIAL:
        return None
    for size in tried:
        needed, enough = fewest_for(kind, size, size, HOURS_MAX), majority(size)
        if needed is not None and needed > enough:
            return Finding(
                code="minority-blocks",
                severity="hollow" if kind.name == "ordinary" else "risky",
                path=f"kinds.{kind.name}.passes" if kind.passes else f"kinds.{kind.name}.ratio",
                message=Said(_("A minority can stop what a majority wants.")),
                example=Said(
                    _(
                        "All %(size)s members vote: %(majority)s for it, %(minority)s against, "
                        "and the %(minority)s prevail."
                    ),
                    {"size": size, "majority": needed - 1, "minority": size - needed + 1},
                ),
                principle="S4",
                suggestion=Said(
                    _('Let more than half of those who vote decide: more_than = "1/2".')
                ),
            )
    return None


def _deadlock(kind: Kind, tried: range) -> Finding | None:
    """Empty seats count as votes against: with enough of them a council can do nothing any more."""
    if kind.name in _NOT_A_COUNCIL_S or all(one.of != "seats" for one in conditions(kind)):
        return None

    def decides(seats: int, empty: int) -> bool:
        held = seats - empty
        figures = voting(held, held, held, seats=seats)
        return any(way.reached(figures, kind.notice_hours) for way in kind.passes)

    for seats in range(2, min(max(tried), MOST) + 1):
        if decides(seats, seats // 2):
            continue  # Then fewer empty seats stop nothing either.
        for empty in range(1, seats // 2 + 1):
            if not decides(seats, empty):
                return Finding(
                    code="deadlock",
                    severity="hollow",
                    path=f"kinds.{kind.name}.passes",
                    message=Said(
                        _(
                            "Empty seats count as votes against, so a council with vacancies cannot "
                            "decide anything."
                        )
                    ),
                    example=Said(
                        _(
                            "Of %(seats)s seats %(empty)s are empty: the other %(held)s agree on "
                            "everything and can decide nothing."
                        ),
                        {"seats": seats, "empty": empty, "held": seats - empty},
                    ),
                    principle="S4",
                    suggestion=Said(_('Count those who hold a seat: of = "entitled".')),
                )
    return None


def _inverted(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    """What should be harder than an ordinary question is easier, at some size of the body."""
    ordinary = charter.kinds["ordinary"]
    for name in SPECIAL:
        if name not in charter.kinds:
            continue
        special = charter.kinds[name]
        for size in sizes.of_kind(special):
            rare, usual = _at_its_quorum(special, size), _at_its_quorum(ordinary, size)
            if rare is None or usual is None or rare[1] >= usual[1]:
                continue
            yield Finding(
                code="threshold-inverted",
                severity="hollow",
                path=f"kinds.{name}.quorum",
                message=Said(
                    _("What should be harder to decide than an ordinary question is easier.")
                ),
                example=Said(
                    _(
                        "Of %(size)s members, %(rare_for)s of %(rare)s who vote decide this, and an "
                        "ordinary question needs %(usual_for)s of %(usual)s."
                    ),
                    {
                        "size": size,
                        "rare": rare[0],
                        "rare_for": rare[1],
                        "usual": usual[0],
                        "usual_for": usual[1],
                    },
                ),
                principle="S4",
                suggestion=Said(_("Give it at least the quorum of ordinary questions.")),
            )
            break


def _at_its_quorum(kind: Kind, size: int) -> tuple[int, int] | None:
    """(how many vote, the fewest of them who carry it) where as few come as ever decide."""
    fewest = max(1, kind.quorum.needed(size))
    if votes := fewest_for(kind, size, fewest):
        return fewest, votes
    turnouts = range(fewest, size + 1)
    # Where all who vote agree, more of them never make it harder.
    first = bisect_left(turnouts, True, key=lambda each: fewest_for(kind, size, each) is not None)
    return (
        (turnouts[first], fewest_for(kind, size, turnouts[first]) or 0)
        if turnouts[first:]
        else None
    )
