"""What anybody tries with the newspaper, at random."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from autogestion.server.newspaper import acts
from autogestion.server.newspaper.models import by_chance
from autogestion.server.newspaper.tests.scenes import HEAT, layout
from autogestion.server.record.acts import ByItself
from tests.world import dossier

if TYPE_CHECKING:
    from tests.property.anybody import Anybody


def contribution(some: "Anybody"):
    return some.one_of(some.world.organisation.contributions.order_by("number"))


def collective(some: "Anybody"):
    return some.one_of(some.world.organisation.collectives.order_by("number"))


def writer(some: "Anybody"):
    """Any member, or nobody."""
    return some.chance.choice([some.someone(), ByItself(some.world.organisation)])


def write(some: "Anybody") -> None:
    tendency = some.world.organisation.tendencies.order_by("number").first()
    sort = some.chance.choice(["report", "letter", "translation"])
    sent = replace(HEAT, sort=sort, about=some.chance.choice([None, 1]), public=some.number(2) == 1)
    acts.write_contribution(
        some.someone(), some.body(), sent=sent,
        tendency=tendency if some.number(3) == 1 else None,
    )  # fmt: skip


def post(some: "Anybody") -> None:
    acts.put_in_letter_box(some.world.organisation, HEAT, key=by_chance())


def mandate(some: "Anybody") -> None:
    """Somebody asks for it, and all who may support it."""
    from autogestion.server.deliberation import acts as deliberation

    by = some.someone()
    question = acts.propose_editors(
        by, some.body(), editors=[some.someone(), by][: some.number(2)], days=some.number(60),
        dossier=dossier(),
    )  # fmt: skip
    some.all_try(lambda member: deliberation.second_question(member, question))
    deliberation.complete_dossier(by, question)


def lay(some: "Anybody") -> None:
    editors = collective(some)
    numbers = {some.number(4) for _place in range(some.number(3))}
    some.all_try(
        lambda member: acts.lay_issue(
            member, editors, layout=layout(*sorted(numbers), version=some.number(2) - 1)
        )
    )


def publish(some: "Anybody") -> None:
    editors = collective(some)
    issue = some.one_of(some.world.organisation.issues.order_by("number"))
    some.all_try(lambda member: acts.publish_issue(member, editors, issue))


def edit(some: "Anybody") -> None:
    editors, one = collective(some), contribution(some)
    some.all_try(
        lambda member: acts.edit_contribution(
            member, one, editors, title="Heat", text="Hot.", why="Shorter."
        )
    )


def refuse(some: "Anybody") -> None:
    editors, one = collective(some), contribution(some)
    some.all_try(lambda member: acts.refuse_contribution(member, one, editors, reason="Too long."))


def accept(some: "Anybody") -> None:
    editors = collective(some)
    some.all_try(lambda member: acts.accept_mandate(member, editors))


DEEDS: "dict[str, Callable[[Anybody], object]]" = {
    "write contribution": write,
    "post letter": post,
    "answer contribution": lambda some: acts.answer_contribution(
        some.someone(), contribution(some), body=some.body(), text="We come."
    ),
    "continue contribution": lambda some: acts.continue_contribution(
        writer(some), contribution(some), text="More."
    ),
    "link contribution": lambda some: acts.link_contribution(
        some.someone(), contribution(some), body=some.body(), thing=some.number(3),
        kind=some.chance.choice(["question", "decision", "struggle", "fact", "inquiry", "article", "action", "task"]),
    ),
    "transcribe file": lambda some: acts.transcribe_file(
        some.someone(), contribution(some), body=some.body(), file=1, text="So."
    ),
    "withdraw contribution": lambda some: acts.withdraw_contribution(
        writer(some), contribution(some)
    ),
    "mandate editors": mandate,
    "accept mandate": accept,
    "leave editors": lambda some: acts.leave_collective(some.someone(), collective(some)),
    "recall editors": lambda some: acts.propose_recall(
        some.someone(), some.body(), collective(some), dossier=dossier()
    ),
    "edit contribution": edit,
    "agree to wording": lambda some: acts.agree_to_wording(
        writer(some), contribution(some), version=some.number(2)
    ),
    "refuse contribution": refuse,
    "appeal refusal": lambda some: acts.appeal_refusal(
        writer(some), contribution(some), collective(some), text="It is short."
    ),
    "lay issue": lay,
    "publish issue": publish,
}  # fmt: skip
