"""What another charter would change, article by article, in the words in which charters are read."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from autogestion.rules.charter import Charter, from_data, keys
from autogestion.rules.charter_check.allows import would_change
from autogestion.rules.charter_words import Article, articles
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.checking import Checked, checked, in_words
from autogestion.server.organisations.models import Member

KEPT, GONE, NEW = "kept", "gone", "new"


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article: kept, gone, or new."""

    mark: str
    words: str


@dataclass(frozen=True)
class Shift:
    """What a member can do now, and could under the other charter; '' where one of them does not say it."""

    article: str
    now: str
    then: str


@dataclass(frozen=True)
class Change:
    """An article that would read otherwise; `state` is "changed", "gone" or "new"."""

    number: str
    heading: str
    state: str
    sentences: list[Sentence]


def differences(now: Charter, then: Charter) -> list[Change]:
    """The articles in which the two differ, in the order of the new one, those that go last."""
    before, after = _by_heading(now), _by_heading(then)
    changes = [
        _change(before.get(heading), article)
        for heading, article in after.items()
        if heading not in before or before[heading].sentences != article.sentences
    ]
    gone = [
        Change(old.number, heading, GONE, [Sentence(GONE, words) for words in old.sentences])
        for heading, old in before.items()
        if heading not in after
    ]
    return _renamed(now, then) + changes + gone


def proposed_changes(question: Question, charter: Charter) -> list[Change]:
    """What the charter that a question proposes changes in this one; nothing for other questions."""
    if question.kind != "charter":
        return []
    return differences(charter, from_data(question.subject["charter"]))


def for_reader(now: Charter, then: Charter, reader: Member) -> list[Shift]:
    """What the reader could do otherwise under the other charter, in the numbers of their own assembly and of all."""
    base = reader.base
    size = organisations.size_of(base) if base is not None else 0
    whole = organisations.size_of_whole(reader.organisation)
    changed = would_change(now, then, size=max(1, size), whole=max(1, whole))
    kinds = tuple({**now.kinds, **then.kinds})
    return [
        Shift(
            keys.article_number(one.path, kinds),
            in_words(one.before) if one.before else "",
            in_words(one.after) if one.after else "",
        )
        for one in changed
    ]


def proposed_shifts(question: Question, charter: Charter, reader: Member) -> list[Shift]:
    """`for_reader` of the charter that a question proposes; nothing for other questions."""
    if question.kind != "charter":
        return []
    return for_reader(charter, from_data(question.subject["charter"]), reader)


def checked_proposal(question: Question) -> Checked | None:
    """What the check finds in the charter that a question proposes; nothing for other questions."""
    if question.kind != "charter":
        return None
    return checked(from_data(question.subject["charter"]))


def _by_heading(charter: Charter) -> dict[str, Article]:
    return {article.heading: article for article in articles(charter, gettext, ngettext)}


def _renamed(now: Charter, then: Charter) -> list[Change]:
    if now.name == then.name:
        return []
    names = [Sentence(GONE, now.name), Sentence(NEW, then.name)]
    return [Change("", _("The name of the charter"), "changed", names)]


def _change(old: Article | None, new: Article) -> Change:
    if old is None:
        added = [Sentence(NEW, words) for words in new.sentences]
        return Change(new.number, new.heading, NEW, added)
    lines: list[Sentence] = []
    matcher = SequenceMatcher(a=old.sentences, b=new.sentences, autojunk=False)
    for said, i, j, k, m in matcher.get_opcodes():
        if said == "equal":
            lines += [Sentence(KEPT, words) for words in old.sentences[i:j]]
        else:
            lines += [Sentence(GONE, words) for words in old.sentences[i:j]]
            lines += [Sentence(NEW, words) for words in new.sentences[k:m]]
    return Change(new.number, new.heading, "changed", lines)
