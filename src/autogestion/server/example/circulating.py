"""What people do in the story with the programme, inquiries, desks, and texts that are amended."""

from collections.abc import Callable, Iterator

from autogestion.rules.inquiry import CODES, DAY
from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.desks import acts as desks
from autogestion.server.desks import queries as desk_queries
from autogestion.server.example.script import Scene
from autogestion.server.example.stage import Stage
from autogestion.server.inquiry import acts as inquiry
from autogestion.server.inquiry import queries as inquiries
from autogestion.server.inquiry.acts.answering import Sheet
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import Survey
from autogestion.server.organisations.models import Organisation
from autogestion.server.programme import acts as programme

PARTS = ("asked", "why", "cost", "concerned", "carried_out_by", "binds", "leaves", "not_directly")
TEXTS = ("title", "text", "reasons", "plain", "open_problems")


def survey_hours(organisation: Organisation) -> Iterator[int]:
    """When an inquiry closes, and when its results are everybody's."""
    for survey in organisation.surveys.filter(published_at=None, opened_at__isnull=False):
        closed = survey.closed_at
        yield (survey.closes_at or 0) if closed is None else closed + survey.first_days * DAY


def pose_article(stage: Stage, scene: Scene) -> None:
    """Somebody writes how an article could read, and asks all."""
    says, by = scene.says, stage.member(scene.by)
    body = stage.body(says["assembly"])
    draft = programme.write_draft(by, body, texts={part: says.get(part, "") for part in TEXTS})
    stage.questions[says["key"]] = programme.pose_article(
        by, body, change="written", draft=draft,
        dossier=Dossier(**{part: says[part] for part in PARTS if part in says}),
    )  # fmt: skip


def draft_inquiry(stage: Stage, scene: Scene) -> None:
    says = scene.says
    inquiry.draft_survey(
        stage.member(scene.by), stage.body(says["assembly"]), title=says["title"], why=says["why"],
        items=[
            (one["kind"], Written(one["question"], one.get("lines", []))) for one in says["items"]
        ],
        outside=CODES, days=says["days"], first_days=says["first_days"],
    )  # fmt: skip


def want_inquiry(stage: Stage, scene: Scene) -> None:
    survey = _survey(stage)
    inquiry.support_survey(stage.member(scene.by), survey, version=survey.version)


def hand_out_codes(stage: Stage, scene: Scene) -> None:
    """Codes are printed and used: so many of the sheets say this, so many that."""
    survey, says = _survey(stage), scene.says
    sheets = [
        Sheet({int(item): choice for item, choice in one["answers"].items()}, {})
        for one in says["sheets"]
        for _time in range(one["times"])
    ]
    codes = inquiry.print_codes(stage.member(scene.by), survey, count=len(sheets))
    for code, sheet in zip(codes, sheets, strict=True):
        inquiry.answer(survey, sheet, code=code)


def _survey(stage: Stage) -> Survey:
    found = inquiries.survey_numbered(stage.organisation, stage.organisation.surveys.count())
    if found is None:
        raise LookupError("no inquiry has been begun")
    return found


def open_desk(stage: Stage, scene: Scene) -> None:
    says = scene.says
    desks.open_desk(
        stage.member(scene.by), stage.body(says["assembly"]), name=says["name"], about=says["about"]
    )


def write_dispatch(stage: Stage, scene: Scene) -> None:
    desk = desk_queries.desk_numbered(stage.organisation, 1)
    if desk is None:
        raise LookupError("there is no desk yet")
    desks.write_dispatch(stage.member(scene.by), desk, **scene.says)


def lay_text(stage: Stage, scene: Scene) -> None:
    """Somebody asks whether a text is adopted, and lays it out in paragraphs."""
    says, by = scene.says, stage.member(scene.by)
    question = deliberation.pose_question(
        by, stage.body(says["assembly"]),
        dossier=Dossier(**{part: says[part] for part in PARTS if part in says}),
    )  # fmt: skip
    stage.questions[says["key"]] = question
    amending.lay_text(by, question, paragraphs=says["paragraphs"])


def propose_amendment(stage: Stage, scene: Scene) -> None:
    says = scene.says
    amending.propose_amendment(
        stage.member(scene.by), stage.questions[says["question"]], first=says["first"],
        last=says["last"], paragraphs=says["paragraphs"], wants=says["wants"], why=says["why"],
    )  # fmt: skip


def second_amendment(stage: Stage, scene: Scene) -> None:
    says = scene.says
    amending.second_amendment(
        stage.member(scene.by), stage.questions[says["question"]], number=says["number"]
    )


OF_CIRCULATION: dict[str, Callable[[Stage, Scene], None]] = {
    "pose article": pose_article,
    "draft inquiry": draft_inquiry,
    "want inquiry": want_inquiry,
    "hand out codes": hand_out_codes,
    "open desk": open_desk,
    "write dispatch": write_dispatch,
    "lay text": lay_text,
    "propose amendment": propose_amendment,
    "second amendment": second_amendment,
}
