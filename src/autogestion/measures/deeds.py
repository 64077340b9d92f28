"""Which acts of the record count as which kind of deed, by whoever did them (D1, D4, S13).

An act can count as two: who corrects an entry of the library writes on a common text, and makes something.
"""

SAID = (
    "argument.added", "fact.added", "option.added", "rewording.proposed", "minority.stated",
    "amendment.proposed", "summary.added", "tendency.spoke", "contribution.written", "contribution.answered",
    "dispatch.written", "voice.added", "remark.made", "explanation.added",
    "thread.opened", "thread.answered", "network.written",
)  # fmt: skip
"""By what members speak to all: in a dossier, a discussion, the newspaper, the library, a study circle, a network."""

CONTROLLED = (
    "question.seconded", "fact.demanded", "demand.supported", "scope.contested", "contest.supported",
    "question.challenged", "challenge.supported", "contradiction.marked",
    "reopening.asked", "recall.opened", "recall.supported", "callback.asked", "inquiry.made",
    "admission.answered", "amendment.seconded", "survey-change.supported", "survey.supported", "refusal.appealed",
    "exclusion.appealed", "event.named", "action.evaluated",
)  # fmt: skip
"""By what members control what others do."""

WRITTEN = (
    "question.reworded", "rewording.proposed", "tendency.formed", "tendency.rewritten", "struggle.added",
    "struggle.corrected", "amendment.proposed", "draft.written", "contribution.edited", "survey-change.proposed",
    "summary.added", "explanation.added", "leaflet.written", "call.written",
    "thread-minutes.written",
)  # fmt: skip
"""By what members write on common texts."""

CREATED = (
    "survey.drafted", "survey-change.proposed", "survey.joined", "draft.written", "source.added", "study.opened",
    "reading.added", "struggle.added", "struggle.corrected", "action.planned", "task.included", "call.written",
    "leaflet.written", "task.set-out", "desk.opened", "feed.followed", "tendency.formed", "assembly.proposed",
    "council.proposed", "amendment.proposed", "network.founded",
)  # fmt: skip
"""What members begin beside questions: inquiries, articles, study circles, entries, actions, tasks, desks,
bodies, networks."""

PUBLISHED = (
    "collective.accepted", "contribution.edited", "contribution.refused", "contribution.transcribed", "issue.laid",
    "issue.appeared", "call.published", "piece.shown",
)  # fmt: skip
"""By what members decide what appears: in the newspaper, of calls, of what a group shows."""

LISTS = {
    "said": SAID, "controlled": CONTROLLED, "written": WRITTEN, "created": CREATED, "published": PUBLISHED,
}  # fmt: skip

NOTED: dict[str, tuple[str, ...]] = {
    act: tuple(name for name, acts in LISTS.items() if act in acts)
    for act in dict.fromkeys(act for acts in LISTS.values() for act in acts)
}
"""Act -> the lists of Gathered in which it is noted who did it."""
