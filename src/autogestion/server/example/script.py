"""The story as it lies in `story/`: who did what, on which day, at which hour.

Moments are written "-12 18:40": twelve days before today, at 18:40 UTC.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from autogestion.rules.charter import Charter, load

STORY = Path(__file__).parent / "story"
LIVED = ("life", "library", "newspaper", "circulation")
"""The files of what people do beside the questions."""
MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True)
class Scene:
    """Somebody does something. `at`: seconds from today's midnight, negative before it.

    `about` is the question it is done to, `puts` the question that follows from it by the rules;
    both are keys, the names of the files in `story/questions`. `puts_in_each`: a kind of question that follows
    in several assemblies at once; its keys are "council-bus-depot" and the like.
    """

    at: int
    by: str
    does: str
    about: str = ""
    puts: str = ""
    puts_in_each: str = ""
    says: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ballots:
    """People who choose alike. `late`: only after the vote was extended."""

    choice: str | list[int]
    by: tuple[str, ...]
    late: bool


@dataclass(frozen=True)
class Script:
    """The whole story. `introduced`: a word on each of the people whom a newcomer may look around as."""

    name: str
    slug: str
    languages: list[str]
    people: tuple[str, ...]
    introduced: dict[str, str]
    charter: Charter
    scenes: tuple[Scene, ...]
    ballots: dict[str, tuple[Ballots, ...]]


@cache
def read_script() -> Script:
    """The story, read once."""
    union = _read(STORY / "union.toml")
    questions = {path.stem: _read(path) for path in sorted(STORY.glob("questions/*.toml"))}
    lived = [act for name in LIVED for act in _read(STORY / f"{name}.toml")["acts"]]
    scenes = [_scene(act) for act in lived]
    for key, question in questions.items():
        if "question" in question:
            scenes.append(_scene({"does": "pose", **question["question"]}, about=key))
        scenes += [_scene(act, about=key) for act in question.get("acts", [])]
    return Script(
        name=union["name"],
        slug=union["slug"],
        languages=union["languages"],
        people=tuple(union["people"]),
        introduced=union["introduced"],
        charter=load((STORY / "charter.toml").read_text(encoding="utf-8")),
        scenes=tuple(sorted(scenes, key=lambda scene: scene.at)),
        ballots={
            key: tuple(map(_ballots, question.get("ballots", [])))
            for key, question in questions.items()
        },
    )


@cache
def read_library() -> dict[str, dict[str, Any]]:
    """Struggles from public history, by key, as they lie in `library/`."""
    files = sorted((STORY.parent / "library").glob("*.toml"))
    return {key: struggle for path in files for key, struggle in _read(path).items()}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _scene(act: dict[str, Any], about: str = "") -> Scene:
    own = ("at", "by", "does", "puts", "puts_in_each")
    says = {key: said for key, said in act.items() if key not in own}
    return Scene(
        _seconds(act["at"]), act["by"], act["does"], about, act.get("puts", ""), act.get("puts_in_each", ""), says
    )  # fmt: skip


def _seconds(written: str) -> int:
    """'-12 18:40' in seconds from today's midnight."""
    day, hour = written.split()
    hours, minutes = hour.split(":")
    return int(day) * DAY + int(hours) * HOUR + int(minutes) * MINUTE


def _ballots(group: dict[str, Any]) -> Ballots:
    return Ballots(group["choice"], tuple(group["by"].split()), group.get("late", False))
