"""Replaying inquiries: how they are drafted, opened, closed and taken further. No answer is in a line."""

from autogestion.rules import inquiry as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    is_in,
    joined_bodies,
    next_number,
    require,
)
from autogestion.rules.state import Organisation, Question, Survey, SurveyChange, SurveyItem
from autogestion.rules.state.inquiry import SurveyUse


def survey_drafted(state: Organisation, entry: Line) -> None:
    """{survey, title, why, asks, outside, days, first_days, kinds, items}: a member begins one. `in`: their body."""
    data, by = entry["body"], by_member(state, entry)
    body = state.bodies[entry["in"]]
    rules.check_drafting(is_in_body=by in body.members, is_founded=body.founded_at is not None)
    frame = {key: data[key] for key in ("asks", "outside", "days", "first_days")}
    rules.check_frame(**frame)
    require(data["survey"] == next_number(state.surveys), "inquiries are numbered in order")
    require(len(data["kinds"]) == len(data["items"]), "each question has a kind")
    rules.check_items(data["kinds"])
    survey = Survey(
        data["survey"], body.number, by, entry["at"], data["title"], data["why"], **frame
    )
    survey.drafters.append(by)
    survey.items = [
        SurveyItem(number, kind, text, by)
        for number, (kind, text) in enumerate(zip(data["kinds"], data["items"], strict=True), 1)
    ]
    state.surveys[survey.number] = survey


def _draft(state: Organisation, entry: Line) -> tuple[Survey, str]:
    survey, by = state.surveys[entry["body"]["survey"]], by_member(state, entry)
    rules.check_drafted(
        is_in_body=is_in(state, survey.body, by), is_opened=survey.opened_at is not None
    )
    return survey, by


def survey_joined(state: Organisation, entry: Line) -> None:
    """{survey}: a member of the body becomes one of those who write it."""
    survey, by = _draft(state, entry)
    rules.check_joining(is_drafter=by in survey.drafters)
    survey.drafters.append(by)


def survey_change_proposed(state: Organisation, entry: Line) -> None:
    """{survey, change, item, kind, text}: a question is to be added (`item` 0), changed, or struck out.

    By one of those who write it, it stands at once.
    """
    survey, by = state.surveys[entry["body"]["survey"]], by_member(state, entry)
    rules.check_proposing(
        is_asked=_is_asked(state, survey, by), is_opened=survey.opened_at is not None
    )
    data = entry["body"]
    rules.check_change(
        kind=data["kind"], item=data["item"], there=[one.number for one in survey.standing],
        text=data["text"], made=len(survey.changes),
    )  # fmt: skip
    require(data["change"] == len(survey.changes) + 1, "changes are numbered in order")
    change = SurveyChange(
        data["change"], data["item"], data["kind"], data["text"], by, entry["at"], [by]
    )
    survey.changes.append(change)
    _take_over_where_wanted(state, survey, change, entry["at"])


def _is_asked(state: Organisation, survey: Survey, by: str) -> bool:
    """Whether this member belongs to the body, or is one of the whole, where the whole is asked."""
    return is_in(state, survey.body, by) or (
        survey.asks == rules.WHOLE and any(by in body.members for body in joined_bodies(state))
    )


def survey_change_supported(state: Organisation, entry: Line) -> None:
    """{survey, change}: a member of the body wants it too; who writes the inquiry takes it over so."""
    survey, by = _draft(state, entry)
    change = survey.changes[entry["body"]["change"] - 1]
    there = [one.number for one in survey.standing]
    rules.check_change_support(
        has_supported=by in change.supporters,
        is_taken=change.taken_at is not None,
        is_there=not change.item or change.item in there,
    )
    rules.check_change(
        kind=change.kind, item=change.item, there=there, text=change.text, made=0
    )  # fmt: skip
    change.supporters.append(by)
    _take_over_where_wanted(state, survey, change, entry["at"])


def _take_over_where_wanted(
    state: Organisation, survey: Survey, change: SurveyChange, at: int
) -> None:
    inside = [one for one in change.supporters if is_in(state, survey.body, one)]
    if rules.is_taken(supporters=inside, drafters=survey.drafters, needed=needed(state)):
        take_over(survey, change, at)


def needed(state: Organisation) -> int:
    """How many the charter wants beside who poses an ordinary question."""
    return charter_in_force(state).rule_for("ordinary").seconds


def take_over(survey: Survey, change: SurveyChange, at: int) -> None:
    """The change stands in the draft: it is another wording, which nobody has supported yet."""
    change.taken_at = at
    survey.version += 1
    survey.supporters.clear()
    if not change.item:
        number = len(survey.items) + 1
        survey.items.append(SurveyItem(number, change.kind, change.text, change.by))
        return
    item = survey.items[change.item - 1]
    if change.kind:
        item.kind, item.text, item.by = change.kind, change.text, change.by
    else:
        item.struck_at = at


def survey_supported(state: Organisation, entry: Line) -> None:
    """{survey, version}: a member of the body supports that it be opened in this wording."""
    survey, by = _draft(state, entry)
    rules.check_supporting(
        has_supported=by in survey.supporters,
        is_newest=entry["body"]["version"] == survey.version,
        items=len(survey.standing),
    )
    survey.supporters.append(by)


def survey_opened(state: Organisation, entry: Line) -> None:
    """{survey, asked, closes}: enough members want it; `asked` members can answer until then."""
    by_clock(entry)
    survey, data = state.surveys[entry["body"]["survey"]], entry["body"]
    require(survey.opened_at is None, "it was opened already")
    require(
        rules.opens(len(survey.supporters), needed=needed(state)), "too few want it to be opened"
    )
    require(data["asked"] == len(asked(state, survey)), "other people are asked")
    require(data["closes"] == entry["at"] + survey.days * rules.DAY, "it closes at another hour")
    survey.opened_at, survey.closes_at = entry["at"], data["closes"]
    survey.asked = data["asked"]


def asked(state: Organisation, survey: Survey) -> set[str]:
    """Those who are members now of the body, or of all that have joined."""
    if survey.asks == rules.BODY:
        return set(state.bodies[survey.body].members)
    return {member for body in joined_bodies(state) for member in body.members}


def survey_codes_printed(state: Organisation, entry: Line) -> None:
    """{survey, codes}: a member of the body prints so many codes to hand out."""
    survey, by = state.surveys[entry["body"]["survey"]], by_member(state, entry)
    rules.check_codes(
        is_in_body=is_in(state, survey.body, by),
        is_open=survey.closes_at is not None and entry["at"] < survey.closes_at,
        outside=survey.outside,
        count=entry["body"]["codes"],
        printed=len(survey.codes),
    )
    survey.codes.append((by, entry["body"]["codes"]))


def survey_closed(state: Organisation, entry: Line) -> None:
    """{survey, answered, answers, results}: its time is over. No more sheets than codes could be given."""
    by_clock(entry)
    survey, data = state.surveys[entry["body"]["survey"]], entry["body"]
    require(
        survey.closes_at is not None and survey.closes_at <= entry["at"], "its time is not over"
    )
    require(survey.closed_at is None, "it was closed already")
    most = survey.asked + sum(count for _by, count in survey.codes)
    require(
        survey.outside == rules.ANYBODY or data["answered"] <= most,
        "there are more sheets than people who were asked and codes that were printed",
    )
    survey.closed_at, survey.answered = entry["at"], data["answered"]
    survey.answers, survey.results = data["answers"], data["results"]


def survey_published(state: Organisation, entry: Line) -> None:
    """{survey, files}: the file with the results, and no other, which those who answered have read first."""
    by_clock(entry)
    survey = state.surveys[entry["body"]["survey"]]
    require(survey.closed_at is not None and survey.published_at is None, "it is not closed")
    until = (survey.closed_at or 0) + survey.first_days * rules.DAY
    require(until <= entry["at"], "the results are still those of the respondents")
    require(entry["body"]["files"] == [survey.results], "these are other results")
    survey.published_at = entry["at"]


def fact_drawn(state: Organisation, question: Question, entry: Line) -> None:
    """A fact that rests on a finding: {survey, item} beside what every fact says."""
    data = entry["body"]
    survey = _published(state, data["survey"], data["item"])
    survey.uses.append(SurveyUse(question.number, data["fact"], data["item"]))


def check_asked_from(state: Organisation, question: Question) -> None:
    """An ordinary question can rest on a finding: its subject is {survey, item}."""
    subject = question.subject
    require(
        question.kind == "ordinary" and set(subject) == {"survey", "item"},
        "it says too much or too little of the inquiry that it rests on",
    )
    _published(state, subject["survey"], subject["item"])


def _published(state: Organisation, number: int, item: int) -> Survey:
    survey = state.surveys[number]
    rules.check_published(is_published=survey.published_at is not None)
    rules.check_finding(item=item, items=[one.number for one in survey.standing])
    return survey


HANDLERS: dict[str, Handler] = {
    "survey.drafted": survey_drafted,
    "survey.joined": survey_joined,
    "survey-change.proposed": survey_change_proposed,
    "survey-change.supported": survey_change_supported,
    "survey.supported": survey_supported,
    "survey.opened": survey_opened,
    "survey-codes.printed": survey_codes_printed,
    "survey.closed": survey_closed,
    "survey.published": survey_published,
}
