"""What a charter lets members do, in sentences with numbers: the other half of the check (S13)."""

from dataclasses import dataclass

from autogestion.rules.charter import Charter, Kind
from autogestion.rules.charter_check.findings import Said
from autogestion.rules.charter_check.sizes import fewest_for
from autogestion.rules.words import gettext_noop as _

HUNDRED = 100


@dataclass(frozen=True)
class Right:
    """What a charter lets a member do: `path` the article that says so."""

    path: str
    said: Said


@dataclass(frozen=True)
class Changed:
    """A right that another charter would give otherwise; `before` or `after` None where it gives none."""

    path: str
    before: Said | None
    after: Said | None


def allows(charter: Charter) -> list[Said]:
    """The rights that the charter gives, each as one sentence, as of a hundred members."""
    return [right.said for right in rights(charter).values()]


def rights(charter: Charter, *, size: int = HUNDRED, whole: int = HUNDRED) -> dict[str, Right]:
    """Name of each right -> what it says in an assembly of so many, in an organisation of so many."""
    return {
        **_own(charter),
        **_deciding(charter, size, whole),
        **_again(charter, whole),
        **_of_delegates(charter, whole),
    }


def would_change(
    before: Charter, after: Charter, *, size: int = HUNDRED, whole: int = HUNDRED
) -> list[Changed]:
    """What a member could do otherwise under another charter, in the order in which rights are told."""
    old, new = (rights(one, size=size, whole=whole) for one in (before, after))
    return [
        Changed(
            (new.get(name) or old[name]).path,
            old[name].said if name in old else None,
            new[name].said if name in new else None,
        )
        for name in {**old, **new}
        if (name in old) != (name in new) or old[name].said != new[name].said
    ]


def _own(charter: Charter) -> dict[str, Right]:
    ordinary = charter.kinds["ordinary"]
    return {
        "found": Right(
            "founding",
            Said(
                _("To found an organisation, %(founders)s or more people sign this charter."),
                {"founders": charter.founders_min},
            ),
        ),
        "assembly": Right(
            "assemblies",
            Said(
                _("Each assembly of %(size)s or more members decides its own affairs."),
                {"size": charter.assemblies.size_min},
            ),
        ),
        "question": Right(
            "kinds.ordinary",
            Said(
                _(
                    "Any member puts a question. Others who support it before it is voted on: %(others)s."
                ),
                {"others": ordinary.seconds},
            ),
        ),
        "fact": Right(
            "facts",
            Said(
                _(
                    "Members who together hold a vote back until a missing fact is answered: %(demand)s."
                ),
                {"demand": charter.facts.demand_seconds + 1},
            ),
        ),
        "notice": Right(
            "kinds.ordinary",
            Said(
                _("Hours for which the complete dossier lies open before the vote: %(hours)s."),
                {"hours": ordinary.notice_hours},
            ),
        ),
    }


def _deciding(charter: Charter, size: int, whole: int) -> dict[str, Right]:
    """What decides an ordinary question, and a change of the charter."""
    found = {}
    ordinary = _decided(charter.kinds["ordinary"], size)
    if ordinary is not None:
        turnout, votes = ordinary
        found["decide"] = Right(
            "kinds.ordinary",
            Said(
                _(
                    "Of %(size)s members, %(turnout)s who vote decide an ordinary "
                    "question, %(votes)s of them by voting for it."
                ),
                {"size": size, "turnout": turnout, "votes": votes},
            ),
        )
    changing = _decided(charter.kinds["charter"], whole) if "charter" in charter.kinds else None
    if changing is not None:
        turnout, votes = changing
        found["charter"] = Right(
            "kinds.charter",
            Said(
                _(
                    "Of %(size)s members, %(turnout)s who vote change the charter, %(votes)s of them by "
                    "voting for it."
                ),
                {"size": whole, "turnout": turnout, "votes": votes},
            ),
        )
    return found


def _decided(kind: Kind, size: int) -> tuple[int, int] | None:
    """(the fewest who have to vote, how many of them for it); None where it cannot be said."""
    turnout = max(1, kind.quorum.needed(size))
    for voting in (*range(turnout, min(size, turnout + HUNDRED) + 1), size):
        votes = fewest_for(kind, size, voting)
        if votes is not None:
            return voting, votes
    return None


def _again(charter: Charter, whole: int) -> dict[str, Right]:
    return {
        "reopen": Right(
            "reopening",
            Said(
                _("Of %(size)s members, so many take a decision up again: %(needed)s."),
                {"size": whole, "needed": charter.reopening.members.needed(whole)},
            ),
        ),
        "exclusion": Right(
            "exclusion",
            Said(
                _(
                    "Nobody is excluded without a hearing, for which there are %(hearing)s "
                    "days, nor before %(appeal)s days to appeal to all."
                ),
                {
                    "hearing": charter.exclusion.hearing_days,
                    "appeal": charter.exclusion.appeal_days,
                },
            ),
        ),
    }


def _of_delegates(charter: Charter, whole: int) -> dict[str, Right]:
    rule = charter.councils
    return {
        "recall": Right(
            "councils",
            Said(
                _(
                    "Electors who together put the recall of their delegate to the vote, at any moment "
                    "and without a cause: %(electors)s."
                ),
                {"electors": rule.recall_seconds + 1},
            ),
        ),
        "account": Right(
            "councils",
            Said(
                _(
                    "Days after which a delegate owes an account, which the electors accept "
                    "or refuse: %(days)s."
                ),
                {"days": rule.report_days},
            ),
        ),
        "term": Right(
            "councils",
            Said(
                _("Days after which a seat is filled anew by those who elect: %(days)s."),
                {"days": rule.term_days},
            ),
        ),
        "callback": Right(
            "councils",
            Said(
                _(
                    "Of %(size)s members below a council, so many call its question back "
                    "to a vote of all: %(needed)s."
                ),
                {"size": whole, "needed": rule.callback_members.needed(whole)},
            ),
        ),
    }
