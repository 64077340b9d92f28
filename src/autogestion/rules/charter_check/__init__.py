"""The check of charters: which rules allow participation, which make it impossible or hollow (S13).

`check` looks at a charter alone, as data: no organisation, no clock. It searches sizes and turnouts
exactly, and says the smallest case in which a rule fails. What the software itself would refuse to run
is a finding here, so that the rules of others can be looked at too.
"""

from autogestion.rules.charter_check.checking import NotACharter, Report, check
from autogestion.rules.charter_check.findings import SEVERITIES, Finding, Said

__all__ = ["SEVERITIES", "Finding", "NotACharter", "Report", "Said", "check"]
