"""What anybody tries when a question is discussed."""

from collections.abc import Callable
from typing import Any

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.discussing import acts


def a_thread(some: Any) -> Any:
    """One of the threads, by number."""
    thread = some.one_of(
        some.world.organisation.threads.select_related("question").order_by("number")
    )
    thread.organisation = thread.question.organisation = some.world.organisation
    return thread


def a_condition(some: Any) -> int | None:
    return some.chance.choice([None, None, 1, 2, 6])


def open_thread(some: Any) -> None:
    about = some.chance.choice(["", "", "fact", "argument", "passage", "vote"])
    acts.open_thread(
        some.someone(), some.question(), title="Kettles", text="Which one, and why?", about=about,
        place=some.number(2) if about else some.chance.choice([0, 0, 0, 1]),
        condition=a_condition(some),
    )  # fmt: skip


def answer_thread(some: Any) -> None:
    what = {"quotes": some.number(3), "passage": some.chance.choice(["Which", "red", "tea", ""])}
    thread, condition = a_thread(some), a_condition(some)
    some.all_try(
        lambda member: acts.answer_thread(
            member, thread, text="The red one.", condition=condition,
            **some.chance.choice([{}, what]),
        )
    )  # fmt: skip


def a_mind(some: Any) -> dict[str, int]:
    return some.chance.choice(
        [{"argument": some.number(2)}, {"thread": some.number(3), "piece": some.number(3)}]
    )


DEEDS: dict[str, Callable[[Any], object]] = {
    "name conditions": lambda some: deliberation.name_conditions(
        some.someone(), some.question(), conditions=["drivers", "who work nights"][: some.number(2)]
    ),
    "argue as one concerned": lambda some: deliberation.add_argument(
        some.someone(), some.question(), side="for", text="I know it.", condition=some.number(3)
    ),
    "open thread": open_thread,
    "answer thread": answer_thread,
    "name point": lambda some: acts.name_point(
        some.someone(), a_thread(some), text="It is red.", settled=some.chance.random() < 0.5
    ),
    "mark point": lambda some: acts.mark_point(
        some.someone(), a_thread(some), number=some.number(2), settled=some.chance.random() < 0.5
    ),
    "write thread minutes": lambda some: acts.write_thread_minutes(
        some.someone(), a_thread(some), text="We said so.", corrects=some.chance.randint(0, 2)
    ),
    "say mind changed": lambda some: acts.say_mind_changed(
        some.someone(), some.question(), **a_mind(some)
    ),
    "take mind back": lambda some: acts.take_mind_back(
        some.someone(), some.question(), **a_mind(some)
    ),
}
