"""The pictures of a measure, each with the table that says the same, and as a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.measures.shrinking import towards_mean
from autogestion.server.measures.curves import survival
from autogestion.server.measures.dots import Dots, Given, dots
from autogestion.server.measures.histories import History
from autogestion.server.measures.lorenz import lorenz
from autogestion.server.measures.names import stage_name
from autogestion.server.measures.numbers import between, decimal, in_unit
from autogestion.server.web.numbers import plain

BODIES_MOST = 40


@dataclass(frozen=True)
class Picture:
    """One picture: its name in addresses, its heading, its template, and what that reads as `it`."""

    name: str
    heading: str
    template: str
    it: Any
    note: str = ""


def pictures(
    one: Mapping[str, Any],
    history: History | None,
    bodies: Iterable[tuple[str, Mapping[str, Any]]],
    rolling: History | None = None,
) -> list[Picture]:
    """What there is to see of a measure. `bodies`: the name of each, and the measure there."""
    drawn = [
        Picture("spread", _("How it is spread"), "lorenz", lorenz(one["curve"])),
        Picture("lasting", _("How long it lasts"), "survival", survival(one["survival"])),
        Picture(
            "funnel",
            _("From the right to the effect"),
            "dots",
            _funnel(one["funnel"], one["code"]),
            _of_funnel(),
        ),
        Picture(
            "cohorts",
            _("By the year in which they came in"),
            "dots",
            _groups(one["groups"]),
            _of_years(),
        ),
        Picture(
            "groups", _("Which part each group has"), "dots", _parts(one["parts"]), _of_parts()
        ),
        Picture("assemblies", _("Body by body"), "dots", _bodies(one, list(bodies)), _of_bodies()),
        Picture("quarters", _("Quarter by quarter"), "history", history),
        Picture("rolling", _("Twelve months at a time"), "history", rolling, _of_rolling()),
    ]
    return [picture for picture in drawn if picture.it is not None]


def _of_funnel() -> str:
    return _(
        "A dot is the mean of all members, with the line on which it lies with 95 in 100; the ring is the tenth who "
        "had least of it. In hundredths of all that concerned them."
    )


def _of_years() -> str:
    return _(
        "A dot is one year, with the line on which it lies with 95 in 100. Years of fewer than ten are left out."
    )


def _of_parts() -> str:
    return _(
        "A dot is one group beside its part: 1 as much as falls to its members, 2 twice as much. The line is where it "
        "lies with 95 in 100, the ring stands at 1. Groups of fewer than ten are told with all others."
    )


def _of_rolling() -> str:
    return _(
        "A dot is the twelve months up to the end of a quarter, so that a quiet season looks no quieter than it is; "
        "what differs from dot to dot is one quarter in four."
    )


def _of_bodies() -> str:
    return _(
        "A dot is one body, with the line on which it lies with 95 in 100; the ring is where it lies when it is drawn "
        "towards the mean of all bodies, as little as is known of it. Bodies of fewer than ten are left out."
    )


def _funnel(stages: list[list[Any]], code: str) -> Dots | None:
    if not stages:
        return None
    given = [
        Given(
            stage_name(name, code), mean, low, high, lowest,
            (plain(people), in_unit(mean, "share"), between(low, high, "share"), in_unit(lowest, "share")),
        )
        for name, people, mean, lowest, low, high in stages
    ]  # fmt: skip
    heads = [_("Stage"), _("Members who came there"), _("Mean"), _("95 in 100"), _("Lowest tenth")]
    return dots(given, most=1.0, right=in_unit(1.0, "share"), heads=heads)


def _groups(groups: list[list[Any]]) -> Dots | None:
    if not groups:
        return None
    given = [
        Given(
            name,
            share,
            low,
            high,
            None,
            (plain(people), in_unit(share, "share"), between(low, high, "share")),
        )
        for name, people, share, low, high in groups
    ]
    heads = [_("Year"), _("Members"), _("Active"), _("95 in 100")]
    return dots(given, most=1.0, right=in_unit(1.0, "share"), heads=heads)


def _parts(parts: list[list[Any]]) -> Dots | None:
    if not parts:
        return None
    given = [
        Given(
            name, ratio, low, high, 1.0,
            (
                plain(people), plain(acts), decimal(ratio), between(low, high, "index"),
            ),
        )
        for name, people, acts, ratio, low, high in parts
    ]  # fmt: skip
    most = max(2.0, *(one.value for one in given))
    heads = [_("Group"), _("Members"), _("Acts"), _("Of its part"), _("95 in 100")]
    return dots(given, most=most, right=decimal(most), heads=heads)


def _bodies(one: Mapping[str, Any], bodies: list[tuple[str, Mapping[str, Any]]]) -> Dots | None:
    told = [(name, there) for name, there in bodies if there["value"] is not None]
    if len(told) < 2:
        return None
    unit = one["unit"]
    drawn = _drawn_to_mean([there for _name, there in told])
    given = [
        Given(
            name, there["value"], there["low"], there["high"], ring,
            (
                in_unit(there["value"], unit),
                between(there["low"], there["high"], unit) if there["low"] is not None else "",
                "" if ring is None else in_unit(ring, unit),
            ),
        )
        for (name, there), ring in zip(told, drawn, strict=True)
    ]  # fmt: skip
    most = (
        1.0 if unit in ("share", "index") else max(1.0, *(one.high or one.value for one in given))
    )
    heads = [_("Body"), _("Measured"), _("95 in 100"), _("Drawn to the mean")]
    return dots(given, most=most, right=in_unit(most, unit), heads=heads)


def _drawn_to_mean(there: list[Mapping[str, Any]]) -> Sequence[float | None]:
    """Each value drawn towards the mean of all, where all have an interval."""
    ends = [(one["low"], one["high"]) for one in there]
    if any(low is None or high is None for low, high in ends):
        return [None] * len(there)
    return towards_mean([one["value"] for one in there], ends)
