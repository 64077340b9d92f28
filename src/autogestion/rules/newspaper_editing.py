"""Who edits the newspaper, how an issue is laid out, and what nobody can keep out of it (F2, S15)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from autogestion.rules.newspaper import DAY, check_here
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Collective, Contribution, Issue
from autogestion.rules.words import gettext_noop as _

ARTICLES_MAX, COLUMNS_MAX = 60, 20
EDITORS_MAX, MANDATE_DAYS_MAX = 30, 366


def mandate_ends(*, since: int, days: int) -> int:
    """The moment from which on a mandate is over by itself."""
    return since + days * DAY


def check_naming_editors(
    *, editors: Sequence[str], days: object, belonging: Collection[str]
) -> None:
    """Whom a question would give the mandate to edit the newspaper, and for how long."""
    if not 1 <= len(set(editors)) == len(editors) <= EDITORS_MAX or not set(editors) <= set(
        belonging
    ):
        raise RuleBroken(
            _("Name the members who would edit the newspaper, at most %(most)d, each once."),
            most=EDITORS_MAX,
        )
    if type(days) is not int or not 1 <= days <= MANDATE_DAYS_MAX:
        raise RuleBroken(
            _("Say for how many days they would have the mandate, at most %(most)d."),
            most=MANDATE_DAYS_MAX,
        )


def check_recalling(collective: Collective | None, *, body: int) -> None:
    """Whoever gave the mandate takes it back, at any moment, without having to say why."""
    if collective is None or collective.body != body:
        raise RuleBroken(_("This mandate was given by another body, which alone can take it back."))
    if collective.ended_at is not None:
        raise RuleBroken(_("This mandate is over."))


def is_taken_back(
    collective: Collective, *, body: int | None, subject: Mapping[str, Any], adopted: bool
) -> bool:
    """Whether a decision of this body ends the mandate: it says so, or the one that gave it was reopened and fell."""
    if body != collective.body or "refusal" in subject:
        return False
    if "editors" in subject:
        return not adopted and subject.get("decision") == collective.decision
    return adopted and subject.get("collective") == collective.number


def check_accepting(collective: Collective, *, by: str, at: int) -> None:
    """Whom the decision names accepts or not; nobody else joins."""
    if by not in collective.members:
        raise RuleBroken(_("The decision does not name you. Its body can give a new mandate."))
    if collective.members[by] is not None:
        raise RuleBroken(_("You have accepted already."))
    _check_running(collective, at=at)


def check_leaving(collective: Collective, *, by: str) -> None:
    if by not in collective.members:
        raise RuleBroken(_("You do not belong to these editors."))


def is_editor(collective: Collective | None, *, by: str, belongs: bool, at: int) -> bool:
    """Named by a decision, accepted, a member now, and the mandate neither over nor taken back."""
    return (
        collective is not None
        and belongs
        and collective.members.get(by) is not None
        and collective.ended_at is None
        and at < collective.until
    )


def check_editing(collective: Collective | None, *, by: str, belongs: bool, at: int) -> None:
    """Nobody edits but under a mandate that runs."""
    if not is_editor(collective, by=by, belongs=belongs, at=at):
        raise RuleBroken(
            _(
                "Only editors do this, under the mandate that an assembly or council gave them and "
                "that still runs. Any member can propose that yours gives one."
            )
        )


def _check_running(collective: Collective, *, at: int) -> None:
    if collective.ended_at is not None or at >= collective.until:
        raise RuleBroken(_("This mandate is over."))


def check_laying(
    issue: Issue | None,
    *,
    collective: int,
    columns: int,
    articles: Sequence[Mapping[str, Any]],
    contributions: Mapping[int, Contribution],
    printed: Collection[int],
) -> None:
    """An issue is laid out anew until it appears, of what is here, in words to which the writer agreed."""
    if issue is not None and issue.appeared_at is not None:
        raise RuleBroken(_("This issue has appeared. Write a correction for the next one."))
    if issue is not None and issue.collective != collective:
        raise RuleBroken(_("Other editors are laying out this issue."))
    if len(articles) > ARTICLES_MAX or columns > COLUMNS_MAX:
        raise RuleBroken(
            _("An issue holds at most %(articles)d articles in %(columns)d columns."),
            articles=ARTICLES_MAX, columns=COLUMNS_MAX,
        )  # fmt: skip
    numbers = [article["contribution"] for article in articles]
    if len(set(numbers)) < len(numbers):
        raise RuleBroken(_("A contribution stands in an issue once."))
    for article in articles:
        _check_article(article, contributions, printed, columns)


def _check_article(
    article: Mapping[str, Any],
    contributions: Mapping[int, Contribution],
    printed: Collection[int],
    columns: int,
) -> None:
    contribution = contributions.get(article["contribution"])
    if contribution is None or not 0 <= article["column"] <= columns:
        raise RuleBroken(_("There is no such contribution, or no such column."))
    check_here(contribution)
    if contribution.number in printed:
        raise RuleBroken(_("It has appeared in an issue before."))
    if article["public"] and not contribution.public:
        raise RuleBroken(_("Its writer gave it to the members alone, so others cannot read it."))
    version = article["version"]
    if version and not (
        version <= len(contribution.versions)
        and contribution.versions[version - 1].agreed_at is not None
    ):
        raise RuleBroken(_("Its writer has not agreed to this wording. Their own can be printed."))


def check_appearing(issue: Issue, *, collective: int, owed: Collection[int]) -> None:
    """An issue appears once it holds what nobody can keep out of it."""
    if issue.appeared_at is not None:
        raise RuleBroken(_("This issue has appeared already."))
    if issue.collective != collective:
        raise RuleBroken(_("Other editors are laying out this issue."))
    laid = [article["contribution"] for article in issue.articles]
    if not laid:
        raise RuleBroken(_("No article is laid in this issue yet."))
    missing = sorted(set(owed) - set(laid))
    if missing:
        raise RuleBroken(
            _(
                "Contribution %(number)d has to stand in this issue: a tendency is sure of its room, "
                "and so is what an appeal brought in."
            ),
            number=missing[0],
        )


def printed_in(issues: Collection[Issue]) -> set[int]:
    """The contributions that have appeared."""
    return {
        article["contribution"]
        for issue in issues
        if issue.appeared_at is not None
        for article in issue.articles
    }


def owed_to_tendencies(
    contributions: Collection[Contribution], *, printed: Collection[int], before: int
) -> set[int]:
    """Of each tendency the oldest article that waits, sent before this moment."""
    oldest: dict[int, int] = {}
    for one in contributions:
        waits = one.withdrawn_at is None and one.number not in printed and one.at <= before
        if one.tendency is not None and waits:
            oldest.setdefault(one.tendency, one.number)
    return set(oldest.values())


def owed_by_appeal(
    contributions: Collection[Contribution],
    *,
    printed: Collection[int],
    collectives: Mapping[int, Collective],
    body: int,
    adopted: Mapping[tuple[int, int], int],
    before: int,
) -> set[int]:
    """What the mandating body decided has to appear. `adopted`: (contribution, collective) -> when."""
    return {
        one.number
        for one in contributions
        for refusal in one.refusals
        if one.withdrawn_at is None
        and one.number not in printed
        and collectives[refusal.collective].body == body
        and adopted.get((one.number, refusal.collective), before + 1) <= before
    }
