"""How a question is posed, its dossier gathered, and when its vote opens (S7, S8)."""

from collections.abc import Collection, Iterable, Sequence

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state import Demand
from autogestion.rules.words import gettext_noop as _

HOUR = 3600
DAY = 86_400

PARTS = ("asked", "why", "cost", "concerned", "carried_out_by")
"""What every dossier says: the question, the reasons, the cost, who is concerned, who carries it out."""

SIDES = ("for", "against", "depends")
OPTIONS_MAX = 60

POSED_BY_RULE = ("admission", "appeal", "scope")
"""Kinds that only another act can bring about: nobody poses them at will."""

PLAIN = ("callback", "council", "election", "recall", "report")
"""Kinds that are asked as they are: nobody adds an option."""
WHOLE_ONLY = ("charter", "dissolution")
NOTICE_KEPT = ("appeal", "charter", "dissolution", "election", "exclusion")
"""Kinds whose notice nobody can give up: they touch those who are not yet here, or single persons."""
OWN_ONLY = (
    "callback",
    "council",
    "election",
    "exclusion",
    "joining",
    "mandate",
    "recall",
    "report",
)


def check_posing(*, kind: str, scope: str, is_member: bool, is_founded: bool) -> None:
    """Whether a member can pose a question of this kind in this assembly."""
    if not is_member:
        raise RuleBroken(_("You can pose a question only in an assembly that you belong to."))
    if not is_founded:
        raise RuleBroken(_("This assembly is still being founded; it can decide once it exists."))
    if kind in POSED_BY_RULE:
        raise RuleBroken(
            _("A question of this kind arises from another act and is not posed by itself.")
        )
    if kind in WHOLE_ONLY and scope != "whole":
        raise RuleBroken(
            _("A question of this kind concerns everybody, so it is put to the whole organisation.")
        )
    if kind in OWN_ONLY and scope != "own":
        raise RuleBroken(
            _(
                "A question of this kind belongs to one assembly alone, and only its members decide it."
            )
        )


def check_joining(*, is_joined: bool) -> None:
    if is_joined:
        raise RuleBroken(_("This assembly belongs to the organisation already."))


def check_money(*, amount: object) -> None:
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 < amount < 10**12:
        raise RuleBroken(_("Say the sum as a whole number of the organisation's currency."))


def check_exclusion(*, is_in_body: bool, is_pending: bool) -> None:
    """An assembly can exclude only its own members, one question at a time."""
    if not is_in_body:
        raise RuleBroken(
            _(
                "An assembly can exclude only one of its own members. Nobody outside an assembly "
                "can remove its members."
            )
        )
    if is_pending:
        raise RuleBroken(_("An exclusion of this person is already before the assembly."))


def check_open_dossier(*, is_concerned: bool, is_withdrawn: bool, is_opened: bool) -> None:
    """Whether somebody can still add to a dossier: anyone with a vote, until the vote opens."""
    if is_withdrawn:
        raise RuleBroken(_("This question was withdrawn. You can pose it anew."))
    if is_opened:
        raise RuleBroken(
            _(
                "The vote on this question has opened, so nothing can be added any more. You can pose a new question."
            )
        )
    if not is_concerned:
        raise RuleBroken(
            _(
                "Only those who will vote on this question can take part in its dossier. If it "
                "concerns your assembly too, contest its scope."
            )
        )


def check_second(*, is_author: bool, has_seconded: bool) -> None:
    if is_author:
        raise RuleBroken(_("You posed this question yourself; others can support it."))
    if has_seconded:
        raise RuleBroken(_("You support this question already."))


def check_author(*, is_author: bool) -> None:
    if not is_author:
        raise RuleBroken(
            _("Only the authors of the question can do this. You can propose a rewording.")
        )


def check_withdrawal(*, is_author: bool, seconds: int) -> None:
    check_author(is_author=is_author)
    if seconds:
        raise RuleBroken(
            _("Others support this question, so it is theirs too and cannot be withdrawn.")
        )


def takes_options(kind: str, method: str, subject: Collection[str] = ()) -> bool:
    """Whether a question of this kind, counted in this way, has options beside yes and no.

    One on the programme has none: an article reads thus, or it does not. Nor has one on whether an assembly
    takes an amendment over.
    """
    return method != "majority" and kind not in PLAIN and not {"change", "takes"} & set(subject)


def check_option(
    *, is_taken: bool, options: int, is_complete: bool, has_added_late: bool, article: str
) -> None:
    """An option added after the dossier was complete starts the notice again, once a member.

    `is_taken`: whether such a question has options at all (takes_options).
    """
    if not is_taken:
        raise RuleBroken(
            _(
                "The charter has this kind of question answered by yes or no. You can propose a "
                "rewording or pose another question."
            ),
            article,
        )
    if options >= OPTIONS_MAX:
        raise RuleBroken(_("A question holds at most %(most)d options."), most=OPTIONS_MAX)
    if is_complete and has_added_late:
        raise RuleBroken(
            _(
                "You have added an option since the dossier was complete. Each member can do "
                "that once, since it starts the notice again."
            )
        )


def check_rewording_taken(*, is_author: bool, is_taken: bool) -> None:
    check_author(is_author=is_author)
    if is_taken:
        raise RuleBroken(_("You have taken this rewording over already."))


def check_support(*, has_supported: bool, is_answered: bool) -> None:
    if is_answered:
        raise RuleBroken(_("This fact was given meanwhile."))
    if has_supported:
        raise RuleBroken(_("You have asked for this fact already."))


def check_hearing(*, is_person_concerned: bool, has_answered: bool) -> None:
    if not is_person_concerned:
        raise RuleBroken(_("Only the person concerned answers here. You can add an argument."))
    if has_answered:
        raise RuleBroken(_("You have answered already. You can add further arguments and facts."))


def check_completing(
    *,
    may_complete: bool,
    is_complete: bool,
    seconds: int,
    seconds_needed: int,
    held: bool,
    article: str,
) -> None:
    """Whether a dossier can be declared complete, from which moment the notice runs."""
    if not may_complete:
        raise RuleBroken(
            _(
                "The dossier is declared complete by the member who posed the question or by one who supports it."
            )
        )
    if is_complete:
        raise RuleBroken(_("The dossier is complete already and the notice is running."))
    if seconds < seconds_needed:
        raise RuleBroken(
            _(
                "This question has the support of %(seconds)d members and needs %(needed)d beside the one who posed it."
            ),
            article,
            seconds=seconds,
            needed=seconds_needed,
        )
    if held:
        raise RuleBroken(
            _(
                "A fact that members asked for is still missing. Give it, and the dossier can be complete."
            )
        )


def holds_vote_back(demand: Demand, *, at: int, seconds_needed: int, answer_days: int) -> bool:
    """A missing fact holds the vote back while enough members ask for it, it is not given and has not lapsed."""
    is_supported = len(demand.supporters) >= seconds_needed
    return is_supported and demand.answered_at is None and at < demand.at + answer_days * DAY


def is_held(
    demands: Sequence[Demand],
    *,
    at: int,
    seconds_needed: int,
    answer_days: int,
    is_contested: bool,
    is_called: bool = False,
    is_amended: bool = False,
) -> bool:
    """Whether a missing fact, a dispute over scope, a call back or the vote on amendments holds the vote back."""
    return (
        is_contested
        or is_called
        or is_amended
        or any(
            holds_vote_back(demand, at=at, seconds_needed=seconds_needed, answer_days=answer_days)
            for demand in demands
        )
    )


def check_waiving(*, kind: str, is_complete: bool, has_waived: bool, is_laid: bool = False) -> None:
    """A member says that, for their part, the vote can begin at once. It does when all concerned say so."""
    if kind in NOTICE_KEPT:
        raise RuleBroken(
            _("For a question of this kind the notice is always kept, even where all agree.")
        )
    if is_laid:
        raise RuleBroken(
            _(
                "Those below answer this question first, and that time is not the delegates' to give up."
            )
        )
    if not is_complete:
        raise RuleBroken(
            _("The dossier is not complete yet, so there is nothing to decide at once.")
        )
    if has_waived:
        raise RuleBroken(_("You have said already that the vote can begin at once."))


def is_waived(waivers: Iterable[str], concerned: Iterable[str]) -> bool:
    """Whether everybody concerned gave up the notice. It protects each of them: one is enough to keep it."""
    everybody = set(concerned)
    return bool(everybody) and everybody <= set(waivers)


def opens_at(*, complete_at: int, notice_hours: int, hearing_ends_at: int | None = None) -> int:
    """When the vote opens if nothing holds it back: after the notice, and after the hearing of a person concerned."""
    return max(complete_at + notice_hours * HOUR, hearing_ends_at or 0)


def check_opening(
    *, complete_at: int | None, opening_at: int, at: int, held: bool, is_opened: bool
) -> None:
    """The clock opens a vote; nobody does."""
    if is_opened:
        raise RuleBroken(_("This vote has opened already."))
    if complete_at is None:
        raise RuleBroken(_("The dossier is not complete, so the vote cannot open."))
    if at < opening_at:
        raise RuleBroken(
            _("The notice runs until %(opening_at)s; the vote opens then."), opening_at=opening_at
        )
    if held:
        raise RuleBroken(
            _("A missing fact, a dispute over scope or a call back holds this vote back.")
        )


def ballot_method(method: str, options: int) -> str:
    """How ballots on this question are counted: a plain question is a yes or no, unless ranked always."""
    return "majority" if options == 0 and method != "debian" else method


def ballot_options(options: int) -> int:
    """How many choices stand on the ballot: yes and no, or the options and 'none of these'."""
    return options + 1 if options else 2
