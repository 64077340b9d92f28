"""Every kind of act on a text to adopt, in words."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_AMENDING = {
    "text.laid": Words(
        _("Text laid"), _("%(who)s laid version %(version)s of the text that %(question)s asks to adopt.")
    ),
    "amendment.proposed": Words(
        _("Amendment proposed"), _("%(who)s proposed amendment %(amendment)s to the text of %(question)s.")
    ),
    "amendment.seconded": Words(
        _("Amendment supported"), _("%(who)s supports amendment %(amendment)s to the text of %(question)s.")
    ),
    "coauthor.asked": Words(
        _("Asked to be an author"),
        _("%(who)s asked %(member)s to be an author of amendment %(amendment)s to the text of %(question)s too."),
    ),
    "coauthor.agreed": Words(
        _("Author too"),
        _("%(who)s agreed to be an author of amendment %(amendment)s to the text of %(question)s."),
    ),
    "author.asked": Words(
        _("Asked to be an author"), _("%(who)s asked %(member)s to be an author of %(question)s too.")
    ),
    "author.agreed": Words(_("Author too"), _("%(who)s agreed to be an author of %(question)s.")),
    "amendment.withdrawn": Words(
        _("Amendment withdrawn"), _("%(who)s withdrew amendment %(amendment)s to the text of %(question)s.")
    ),
    "amendment.taken": Words(
        _("Amendment taken over"),
        _("%(who)s took amendment %(amendment)s over: the text of %(question)s stands in version %(version)s."),
    ),
    "alternatives.laid": Words(
        _("Alternatives on the ballot"),
        _("Every amendment to %(question)s replaces its whole text, so they stand on one ballot with it."),
    ),
    "text.finished": Words(
        _("Text finished"),
        _("The amendments to %(question)s are settled: its text stands in version %(version)s."),
    ),
}  # fmt: skip
