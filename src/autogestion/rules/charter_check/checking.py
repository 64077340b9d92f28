"""A charter from end to end: read as far as it goes, searched, and told in the order of its articles."""

from dataclasses import dataclass, replace
from typing import Any

from autogestion.rules.charter import keys
from autogestion.rules.charter.limits import MEMBERS_MAX
from autogestion.rules.charter_check.allows import allows
from autogestion.rules.charter_check.delegates import of_delegates
from autogestion.rules.charter_check.findings import SEVERITIES, Finding, Said
from autogestion.rules.charter_check.leadership import of_organs
from autogestion.rules.charter_check.leniently import read_leniently
from autogestion.rules.charter_check.majorities import of_majorities
from autogestion.rules.charter_check.matters import of_matters
from autogestion.rules.charter_check.organs import ORGANS_MOST, read_organs
from autogestion.rules.charter_check.reach import of_reach
from autogestion.rules.charter_check.sizes import Sizes
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

_OWN = ("founding", "assemblies", "admission", "kinds", "organs", "councils", "format")


class NotACharter(RuleBroken):
    """The file holds something else."""


@dataclass(frozen=True)
class Report:
    """What was found, gravest first, and what the charter allows."""

    findings: tuple[Finding, ...]
    allows: tuple[Said, ...]

    def to_data(self) -> dict[str, Any]:
        """As `autogestion check --json` writes it."""
        return {
            "findings": [finding.to_data() for finding in self.findings],
            "allows": [str(said) for said in self.allows],
        }


def check(data: Any, *, members: int | None = None) -> Report:
    """Check a charter as data. `members`: how many the organisation has, where that is known.

    `described = true` at its top says that it describes the rules of others, `members` how many these
    are, and `[organs.NAME]` their organs (organs.py). NotACharter where it holds none of the articles of a charter.
    """
    if not isinstance(data, dict) or not any(name in data for name in _OWN):
        raise NotACharter(_("This holds no article of a charter."))
    given = dict(data)
    if isinstance(given.get("organs"), dict) and len(given["organs"]) > ORGANS_MOST:
        raise NotACharter(
            _("A file describes at most %(most)s organs, and this one more."), most=ORGANS_MOST
        )
    described = given.pop("described", False) is True
    size = given.pop("members", None) if described else None
    if members is None and type(size) is int and 0 < size <= MEMBERS_MAX:
        members = size
    organs, found = read_organs(given.pop("organs", {}))
    charter, unreadable = read_leniently(given, described=described)
    findings = [*unreadable, *found, *of_organs(organs, members)]
    said: list[Said] = []
    if charter is not None:
        sizes = Sizes.of(charter, members)
        if described and members is not None:  # Nothing is known of its assemblies.
            sizes = Sizes(sizes.whole, sizes.whole)
        findings += [*of_majorities(charter, sizes), *of_reach(charter, sizes)]
        findings += [*of_delegates(charter, sizes), *of_matters(charter)]
        said = [] if described else allows(charter)
    kinds = given.get("kinds")
    names = tuple(kinds) if isinstance(kinds, dict) else ()
    return Report(_in_order(findings, names), tuple(said))


def _in_order(findings: list[Finding], kinds: tuple[str, ...]) -> tuple[Finding, ...]:
    """Gravest first, then by article; one finding for each thing, the one that was worked out."""
    worked_out = {finding.path for finding in findings if finding.code != "contradiction"}
    kept = [one for one in findings if one.code != "contradiction" or one.path not in worked_out]
    numbered = {
        (one.path, one.code): replace(
            one, article=one.article or keys.article_number(one.path, kinds)
        )
        for one in kept
    }
    return tuple(
        sorted(numbered.values(), key=lambda one: (SEVERITIES.index(one.severity), one.path))
    )
