"""What the pages of the library show, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from autogestion.rules.library import PARAGRAPHS, split_source
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.stages import stage_in_words, stage_of
from autogestion.server.library import queries
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.finding import Alike
from autogestion.server.library.likeness import term
from autogestion.server.library.models import Struggle, StruggleVersion
from autogestion.server.organisations.models import Organisation
from autogestion.server.votes import queries as votes
from autogestion.server.web.numbers import plain
from autogestion.server.web.shell import address
from autogestion.server.web.texts import one_line, said

OUTCOMES = {
    "won": gettext_noop("Won"),
    "partly": gettext_noop("Won in part"),
    "lost": gettext_noop("Lost"),
    "open": gettext_noop("Still open"),
}
HEADINGS = {
    "tried": gettext_noop("What was tried"),
    "answer": gettext_noop("What the other side answered"),
    "came_of_it": gettext_noop("What came of it"),
    "thought": gettext_noop("What those who took part think of it"),
}


@dataclass(frozen=True)
class Line:
    """An entry in a list, as the component `register_line` takes it."""

    number: int
    title: str
    url: str
    state: str
    note: str
    is_settled: bool = True
    body: None = None
    at: None = None


@dataclass(frozen=True)
class Item:
    """A demand or a form: its words, where it is followed and taken up."""

    number: int
    words: str
    is_here: bool
    """Whether it is not erased."""
    tried: int
    """How many bodies have decided to try it since."""


@dataclass(frozen=True)
class Source:
    """Where one can read of it."""

    words: str
    link: str


@dataclass(frozen=True)
class Use:
    """A question by which an assembly took something up from here."""

    question: Question
    stage: str
    words: str


@dataclass(frozen=True)
class Page:
    """A version of an entry from top to bottom."""

    title: str
    where: str
    when: str
    people: str
    outcome: str
    facts: list[dict[str, str]]
    demands: list[Item]
    forms: list[Item]
    texts: list[tuple[str, str, str]]
    """(part, heading, Markdown)."""
    sources: list[Source]


def day_in_words(day: str) -> str:
    """7 June 1936, June 1936 or 1936, from 1936-06-07, 1936-06 or 1936."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return day
    moment = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    # Translators: Django date format. June 1936
    month = pgettext("date format", "F Y")
    return formats.date_format(
        moment, pgettext("date format", "j F Y") if len(parts) == 3 else month
    )


def period(begun: str, ended: str, outcome: str) -> str:
    """From when to when, as far as it is known."""
    if ended and ended != begun:
        return _("%(begun)s to %(ended)s") % {
            "begun": day_in_words(begun), "ended": day_in_words(ended),
        }  # fmt: skip
    if outcome == "open" and not ended:
        return _("since %(begun)s") % {"begun": day_in_words(begun)}
    return day_in_words(begun)


def country_in_words(code: str) -> str:
    country = COUNTRIES.get(code)
    return _(country.name) if country else _("Several countries")


def lines_of(organisation: Organisation, struggles: Iterable[Struggle]) -> list[Line]:
    """Entries for a list, in one query more."""
    listed = list(struggles)
    rows = queries.newest_versions(listed)
    return [_line(organisation, struggle, rows[struggle.pk]) for struggle in listed]


def _line(organisation: Organisation, struggle: Struggle, row: StruggleVersion) -> Line:
    place, trade = (said(str(text.content)) if text else "" for text in (row.place, row.trade))
    where = [place, country_in_words(row.country)]
    note = [", ".join(filter(None, where)), period(row.begun, row.ended, row.outcome), trade]
    return Line(
        struggle.number, said(row.title.content), entry_address(organisation, struggle.number),
        _(OUTCOMES[row.outcome]), " · ".join(one_line(one) for one in note if one),
    )  # fmt: skip


def alike_lines(organisation: Organisation, found: Sequence[Alike]) -> list[tuple[Line, str]]:
    """Entries that are like another, each with what both have in common."""
    lines = lines_of(organisation, [one.struggle for one in found])
    return [
        (line, ", ".join(one_line(word) for word in one.shared[:4]))
        for line, one in zip(lines, found, strict=True)
    ]


def entry_address(organisation: Organisation, number: int, version: int | None = None) -> str:
    parts = ["o", organisation.slug, "library", str(number)]
    return address(*parts, *([str(version)] if version else []))


def page_of(version: queries.Version, tried: Mapping[tuple[str, int], int] | None = None) -> Page:
    """A version in words. `tried`: (list, text) -> how many bodies have decided to try it."""
    row, texts = version.row, {part: said(text.content) for part, text in version.texts.items()}
    where = ", ".join(filter(None, (texts.get("place", ""), country_in_words(row.country))))
    when = period(row.begun, row.ended, row.outcome)
    people = _people(row.people)
    facts = [
        {"term": _("Where"), "value": one_line(where)},
        {"term": _("When"), "value": when},
        {"term": _("Trade"), "value": one_line(texts.get("trade", ""))},
        {"term": _("Workplace or home"), "value": one_line(texts.get("workplace", ""))},
        {"term": _("How many"), "value": people},
        {"term": _("Outcome"), "value": _(OUTCOMES[row.outcome])},
    ]
    return Page(
        title=texts["title"], where=where, when=when, people=people,
        outcome=_(OUTCOMES[row.outcome]),
        facts=[fact for fact in facts if fact["value"]],
        demands=_items(version, "demands", tried or {}), forms=_items(version, "forms", tried or {}),
        texts=[(part, _(HEADINGS[part]), texts[part]) for part in PARAGRAPHS if part in texts],
        sources=[Source(*split_source(said(one.content))) for one in version.items["sources"]],
    )  # fmt: skip


def _people(count: int) -> str:
    if not count:
        return ""
    return ngettext("about %(number)s person", "about %(number)s people", count) % {
        "number": plain(count)
    }


def _items(version: queries.Version, part: str, tried: Mapping[tuple[str, int], int]) -> list[Item]:
    return [
        Item(number, said(text.content), bool(text.salt), tried.get((part, text.pk), 0))
        for number, text in enumerate(version.items[part], 1)
    ]


def cited(organisation: Organisation, page: Page, row: StruggleVersion, url: str) -> str:
    """How one names this version where one writes of it."""
    sentence = _(
        "%(title)s (%(where)s, %(when)s). Library of struggles of %(organisation)s, version %(version)s. "
        "%(url)s"
    )
    return sentence % {
        "title": one_line(page.title), "where": one_line(page.where), "when": page.when,
        "organisation": one_line(str(organisation)), "version": row.number, "url": url,
    }  # fmt: skip


def uses_in_words(struggle: Struggle) -> tuple[list[Use], int]:
    """The questions that took something up from here, newest first, and in how many assemblies."""
    questions = list(queries.uses_of(struggle)[:50])
    found = votes.votes_by_number(struggle.organisation, [one.number for one in questions])
    uses = []
    for question in questions:
        question.organisation = struggle.organisation
        if question.body is not None:
            question.body.organisation = struggle.organisation
        stage = stage_of(question, found.get(question.number))
        uses.append(Use(question, stage_in_words(stage), _decided(question)))
    return uses, len({question.body_id for question in questions})


def _decided(question: Question) -> str:
    decision = getattr(question, "decision", None)
    if decision is None:
        return ""
    return _("adopted") if decision.adopted else _("rejected")


def by_country(counts: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Country -> how many."""
    found: Counter[str] = Counter()
    for (country, _decade), count in counts.items():
        found[country] += count
    return dict(found)


def by_decade(counts: Mapping[tuple[str, str], int]) -> list[tuple[str, int]]:
    """Ten years -> how many began in them, without holes between the first and the last."""
    found: Counter[int] = Counter()
    for (_country, decade), count in counts.items():
        found[int(decade)] += count
    years = range(min(found), max(found) + 1) if found else ()
    return [(f"{decade}0", found[decade]) for decade in years]


def as_json(
    organisation: Organisation, struggle: Struggle, version: queries.Version, url: str
) -> dict[str, Any]:
    """An entry for programs; what is erased is null."""
    row = version.row
    voices = queries.voices_of(struggle)

    def words(text: Any) -> str | None:
        return text.content if text is not None and text.salt else None

    return {
        "organisation": str(organisation),
        "struggle": struggle.number, "version": row.number, "newest": struggle.version, "url": url,
        "country": row.country, "begun": row.begun, "ended": row.ended, "people": row.people or None,
        "outcome": row.outcome,
        **{part: words(text) for part, text in version.texts.items()},
        **{name: [words(text) for text in items] for name, items in version.items.items()},
        "voices": [{"at": voice.at, "text": words(voice.text)} for voice in voices],
    }  # fmt: skip


def followed_in_words(kind: str, word: str) -> str:
    """What somebody follows."""
    said_as = country_in_words(word) if kind == "country" else word
    sentences = {
        "trade": _("Trade: %(word)s"),
        "form": _("Form of organisation: %(word)s"),
        "demand": _("Demand: %(word)s"),
        "workplace": _("Workplace or home: %(word)s"),
        "country": _("Country: %(word)s"),
    }
    if kind == "entry":
        return _("Struggles like entry %(number)s") % {"number": plain(int(word))}
    return sentences[kind] % {"word": said_as}


def as_compared(kind: str, word: str) -> str:
    """What is followed, as it is kept."""
    return word if kind in ("country", "entry") else term(word)


def is_followed(follows: set[tuple[str, str]], kind: str, text: str) -> bool:
    return (kind, as_compared(kind, text)) in follows
