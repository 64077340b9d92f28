"""Moments and spans in a member's language. Every function is given the present: none asks a clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

MINUTE, HOUR, DAY, MONTH, YEAR = 60, 3600, 86400, 2629746, 31556952
"""In seconds; month and year are the Gregorian mean (400 years have 146,097 days)."""


def moment(at: int | datetime) -> datetime:
    """An aware datetime, from one or from whole seconds since 1970 UTC."""
    return datetime.fromtimestamp(at, UTC) if isinstance(at, int) else at


def time_tag(at: int | datetime, words: str) -> SafeString:
    """`<time>` with the exact moment in UTC for machines and the given words for people."""
    return _remembered_tag(moment(at), words)


@lru_cache(maxsize=4096)
def _remembered_tag(at: datetime, words: str) -> SafeString:
    """Three hundred arguments are of a few days."""
    exact = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return format_html('<time datetime="{}">{}</time>', exact, words)


def day_and_hour(at: int | datetime) -> str:
    """Thursday 12 March 2026, 19:00 (in the time zone that is active; UTC is named, being nobody's)."""
    # Translators: Django date format (see "Built-in template tags: date"). Thursday 12 March 2026, 19:00
    return _formatted(at, pgettext("date format", "l j F Y, H:i")) + _zone_if_nobodys()


def day(at: int | datetime) -> str:
    """12 March 2026."""
    return _formatted(at, _form_of_days())


def day_tags() -> Callable[[int | datetime], SafeString]:
    """`<time>` with the day, for many moments on one page: form, zone and language are looked up once for all."""
    form, zone, language = _form_of_days(), timezone.get_current_timezone_name(), get_language()
    return lambda at: _remembered_day(at, form, zone, language)


@lru_cache(maxsize=4096)
def _remembered_day(at: int | datetime, form: str, zone: str, language: str | None) -> SafeString:
    return time_tag(at, _remembered_format(moment(at), form, zone, language))


def _form_of_days() -> str:
    # Translators: Django date format. 12 March 2026
    return pgettext("date format", "j F Y")


def hour(at: int | datetime) -> str:
    """19:00."""
    # Translators: Django date format. 19:00
    return _formatted(at, pgettext("date format", "H:i")) + _zone_if_nobodys()


def _zone_if_nobodys() -> str:
    return " UTC" if timezone.get_current_timezone_name() == "UTC" else ""


def _formatted(at: int | datetime, pattern: str) -> str:
    zone = timezone.get_current_timezone_name()
    return _remembered_format(moment(at), pattern, zone, get_language())


@lru_cache(maxsize=4096)
def _remembered_format(at: datetime, pattern: str, zone: str, language: str | None) -> str:
    """Zone and language are the active ones: they are here to be remembered apart.

    A sheet of fifty lines of the record spends a third of its time on saying their days.
    """
    return formats.date_format(timezone.localtime(at), pattern)


def span(seconds: int) -> str:
    """A length of time in one unit, never rounded up: 3 days, 1 hour, less than a minute."""
    for least, unit, words in _UNITS:
        if seconds >= least:
            number = seconds // unit
            return words(number) % {"number": number}
    return gettext("less than a minute")


def _years(number: int) -> str:
    return ngettext("%(number)d year", "%(number)d years", number)


def _months(number: int) -> str:
    return ngettext("%(number)d month", "%(number)d months", number)


def _days(number: int) -> str:
    return ngettext("%(number)d day", "%(number)d days", number)


def _hours(number: int) -> str:
    return ngettext("%(number)d hour", "%(number)d hours", number)


def _minutes(number: int) -> str:
    return ngettext("%(number)d minute", "%(number)d minutes", number)


_UNITS = (
    (2 * YEAR, YEAR, _years),
    (2 * MONTH, MONTH, _months),
    (DAY, DAY, _days),
    (HOUR, HOUR, _hours),
    (MINUTE, MINUTE, _minutes),
)
"""From how many seconds on, in which unit: "45 days" says more than "1 month"."""


def from_now(at: int | datetime, now: int | datetime) -> str:
    """ "in 3 days" or "3 days ago"."""
    seconds = int((moment(at) - moment(now)).total_seconds())
    if seconds >= 0:
        return gettext("in %(span)s") % {"span": span(seconds)}
    return gettext("%(span)s ago") % {"span": span(-seconds)}


def closing(at: int | datetime, now: int | datetime) -> str:
    """ "closes in 3 days" or "closed 3 days ago"."""
    seconds = int((moment(at) - moment(now)).total_seconds())
    if seconds > 0:
        return gettext("closes in %(span)s") % {"span": span(seconds)}
    return gettext("closed %(span)s ago") % {"span": span(-seconds)}
