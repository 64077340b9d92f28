"""The words of the acts of the newspaper (see words)."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_NEWSPAPER = {
    "contribution.written": Words(
        _("Contribution written"), _("%(who)s wrote %(contribution)s to the newspaper.")
    ),
    "contribution.received": Words(
        _("Contribution received"),
        _("%(contribution)s was taken out of the letter box; nobody knows who wrote it."),
    ),
    "contribution.answered": Words(
        _("Contribution answered"), _("%(who)s answered %(contribution)s.")
    ),
    "contribution.continued": Words(
        _("The writer goes on"), _("%(who)s, who wrote it, went on with %(contribution)s.")
    ),
    "contribution.transcribed": Words(
        _("Written down"), _("%(who)s wrote down what a file of %(contribution)s says.")
    ),
    "contribution.linked": Words(
        _("What came of it"), _("%(who)s said what came of %(contribution)s.")
    ),
    "contribution.edited": Words(
        _("Other words proposed"), _("%(who)s proposed other words for %(contribution)s to its writer.")
    ),
    "contribution.agreed": Words(
        _("Wording agreed"), _("%(who)s, who wrote it, agreed to the wording of %(contribution)s.")
    ),
    "contribution.refused": Words(
        _("Contribution refused"), _("%(who)s refused %(contribution)s for %(collective)s, with the reason.")
    ),
    "refusal.appealed": Words(
        _("Refusal appealed"),
        _("%(who)s, who wrote it, appealed against the refusal of %(contribution)s by %(collective)s."),
    ),
    "contribution.withdrawn": Words(
        _("Contribution withdrawn"), _("%(who)s, who wrote it, withdrew %(contribution)s.")
    ),
    "collective.mandated": Words(
        _("Editors mandated"), _("By %(decision)s, %(assembly)s gave %(collective)s the mandate to edit the newspaper.")
    ),
    "collective.accepted": Words(
        _("Mandate accepted"), _("%(who)s edits the newspaper among %(collective)s.")
    ),
    "collective.left": Words(
        _("Editor left"), _("%(who)s does not edit the newspaper among %(collective)s any more.")
    ),
    "collective.recalled": Words(
        _("Editors recalled"), _("By %(decision)s, %(assembly)s took back the mandate of %(collective)s.")
    ),
    "issue.laid": Words(
        _("Issue laid out"), _("%(who)s laid out %(issue)s of the newspaper.")
    ),
    "issue.appeared": Words(
        _("Issue appeared"), _("%(who)s let %(issue)s of the newspaper appear.")
    ),
}  # fmt: skip
"""Act -> its words."""

OF_NOBODY = {
    "contribution.continued": _("Its writer, whom nobody knows, went on with %(contribution)s."),
    "contribution.agreed": _(
        "Its writer, whom nobody knows, agreed to the wording of %(contribution)s."
    ),
    "refusal.appealed": _(
        "Its writer, whom nobody knows, appealed against the refusal of %(contribution)s by %(collective)s."
    ),
    "contribution.withdrawn": _("Its writer, whom nobody knows, withdrew %(contribution)s."),
}
"""The same where nobody knows the writer."""
