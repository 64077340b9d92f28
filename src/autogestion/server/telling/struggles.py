"""A struggle that somebody from outside tells of: written as a contribution, read back into the library's form.

It is a text like any other, with a bold line before each part, so that it can be read, printed and answered; what
stands below a line that is known fills the field of that name. What is not recognised is left to whoever takes it in.
"""

import re
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext, override

from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.entry import Said
from autogestion.server.library.forms import StruggleForm
from autogestion.server.library.reading import OUTCOMES

LISTS = {"demands": "demands", "forms": "forms_", "sources": "sources"}
_HEADING = re.compile(r"\*\*(.+)\*\*")


def _labels() -> Mapping[str, str]:
    """Field of the library's form, but the title -> what it is called, in the language at hand."""
    return {
        name: str(field.label)
        for name, field in StruggleForm.base_fields.items()
        if name != "title"
    }


def as_text(said: Said) -> str:
    """The struggle in words, in the language at hand."""
    labels = _labels()
    country = COUNTRIES.get(said.country)
    facts = {
        "begun": said.begun, "ended": said.ended, "people": str(said.people or ""),
        "country": f"{said.country} {gettext(country.name)}" if country else "",
        "outcome": gettext(OUTCOMES[said.outcome]),
    }  # fmt: skip
    parts = {name: text for name, text in said.parts().items() if name != "title"}
    lists = {
        LISTS[name]: "\n".join(f"- {one}" for one in items) for name, items in said.items().items()
    }
    written = {**facts, **parts, **lists}
    return "\n\n".join(
        f"**{labels[name]}**\n\n{written[name]}" for name in labels if written.get(name)
    )


def as_filled(title: str, text: str) -> dict[str, str]:
    """The fields of the library's form, by name, as far as the text says them in any language of ours."""
    names, outcomes = _known()
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.splitlines():
        heading = _HEADING.fullmatch(line.strip())
        name = names.get(heading[1]) if heading else None
        if name and name not in found:
            lines = found[name] = []
        elif lines is not None:
            lines.append(line)
    filled = {name: "\n".join(some).strip() for name, some in found.items()}
    for name in LISTS.values():
        filled[name] = "\n".join(
            line.removeprefix("- ") for line in filled.get(name, "").splitlines()
        )
    filled["country"] = filled.get("country", "")[:2]
    filled["outcome"] = outcomes.get(filled.get("outcome", ""), "")
    return {"title": title, **{name: value for name, value in filled.items() if value}}


def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Heading -> field, and outcome in words -> outcome, in all languages."""
    names: dict[str, str] = {}
    outcomes: dict[str, str] = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            names |= {label: name for name, label in _labels().items()}
            outcomes |= {gettext(words): outcome for outcome, words in OUTCOMES.items()}
    return names, outcomes
