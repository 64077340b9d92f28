"""What people do in the story with the library of struggles."""

from autogestion.rules.library import LISTS, PARTS
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.example.script import Scene, read_library
from autogestion.server.example.stage import Stage
from autogestion.server.library import acts
from autogestion.server.library.entry import Said


def said_of(key: str) -> Said:
    """The struggle with this key in `library/`."""
    given = read_library()[key]
    return Said(
        begun=given["begun"], ended=given.get("ended", ""), country=given["country"],
        people=given.get("people", 0), outcome=given["outcome"],
        texts={part: given[part] for part in PARTS if part in given},
        lists={name: given.get(name, []) for name in LISTS},
    )  # fmt: skip


def add_struggles(stage: Stage, scene: Scene) -> None:
    """Somebody has an evening, and adds a few entries."""
    member = stage.member(scene.by)
    body = stage.body(scene.says["assembly"])
    for key in scene.says["struggles"]:
        stage.struggles[key] = acts.add_struggle(member, body, said=said_of(key))


def add_voice(stage: Stage, scene: Scene) -> None:
    says = scene.says
    acts.add_voice(
        stage.member(scene.by), stage.struggles[says["struggle"]], body=stage.body(says["assembly"]),
        text=says["text"],
    )  # fmt: skip


def use_struggle(stage: Stage, scene: Scene) -> None:
    says = scene.says
    parts = ("asked", "why", "cost", "concerned", "carried_out_by")
    stage.questions[says["key"]] = acts.use_struggle(
        stage.member(scene.by), stage.body(says["assembly"]), stage.struggles[says["struggle"]],
        part=says["part"], item=says["item"], dossier=Dossier(**{part: says[part] for part in parts}),
    )  # fmt: skip
