"""What a yearly report warns of, by rule: the marks stand in spec/measures.md, and no one sets them by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from autogestion.measures.alarms import LOWEST_MARK, MARKS, codes, discovered
from autogestion.rules.words import gettext_noop
from autogestion.server.measures.numbers import decimal, few_or, in_unit
from autogestion.server.web.numbers import plain

Numbers = Mapping[str, Mapping[str, Any]]
"""Code of a measure -> its numbers in a window (measures.measure.Measure.to_numbers)."""

MOST = {
    "unanimity": gettext_noop(
        "In %(value)s of the votes on yes or no nobody was on the other side."
    ),
    "votes-without-mandate": gettext_noop(
        "Delegates cast %(value)s of their ballots without a mandate."
    ),
    "echo": gettext_noop(
        "Of a council's questions, %(value)s were answered below without a word in the dossier."
    ),
    "silent-gap": gettext_noop(
        "Of the terms in which delegates mostly left their mandate, %(value)s passed without a recall."
    ),
    "accounts-missed": gettext_noop(
        "Of the accounts that delegates owed, %(value)s were never given in time."
    ),
    "in-seat-after-a-year": gettext_noop(
        "Of the delegates, %(value)s still sit a year after they came."
    ),
    "overdue-for-review": gettext_noop(
        "Of the decisions in force, %(value)s are past the date on which they were to be looked at again."
    ),
}
"""Code -> what is said where more of it than its mark (measures.alarms.MARKS) was measured: where the whole interval
lies above the mark, so that what cannot be told from it raises no alarm, and where it stands out among all marks that
are looked at together, so that of many not one or two are passed by chance each year."""

LEAST = {
    "contested-elections": gettext_noop(
        "More people stood than there were seats in only %(value)s of the elections."
    ),
    "mandates-kept": gettext_noop(
        "Under a mandate delegates voted as it said in %(value)s of their ballots."
    ),
    "inquiries-answered": gettext_noop("Of the questions to delegates, %(value)s were answered."),
    "requests-answered": gettext_noop(
        "Of those who asked to come in, %(value)s had an answer of a member before it lapsed."
    ),
    "outside-answered": gettext_noop(
        "Of those who wrote to the newspaper without a name, %(value)s had an answer or were printed."
    ),
    "facts-answered": gettext_noop("Of the facts that members missed, %(value)s were given."),
    "newcomers-active": gettext_noop(
        "Of those who came in three months ago or more, %(value)s have voted, spoken or put something."
    ),
}
"""The same for what lies wholly below its mark."""

HALF = {
    "initiative": gettext_noop(
        "Half of the %(acts)s questions put came from %(people)s; by chance it would be %(chance)s."
    ),
    "adopted": gettext_noop(
        "Half of the %(acts)s questions adopted came from %(people)s; by chance it would be %(chance)s."
    ),
    "speech": gettext_noop(
        "Half of the %(acts)s things said in dossiers, the newspaper and the library came from %(people)s; by chance "
        "it would be %(chance)s."
    ),
    "carrying-out": gettext_noop(
        "Half of the %(acts)s undertakings done were in the hands of %(people)s; by chance it would be %(chance)s."
    ),
    "mandates": gettext_noop(
        "Half of the %(acts)s terms in councils were held by %(people)s; by chance it would be %(chance)s."
    ),
    "shifts": gettext_noop(
        "Half of the %(acts)s turns of what comes back fell on %(people)s; by chance it would be %(chance)s."
    ),
    "editing": gettext_noop(
        "Half of the %(acts)s writings on common texts came from %(people)s; by chance it would be %(chance)s."
    ),
    "control": gettext_noop(
        "Half of the %(acts)s acts of control (seconding, asking for facts, contesting, recalling) came "
        "from %(people)s; by chance it would be %(chance)s."
    ),
    "creating": gettext_noop(
        "Half of the %(acts)s other things begun (inquiries, articles, actions, tasks, desks) came from %(people)s; "
        "by chance it would be %(chance)s."
    ),
    "publishing": gettext_noop(
        "Half of the %(acts)s acts of editing the newspaper came from %(people)s; by chance it would be %(chance)s."
    ),
    "telling": gettext_noop(
        "Half of the %(acts)s times that a teller took in a ballot it was %(people)s; by chance it would be %(chance)s."
    ),
}
"""What is said where something is spread more unequally than chance would."""


def warnings(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """(code of the measure, sentence), in the order in which a report tells them: of those that stand out."""
    marked = codes(HALF)
    looked_at = {code: numbers[code]["p"] for code in marked if "p" in numbers.get(code, {})}
    standing_out = discovered(looked_at)
    for code, sentence in _beyond(numbers):
        if code in standing_out or code not in marked:
            yield code, sentence


def _beyond(numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Everything whose whole interval lies beyond its mark."""
    for work, sentence in HALF.items():
        if is_unequal(numbers, work):
            yield f"concentration-of-{work}", _half(numbers, work, sentence)
    lowest = numbers.get("self-determination-lowest-tenth", {}).get("value")
    if lowest is not None and lowest < LOWEST_MARK:
        yield (
            "self-determination-lowest-tenth",
            _("The tenth who took part least voted in %(value)s of what concerned them.")
            % {"value": in_unit(lowest, "share")},
        )
    trend = numbers.get("turnout-trend", {})
    if is_below(trend, 0):
        yield (
            "turnout-trend",
            _("Turnout falls, by %(value)s.") % {"value": in_unit(-trend["value"], "points")},
        )
    for sentences, is_beyond in ((MOST, is_above), (LEAST, is_below)):
        for code, sentence in sentences.items():
            one = numbers.get(code, {})
            if is_beyond(one, MARKS[code][1]):
                yield code, _(sentence) % {"value": in_unit(one["value"], "share")}
    if numbers.get("recalls-opened", {}).get("value") == 0:
        yield (
            "recalls-opened",
            _("No recall was opened: out of contentment, or resignation. The record cannot tell."),
        )


def is_above(one: Mapping[str, Any], mark: float) -> bool:
    """Whether all of the interval lies above the mark."""
    return "value" in one and "low" in one and bool(one["low"] > mark)


def is_below(one: Mapping[str, Any], mark: float) -> bool:
    """Whether all of the interval lies below the mark."""
    return "value" in one and "high" in one and bool(one["high"] < mark)


def is_unequal(numbers: Numbers, work: str) -> bool:
    """Whether all of the interval of the concentration lies above what chance would give."""
    spread = numbers.get(f"concentration-of-{work}", {})
    return "value" in numbers.get(f"half-of-{work}", {}) and is_above(
        spread, spread.get("chance", 1.0)
    )


def _half(numbers: Numbers, work: str, sentence: str) -> str:
    half, spread = numbers[f"half-of-{work}"], numbers[f"concentration-of-{work}"]
    told = _(sentence) % {
        "acts": plain(half["acts"]),
        "people": few_or(half["value"], "people", "half-of-"),
        "chance": in_unit(half["chance"], "people"),
    }
    beside = _("The inequality is %(value)s, by chance %(chance)s.") % {
        "value": decimal(spread["value"]),
        "chance": decimal(spread["chance"]),
    }
    return f"{told} {beside}"
