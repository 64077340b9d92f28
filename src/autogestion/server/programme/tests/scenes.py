"""What the tests of the programme write, and how all decide on it."""

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Decision
from autogestion.server.programme import acts, queries
from autogestion.server.programme.models import ArticleDraft, ProgrammeArticle
from tests.world import World, dossier

HOURS = {
    "title": "Six hours",
    "text": "We want six hours of work a day, for all, without less pay.",
    "reasons": "After the eighth hour accidents double. We counted them in the Warehouse.",
    "plain": "Work six hours. Earn the same.",
    "open_problems": "What of those who are paid by the piece?",
}
FIVE = HOURS | {"text": "We want five hours of work a day, for all, without less pay."}
RENT = {
    "title": "Rents", "text": "Nobody pays more than a fifth.", "reasons": "We asked.", "plain": "",
    "open_problems": "",
}  # fmt: skip
EVERYBODY = ("Awa", "Bruno", "Chidi", "Dora", "Emil", "Farah")


def drafted(world: World, texts: dict[str, str] = HOURS, **details) -> ArticleDraft:
    return acts.write_draft(world.awa, world.warehouse, texts=texts, **details)


def decided(
    world: World, change: str, *, yes: tuple[str, ...] = EVERYBODY, no: tuple[str, ...] = (), **what
) -> Decision | None:
    """All are asked, and decide."""
    question = acts.pose_article(
        world.awa, world.warehouse, change=change, dossier=dossier(), **what
    )
    for member in (world.bruno, world.chidi, world.dora):
        deliberation.second_question(member, question)
    deliberation.complete_dossier(world.awa, question)
    return world.decide(question, dict.fromkeys(yes, 1) | dict.fromkeys(no, 2))


def standing(world: World, texts: dict[str, str] = HOURS) -> ProgrammeArticle:
    """An article that all have decided on."""
    before = world.organisation.articles.count()
    decided(world, "written", draft=drafted(world, texts))
    found = queries.article_numbered(world.organisation, before + 1)
    assert found is not None
    return found
