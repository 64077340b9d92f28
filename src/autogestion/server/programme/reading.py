"""What the pages of the programme show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from autogestion.rules import programme as rules
from autogestion.rules.charter import Charter
from autogestion.rules.words import gettext_noop
from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.programme import experience, queries
from autogestion.server.programme.experience import Experience
from autogestion.server.programme.models import ArticleChange, ArticleDraft, ProgrammeArticle
from autogestion.server.record import clock

CHANGED = {
    "written": gettext_noop("Written"),
    "changed": gettext_noop("Changed"),
    "struck": gettext_noop("Struck"),
    "confirmed": gettext_noop("Confirmed"),
    "restored": gettext_noop("Restored: what had changed it was reopened and fell"),
}
FRESH = {
    "fresh": gettext_noop("Confirmed lately"),
    "due": gettext_noop("Not confirmed for long"),
    "stale": gettext_noop("Rests on nothing recent"),
}
"""What freshness is called."""


@dataclass(frozen=True)
class Shown:
    """An article as it stands. `draft`: what stands in it; None where it was struck."""

    article: ProgrammeArticle
    changes: list[ArticleChange]
    draft: ArticleDraft | None
    sources: list[Experience] = field(default_factory=list)
    freshness: str = "fresh"

    @property
    def last(self) -> ArticleChange:
        return self.changes[-1]

    @property
    def first(self) -> ArticleChange:
        return self.changes[0]

    @property
    def title(self) -> str:
        """What it is about, also where it does not stand any more."""
        drafts = [one.draft for one in self.changes if one.draft is not None]
        return str(drafts[-1].title)

    @property
    def fresh_words(self) -> str:
        return _(FRESH[self.freshness])

    @property
    def is_old(self) -> bool:
        return self.freshness != "fresh"


def review_days(charter: Charter) -> int:
    """After how long an article wants to be confirmed: as other decisions of its kind want to be looked at."""
    return charter.rule_for(rules.kind_of(charter)).review_days


def shown(
    organisation: Organisation, found: Iterable[ProgrammeArticle], charter: Charter
) -> list[Shown]:
    """Articles as they stand, with what they rest on and how fresh they are, in a fixed number of queries."""
    rows = [(article, list(article.changes.all())) for article in found]
    drafts = [changes[-1].draft for _article, changes in rows if changes[-1].draft is not None]
    sources = queries.sources_of(drafts)
    lines = {one.line for some in sources.values() for one in some}
    told = experience.told(organisation, lines)
    days, at = review_days(charter), clock.now()
    answer = []
    for article, changes in rows:
        draft = changes[-1].draft
        rests_on = [
            told[one.line] for one in sources.get(draft.pk if draft else 0, ()) if one.line in told
        ]
        freshness = rules.freshness(
            confirmed_at=changes[-1].at,
            sources_at=[one.at for one in rests_on],
            at=at,
            review_days=days,
        )
        answer.append(Shown(article, changes, draft, rests_on, freshness))
    return answer  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A wording that members keep beside an article."""

    draft: ArticleDraft
    members: list[Member]
    is_mine: bool


def kept_beside(one: Shown, reader: Member) -> list[Kept]:
    """The alternatives, those kept by most first; what stands in the article is none."""
    found: dict[int, Kept] = {}
    for row in queries.alternatives_of(one.article):
        if one.draft is None or row.draft_id != one.draft.pk:
            kept = found.setdefault(row.draft_id, Kept(row.draft, [], False))
            kept.members.append(row.member)
    answer = [Kept(k.draft, k.members, reader in k.members) for k in found.values()]
    return sorted(answer, key=lambda kept: (-len(kept.members), kept.draft.number))


def stood_at(changes: Sequence[ArticleChange], at: int) -> ArticleDraft | None:
    """What stood in an article at a moment; None where nothing did."""
    before = [change for change in changes if change.at <= at]
    return before[-1].draft if before else None


def reworded_at(changes: Sequence[ArticleChange]) -> int:
    """When an article came to read as it does now: its last change that only confirmed it does not count."""
    drafts = [None, *(change.draft for change in changes)]
    return max(
        change.at for before, change in zip(drafts, changes, strict=False) if change.draft != before
    )


def words_of(draft: ArticleDraft | None, part: str) -> str:
    """A part of a wording as it is compared; '' where there is none."""
    text = getattr(draft, part, None)
    return str(text) if text is not None else ""


def in_words(change: str) -> str:
    """What was decided about an article."""
    return _(CHANGED[change])


def as_json(organisation: Organisation, found: Sequence[Shown], absolute: Any) -> dict[str, Any]:
    """The programme for programs. `absolute`: a way to make an address whole."""
    return {
        "organisation": str(organisation),
        "org": organisation.org,
        "articles": [
            {
                "number": one.article.number,
                "url": absolute(one.article.url),
                "stands": one.draft is not None,
                **({part: words_of(one.draft, part) for part in rules.PARTS} if one.draft else {}),
                "draft": one.draft.number if one.draft else None,
                "decided_at": one.last.at,
                "freshness": one.freshness,
                "sources": [
                    {"line": s.line, "what": s.what, "title": s.title, "url": absolute(s.url), "at": s.at}
                    for s in one.sources
                ],
                "changes": [
                    {
                        "change": c.change, "decision": c.decision, "at": c.at,
                        "draft": c.draft.number if c.draft else None,
                    }
                    for c in one.changes
                ],
            }
            for one in found
        ],
    }  # fmt: skip
