"""Replaying study circles: what they read, and what members say to it."""

from autogestion.rules import programme as rules
from autogestion.rules.replay.handlers import Handler, Line, by_member, is_in, next_number, require
from autogestion.rules.state import Organisation, Question, Reading, Remark, Study


def study_opened(state: Organisation, entry: Line) -> None:
    """{study, name, aim}: a member opens a study circle. `in`: their assembly."""
    data, by = entry["body"], by_member(state, entry)
    body = state.bodies.get(entry["in"])
    rules.check_writing(
        is_in_body=is_in(state, entry["in"], by),
        is_founded=body is not None and body.founded_at is not None,
    )
    require(data["study"] == next_number(state.studies), "study circles are numbered in order")
    state.studies[data["study"]] = Study(
        data["study"], data["name"], data["aim"], by, entry["in"], entry["at"]
    )


def reading_added(state: Organisation, entry: Line) -> None:
    """{study, reading, line, text}: something to read: a line of the record, or else a text that names it."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_writing(is_in_body=is_in(state, entry["in"], by))
    study = state.studies[data["study"]]
    rules.check_reading(
        is_there=bool(data["text"]) if data["line"] is None else data["line"] < entry["seq"],
        readings=len(study.readings),
    )
    require(data["line"] is None or not data["text"], "it is both here and elsewhere")
    require(data["reading"] == len(study.readings) + 1, "readings are numbered in order")
    study.readings.append(Reading(data["reading"], data["line"], data["text"], by, entry["at"]))


def remark_made(state: Organisation, entry: Line) -> None:
    """{study, remark, reading, kind, text}: 'note' or 'question', put from experience. `in`: their assembly."""
    data, by = entry["body"], by_member(state, entry)
    rules.check_writing(is_in_body=is_in(state, entry["in"], by))
    study = state.studies[data["study"]]
    rules.check_remark(kind=data["kind"], is_there=data["reading"] <= len(study.readings))
    require(data["remark"] == len(study.remarks) + 1, "remarks are numbered in order")
    study.remarks.append(
        Remark(data["remark"], data["reading"], data["kind"], data["text"], by, entry["at"])
    )


def check_remark_used(state: Organisation, question: Question) -> None:
    """An ordinary question can take up what was said in a study circle."""
    subject = question.subject
    require(
        question.kind == "ordinary" and set(subject) == {"study", "remark"},
        "it says too much or too little of what it takes up",
    )
    rules.check_using(is_there=subject["remark"] <= len(state.studies[subject["study"]].remarks))


HANDLERS: dict[str, Handler] = {
    "study.opened": study_opened,
    "reading.added": reading_added,
    "remark.made": remark_made,
}
