"""What a vote needs, as a short phrase: for the charter and for the page of a result."""

from collections.abc import Callable
from fractions import Fraction

from autogestion.rules.charter_words import voice as say
from autogestion.rules.charter_words.voice import Voice, english, same
from autogestion.rules.thresholds import Condition, Number, Pass, Quorum
from autogestion.rules.words import gettext_noop as _

# (whose votes, of what): at least, more than, all.
_SHARES = {
    ("for", "for_against"): (
        _("at least %(share)s of the votes for and against"),
        _("more than %(share)s of the votes for and against"),
        _("every vote for and none against"),
    ),
    ("for", "cast"): (
        _("at least %(share)s of all votes, abstentions included"),
        _("more than %(share)s of all votes, abstentions included"),
        _("every vote for, with none against and no abstention"),
    ),
    ("for", "present"): (
        _("the votes of at least %(share)s of the members present"),
        _("the votes of more than %(share)s of the members present"),
        _("the votes of all members present"),
    ),
    ("for", "entitled"): (
        _("the votes of at least %(share)s of all members who may vote"),
        _("the votes of more than %(share)s of all members who may vote"),
        _("the votes of all members who may vote"),
    ),
    ("for", "seats"): (
        _("the votes of at least %(share)s of all seats, filled or not"),
        _("the votes of more than %(share)s of all seats, filled or not"),
        _("the votes of all seats"),
    ),
    ("cast", "present"): (
        _("a turnout of at least %(share)s of the members present"),
        _("a turnout of more than %(share)s of the members present"),
        _("a turnout of all members present"),
    ),
    ("cast", "entitled"): (
        _("a turnout of at least %(share)s of all members who may vote"),
        _("a turnout of more than %(share)s of all members who may vote"),
        _("a turnout of all members who may vote"),
    ),
    ("cast", "seats"): (
        _("a turnout of at least %(share)s of all seats, filled or not"),
        _("a turnout of more than %(share)s of all seats, filled or not"),
        _("a turnout of all seats"),
    ),
}


def threshold(
    rule: Condition | Pass | tuple[Pass, ...],
    gettext: Callable[[str], str] = same,
    ngettext: Callable[[str, str, int], str] = english,
) -> str:
    """What is needed to pass: "more than half of the votes for and against". Fits after "it needs"."""
    voice = Voice(gettext, ngettext)
    if isinstance(rule, Condition):
        return _condition(rule, voice)
    if isinstance(rule, Pass):
        return _pass(rule, voice)
    ways = [_pass(way, voice) for way in rule]
    return _joined(
        ways,
        voice.gettext("either %(first)s, or %(second)s")
        if len(ways) == 2
        else voice.gettext("%(first)s; or %(second)s"),
    )


def quorum(
    rule: Quorum,
    gettext: Callable[[str], str] = same,
    ngettext: Callable[[str, str, int], str] = english,
    *,
    entitled: int | None = None,
) -> str:
    """Who must take part: "at least one quarter of the members must vote".

    With the number of entitled, in figures: "at least 12 of 40 members must vote".
    """
    voice = Voice(gettext, ngettext)
    if rule.is_none:
        return gettext("however few vote, the vote counts")
    if entitled is not None:
        values = {"needed": rule.needed(entitled), "entitled": entitled}
        if rule.of == "options":
            return (
                gettext(
                    "each option needs at least %(needed)s of %(entitled)s members who prefer it to the last one"
                )
                % values
            )
        return gettext("at least %(needed)s of %(entitled)s members must vote") % values
    if rule.of == "options":
        return gettext("each option needs %(least)s who prefer it to the last one") % {
            "least": at_least(rule, voice)
        }
    return gettext("%(least)s must vote") % {"least": at_least(rule, voice)}


def at_least(rule: Number, voice: Voice) -> str:
    """ "at least three members", "more than half of the members"."""
    many = {"many": _members(rule, voice)}
    return (
        voice.gettext("more than %(many)s") if rule.strict else voice.gettext("at least %(many)s")
    ) % many


def _members(rule: Number, voice: Voice) -> str:
    if rule.number is not None:
        return say.members(rule.number, voice)
    if rule.share is not None:
        if rule.share == 1:
            return voice.gettext("all members")
        return voice.gettext("%(share)s of the members") % {"share": say.share(rule.share, voice)}
    if rule.sqrt is not None:
        return _root(rule.sqrt, voice)
    parts = [_members(part, voice) for part in rule.least_of + rule.greatest_of]
    listed = _joined(parts, voice.gettext("%(first)s or %(second)s"))
    if rule.least_of:
        return voice.gettext("%(amounts)s, whichever is fewer,") % {"amounts": listed}
    return voice.gettext("%(amounts)s, whichever is more,") % {"amounts": listed}


def _root(times: Fraction, voice: Voice) -> str:
    if times == 1:
        return voice.gettext("the square root of the number of members")
    if times < 1:
        return voice.gettext("%(share)s of the square root of the number of members") % {
            "share": say.share(times, voice)
        }
    return voice.gettext("%(times)s times the square root of the number of members") % {
        "times": say.times(times, voice)
    }


def _pass(way: Pass, voice: Voice) -> str:
    needs = _joined(
        [_condition(condition, voice) for condition in way.conditions],
        voice.gettext("%(first)s, and also %(second)s"),
    )
    if not way.notice_hours_min:
        return needs
    notice = say.hours(way.notice_hours_min, voice)
    return voice.gettext("%(needs)s (if the dossier was open for %(notice)s or longer)") % {
        "needs": needs,
        "notice": notice,
    }


def _condition(condition: Condition, voice: Voice) -> str:
    if condition.number is not None:
        return _votes(condition, voice)
    assert condition.share is not None
    least, more, every = _SHARES[condition.votes, condition.of]
    if condition.share == 1:
        return voice.gettext(every)
    return voice.gettext(more if condition.strict else least) % {
        "share": say.share(condition.share, voice)
    }


def _votes(condition: Condition, voice: Voice) -> str:
    assert condition.number is not None
    fewest = condition.number + condition.strict
    shown = {"n": say.number(fewest, voice)}
    if condition.votes == "cast":
        return (
            voice.ngettext(
                "a turnout of at least one member", "a turnout of at least %(n)s members", fewest
            )
            % shown
        )
    return voice.ngettext("at least one vote for it", "at least %(n)s votes for it", fewest) % shown


def _joined(parts: list[str], pair: str) -> str:
    joined = parts[0]
    for part in parts[1:]:
        joined = pair % {"first": joined, "second": part}
    return joined
