"""What people in the story do because it was decided: for each word of the script its act."""

from collections.abc import Callable

from autogestion.server.example.script import DAY, Scene
from autogestion.server.example.stage import Stage
from autogestion.server.execution import acts, queries
from autogestion.server.execution.models import Undertaking
from autogestion.server.record import clock


def set_out(stage: Stage, scene: Scene) -> None:
    says = scene.says
    stage.tasks[says["task"]] = acts.set_out_task(
        stage.member(scene.by), stage.decision(scene.about), stage.body(says["assembly"]),
        what=says["what"], until=_in_days(says), every=says.get("every", 0),
        way=says.get("way", "open"), pairs=says.get("pairs", False), duty=says.get("duty", ""),
    )  # fmt: skip


def _in_days(says: dict) -> int:
    return clock.now() + says["days"] * DAY if "days" in says else 0


def take_on(stage: Stage, scene: Scene) -> None:
    task = stage.tasks[scene.says["task"]]
    acts.take_on(stage.member(scene.by), task, until=_in_days(scene.says))


def be_willing(stage: Stage, scene: Scene) -> None:
    acts.offer_for_shifts(stage.member(scene.by), stage.tasks[scene.says["task"]])


def _in_hand(stage: Stage, scene: Scene) -> Undertaking:
    found = queries.last_of(stage.tasks[scene.says["task"]])
    if found is None:
        raise LookupError(f"nobody has taken {scene.says['task']} on")
    return found


def join_in(stage: Stage, scene: Scene) -> None:
    acts.join_undertaking(stage.member(scene.by), _in_hand(stage, scene))


def ask_for_help(stage: Stage, scene: Scene) -> None:
    acts.ask_for_help(stage.member(scene.by), _in_hand(stage, scene), text=scene.says["text"])


def say_done(stage: Stage, scene: Scene) -> None:
    acts.report_done(stage.member(scene.by), _in_hand(stage, scene), text=scene.says["text"])


def say_seen(stage: Stage, scene: Scene) -> None:
    says = scene.says
    acts.say_seen(
        stage.member(scene.by), _in_hand(stage, scene), done=says["done"], text=says["text"]
    )


def tell(stage: Stage, scene: Scene) -> None:
    says = scene.says
    acts.tell_execution(
        stage.member(scene.by), stage.decision(scene.about), stage.body(says["assembly"]),
        stage=says["stage"], text=says["text"],
    )  # fmt: skip


def regard(stage: Stage, scene: Scene) -> None:
    acts.regard_decision(stage.member(scene.by), stage.decision(scene.about), **scene.says)


def evaluate(stage: Stage, scene: Scene) -> None:
    says = dict(scene.says)
    acts.evaluate_execution(
        stage.member(scene.by), stage.decision(scene.about), reached=says.pop("reached"), texts=says
    )


OF_CARRYING_OUT: dict[str, Callable[[Stage, Scene], None]] = {
    "set out": set_out,
    "take on": take_on,
    "be willing": be_willing,
    "join in": join_in,
    "ask for help": ask_for_help,
    "say done": say_done,
    "say seen": say_seen,
    "tell": tell,
    "regard": regard,
    "evaluate": evaluate,
}
