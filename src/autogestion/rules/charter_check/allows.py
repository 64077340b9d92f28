"""What a charter lets members do, in sentences with numbers: the other half of the check (S13)."""

from autogestion.rules.charter import Charter
from autogestion.rules.charter_check.findings import Said
from autogestion.rules.charter_check.sizes import fewest_for
from autogestion.rules.words import gettext_noop as _

HUNDRED = 100


def allows(charter: Charter) -> list[Said]:
    """The rights that the charter gives, each as one sentence."""
    ordinary = charter.kinds["ordinary"]
    said = [
        Said(
            _("To found an organisation, %(founders)s or more people sign this charter."),
            {"founders": charter.founders_min},
        ),
        Said(
            _("Each assembly of %(size)s or more members decides its own affairs."),
            {"size": charter.assemblies.size_min},
        ),
        Said(
            _(
                "Any member puts a question. Others who support it before it is voted on: %(others)s."
            ),
            {"others": ordinary.seconds},
        ),
        Said(
            _(
                "Members who together hold a vote back until a missing fact is answered: %(demand)s."
            ),
            {"demand": charter.facts.demand_seconds + 1},
        ),
        Said(
            _("Hours for which the complete dossier lies open before the vote: %(hours)s."),
            {"hours": ordinary.notice_hours},
        ),
    ]
    turnout = max(1, ordinary.quorum.needed(HUNDRED))
    votes = fewest_for(ordinary, HUNDRED, turnout)
    if votes is not None:
        said.append(
            Said(
                _(
                    "Of a hundred members, %(turnout)s who vote decide an ordinary "
                    "question, %(votes)s of them by voting for it."
                ),
                {"turnout": turnout, "votes": votes},
            )
        )
    return said + _of_delegates(charter)


def _of_delegates(charter: Charter) -> list[Said]:
    rule = charter.councils
    return [
        Said(
            _("Of a hundred members, so many take a decision up again: %(needed)s."),
            {"needed": charter.reopening.members.needed(HUNDRED)},
        ),
        Said(
            _(
                "Electors who together put the recall of their delegate to the vote, at any moment "
                "and without a cause: %(electors)s."
            ),
            {"electors": rule.recall_seconds + 1},
        ),
        Said(
            _(
                "Days after which a delegate owes an account, which the electors accept "
                "or refuse: %(days)s."
            ),
            {"days": rule.report_days},
        ),
        Said(
            _(
                "Of a hundred members below a council, so many call its question back "
                "to a vote of all: %(needed)s."
            ),
            {"needed": rule.callback_members.needed(HUNDRED)},
        ),
        Said(
            _(
                "Nobody is excluded without a hearing, for which there are %(hearing)s "
                "days, nor before %(appeal)s days to appeal to all."
            ),
            {"hearing": charter.exclusion.hearing_days, "appeal": charter.exclusion.appeal_days},
        ),
    ]
