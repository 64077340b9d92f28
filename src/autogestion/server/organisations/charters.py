"""Charters as pages show them: those to begin from, one's own file, and any of them in plain words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from autogestion import charters
from autogestion.rules.charter import FILE_BYTES_MAX, Charter, CharterRefused, load
from autogestion.rules.charter.refused import Problem
from autogestion.rules.charter_words import Article, articles
from autogestion.rules.words import gettext_noop
from autogestion.server.web.numbers import plain

OWN = "own"
IN_SHORT = ("2", "3", "8")
"""Assemblies, admission, ordinary questions: what somebody who enters meets first."""


@dataclass(frozen=True)
class Offered:
    """A charter to begin from: its name in the product, its title, and whom it suits."""

    name: str
    title: str
    text: str


def offered() -> list[Offered]:
    """The charters that the product brings along, in the reader's language."""
    told = {
        "base-union": (
            _("Base union"),
            _("Assemblies of a workplace, a trade or a town; three people begin."),
        ),
        "workers-coop": (
            _("Workers' co-operative"),
            _("People who work together and share what the work brings."),
        ),
        "tenants-union": (_("Tenants' union"), _("People who live in the same houses or streets.")),
        "free-software-foundation": (
            _("Free-software foundation"),
            _("People who make something together that belongs to everybody, far apart."),
        ),
    }
    return [Offered(name, *told[name]) for name in charters.TEMPLATES]


def chosen(name: str, own_text: str) -> Charter:
    """The charter of this name, or the one in the founders' own file. CharterRefused says all that is wrong."""
    return load(own_text if name == OWN else charters.text(name))


def text_of(content: bytes) -> str:
    """A charter's file as text. CharterRefused where it is too long or not written in UTF-8."""
    if len(content) > FILE_BYTES_MAX:
        problem = Problem(
            "",
            gettext_noop("The file has %(size)s bytes, and a charter has at most %(most)s."),
            {"size": len(content), "most": FILE_BYTES_MAX},
        )
        raise CharterRefused((problem,))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(
            "", gettext_noop("The file is not plain text in UTF-8. Save it as such."), {}
        )
        raise CharterRefused((problem,)) from None


def in_words(charter: Charter) -> list[Article]:
    """Every article in the reader's language."""
    return articles(charter, _, ngettext)


def in_short(charter: Charter) -> list[Article]:
    """The few articles that somebody who enters should have read."""
    return [article for article in in_words(charter) if article.number in IN_SHORT]


@dataclass(frozen=True)
class ToldProblem:
    """One thing that is wrong with a charter, in the reader's language."""

    article: str
    path: str
    sentence: str


def problems(refused: CharterRefused) -> list[ToldProblem]:
    """All that is wrong with a charter, each in its place."""
    return [
        ToldProblem(problem.article, problem.path, _in_words(problem))
        for problem in refused.problems
    ]


def _in_words(problem: Problem) -> str:
    sentence = _(problem.sentence)
    values = {
        name: plain(value) if isinstance(value, int) else value
        for name, value in problem.values.items()
    }
    return sentence % values if values else sentence
