"""The acts of actions, in words."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_ACTIONS = {
    "action.planned": Words(
        _("Action planned"), _("%(who)s planned %(action)s, because of %(decision)s.")
    ),
    "task.included": Words(
        _("Task of an action"), _("%(who)s said that %(task)s is one of %(action)s.")
    ),
    "call.written": Words(_("Call written"), _("%(who)s wrote %(call)s to %(action)s.")),
    "call.published": Words(
        _("Call let out"), _("%(who)s stands by %(call)s: everybody can read it.")
    ),
    "call.withdrawn": Words(_("Call taken back"), _("%(who)s took %(call)s back.")),
    "leaflet.written": Words(
        _("Leaflet"), _("%(who)s wrote leaflet %(number)s of %(action)s.")
    ),
    "action.evaluated": Words(
        _("Action evaluated"), _("%(who)s, who took part in %(action)s, said what came of it.")
    ),
}  # fmt: skip
