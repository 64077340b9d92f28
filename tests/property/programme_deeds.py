"""What anybody tries with the programme and in study circles."""

from collections.abc import Callable
from typing import Any

from autogestion.server.programme import acts
from autogestion.server.programme.tests.scenes import FIVE, HOURS, RENT
from tests.world import dossier


def one_of(some: Any, things: str) -> Any:
    """One of the articles, drafts or study circles, by number."""
    return some.one_of(getattr(some.world.organisation, things).order_by("number"))


def write_draft(some: Any) -> None:
    """A new article, or how one could read."""
    articles = list(some.world.organisation.articles.order_by("number"))
    acts.write_draft(
        some.someone(), some.body(), texts=some.chance.choice([HOURS, FIVE, RENT]),
        article=some.chance.choice([None, *articles]),
    )  # fmt: skip


def pose_article(some: Any) -> None:
    """Any change of any article, by any draft: the rules admit what can be asked."""
    change = some.chance.choice(["written", "written", "changed", "struck", "confirmed"])
    what = {}
    if change != "struck":
        what["draft"] = one_of(some, "drafts")
    if change != "written":
        what["article"] = one_of(some, "articles")
    acts.pose_article(some.someone(), some.body(), change=change, dossier=dossier(), **what)


OF_PROGRAMME: dict[str, Callable[[Any], object]] = {
    "write draft": write_draft,
    "pose article": pose_article,
    "add source": lambda some: acts.add_source(
        some.someone(), some.body(), one_of(some, "drafts"), line=some.number(300)
    ),
    "keep alternative": lambda some: acts.keep_alternative(
        some.someone(), one_of(some, "articles"), one_of(some, "drafts")
    ),
    "drop alternative": lambda some: acts.drop_alternative(
        some.someone(), one_of(some, "articles")
    ),
    "open study": lambda some: acts.open_study(
        some.someone(), some.body(), name="Hours", aim="Count them."
    ),
    "add reading": lambda some: acts.add_reading(
        some.someone(), some.body(), one_of(some, "studies"),
        **some.chance.choice([{"text": "A book"}, {"line": some.number(300)}]),
    ),
    "make remark": lambda some: acts.make_remark(
        some.someone(), some.body(), one_of(some, "studies"), reading=some.number(2),
        kind=some.chance.choice(["note", "question", "insult"]), text="Why nights?",
    ),
    "use remark": lambda some: acts.use_remark(
        some.someone(), some.body(), one_of(some, "studies"), remark=some.number(2),
        dossier=dossier(), scope=some.chance.choice(["own", "whole"]),
    ),
}  # fmt: skip
