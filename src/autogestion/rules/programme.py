"""The programme: one living text in articles, changed by decisions of the whole alone (F3, S14, S15)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from autogestion.rules.charter import Charter
from autogestion.rules.decisions import DAY
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.state.programme import ArticleDraft, ProgrammeArticle
from autogestion.rules.words import gettext_noop as _

KIND = "programme"
"""The kind of question for which a charter can say what a change of the programme needs."""

PARTS = ("title", "text", "reasons", "plain", "open_problems")
"""What it is about; how it reads; why; the same in plain words; what we do not know yet."""
REQUIRED = ("title", "text", "reasons")
MOST = {"title": 200, "text": 8000, "reasons": 5000, "plain": 3000, "open_problems": 3000}
CHANGES = ("written", "changed", "struck", "confirmed")
"""What a question can make of an article: a new one stands, it reads otherwise, goes, or stands as it is."""
SOURCES_MAX = 60
REMARKS = ("note", "question")
NAME_MAX, AIM_MAX, READING_MAX, REMARK_MAX = 120, 3000, 300, 3000
READINGS_MAX = 100

Subject = Mapping[str, Any]
Follows = tuple[str, int]
"""A change of an article, and the draft that stands in it from then on; 0 for none."""


def kind_of(charter: Charter) -> str:
    """The kind of a question about the programme: the charter's own, else the ordinary one."""
    return KIND if KIND in charter.kinds else "ordinary"


def check_writing(*, is_in_body: bool, is_founded: bool = True) -> None:
    """Drafts, sources and remarks come from members, each from an assembly of theirs."""
    if not is_in_body:
        raise RuleBroken(
            _("Only members of an assembly write on the programme, each from their own.")
        )
    if not is_founded:
        raise RuleBroken(_("This assembly is still being founded; it can do this once it exists."))


def check_draft(*, parts: Collection[str], is_known: bool) -> None:
    """A draft says what it is about, how it reads and why. `is_known`: whether there is such an article."""
    if not is_known:
        raise RuleBroken(_("The programme has no such article. You can write a new one."))
    if not set(REQUIRED) <= set(parts) <= set(PARTS):
        raise RuleBroken(_("Say what the article is about, how it would read, and why."))


def check_source(*, is_there: bool, is_beside: bool, sources: int) -> None:
    """What an article rests on is something that was done or said here: a line of the record above."""
    if not is_there:
        raise RuleBroken(
            _(
                "An article rests on something that stands here: a struggle, a decision, a fact, "
                "something that a member wrote. Add it first, and then name it."
            )
        )
    if is_beside:
        raise RuleBroken(_("This stands beside it already."))
    if sources >= SOURCES_MAX:
        raise RuleBroken(_("At most %(most)d sources stand beside an article."), most=SOURCES_MAX)


def is_of(draft: ArticleDraft, article: ProgrammeArticle) -> bool:
    """Whether a draft is one of this article: it was written for it, or has once stood in it."""
    return draft.article == article.number or any(
        change.draft == draft.number for change in article.changes
    )


def check_asking(
    subject: Subject,
    *,
    kind: str,
    scope: str,
    charter: Charter,
    article: ProgrammeArticle | None,
    draft: ArticleDraft | None,
    is_taken: bool,
) -> None:
    """Whether a question can make this of an article. The programme is everybody's, so all are asked.

    `article`, `draft`: those that the subject names. `is_taken`: whether the draft became an article already.
    """
    change = subject.get("change")
    keys = {
        "written": {"change", "draft"},
        "changed": {"change", "article", "draft"},
        "struck": {"change", "article"},
        "confirmed": {"change", "article", "draft"},
    }.get(str(change))
    if keys is None or set(subject) != keys:
        raise RuleBroken(_("Say which article is to read otherwise, to go, or to stand as it is."))
    if scope != "whole" or kind != kind_of(charter):
        raise RuleBroken(
            _("The programme is everybody's, so the question is put to the whole organisation.")
        )
    if ("article" in keys and article is None) or ("draft" in keys and draft is None):
        raise RuleBroken(_("There is no such article or draft."))
    if article is not None:
        _check_against(str(change), article, draft)
    elif draft is not None and (draft.article is not None or is_taken):
        raise RuleBroken(
            _("This draft is one of an article that there is. Ask whether that reads thus.")
        )


def _check_against(change: str, article: ProgrammeArticle, draft: ArticleDraft | None) -> None:
    """Whether there is something to ask of an article that there is."""
    if change == "changed" and draft is not None:
        if not is_of(draft, article):
            raise RuleBroken(_("This draft was written for another article."))
        if article.draft == draft.number:
            raise RuleBroken(_("The article reads so already. You can ask that it be confirmed."))
    if change == "struck" and not article.draft:
        raise RuleBroken(_("This article was struck already. You can ask that it stand again."))
    if change == "confirmed" and draft is not None and article.draft != draft.number:
        raise RuleBroken(_("The article reads otherwise by now. Read it, and ask again."))


def follows(
    subject: Subject, *, scope: str, is_adopted: bool, article: ProgrammeArticle | None
) -> Follows | None:
    """What a decision makes of an article, None where nothing follows, as from one that was not of the whole.

    `article`: the one that the subject names; for a new one the article that its draft has become, None
    where it is none yet. A decision that was reopened and fell takes back what it had made, unless
    something else was decided since. What was confirmed stays as it is where it reads otherwise by now.
    """
    change, draft = subject["change"], subject.get("draft", 0)
    if scope != "whole":
        return None
    if not is_adopted:
        return _taken_back(article, subject.get("decision"))
    if article is None:
        return ("written", draft)
    if change == "struck":
        return ("struck", 0) if article.draft else None
    if article.draft == draft:
        return ("confirmed", draft)
    return None if change == "confirmed" else ("changed", draft)


def _taken_back(article: ProgrammeArticle | None, reopened: int | None) -> Follows | None:
    if article is None or reopened is None or article.changes[-1].decision != reopened:
        return None
    if article.changes[-1].change == "confirmed":
        return None
    before = article.changes[-2].draft if len(article.changes) > 1 else 0
    return ("restored", before) if before else ("struck", 0)


def check_alternative(
    article: ProgrammeArticle, draft: ArticleDraft | None, *, by: str, was_elector: bool
) -> None:
    """Whoever had a vote on how it reads can keep another wording beside it, one each."""
    if draft is None or not is_of(draft, article):
        raise RuleBroken(_("This draft was written for another article."))
    if not was_elector:
        raise RuleBroken(
            _("Another wording is kept beside an article by those who had a vote on how it reads.")
        )
    if article.draft == draft.number:
        raise RuleBroken(_("The article reads so already."))
    if article.alternatives.get(by) == draft.number:
        raise RuleBroken(_("You keep this beside the article already."))


def check_dropping(article: ProgrammeArticle, *, by: str) -> None:
    if by not in article.alternatives:
        raise RuleBroken(_("You keep nothing beside this article."))


def kept_beside(article: ProgrammeArticle) -> dict[int, list[str]]:
    """Draft -> the members who keep it beside the article; what stands in it is no alternative to it."""
    found: dict[int, list[str]] = {}
    for member, draft in article.alternatives.items():
        if draft != article.draft:
            found.setdefault(draft, []).append(member)
    return found


def freshness(*, confirmed_at: int, sources_at: Iterable[int], at: int, review_days: int) -> str:
    """'fresh'; 'due' where it was long not confirmed; 'stale' where nothing that it rests on is recent either.

    `confirmed_at`: when all last decided how it reads. `review_days`: of the charter, for such questions.
    """
    oldest = at - review_days * DAY
    if confirmed_at > oldest:
        return "fresh"
    return "due" if any(moment > oldest for moment in sources_at) else "stale"


def needed_texts(
    drafts: Mapping[int, ArticleDraft],
    articles: Iterable[ProgrammeArticle],
    open_subjects: Iterable[Subject],
) -> Iterator[str]:
    """Commitments that stay: of what stands in the programme, and of what is before all to decide."""
    needed = {article.draft for article in articles}
    needed |= {subject["draft"] for subject in open_subjects if "draft" in subject}
    for number in needed - {0}:
        yield from drafts[number].texts.values()


def check_reading(*, is_there: bool, readings: int) -> None:
    """`is_there`: whether the line of the record that it names stands above, or it says what is read."""
    if not is_there:
        raise RuleBroken(_("There is no such thing here. Say in a line what is to be read."))
    if readings >= READINGS_MAX:
        raise RuleBroken(_("A study circle reads at most %(most)d things."), most=READINGS_MAX)


def check_remark(*, kind: str, is_there: bool) -> None:
    if kind not in REMARKS or not is_there:
        raise RuleBroken(_("Say to which reading it is, and whether it is a note or a question."))


def check_using(*, is_there: bool) -> None:
    """What becomes a question is a remark of this study circle."""
    if not is_there:
        raise RuleBroken(_("The study circle holds no such remark."))
