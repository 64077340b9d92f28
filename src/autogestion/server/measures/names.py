"""What the parts of a measure are called: other indices, stages of a funnel."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def index_name(name: str) -> str:
    """An index of how something is spread."""
    return {
        "hoover": _("What would have to change hands for all to have alike (Hoover)"),
        "theil": _("Theil's index, as a part of what it is at most"),
        "hhi": _("The chance that two acts are by the same person (Herfindahl)"),
        "effective-number": _("By how many people, all alike, as much would be done"),
        "evenness": _("Evenness of those who did anything (Shannon), 1 all alike"),
        "top-1": _("What the most active one in a hundred did"),
        "top-5": _("What the most active five in a hundred did"),
        "top-10": _("What the most active tenth did"),
        "theil-of-groups": _(
            "Theil's index between the groups, as a part of what it is with all in the smallest"
        ),
        "theil-between": _("Which part of Theil's index lies between assemblies"),
        "coordinator": _("Within one assembly, through somebody of it"),
        "consultant": _("Within one assembly, through somebody of another"),
        "gatekeeper": _("From another assembly, through somebody of the one that has it"),
        "representative": _("To another assembly, through somebody of the one that gives it"),
        "liaison": _("Between two assemblies, through somebody of a third"),
    }[name]


def group_name(name: str, called: Mapping[str, str]) -> str:
    """A group of members; `called`: the number of an assembly -> what it says of itself."""
    known = {
        "": _("All others"),
        "under-1": _("Members for less than a year"),
        "1-to-3": _("Members for one to three years"),
        "over-3": _("Members for more than three years"),
    }
    return known.get(name) or called.get(name) or _("What was taken back since")


def stage_name(name: str, code: str) -> str:
    """A stage of the funnel of creating, or of that of controlling."""
    made = (
        _("They made something of their own")
        if "create" in code
        else _("They controlled something")
    )
    return {
        "right": _("They had the right to decide"),
        "reach": _("They took part"),
        "use": made,
        "effect": _("It changed something"),
    }[name]
