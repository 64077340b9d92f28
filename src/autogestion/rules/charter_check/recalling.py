"""Losing a seat again: who can take it, by how many votes, and whether that is harder than winning it (S3)."""

from bisect import bisect_left
from collections.abc import Iterator

from autogestion.rules.charter.limits import HOURS_MAX
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.charter_check.organs import FROM_ABOVE, Organ, Vote, finding_of
from autogestion.rules.charter_check.sizes import MOST, majority, voting
from autogestion.rules.words import gettext_noop as _


def of_recall(organ: Organ, members: int | None) -> Iterator[Finding]:
    """Every finding about taking a seat in an organ back."""
    if organ.filled in FROM_ABOVE or organ.filled == "all":
        return
    if organ.recall != "electors":
        yield finding_of(
            organ,
            "no-recall",
            "hollow" if organ.is_undone else "impossible",
            "recall",
            "S3",
            Said(_("Those who elect it cannot take a seat back before the next election.")),
            Said(_("Let the same electors recall, at any moment, by the majority that elects.")),
            Said(
                _(
                    "A member of it turns against the electors on the day after the "
                    "election, and stays %(days)s days."
                ),
                {"days": organ.term_days},
            )
            if organ.term_days
            else None,
        )
        return
    if organ.recall_of == "whole":
        yield finding_of(
            organ,
            "recall-of-all-only",
            "risky",
            "recall_of",
            "S3",
            Said(_("Whoever wants one of them back has to send all of them home.")),
            Said(_("Let the electors of a seat take back that seat alone.")),
            Said(
                _(
                    "One of %(seats)s turns against the electors: %(others)s others go with them, or it stays."
                ),
                {"seats": organ.seats, "others": organ.seats - 1},
            )
            if organ.seats > 1
            else None,
        )
    if organ.removal is not None:
        yield from list(_never_lost(organ, members)) or _lost_by_more(organ, members)
    if organ.recall_asks is not None:
        for size in _sizes(members):
            needed = organ.recall_asks.needed(size)
            if needed > majority(size):
                yield finding_of(
                    organ,
                    "recall-out-of-reach" if needed > size else "recall-harder-than-deciding",
                    "impossible" if needed > size else "hollow",
                    "recall_asks",
                    "S3",
                    Said(
                        _(
                            "A recall is not even put to the vote unless more than a majority ask "
                            "for it."
                        )
                    ),
                    Said(_("A tenth of the electors, or a handful, are enough.")),
                    Said(
                        _(
                            "%(needed)s of %(size)s electors have to ask for it, and %(majority)s "
                            "would carry it."
                        ),
                        {"needed": needed, "size": size, "majority": majority(size)},
                    ),
                )
                return


def _never_lost(organ: Organ, members: int | None) -> Iterator[Finding]:
    """A seat stays although all, or all who came, want it back."""
    assert organ.removal is not None
    for size in _sizes(members):
        present = max(1, organ.removal.quorum.needed(size))
        if present > size or _fewest(organ.removal, size, size) is None:
            yield finding_of(
                organ,
                "recall-against-majority",
                "impossible",
                "removal",
                "S3",
                Said(_("Even if all want a seat back, it stays.")),
                Said(_("More for than against recalls.")),
                Said(_("Of %(size)s electors, %(size)s are not enough."), {"size": size}),
            )
            return
        if not organ.removal.quorum.is_none and _fewest(organ.removal, size, present) is None:
            yield finding_of(
                organ,
                "removal-against-quorum",
                "hollow",
                "removal",
                "S3",
                Said(
                    _(
                        "The quorum for a removal is reached, all who came agree, and nobody is "
                        "removed."
                    )
                ),
                Said(
                    _("Take the majority of those who vote, and leave the quorum of the election.")
                ),
                Said(
                    _(
                        "Of %(size)s members %(present)s are enough for the quorum; all of them "
                        "vote to remove, and the seat stays."
                    ),
                    {"size": size, "present": present},
                ),
            )
            return


def _lost_by_more(organ: Organ, members: int | None) -> Iterator[Finding]:
    """It takes more to lose a seat than to win it."""
    assert organ.removal is not None
    for size in _sizes(members):
        lost = _fewest(organ.removal, size, size)
        won = _fewest(organ.election, size, size) if organ.election else majority(size)
        if lost is not None and won is not None and lost > max(won, majority(size)):
            yield finding_of(
                organ,
                "recall-harder-than-election",
                "hollow",
                "removal",
                "S3",
                Said(_("It takes more votes to lose a seat than to win it.")),
                Said(_("Let the same majority elect and recall.")),
                Said(
                    _(
                        "All %(size)s electors vote: %(won)s of them elect, and %(lost)s are "
                        "needed to recall."
                    ),
                    {"size": size, "won": won, "lost": lost},
                ),
            )
            return


def _sizes(members: int | None) -> range:
    """All sizes of the electors; the one that there is, where it is known."""
    return range(3, MOST + 1) if members is None else range(members, members + 1)


def _fewest(vote: Vote, size: int, turnout: int) -> int | None:
    """The fewest who carry such a vote where `turnout` of `size` take part and nobody abstains."""
    if turnout < vote.quorum.needed(size):
        return None
    voters = range(1, turnout + 1)

    def carries(votes: int) -> bool:
        figures = voting(size, turnout, votes)
        return any(way.reached(figures, HOURS_MAX) for way in vote.passes)

    return next(iter(voters[bisect_left(voters, True, key=carries) :]), None)
