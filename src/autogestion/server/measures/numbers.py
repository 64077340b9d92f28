"""The number of a measure as a member reads it."""

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion.measures.measure import GROUP_MIN
from autogestion.server.web.numbers import percent, plain

THOUSAND = 1000


def in_unit(value: float, unit: str) -> str:
    """61.2 %, 0.53, 12 days, 4 people."""
    if unit == "share":
        return percent(round(value * THOUSAND), THOUSAND)
    if unit == "index":
        return decimal(value)
    if unit == "points":
        return _("%(n)s points a year") % {"n": formats.number_format(value, decimal_pos=1)}
    whole = round(value)
    if unit == "days":
        return ngettext("%(n)s day", "%(n)s days", whole) % {"n": plain(whole)}
    if unit == "hours":
        return ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": plain(whole)}
    if unit == "people":
        return ngettext("%(n)s person", "%(n)s people", whole) % {"n": plain(whole)}
    return _("%(n)s in a hundred years of mandates") % {"n": plain(whole)}


def few_or(value: float, unit: str, code: str) -> str:
    """`in_unit`; of those who did half of something no number under five is told."""
    if code.startswith("half-of-") and value < GROUP_MIN:
        return _("four people or fewer")
    return in_unit(value, unit)


def between(low: float, high: float | None, unit: str) -> str:
    """12 to 40 days; where it has no upper end, from 12 days on."""
    if high is None:
        return _("from %(low)s on") % {"low": in_unit(low, unit)}
    return _("%(low)s to %(high)s") % {"low": in_unit(low, unit), "high": in_unit(high, unit)}


def counted(acts: int | None) -> str:
    """How many acts were counted; of very few people not even that."""
    if acts is None:
        return _("Fewer than five people: nothing is counted.")
    return ngettext("%(acts)s act counted", "%(acts)s acts counted", acts) % {"acts": plain(acts)}


def decimal(value: float) -> str:
    """0.53, or 0,53 as the language writes it."""
    return formats.number_format(value, decimal_pos=2)
