"""The check of charters as pages show it: each finding in the reader's language (S13)."""

import tomllib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules.charter import FILE_BYTES_MAX, Charter
from autogestion.rules.charter_check import NotACharter, Report, Said, check
from autogestion.rules.words import gettext_noop
from autogestion.server.web.numbers import plain


@dataclass(frozen=True)
class ShownFinding:
    """One finding: where, how grave, what, for example, and what would do instead."""

    where: str
    path: str
    severity: str
    principle: str
    message: str
    example: str
    suggestion: str


@dataclass(frozen=True)
class Checked:
    """A charter that was looked at: what hinders, gravest first, and what it allows."""

    findings: list[ShownFinding]
    allows: list[str]


def checked(charter: Charter) -> Checked:
    """A charter that can be run, looked at for all sizes that it allows."""
    return _shown(check(charter.to_data()))


def checked_text(text: str, members: int | None) -> Checked:
    """Anything that somebody writes as a charter. NotACharter says why it is none."""
    if len(text.encode()) > FILE_BYTES_MAX:
        raise NotACharter(gettext_noop("The file is longer than any charter: at most 256 KiB."))
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NotACharter(
            gettext_noop("The file cannot be read as TOML: %(error)s."),
            error=" ".join(str(error).split())[:200],
        ) from None
    return _shown(check(data, members=members))


def _shown(report: Report) -> Checked:
    severities = {
        "impossible": _("makes it impossible"),
        "hollow": _("makes it hollow"),
        "risky": _("is risky"),
        "note": _("good to know"),
    }
    findings = [
        ShownFinding(
            where=_("Article %(number)s") % {"number": one.article} if one.article else "",
            path=one.path,
            severity=severities[one.severity],
            principle=one.principle,
            message=in_words(one.message),
            example=in_words(one.example),
            suggestion=in_words(one.suggestion),
        )
        for one in report.findings
    ]
    return Checked(findings, [in_words(said) for said in report.allows])


def in_words(said: Said) -> str:
    """A sentence of the check in the reader's language."""
    if not said.sentence:
        return ""
    return _(said.sentence) % {name: _plain(value) for name, value in said.values.items()}


def _plain(value: Any) -> Any:
    return plain(value) if isinstance(value, int) else value
