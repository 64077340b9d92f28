"""The article on councils in plain sentences."""

from autogestion.rules.charter.model import Charter, Councils
from autogestion.rules.charter_words import voice as say
from autogestion.rules.charter_words.phrases import at_least
from autogestion.rules.charter_words.voice import Voice
from autogestion.rules.words import gettext_noop as _

_METHODS = {
    "approval": _(
        "Electors mark all candidates whom they want; those with the most marks are elected."
    ),
    "stv-scottish": _(
        "Electors rank the candidates, and the seats go to groups of electors in proportion to "
        "their size (single transferable vote)."
    ),
    "stv-meek": _(
        "Electors rank the candidates, and the seats go to groups of electors in proportion to "
        "their size (single transferable vote, Meek's way)."
    ),
    "schulze": _("Electors rank the candidates; those who beat the others in pairs are elected."),
    "ranked-pairs": _(
        "Electors rank the candidates; those who beat the others in pairs are elected, the "
        "clearest majorities first."
    ),
    "lot": _("Delegates are drawn by lot among those who stand."),
}
_MANDATES = {
    "answerable": _(
        "A delegate who votes against a mandate says why, and the electors see it at once."
    ),
    "imperative": _("A delegate's ballot against a mandate is not taken."),
}
_COUNTS = {
    "delegates": _("In a council each delegate has one vote."),
    "members": _("In a council each delegate's vote weighs as many members as it stands for."),
    "carried": _("A council's result is the sum of the ballots cast in the assemblies below it."),
}
_VACANCIES = {
    "election": _("A seat that falls vacant is filled at once by an election."),
    "substitute": _("A seat that falls vacant goes to the next candidate of the last election."),
}


def councils(charter: Charter, voice: Voice) -> tuple[str, list[str]]:
    """Heading and sentences: elected, instructed, accountable, recallable, called back."""
    rule = charter.councils
    return voice.gettext("Councils and their delegates"), [
        *_elected(rule, voice),
        *_instructed(rule, voice),
        *_accountable(rule, voice),
        *_recalled(rule, voice),
        _called_back(rule, voice),
    ]


def _elected(rule: Councils, voice: Voice) -> list[str]:
    lines = [
        voice.gettext("Delegates are elected for %(span)s at most, by those for whom they speak.")
        % {"span": say.days(rule.term_days, voice)},
        voice.gettext(_METHODS[rule.method]),
    ]
    if rule.terms_max:
        serving = voice.ngettext(
            "Nobody serves more than one term in a row.",
            "Nobody serves more than %(n)s terms in a row.",
            rule.terms_max,
        )
        lines.append(serving % {"n": say.number(rule.terms_max, voice)})
    if rule.pause_days:
        waiting = voice.gettext("Then they wait for %(span)s before they stand again.")
        lines.append(waiting % {"span": say.days(rule.pause_days, voice)})
    if rule.workplace_max:
        coming = voice.ngettext(
            "At most one delegate of an assembly comes from the same workplace or employer.",
            "At most %(n)s delegates of an assembly come from the same workplace or employer.",
            rule.workplace_max,
        )
        lines.append(coming % {"n": say.number(rule.workplace_max, voice)})
    if rule.draw_sources:
        drawing = voice.gettext("Draws are public, and computed from: %(sources)s.")
        lines.append(drawing % {"sources": rule.draw_sources.rstrip(".")})
    return [*lines, voice.gettext(_VACANCIES[rule.vacancy])]


def _instructed(rule: Councils, voice: Voice) -> list[str]:
    first = (
        voice.gettext("What a council is to decide is put to the assemblies below it first.")
        if rule.base_first
        else voice.gettext("A council can decide before the assemblies below it are asked.")
    )
    lines = [first, voice.gettext(_MANDATES[rule.mandates]), voice.gettext(_COUNTS[rule.counts])]
    if rule.urgent:
        urging = voice.gettext("It decides at once on questions of these kinds: %(kinds)s.")
        lines.insert(1, urging % {"kinds": ", ".join(rule.urgent)})
    return lines


def _accountable(rule: Councils, voice: Voice) -> list[str]:
    spans = {
        "span": say.days(rule.report_days, voice),
        "grace": say.days(rule.report_grace_days, voice),
    }
    due = (
        voice.gettext("Delegates give account every %(span)s, and after each decision.")
        if rule.report_on
        else voice.gettext("Delegates give account every %(span)s.")
    )
    late = (
        voice.gettext(
            "An account that is refused, or %(grace)s late, puts the delegate's recall to the vote by itself."
        )
        if rule.report_grace_days
        else voice.gettext(
            "An account that is refused or late puts the delegate's recall to the vote by itself."
        )
    )
    return [due % spans, late % spans]


def _recalled(rule: Councils, voice: Voice) -> list[str]:
    lines = [
        voice.gettext(
            "Those who elect a delegate recall them at any moment, without having to say why."
        ),
        voice.ngettext(
            "A recall needs the support of one more elector before it is put to the vote.",
            "A recall needs the support of %(n)s more electors before it is put to the vote.",
            rule.recall_seconds,
        )
        % {"n": say.number(rule.recall_seconds, voice)}
        if rule.recall_seconds
        else voice.gettext("Any elector alone can put a recall to the vote."),
    ]
    if rule.recall_asked_days:
        asking = voice.gettext(
            "After %(span)s of a term they are asked whether the delegate stays."
        )
        lines.append(asking % {"span": say.days(rule.recall_asked_days, voice)})
    return lines


def _called_back(rule: Councils, voice: Voice) -> str:
    calling = voice.ngettext(
        "Of the members below a council, %(least)s, or one assembly, call its question back and "
        "decide it themselves.",
        "Of the members below a council, %(least)s, or %(n)s assemblies, call its question back and "
        "decide it themselves.",
        rule.callback_assemblies,
    )
    return calling % {
        "least": at_least(rule.callback_members, voice),
        "n": say.number(rule.callback_assemblies, voice),
    }
