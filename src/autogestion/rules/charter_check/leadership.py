"""What makes an organ a leadership: nobody below fills it, recalls it, hears from it or overrules it (S3, S11)."""

from collections.abc import Iterator

from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.charter_check.organs import FROM_ABOVE, Organ, finding_of
from autogestion.rules.charter_check.recalling import of_recall
from autogestion.rules.charter_check.sizes import majority
from autogestion.rules.words import gettext_noop as _

STEPS_MANY = 3

_SETS = {
    "term": (
        "hollow",
        _("It fixes, or lengthens, its own term."),
        _("Let those who elect it fix the term."),
    ),
    "pay": (
        "hollow",
        _("It fixes its own pay."),
        _("Let those whom it serves fix the pay, at what they earn."),
    ),
    "composition": (
        "impossible",
        _("It says itself who belongs to it."),
        _("Let those below elect all its members."),
    ),
    "electorate": (
        "hollow",
        _("It says itself who may elect it."),
        _("Let each assembly admit its own members, who all elect."),
    ),
    "agenda": (
        "risky",
        _("It alone says what is put to it."),
        _("Let any member put a question to it."),
    ),
    "charter": (
        "hollow",
        _("It changes the charter without asking those whom the charter binds."),
        _("Let a change of the charter be put to all."),
    ),
}
_POWERS = {
    "veto": (
        "hollow",
        "S4",
        _("It can stop what those below have decided."),
        _("Let them reopen a decision instead: see the article on reopening."),
    ),
    "casting-vote": (
        "hollow",
        "S4",
        _("One person votes twice where it matters."),
        _("Let a tie change nothing, and put the question again."),
    ),
    "expulsion": (
        "hollow",
        "S11",
        _("It can put out those who elect it."),
        _("Let only one's own assembly exclude, after a hearing, with an appeal to all."),
    ),
    "dissolution": (
        "impossible",
        "S11",
        _("It can dissolve the bodies on which it rests."),
        _("Let an assembly end by its own decision alone."),
    ),
    "secrecy": (
        "hollow",
        "S7",
        _("It keeps from members what they would need to judge it."),
        _("Let delegates see nothing that their electors cannot see."),
    ),
}


def of_organs(organs: list[Organ], members: int | None) -> Iterator[Finding]:
    """Every finding about organs that are neither assemblies nor councils of delegates."""
    by_name = {organ.name: organ for organ in organs}
    for organ in organs:
        yield from _filling(organ)
        yield from of_recall(organ, members)
        yield from _answering(organ)
        yield from _own_affairs(organ)
        yield from _by_proxy(organ)
        yield from _steps(organ, by_name)
        yield from _origin(organ)


def _filling(organ: Organ) -> Iterator[Finding]:
    given = organ.seats if organ.filled in FROM_ABOVE else organ.appointed
    if organ.filled in FROM_ABOVE:
        severity = "hollow" if organ.is_undone or organ.recall == "electors" else "impossible"
        code = "co-opted" if organ.filled == "co-opted" or organ.by == organ.name else "appointed"
    elif organ.appointed:
        carries = organ.seats and organ.appointed >= majority(organ.seats)
        severity, code = ("hollow" if carries else "risky"), "appointed"
    else:
        return
    example = (
        Said(
            _("%(given)s of %(seats)s seats are given by others."),
            {"given": given, "seats": organ.seats},
        )
        if organ.seats
        else None
    )
    yield finding_of(
        organ,
        code,
        severity,
        "filled",
        "S11",
        Said(_("Those for whom it decides do not choose who sits in it.")),
        Said(_("Let it be made of delegates whom assemblies elect and recall.")),
        example,
    )


def _answering(organ: Organ) -> Iterator[Finding]:
    if organ.term_days == 0:
        yield finding_of(
            organ,
            "no-term",
            "hollow",
            "term_days",
            "S3",
            Said(_("Whoever sits in it sits there without end.")),
            Said(_("Let each seat be filled anew every year or two.")),
        )
    if organ.account == 0:
        yield finding_of(
            organ,
            "no-account",
            "hollow",
            "account",
            "S6",
            Said(_("It owes those below no account of what it does.")),
            Said(
                _(
                    "Let it give an account at fixed times, which its electors accept or "
                    "refuse by a vote."
                )
            ),
        )
    if organ.decides and not organ.is_undone:
        yield finding_of(
            organ,
            "no-call-back",
            "impossible",
            "overruled",
            "S2",
            Said(_("Those for whom it decides cannot take the decision to themselves.")),
            Said(
                _(
                    "Let a small number of members, or of assemblies, call a decision back "
                    "to a vote of all."
                )
            ),
            Said(_("It alone decides: %(what)s."), {"what": organ.decides[0]}),
        )
    if "reserved" in organ.powers and organ.answers_to == "nobody":
        yield finding_of(
            organ,
            "reserved-power",
            "hollow",
            "powers",
            "S6",
            Said(
                _("A power is reserved to it, and there is nobody to whom it answers for its use.")
            ),
            Said(_("Say who can take the power back, and when an account of it is due.")),
        )


def _own_affairs(organ: Organ) -> Iterator[Finding]:
    for thing in organ.sets:
        severity, message, instead = _SETS[thing]
        yield finding_of(
            organ, f"sets-own-{thing}", severity, "sets", "S11", Said(message), Said(instead)
        )
    for power in organ.powers:
        if power in _POWERS:
            severity, principle, message, instead = _POWERS[power]
            softened = "hollow" if severity == "impossible" and organ.is_undone else severity
            yield finding_of(
                organ, power, softened, "powers", principle, Said(message), Said(instead)
            )


def _by_proxy(organ: Organ) -> Iterator[Finding]:
    if organ.proxies:
        yield finding_of(
            organ,
            "proxies",
            "risky",
            "proxies",
            "S2",
            Said(
                _(
                    "Who comes votes for others who have not heard what was said, and decides with many votes."
                )
            ),
            Said(
                _(
                    "Let everybody cast their own ballot, from wherever they are, while the vote is open."
                )
            ),
            Said(_("Three people hold ten proxies each: they outvote the thirty who are there.")),
        )


def _steps(organ: Organ, by_name: dict[str, Organ]) -> Iterator[Finding]:
    """How many elections lie between a member and this organ; each can halve who stands behind it."""
    steps, seen, at = 1, {organ.name}, organ.by
    while at in by_name and at not in seen:
        steps, at = steps + 1, by_name[at].by
        seen.add(organ.name)
        if steps > len(by_name) + 1:
            break
    if steps >= STEPS_MANY:
        yield finding_of(
            organ,
            "long-chain",
            "risky",
            "by",
            "S2",
            Said(_("More steps lie between a member and what is decided than one can follow.")),
            Said(_("Let assemblies send their delegates to it directly.")),
            Said(
                _(
                    "%(steps)s elections lie between: a majority of majorities can be as "
                    "few as 1 in %(of)s members."
                ),
                {"steps": steps, "of": 2**steps},
            ),
        )


def _origin(organ: Organ) -> Iterator[Finding]:
    if not organ.principle:
        yield finding_of(
            organ,
            "orphan",
            "note",
            "principle",
            "S13",
            Said(_("No principle is named from which this organ would follow.")),
            Said(_("Name the clause that it carries out, or ask whether it is needed.")),
        )
