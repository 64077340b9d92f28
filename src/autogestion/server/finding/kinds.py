"""What can be found, what it is called, and on which page it stands."""

from typing import NamedTuple

from autogestion.rules import programme
from autogestion.rules.actions import CALL_PARTS, LEAFLET_PARTS
from autogestion.rules.bodies import DESCRIBED
from autogestion.rules.library import LISTS, PARTS
from autogestion.rules.words import gettext_noop as _

_PARTS = ("title", "text", "byline", "captions")
"""What is found of a contribution to the newspaper."""


class Kind(NamedTuple):
    """What a text is: its name, the name of its page's address, and the place on that page."""

    words: str
    page: str
    anchor: str = ""


KINDS = {
    "question": Kind(_("Question"), "question"),
    "reasons": Kind(_("Why it is asked"), "question", "dossier"),
    "cost": Kind(_("What it costs"), "question", "dossier"),
    "concerned": Kind(_("Who is concerned"), "question", "dossier"),
    "carried_out_by": Kind(_("Who would carry it out"), "question", "dossier"),
    "binds": Kind(_("What it binds"), "question", "dossier"),
    "leaves": Kind(_("What it leaves to each assembly"), "question", "dossier"),
    "not_directly": Kind(_("Why not directly"), "question", "deciders"),
    "hearing": Kind(_("Answer of whom it is about"), "question", "hearing"),
    "option": Kind(_("Option"), "question", "option-%(number)s"),
    "fact": Kind(_("Fact"), "question", "fact-%(number)s"),
    "source": Kind(_("Source of a fact"), "question", "fact-%(number)s"),
    "demand": Kind(_("Fact asked for"), "question", "demand-%(number)s"),
    "argument": Kind(_("Argument"), "question", "argument-%(number)s"),
    "rewording": Kind(_("Rewording"), "question", "rewording-%(number)s"),
    "draft": Kind(_("Text to adopt"), "amendments", "text"),
    "amendment": Kind(_("Amendment"), "amendments", "amendment-%(number)s"),
    "contest": Kind(_("Dispute over whom it concerns"), "question", "scope"),
    "challenge": Kind(_("Why it is badly put"), "question", "challenges"),
    "contradiction": Kind(_("What it contradicts"), "question", "contradictions"),
    "candidate": Kind(_("Candidate’s statement"), "question", "candidates"),
    "departure": Kind(_("Departure explained"), "base", "below"),
    "decision": Kind(_("Decision"), "decision"),
    "minority": Kind(_("Minority statement"), "decision", "minority"),
    "article": Kind(_("Article of the charter"), "charter", "article-%(number)s"),
    "organisation": Kind(_("Name of the organisation"), "organisation"),
    "assembly": Kind(_("Assembly"), "assembly"),
    "council": Kind(_("Council"), "council"),
    "remit": Kind(_("What a council may decide"), "council", "remit"),
    "account": Kind(_("Account"), "report", "account"),
    "inquiry": Kind(_("Asked of a delegate"), "term", "inquiries"),
    "inquiry_answer": Kind(_("Delegate’s answer"), "term", "inquiries"),
    "recall": Kind(_("Reasons of a recall"), "recall", "why"),
    "recall_answer": Kind(_("Answer to a recall"), "recall", "why"),
    "task": Kind(_("Task"), "task"),
    "note": Kind(_("Said of a task"), "undertaking"),
    "told": Kind(_("How it is carried out"), "decision", "carrying"),
    "regard": Kind(_("How a member regards a decision"), "decision", "regarded"),
    "evaluation": Kind(_("What came of a decision"), "decision", "evaluated"),
    "expectation": Kind(_("What is expected of it"), "question", "expected"),
    "event": Kind(_("Event for a review"), "decision", "again"),
    "tendency": Kind(_("Tendency"), "tendency"),
    "platform": Kind(_("What a tendency stands for"), "tendency", "platform"),
    "stand": Kind(_("What a tendency says"), "question", "tendencies"),
    "network": Kind(_("Network"), "network"),
    "network_message": Kind(_("Message to a network"), "network", "messages"),
    "group": Kind(_("Autonomous group"), "group"),
    "piece": Kind(_("What we show"), "own-piece"),
    "condition": Kind(_("Whose trade or condition it concerns"), "question", "deciders"),
    "thread": Kind(_("Discussion"), "thread"),
    "thread_piece": Kind(_("Contribution to a discussion"), "thread", "piece-%(number)s"),
    "point": Kind(_("Point of a discussion"), "thread", "points"),
    "thread_minutes": Kind(_("Minutes of a discussion"), "thread", "minutes"),
    "summary": Kind(_("In plain words"), "question", "summaries"),
    "explanation": Kind(_("Word explained"), "explanation"),
    "precedent": Kind(_("Decided elsewhere"), "precedent"),
    "struggle": Kind(_("Struggle"), "struggle"),
    "action": Kind(_("Action"), "action"),
    "call": Kind(_("Call"), "call"),
    "leaflet": Kind(_("Leaflet"), "leaflet"),
    "programme_draft": Kind(_("Programme"), "programme-draft"),
    "study": Kind(_("Study circle"), "study"),
    "survey": Kind(_("Inquiry"), "survey"),
    "desk": Kind(_("Desk"), "desk"),
    "about": Kind(_("What a desk gathers"), "desk", "about"),
    "dispatch": Kind(_("Dispatch"), "dispatch"),
    "contribution": Kind(_("Contribution to the newspaper"), "contribution"),
    "issue": Kind(_("Issue of the newspaper"), "issue"),
    "other": Kind(_("Line of the record"), "record_line"),
}
"""Name of a kind -> what it is. The form offers them in this order; `article` is read from the charter."""


class Giving(NamedTuple):
    """A text in a line: its kind, and the fields of the body with the numbers of its page and of itself."""

    kind: str
    within: str = "question"
    number: str = ""


GIVINGS = {
    "organisation.proposed name": Giving("organisation", ""),
    "organisation.proposed assembly": Giving("assembly", ""),
    "assembly.proposed name": Giving("assembly", "body"),
    "question.posed texts.asked": Giving("question"),
    "question.posed texts.why": Giving("reasons"),
    "question.posed texts.cost": Giving("cost"),
    "question.posed texts.concerned": Giving("concerned"),
    "question.posed texts.carried_out_by": Giving("carried_out_by"),
    "question.posed texts.binds": Giving("binds"),
    "question.posed texts.leaves": Giving("leaves"),
    "question.posed texts.not_directly": Giving("not_directly"),
    "question.posed options": Giving("option"),
    "question.reworded texts.asked": Giving("question"),
    "question.reworded texts.why": Giving("reasons"),
    "question.reworded texts.cost": Giving("cost"),
    "question.reworded texts.concerned": Giving("concerned"),
    "question.reworded texts.carried_out_by": Giving("carried_out_by"),
    "question.reworded texts.binds": Giving("binds"),
    "question.reworded texts.leaves": Giving("leaves"),
    "question.reworded texts.not_directly": Giving("not_directly"),
    "option.added text": Giving("option", number="option"),
    "fact.added text": Giving("fact", number="fact"),
    "fact.added source": Giving("source", number="fact"),
    "fact.demanded text": Giving("demand", number="demand"),
    "argument.added text": Giving("argument", number="argument"),
    "rewording.proposed text": Giving("rewording", number="rewording"),
    "person.heard text": Giving("hearing"),
    "scope.contested text": Giving("contest", number="contest"),
    "question.challenged text": Giving("challenge", number="challenge"),
    "question.challenged instead": Giving("challenge", number="challenge"),
    "contradiction.marked text": Giving("contradiction", number="contradiction"),
    "candidate.stood statement": Giving("candidate", number="candidate"),
    "candidate.accepted statement": Giving("candidate", number="candidate"),
    "departure.explained text": Giving("departure", "vote"),
    "minority.stated text": Giving("minority", "decision"),
    "council.proposed name": Giving("council", "council"),
    "council.proposed remit": Giving("remit", "council"),
    "report.made texts.came_up": Giving("account", "report"),
    "report.made texts.voted": Giving("account", "report"),
    "report.made texts.learnt": Giving("account", "report"),
    "report.made texts.asks": Giving("account", "report"),
    "inquiry.made text": Giving("inquiry", "term", "inquiry"),
    "inquiry.answered text": Giving("inquiry_answer", "", "inquiry"),
    "recall.opened reasons": Giving("recall", "recall"),
    "recall.answered text": Giving("recall_answer", "recall"),
    "task.set-out what": Giving("task", "task"),
    "undertaking.left text": Giving("note", "undertaking"),
    "undertaking.handed text": Giving("note", "undertaking"),
    "undertaking.put-off text": Giving("note", "undertaking"),
    "undertaking.done text": Giving("note", "undertaking"),
    "undertaking.seen text": Giving("note", "undertaking"),
    "help.asked text": Giving("note", "undertaking"),
    "execution.told text": Giving("told", "decision"),
    "decision.regarded text": Giving("regard", "decision"),
    "decision.evaluated texts.wanted": Giving("evaluation", "decision"),
    "decision.evaluated texts.happened": Giving("evaluation", "decision"),
    "decision.evaluated texts.learnt": Giving("evaluation", "decision"),
    "text.laid paragraphs": Giving("draft"),
    "amendment.proposed paragraphs": Giving("amendment", number="amendment"),
    "amendment.proposed wants": Giving("amendment", number="amendment"),
    "amendment.proposed why": Giving("amendment", number="amendment"),
    "expectation.stated text": Giving("expectation"),
    "event.named text": Giving("event", "decision", "event"),
    "tendency.formed name": Giving("tendency", "tendency"),
    "tendency.formed platform": Giving("platform", "tendency"),
    "tendency.rewritten platform": Giving("platform", "tendency"),
    "tendency.spoke text": Giving("stand"),
    "network.founded name": Giving("network", "network"),
    "network.founded aim": Giving("network", "network"),
    "network.founded tied": Giving("network", "network"),
    "network.written text": Giving("network_message", "network"),
    "means.offered name": Giving("group", "offer"),
    "piece.shown title": Giving("piece", "piece"),
    "piece.shown text": Giving("piece", "piece"),
    "conditions.named conditions": Giving("condition"),
    "thread.opened title": Giving("thread", "thread"),
    "thread.opened text": Giving("thread", "thread"),
    "thread.answered text": Giving("thread_piece", "thread", "piece"),
    "thread-point.named text": Giving("point", "thread", "point"),
    "thread-minutes.written text": Giving("thread_minutes", "thread"),
    "summary.added text": Giving("summary"),
    "explanation.added word": Giving("explanation", "explanation"),
    "explanation.added text": Giving("explanation", "explanation"),
    **{
        f"precedent.brought {place}": Giving("precedent", "precedent")
        for place in ("title", "text", "source")
    },
    **{
        f"{act} {place}": Giving("struggle", "struggle")
        for act in ("struggle.added", "struggle.corrected")
        for place in (*(f"texts.{part}" for part in PARTS), *LISTS)
    },
    "action.planned name": Giving("action", "action"),
    "action.planned aim": Giving("action", "action"),
    **{f"call.written texts.{part}": Giving("call", "call") for part in CALL_PARTS},
    **{f"leaflet.written texts.{part}": Giving("leaflet", "leaflet") for part in LEAFLET_PARTS},
    **{
        f"action.evaluated texts.{part}": Giving("action", "action")
        for part in ("wanted", "happened", "learnt")
    },
    **{
        f"draft.written texts.{part}": Giving("programme_draft", "draft")
        for part in programme.PARTS
    },
    "study.opened name": Giving("study", "study"),
    "study.opened aim": Giving("study", "study"),
    "reading.added text": Giving("study", "study"),
    "remark.made text": Giving("study", "study"),
    "struggle.corrected why": Giving("struggle", "struggle"),
    "voice.added text": Giving("struggle", "struggle"),
    "survey.drafted title": Giving("survey", "survey"),
    "survey.drafted why": Giving("survey", "survey"),
    "survey.drafted items": Giving("survey", "survey"),
    "survey-change.proposed text": Giving("survey", "survey"),
    "desk.opened name": Giving("desk", "desk"),
    "desk.opened about": Giving("about", "desk"),
    "dispatch.written title": Giving("dispatch", "dispatch"),
    "dispatch.written text": Giving("dispatch", "dispatch"),
    "dispatch.written source": Giving("dispatch", "dispatch"),
    "dispatch.written trade": Giving("dispatch", "dispatch"),
    **{
        f"contribution.{place}": Giving("contribution", "contribution")
        for place in (
            *(f"{act} {part}" for act in ("written", "received") for part in _PARTS),
            *("answered text", "continued text", "transcribed text", "refused reason"),
            *("edited title", "edited text", "edited why"),
        )
    },
    **{f"issue.laid {place}": Giving("issue", "issue") for place in ("title", "lead", "columns")},
}
"""Act and place in its body -> what stands there. A new act needs no row: its texts are found as lines of
the record. With a row they lead to their own page."""

NOT_FOUND = {
    **{
        f"assembly.described texts.{part}": "The page of assemblies finds what one says now, and not what it took back."
        for part in DESCRIBED
    },
    "admission.requested reason": "It is for the assembly that answers. Where all are asked, the question has it.",
    "exclusion.appealed text": "The question that asks all members has it as its reasons.",
    "topic.followed word": "The page of the assembly shows what it follows now, and not what it let go of.",
    "survey.published files": "Numbers and free answers, which the page of the inquiry shows as such.",
    "refusal.appealed text": "The question that the appeal becomes has it as its reasons.",
    "contribution.written files": "A contribution is found by its words; what is in a picture is not read.",
    "contribution.received files": "The same.",
    "fact.added files": "A file is found by the fact that it shows; what is in it is not read.",
}
"""Act and place in its body -> why what stands there is not found by itself."""
