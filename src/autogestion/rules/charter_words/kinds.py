"""The rule of a kind of question in at most six sentences."""

from collections.abc import Iterator

from autogestion.rules.charter.model import Kind
from autogestion.rules.charter_words import voice as say
from autogestion.rules.charter_words.phrases import at_least, quorum, threshold
from autogestion.rules.charter_words.voice import Voice
from autogestion.rules.words import gettext_noop as _

_HEADINGS = {
    "ordinary": _("Ordinary questions, and all kinds that have no article of their own"),
    "charter": _("Changing this charter"),
    "exclusion": _("Excluding a member"),
    "appeal": _("Appeals against an exclusion"),
    "dissolution": _("Dissolution"),
    "joining": _("Joining the organisation as an assembly"),
    "admission": _("Admitting a member by a vote"),
    "scope": _("Disputes over whom a question concerns"),
    "council": _("Sending delegates to a council"),
    "election": _("Electing delegates"),
    "mandate": _("Instructing delegates, and answering what a council asks"),
    "recall": _("Recalling delegates"),
    "report": _("Accepting a delegate's account"),
    "callback": _("Calling a council's question back"),
}

_SCOPES = {
    ("own",): _("It is put to one assembly about its own affairs."),
    ("several",): _("It is put to several assemblies together."),
    ("whole",): _("It is put to the whole organisation."),
    ("own", "several"): _("It is put to one assembly, or to several together."),
    ("own", "whole"): _("It is put to one assembly, or to the whole organisation."),
    ("several", "whole"): _(
        "It is put to several assemblies together, or to the whole organisation."
    ),
}


def heading(kind: Kind, voice: Voice) -> str:
    """What the article is about."""
    if kind.money_above is not None:
        return voice.gettext("Questions that cost more than %(sum)s") % {"sum": kind.money_above}
    if kind.name in _HEADINGS:
        return voice.gettext(_HEADINGS[kind.name])
    return voice.gettext("Questions of the kind “%(kind)s”") % {"kind": kind.name}


def sentences(kind: Kind, voice: Voice) -> Iterator[str]:
    """Who puts it, to whom, when; what makes the vote count; what it needs; when it is looked at again."""
    yield _posing(kind, voice)
    if kind.scopes in _SCOPES:
        yield voice.gettext(_SCOPES[kind.scopes])
    yield _time(kind, voice)
    yield _counting_in(kind, voice)
    yield _needs(kind, voice)
    if kind.signed:
        yield voice.gettext(
            "Ballots are taken only if they are signed with a passkey; whoever has none registers "
            "one in time."
        )
    yield voice.gettext("The decision is looked at again after %(span)s.") % {
        "span": say.days(kind.review_days, voice)
    }


def _posing(kind: Kind, voice: Voice) -> str:
    if not kind.seconds:
        return voice.gettext("Any member can put a question alone.")
    return voice.ngettext(
        "A question needs the support of one more member before it can be put.",
        "A question needs the support of %(n)s more members before it can be put.",
        kind.seconds,
    ) % {"n": say.number(kind.seconds, voice)}


def _time(kind: Kind, voice: Voice) -> str:
    spans = {
        "notice": say.hours(kind.notice_hours, voice),
        "open": say.hours(kind.open_hours, voice),
    }
    if not kind.extension_hours:
        return (
            voice.gettext(
                "The dossier is open for %(notice)s before the vote, and the vote for %(open)s."
            )
            % spans
        )
    spans["extension"] = say.hours(kind.extension_hours, voice)
    return (
        voice.gettext(
            "The dossier is open for %(notice)s before the vote, and the vote for %(open)s; if "
            "too few vote, for %(extension)s more, once."
        )
        % spans
    )


def _counting_in(kind: Kind, voice: Voice) -> str:
    if kind.quorum.is_none:
        return voice.gettext("The vote counts however many take part.")
    if kind.quorum.of == "options":
        return voice.gettext("An option is kept when %(least)s prefer it to “none of these”.") % {
            "least": at_least(kind.quorum, voice)
        }
    return voice.gettext("For the vote to count, %(quorum)s.") % {
        "quorum": quorum(kind.quorum, voice.gettext, voice.ngettext)
    }


def _needs(kind: Kind, voice: Voice) -> str:
    if kind.method == "debian":
        return _debian(kind, voice)
    needs = {"needs": threshold(kind.passes, voice.gettext, voice.ngettext)}
    if kind.method == "schulze":
        return (
            voice.gettext(
                "Members rank the options. The one that beats every other in pairs is taken, or "
                "the one with the strongest chain of wins; to pass, it needs %(needs)s."
            )
            % needs
        )
    if kind.method == "approval":
        return (
            voice.gettext(
                "Members mark every option that they accept. The one most accepted is taken; to "
                "pass, it needs %(needs)s."
            )
            % needs
        )
    return voice.gettext("To pass, it needs %(needs)s.") % needs


def _debian(kind: Kind, voice: Voice) -> str:
    if kind.ratio == 1:
        return voice.gettext(
            "Members rank the options. Of those that more members prefer to “none of these” than "
            "not, the one that beats the others in pairs is taken."
        )
    at_ratio = voice.gettext(
        "Members rank the options. Of those that at least %(times)s times as many members prefer "
        "to “none of these” as not, the one that beats the others in pairs is taken."
    )
    return at_ratio % {"times": say.times(kind.ratio, voice)}
