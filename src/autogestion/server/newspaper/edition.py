"""An issue as a letter: its subject, the text, and the same as HTML. Whoever sends mail sends it."""

from collections.abc import Callable
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.server.newspaper.feeds import name_of
from autogestion.server.newspaper.models import Issue
from autogestion.server.newspaper.reading import (
    Printed,
    byline_in_words,
    in_columns,
    issue_address,
    printed,
    words_in,
)
from autogestion.server.web.texts import markdown_to_html, one_line


class Edition(NamedTuple):
    """Three parts of a letter. The HTML asks nothing of anybody: no picture, no style from elsewhere."""

    subject: str
    text: str
    html: str


def edition(
    issue: Issue, *, public_only: bool, absolute: Callable[[str], str], language: str = ""
) -> Edition:
    """The e-mail edition of an issue. `absolute`: a path -> its address with the name of the host."""
    organisation = issue.organisation
    with override(language or organisation.languages[0]):
        articles = [one for one in printed(issue, public_only=public_only) if not one.is_withdrawn]
        subject = f"{name_of(organisation)}: {one_line(str(issue))}"
        url = absolute(issue_address(organisation, issue.number))
        html = render_to_string(
            "newspaper/letter.html",
            {
                "subject": subject, "issue": issue, "url": url,
                "lead": markdown_to_html(words_in(issue.lead)),
                "columns": [
                    (name, [(one, byline_in_words(one), markdown_to_html(one.text), absolute(one.url)) for one in some])
                    for name, some in in_columns(articles)
                ],
            },
        )  # fmt: skip
        return Edition(subject, _text(issue, subject, url, articles, absolute), html)


def _text(
    issue: Issue, subject: str, url: str, articles: list[Printed], absolute: Callable[[str], str]
) -> str:
    parts = [subject.upper(), url]
    if issue.lead:
        parts.append(words_in(issue.lead))
    for name, some in in_columns(articles):
        if name:
            parts.append(f"=== {one_line(name)} ===")
        parts += [_article(one, absolute) for one in some]
    parts.append(_("You can write to the newspaper without an account and without a name."))
    return "\n\n\n".join(parts) + "\n"


def _article(one: Printed, absolute: Callable[[str], str]) -> str:
    title = one_line(one.title)
    files = "".join(
        f"\n[{one_line(file.caption)}: {absolute(file.url)}]" for file in one.files if file.is_here
    )
    under = "-" * min(len(title), 70)
    return f"{title}\n{under}\n{byline_in_words(one)}\n\n{one.text}{files}\n{absolute(one.url)}"
