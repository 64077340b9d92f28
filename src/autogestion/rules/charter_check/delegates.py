"""What a charter says of delegates: whether they can be recalled, held to account and overruled (S3, S6)."""

from collections.abc import Iterator

from autogestion.rules.charter import Charter
from autogestion.rules.charter_check.findings import Finding, Said
from autogestion.rules.charter_check.sizes import Sizes, fewest_for, majority
from autogestion.rules.words import gettext_noop as _

TERM_DAYS_MANY = 4 * 366
DAYS_A_YEAR = 365


def of_delegates(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    """Every finding about councils and delegates, where the charter has an article on them or a kind."""
    yield from _recall_quorum(charter, sizes)
    yield from _recall_majority(charter, sizes)
    yield from _recall_seconds(charter, sizes)
    yield from _terms(charter)
    yield from _callback(charter, sizes)
    yield from _urgent(charter)


def _recall_quorum(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    recall, election = charter.kind("recall"), charter.kind("election")
    for size in sizes.own:
        needed, elected = recall.quorum.needed(size), election.quorum.needed(size)
        if needed > max(elected, majority(size)):
            yield Finding(
                code="recall-harder-than-election",
                severity="impossible",
                path="kinds.recall.quorum",
                message=Said(_("More have to take part to recall a delegate than to elect one.")),
                example=Said(
                    _(
                        "Of %(size)s members %(recall)s have to vote in a recall, and "
                        "%(election)s in an election."
                    ),
                    {"size": size, "recall": needed, "election": elected},
                ),
                principle="S3",
                suggestion=Said(_("Ask for no quorum in a recall: quorum = 0.")),
            )
            return


def _recall_majority(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    recall = charter.kind("recall")
    for size in sizes.own:
        votes = fewest_for(recall, size, size)
        if votes is None or votes > majority(size):
            yield Finding(
                code="recall-against-majority",
                severity="impossible",
                path="kinds.recall.passes",
                message=Said(_("Most electors want a delegate back, and the delegate stays.")),
                example=Said(
                    _("Of %(size)s electors %(majority)s vote for the recall, and it fails."),
                    {"size": size, "majority": majority(size)},
                ),
                principle="S3",
                suggestion=Said(
                    _('More for than against recalls: more_than = "1/2", of = "for_against".')
                ),
            )
            return


def _recall_seconds(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    for size in sizes.own:
        needed = charter.councils.recall_seconds + 1
        if needed > majority(size):
            yield Finding(
                code="recall-out-of-reach" if needed > size else "recall-harder-than-deciding",
                severity="impossible" if needed > size else "hollow",
                path="councils.recall_seconds",
                message=Said(
                    _(
                        "A recall is not even put to the vote unless more than a majority ask for it."
                    )
                ),
                example=Said(
                    _(
                        "%(needed)s of %(size)s electors have to ask for it, and %(majority)s "
                        "would carry it."
                    ),
                    {"needed": needed, "size": size, "majority": majority(size)},
                ),
                principle="S3",
                suggestion=Said(_("One beside the first is enough: recall_seconds = 1.")),
            )
            return


def _terms(charter: Charter) -> Iterator[Finding]:
    rule = charter.councils
    if rule.term_days > TERM_DAYS_MANY:
        yield Finding(
            code="term-too-long",
            severity="hollow",
            path="councils.term_days",
            message=Said(
                _("A delegate is elected for so long that electing becomes an exception.")
            ),
            example=Said(
                _("%(years)s years pass from one election to the next."),
                {"years": rule.term_days // DAYS_A_YEAR},
            ),
            principle="S3",
            suggestion=Said(_("Elect every year or two: term_days = 365.")),
        )
    if rule.report_days > rule.term_days:
        yield Finding(
            code="no-account",
            severity="hollow",
            path="councils.report_days",
            message=Said(_("The first account is due when the term is over.")),
            example=Said(
                _("The term lasts %(term)s days, and an account is due after %(report)s."),
                {"term": rule.term_days, "report": rule.report_days},
            ),
            principle="S6",
            suggestion=Said(_("Ask for an account several times in a term: report_days = 60.")),
        )
    elif rule.report_grace_days > rule.term_days:
        yield Finding(
            code="no-consequence",
            severity="hollow",
            path="councils.report_grace_days",
            message=Said(
                _("An account that never comes has no consequence before the term is over.")
            ),
            example=Said(
                _("%(grace)s days of grace in a term of %(term)s days."),
                {"grace": rule.report_grace_days, "term": rule.term_days},
            ),
            principle="S6",
            suggestion=Said(_("Two weeks are enough: report_grace_days = 14.")),
        )


def _callback(charter: Charter, sizes: Sizes) -> Iterator[Finding]:
    needed = charter.councils.callback_members.needed
    for size in sizes.whole:
        if needed(size) > majority(size):
            yield Finding(
                code="callback-out-of-reach" if needed(size) > size else "harder-than-deciding",
                severity="impossible" if needed(size) > size else "hollow",
                path="councils.callback_members",
                message=Said(
                    _(
                        "So many have to call a council's question back that a majority is not enough."
                    )
                ),
                example=Said(
                    _(
                        "%(needed)s of the %(size)s members below the council would have to "
                        "call it back."
                    ),
                    {"needed": needed(size), "size": size},
                ),
                principle="S2",
                suggestion=Said(_('Let a tenth call it back: callback_members = "1/10".')),
            )
            return


def _urgent(charter: Charter) -> Iterator[Finding]:
    rule = charter.councils
    if "ordinary" in rule.urgent:
        yield Finding(
            code="everything-is-urgent",
            severity="hollow",
            path="councils.urgent",
            message=Said(
                _(
                    "Councils decide ordinary questions first and ask afterwards: the base "
                    "only confirms."
                )
            ),
            example=Said(
                _("What a council decides holds until those below have called it back and voted.")
            ),
            principle="S2",
            suggestion=Said(
                _("Name only kinds that cannot wait, and leave ordinary questions out.")
            ),
        )
    if not rule.base_first:
        yield Finding(
            code="base-not-asked",
            severity="risky",
            path="councils.base_first",
            message=Said(
                _(
                    "A council votes before the assemblies have been asked, so that "
                    "delegates vote without a mandate."
                )
            ),
            principle="S2",
            suggestion=Said(
                _("Ask below first, and name what cannot wait in urgent: base_first = true.")
            ),
        )
