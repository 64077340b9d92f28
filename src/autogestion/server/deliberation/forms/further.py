"""What the form says of the parts that not every question has."""

from django.utils.translation import gettext_lazy as _

FURTHER_WORDS = {
    "binds": (
        _("What it would bind"),
        _(
            "Only where several assemblies or all decide: what each of them then does, or no longer does."
        ),
    ),
    "leaves": (
        _("What it would leave to each assembly"),
        _("Only where several assemblies or all decide: what each settles for itself within it."),
    ),
    "not_directly": (
        _("Why not directly?"),
        _("Why a vote of all those concerned is not possible. They can call the question back."),
    ),
}
"""Part beyond the five -> its label and help."""

OURS_HELP = _(
    "Only where it is put to others too, and asks to adopt a text. Your assembly then decides by its own vote which "
    "amendments it takes over, as you do yourself."
)
"""Of the tick by which its author leaves amendments to their assembly too."""
