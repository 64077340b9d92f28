"""Acts of those who circulate what they know, and of passkeys, in words."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_CIRCULATION = {
    "key.added": Words(_("Passkey added"), _("%(who)s added a passkey, number %(number)s.")),
    "key.removed": Words(_("Passkey given up"), _("%(who)s gave passkey %(number)s up.")),
    "key.stopped": Words(
        _("Passkey stopped"), _("%(who)s stopped the change of passkey %(number)s.")
    ),
    "key.vouched": Words(
        _("Passkey vouched for"), _("%(who)s said that passkey %(number)s is its member's.")
    ),
    "tendency.formed": Words(_("Tendency formed"), _("%(who)s formed %(tendency)s.")),
    "tendency.joined": Words(_("Tendency joined"), _("%(who)s stands for %(tendency)s too.")),
    "tendency.left": Words(_("Tendency left"), _("%(who)s stands for %(tendency)s no longer.")),
    "tendency.rewritten": Words(
        _("Platform written"), _("%(who)s wrote anew what %(tendency)s stands for.")
    ),
    "tendency.spoke": Words(
        _("Tendency in a dossier"), _("%(who)s spoke for %(tendency)s in %(question)s.")
    ),
    "struggle.added": Words(
        _("Struggle added"), _("%(who)s added %(struggle)s to the library.")
    ),
    "struggle.corrected": Words(
        _("Entry corrected"), _("%(who)s wrote %(struggle)s in the library anew, as version %(version)s.")
    ),
    "voice.added": Words(
        _("Voice"), _("%(who)s, who took part, said what they think of %(struggle)s in the library.")
    ),
    "summary.added": Words(
        _("In plain words"), _("%(who)s said %(question)s in plain words.")
    ),
    "explanation.added": Words(
        _("Word explained"), _("%(who)s explained a word (explanation %(number)s).")
    ),
    "precedent.brought": Words(
        _("Decided elsewhere"), _("%(who)s brought in what others decided elsewhere (number %(number)s).")
    ),
    "desk.opened": Words(_("Desk opened"), _("%(who)s opened %(desk)s in %(assembly)s.")),
    "feed.followed": Words(
        _("Feed followed"), _("%(who)s chose a publication that %(desk)s follows.")
    ),
    "feed.let-go": Words(
        _("Feed let go"), _("%(who)s chose a publication that %(desk)s follows no more.")
    ),
    "dispatch.written": Words(
        _("Dispatch written"), _("%(who)s wrote %(dispatch)s to %(desk)s.")
    ),
}  # fmt: skip
"""Tendencies, words explained, the library, desks; passkeys."""
