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
    "network.founded": Words(_("Network founded"), _("%(who)s founded %(network)s.")),
    "network.joined": Words(_("Network joined"), _("%(who)s joined %(network)s.")),
    "network.left": Words(_("Network left"), _("%(who)s left %(network)s.")),
    "network.entered": Words(
        _("Assembly in a network"), _("%(assembly)s entered %(network)s by %(decision)s; %(who)s said so.")
    ),
    "network.quit": Words(
        _("Assembly out of a network"), _("%(assembly)s left %(network)s by %(decision)s; %(who)s said so.")
    ),
    "network.written": Words(_("Message to a network"), _("%(who)s wrote to %(network)s.")),
    "means.offered": Words(
        _("Means offered"), _("By %(decision)s, %(assembly)s offered means to %(group)s; %(who)s said so.")
    ),
    "means.ended": Words(
        _("Means lent no more"), _("By %(decision)s, means are lent to %(group)s no more; %(who)s said so.")
    ),
    "means.taken-up": Words(
        _("Means taken up"), _("%(who)s took up the means of another organisation.")
    ),
    "means.given-up": Words(
        _("Means given up"), _("%(who)s gave up the means of another organisation.")
    ),
    "piece.shown": Words(_("Shown"), _("%(who)s showed %(piece)s to everybody.")),
    "piece.withdrawn": Words(_("Taken back"), _("%(who)s took %(piece)s back.")),
    "piece.announced": Words(
        _("Group announced"), _("Those who follow %(group)s were told what is new there.")
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
    "topic.followed": Words(
        _("Followed together"), _("%(who)s chose what %(assembly)s follows in the library.")
    ),
    "topic.let-go": Words(
        _("Followed no more"), _("%(who)s ended what %(assembly)s followed in the library.")
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
