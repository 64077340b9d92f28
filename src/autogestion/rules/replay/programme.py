"""Replaying the programme: drafts, what was decided about its articles, what is kept beside them."""

from autogestion.rules import programme as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    is_in,
    next_number,
    require,
    require_same,
)
from autogestion.rules.state import (
    ArticleChange,
    ArticleDraft,
    Organisation,
    ProgrammeArticle,
    Question,
)


def draft_written(state: Organisation, entry: Line) -> None:
    """{draft, article, texts}: how an article could read. `article`: None for a new one. `in`: the writer's."""
    data, by = entry["body"], by_member(state, entry)
    _check_writing(state, entry, by)
    is_known = data["article"] is None or data["article"] in state.articles
    rules.check_draft(parts=data["texts"], is_known=is_known)
    require(data["draft"] == next_number(state.drafts), "drafts are numbered in order")
    state.drafts[data["draft"]] = ArticleDraft(
        data["draft"], data["article"], by, entry["in"], entry["at"], dict(data["texts"])
    )


def _check_writing(state: Organisation, entry: Line, by: str) -> None:
    body = state.bodies.get(entry["in"])
    rules.check_writing(
        is_in_body=is_in(state, entry["in"], by),
        is_founded=body is not None and body.founded_at is not None,
    )


def source_added(state: Organisation, entry: Line) -> None:
    """{draft, line}: what it rests on: a line of the record above this one. `in`: the member's assembly."""
    data, by = entry["body"], by_member(state, entry)
    _check_writing(state, entry, by)
    draft = state.drafts[data["draft"]]
    rules.check_source(
        is_there=data["line"] < entry["seq"],
        is_beside=data["line"] in [line for line, _by in draft.sources],
        sources=len(draft.sources),
    )
    draft.sources.append((data["line"], by))


def check_article_asked(state: Organisation, question: Question) -> None:
    """A question says that an article of the programme reads thus, goes, or stands as it is."""
    subject = question.subject
    rules.check_asking(
        subject,
        kind=question.kind,
        scope=question.scope,
        charter=charter_in_force(state),
        article=state.articles.get(subject.get("article", 0)),
        draft=state.drafts.get(subject.get("draft", 0)),
        is_taken=_written_as(state, subject.get("draft", 0)) is not None,
    )


def _written_as(state: Organisation, draft: int) -> ProgrammeArticle | None:
    """The article as which a draft came into the programme."""
    return next((one for one in state.articles.values() if one.changes[0].draft == draft), None)


def article_settled(state: Organisation, entry: Line) -> None:
    """{article, change, draft, decision}: what a decision made of an article. `draft` 0: it stands no longer."""
    by_clock(entry)
    data = entry["body"]
    decision = state.decisions[data["decision"]]
    question = state.questions[decision.question]
    subject = question.subject
    require("change" in subject, "the decision is not on the programme")
    require(
        all(one.decision != decision.number for a in state.articles.values() for one in a.changes),
        "it has taken effect already",
    )
    article = (
        _written_as(state, subject["draft"])
        if subject["change"] == "written"
        else state.articles[subject["article"]]
    )
    expected = rules.follows(
        subject, scope=question.scope, is_adopted=decision.adopted, article=article
    )
    require_same([data["change"], data["draft"]], expected and list(expected), "it led to another")
    if article is None:
        article = ProgrammeArticle(next_number(state.articles))
        state.articles[article.number] = article
    require(data["article"] == article.number, "it is about another article")
    article.changes.append(
        ArticleChange(decision.number, data["change"], data["draft"], entry["at"])
    )


def alternative_kept(state: Organisation, entry: Line) -> None:
    """{article, draft}: a member who had a vote keeps another wording beside it; their last word counts."""
    data, by = entry["body"], by_member(state, entry)
    article = state.articles[data["article"]]
    decision = state.decisions[article.changes[-1].decision]
    rules.check_alternative(
        article,
        state.drafts.get(data["draft"]),
        by=by,
        was_elector=by in state.votes[decision.question].roll,
    )
    article.alternatives[by] = data["draft"]


def alternative_dropped(state: Organisation, entry: Line) -> None:
    """{article}: a member keeps nothing beside it any more."""
    article, by = state.articles[entry["body"]["article"]], by_member(state, entry)
    rules.check_dropping(article, by=by)
    del article.alternatives[by]


HANDLERS: dict[str, Handler] = {
    "draft.written": draft_written,
    "source.added": source_added,
    "article.settled": article_settled,
    "alternative.kept": alternative_kept,
    "alternative.dropped": alternative_dropped,
}
