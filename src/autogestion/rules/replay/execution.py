"""Replaying who carries a decision out: tasks, their shifts, undertakings."""

from autogestion.rules import shifts
from autogestion.rules import tasks as rules
from autogestion.rules.decisions import is_reopenable
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    base_of,
    by_clock,
    by_member,
    concerned_bodies,
    is_in,
    next_number,
    require,
)
from autogestion.rules.state import Decision, Note, Organisation, Task, Undertaking


def bound_bodies(state: Organisation, decision: Decision) -> set[int]:
    """Numbers of the bodies that a decision binds: those whose members voted, and those below a council."""
    voted = {body.number for body in concerned_bodies(state, state.questions[decision.question])}
    return voted.union(*(base_of(state, number) for number in voted))


def check_bound(state: Organisation, decision: Decision, body: int | None, by: str) -> None:
    question = state.questions[decision.question]
    rules.check_bound(
        is_in_body=is_in(state, body, by),
        is_bound=body in bound_bodies(state, decision),
        is_adopted=decision.adopted,
        is_carried_out=not is_reopenable(question.kind, question.subject),
        is_ended=decision.ended_at is not None,
    )


def of_task(state: Organisation, task: Task) -> list[Undertaking]:
    """Every time a task was taken on, or was somebody's turn."""
    return [state.undertakings[number] for number in task.taken]


def task_set_out(state: Organisation, entry: Line) -> None:
    """{task, decision, what, until, every, way, pairs}, and where it is one {duty}. `in`: where."""
    data, by = entry["body"], by_member(state, entry)
    check_bound(state, state.decisions[data["decision"]], entry["in"], by)
    said = {name: data[name] for name in ("until", "every", "way", "pairs")}
    rules.check_setting_out(at=entry["at"], **said)
    duty = data.get("duty", "")
    rules.check_duty(duty=duty, every=data["every"])
    require("duty" not in data or duty, "what is no duty says nothing of one")
    require(data["task"] == next_number(state.tasks), "tasks are numbered in order")
    state.tasks[data["task"]] = Task(
        data["task"],
        data["decision"],
        entry["in"],
        data["what"],
        by,
        entry["at"],
        **said,
        duty=duty,
    )


def task_withdrawn(state: Organisation, entry: Line) -> None:
    """{task}: whoever set a task out takes it back, while nobody has it in hand."""
    task = state.tasks[entry["body"]["task"]]
    rules.check_task_withdrawal(
        is_author=by_member(state, entry) == task.by,
        is_running=rules.is_running(rules.last_of(of_task(state, task))),
        is_withdrawn=task.withdrawn_at is not None,
    )
    task.withdrawn_at = entry["at"]


def shift_offered(state: Organisation, entry: Line) -> None:
    """{task, lot}: a member is willing to take shifts. `lot`: the number that they bring to a draw."""
    task, by = state.tasks[entry["body"]["task"]], by_member(state, entry)
    shifts.check_offering(task, by=by, is_member=is_in(state, task.body, by))
    task.offers[by] = entry["body"]["lot"]


def shift_declined(state: Organisation, entry: Line) -> None:
    """{task}: a member takes no further shifts."""
    task, by = state.tasks[entry["body"]["task"]], by_member(state, entry)
    shifts.check_declining(task, by=by)
    del task.offers[by]


def shift_begun(state: Organisation, entry: Line) -> None:
    """{task, undertaking, members}: the hour has come, and it is their turn among the willing."""
    by_clock(entry)
    data = entry["body"]
    task = state.tasks[data["task"]]
    before = of_task(state, task)
    decision = state.decisions[task.decision]
    shifts.check_shift(task, before, at=entry["at"], is_ended=decision.ended_at is not None)
    members = shifts.whose_shift(task, before, state.bodies[task.body].members)
    require(bool(members) and data["members"] == members, "it is somebody else's turn")
    _begin(state, task, entry, until=0, holders=members)


def undertaking_taken(state: Organisation, entry: Line) -> None:
    """{task, undertaking, until}: a member takes a task on. `until`: 0 where it lasts until the next shift."""
    data, by = entry["body"], by_member(state, entry)
    task = state.tasks[data["task"]]
    check_bound(state, state.decisions[task.decision], task.body, by)
    rules.check_taking(
        task,
        rules.last_of(of_task(state, task)),
        is_member=is_in(state, task.body, by),
        at=entry["at"],
        until=data["until"],
    )
    _begin(state, task, entry, until=data["until"], holders=[by])


def _begin(state: Organisation, task: Task, entry: Line, *, until: int, holders: list[str]) -> None:
    before, number, at = (
        rules.last_of(of_task(state, task)),
        entry["body"]["undertaking"],
        entry["at"],
    )
    if before is not None and rules.is_running(before):
        before.ended_at, before.handing = at, []
    require(number == next_number(state.undertakings), "undertakings are numbered in order")
    task.taken.append(number)
    state.undertakings[number] = Undertaking(
        number, task.number, at, rules.lasts_until(task, at=at, until=until), list(holders)
    )


def _undertaking(state: Organisation, entry: Line) -> tuple[Undertaking, str, bool]:
    """The undertaking, who acts, and whether they belong to its body."""
    undertaking, by = state.undertakings[entry["body"]["undertaking"]], by_member(state, entry)
    return undertaking, by, is_in(state, entry["in"], by)


def undertaking_joined(state: Organisation, entry: Line) -> None:
    """{undertaking}: a member does it together with those who took it on."""
    undertaking, by, is_member = _undertaking(state, entry)
    rules.check_joining_in(undertaking, by=by, is_member=is_member)
    undertaking.holders.append(by)


def undertaking_left(state: Organisation, entry: Line) -> None:
    """{undertaking, text}: one of them gives it back, and says how it stands; with the last it is over."""
    undertaking, by, _is_member = _undertaking(state, entry)
    rules.check_holding(undertaking, by=by)
    undertaking.notes.append(Note("left", entry["body"]["text"], by, entry["at"]))
    _without(undertaking, by)
    if not undertaking.holders:
        undertaking.ended_at = entry["at"]


def _without(undertaking: Undertaking, member: str) -> None:
    undertaking.holders.remove(member)
    if undertaking.handing and member in undertaking.handing[:1]:
        undertaking.handing = []


def undertaking_handed(state: Organisation, entry: Line) -> None:
    """{undertaking, member, text}: one of them asks another member to do it in their stead."""
    undertaking, by, _is_member = _undertaking(state, entry)
    to = entry["body"]["member"]
    rules.check_handing(undertaking, by=by, to=to, is_to_member=is_in(state, entry["in"], to))
    undertaking.handing = [by, to, entry["body"]["text"]]


def undertaking_taken_over(state: Organisation, entry: Line) -> None:
    """{undertaking}: who was asked agrees, and has it in hand from now on."""
    undertaking, by, is_member = _undertaking(state, entry)
    rules.check_taking_over(undertaking, by=by, is_member=is_member)
    giver = undertaking.handing[0]
    undertaking.handing = []
    if by not in undertaking.holders:
        undertaking.holders.append(by)
    undertaking.holders.remove(giver)


def undertaking_put_off(state: Organisation, entry: Line) -> None:
    """{undertaking, until, text}: it will be later, and why."""
    undertaking, by, _is_member = _undertaking(state, entry)
    data = entry["body"]
    rules.check_putting_off(
        undertaking,
        by=by,
        is_shift=bool(state.tasks[undertaking.task].every),
        at=entry["at"],
        until=data["until"],
    )
    undertaking.until = data["until"]
    undertaking.notes.append(Note("later", data["text"], by, entry["at"]))


def help_asked(state: Organisation, entry: Line) -> None:
    """{undertaking, text}: one of them asks the others for help."""
    undertaking, by, _is_member = _undertaking(state, entry)
    rules.check_holding(undertaking, by=by)
    undertaking.notes.append(Note("help", entry["body"]["text"], by, entry["at"]))


def undertaking_done(state: Organisation, entry: Line) -> None:
    """{undertaking, text}: one of them says that it is done, and what was done."""
    undertaking, by, _is_member = _undertaking(state, entry)
    rules.check_holding(undertaking, by=by)
    undertaking.account, undertaking.done_by = entry["body"]["text"], by
    undertaking.done_at, undertaking.handing = entry["at"], []


def undertaking_seen(state: Organisation, entry: Line) -> None:
    """{undertaking, done, text}: another member of the body says whether they saw it done."""
    undertaking, by, is_member = _undertaking(state, entry)
    rules.check_witnessing(undertaking, by=by, is_member=is_member)
    undertaking.seen[by] = (entry["body"]["done"], entry["body"]["text"])


HANDLERS: dict[str, Handler] = {
    "task.set-out": task_set_out,
    "task.withdrawn": task_withdrawn,
    "shift.offered": shift_offered,
    "shift.declined": shift_declined,
    "shift.begun": shift_begun,
    "undertaking.taken": undertaking_taken,
    "undertaking.joined": undertaking_joined,
    "undertaking.left": undertaking_left,
    "undertaking.handed": undertaking_handed,
    "undertaking.taken-over": undertaking_taken_over,
    "undertaking.put-off": undertaking_put_off,
    "undertaking.done": undertaking_done,
    "undertaking.seen": undertaking_seen,
    "help.asked": help_asked,
}
