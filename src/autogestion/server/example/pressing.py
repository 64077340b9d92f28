"""What people do in the story with the newspaper.

Who puts a letter into the box, the story knows and the union does not.
"""

from collections.abc import Iterator

from autogestion.rules.newspaper import TURN_SECONDS
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.example.drawing import seventeen_pairs
from autogestion.server.example.script import Scene
from autogestion.server.example.stage import Stage
from autogestion.server.newspaper import acts, queries
from autogestion.server.newspaper.acts import Layout
from autogestion.server.newspaper.cleaning import cleaned
from autogestion.server.newspaper.models import BoxedLetter, Contribution, by_chance
from autogestion.server.newspaper.secret_words import hash_of
from autogestion.server.newspaper.sent import Enclosed, Sent
from autogestion.server.organisations.models import Organisation

PARTS = ("asked", "why", "cost", "concerned", "carried_out_by")
SENT = ("title", "text", "sort", "language", "byline", "public")


def letter_hours(organisation: Organisation) -> Iterator[int]:
    """When the letter box is emptied, where something lies in it."""
    for turn in BoxedLetter.objects.filter(organisation=organisation).values_list(
        "turn", flat=True
    ):
        yield (turn + 1) * TURN_SECONDS


def _sent(stage: Stage, scene: Scene) -> Sent:
    said = {key: scene.says[key] for key in SENT if key in scene.says}
    about = scene.says.get("about")
    files = [_picture(scene.says["picture"])] if "picture" in scene.says else []
    return Sent(**said, files=files, about=_contribution(stage, about).number if about else None)


def _picture(caption: str) -> Enclosed:
    """The one picture of the story, made anew as every picture is."""
    return Enclosed(*cleaned(seventeen_pairs()), caption=caption)


def _contribution(stage: Stage, key: str) -> Contribution:
    """What was written or sent under this key in the story."""
    if key in stage.words:
        word = hash_of(stage.words[key], stage.organisation.org)
        found = queries.contribution_with_word(stage.organisation, word)
    else:
        found = queries.contribution_numbered(stage.organisation, stage.written[key])
    if found is None:
        raise LookupError(f"{key} lies in the letter box still")
    return found


def propose_editors(stage: Stage, scene: Scene) -> None:
    says = scene.says
    stage.questions[says["key"]] = acts.propose_editors(
        stage.member(scene.by), stage.body(says["assembly"]), days=says["days"],
        editors=[stage.member(name) for name in says["editors"]],
        dossier=Dossier(**{part: says[part] for part in PARTS}),
    )  # fmt: skip


def accept_mandate(stage: Stage, scene: Scene) -> None:
    acts.accept_mandate(stage.member(scene.by), stage.organisation.collectives.get())


def send_letter(stage: Stage, scene: Scene) -> None:
    stage.words[scene.says["key"]] = acts.put_in_letter_box(
        stage.organisation, _sent(stage, scene), key=by_chance()
    )


def go_on(stage: Stage, scene: Scene) -> None:
    says = {"text": scene.says["text"]}
    letter = _contribution(stage, scene.says["letter"])
    acts.put_writers_word(stage.organisation, letter, "go-on", says, key=by_chance())


def agree(stage: Stage, scene: Scene) -> None:
    letter = _contribution(stage, scene.says["letter"])
    acts.put_writers_word(stage.organisation, letter, "agree", {"version": 1}, key=by_chance())


def write(stage: Stage, scene: Scene) -> None:
    body = stage.body(scene.says["assembly"])
    written = acts.write_contribution(stage.member(scene.by), body, sent=_sent(stage, scene))
    stage.written[scene.says["key"]] = written.number


def answer(stage: Stage, scene: Scene) -> None:
    says = scene.says
    acts.answer_contribution(
        stage.member(scene.by), _contribution(stage, says["letter"]),
        body=stage.body(says["assembly"]), text=says["text"],
    )  # fmt: skip


def link(stage: Stage, scene: Scene) -> None:
    says = scene.says
    acts.link_contribution(
        stage.member(scene.by), _contribution(stage, says["letter"]),
        body=stage.body(says["assembly"]), kind=says["kind"],
        thing=stage.questions[says["question"]].number, part=says.get("part", 0),
    )  # fmt: skip


def edit(stage: Stage, scene: Scene) -> None:
    said = {key: scene.says[key] for key in ("title", "text", "why")}
    collective = stage.organisation.collectives.get()
    letter = _contribution(stage, scene.says["letter"])
    acts.edit_contribution(stage.member(scene.by), letter, collective, **said)


def refuse(stage: Stage, scene: Scene) -> None:
    acts.refuse_contribution(
        stage.member(scene.by), _contribution(stage, scene.says["letter"]),
        stage.organisation.collectives.get(), reason=scene.says["reason"],
    )  # fmt: skip


def publish(stage: Stage, scene: Scene) -> None:
    """Laid out and let appear on one evening."""
    says, collective = scene.says, stage.organisation.collectives.get()
    articles = [
        {
            "contribution": _contribution(stage, one["letter"]).number,
            "version": one.get("version", 0), "column": one["column"],
            "public": one.get("public", True),
        }
        for one in says["articles"]
    ]  # fmt: skip
    layout = Layout(says["title"], says["lead"], says["columns"], articles)
    issue = acts.lay_issue(stage.member(scene.by), collective, layout=layout)
    acts.publish_issue(stage.member(scene.by), collective, issue)


OF_NEWSPAPER = {
    "propose editors": propose_editors,
    "accept mandate": accept_mandate,
    "send letter": send_letter,
    "go on with letter": go_on,
    "agree to wording": agree,
    "write": write,
    "answer letter": answer,
    "link letter": link,
    "edit letter": edit,
    "refuse letter": refuse,
    "publish issue": publish,
}
"""Words of the script for acts of the newspaper."""
