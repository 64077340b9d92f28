"""What follows where all decide on the programme: the article reads so from then on (F3, S14)."""

from autogestion.rules import programme as rules
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.organisations.models import Organisation
from autogestion.server.programme import acts, queries
from autogestion.server.record.acts import ByItself, Line


def settle_article(organisation: Organisation, line: Line) -> None:
    """A decision was taken: where it is on an article of the programme, it has its effect at once."""
    question = dossiers.question_numbered(organisation, line["body"]["question"])
    assert question is not None
    subject = question.subject
    if "change" not in subject:
        return
    if subject["change"] == "written":
        draft = queries.draft_numbered(organisation, subject["draft"])
        assert draft is not None
        article = queries.written_as(draft)
    else:
        article = queries.article_numbered(organisation, subject["article"])
    follows = rules.follows(
        subject,
        scope=question.scope,
        is_adopted=line["body"]["adopted"],
        article=queries.article_state(article) if article else None,
    )
    if follows is not None:
        acts.settle_article(
            ByItself(organisation), article, follows=follows, decision=line["body"]["decision"]
        )
