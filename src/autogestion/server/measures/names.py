"""What the parts of a measure are called: other indices, stages of a funnel."""

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
        "theil-between": _("Which part of Theil's index lies between assemblies"),
        "coordinator": _("Within one assembly, through somebody of it"),
        "consultant": _("Within one assembly, through somebody of another"),
        "gatekeeper": _("From another assembly, through somebody of the one that has it"),
        "representative": _("To another assembly, through somebody of the one that gives it"),
        "liaison": _("Between two assemblies, through somebody of a third"),
    }[name]


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
