"""Every act of carrying out in words, as `words` says them: %(task)s and %(undertaking)s are ways to it."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_EXECUTION = {
    "expectation.stated": Words(
        _("Expectation"), _("%(who)s said what they expect of %(question)s.")
    ),
    "event.named": Words(
        _("Event for a review"), _("%(who)s named an event with which %(decision)s is looked at again.")
    ),
    "event.seen": Words(
        _("Event has come"), _("%(who)s said that an event has come with which %(decision)s is looked at again.")
    ),
    "task.set-out": Words(
        _("Task set out"), _("%(who)s set out %(task)s in %(assembly)s, because of %(decision)s.")
    ),
    "task.withdrawn": Words(_("Task taken back"), _("%(who)s took %(task)s back.")),
    "shift.offered": Words(
        _("Willing to take turns"), _("%(who)s offered themselves for the shifts of %(task)s.")
    ),
    "shift.declined": Words(
        _("No further shifts"), _("%(who)s takes no further shifts of %(task)s.")
    ),
    "shift.begun": Words(
        _("Shift begun"), _("The hour came, and it was somebody’s turn among the willing: %(task)s.")
    ),
    "undertaking.taken": Words(_("Task taken on"), _("%(who)s took %(task)s on.")),
    "undertaking.joined": Words(
        _("Joined in"), _("%(who)s joined in %(undertaking)s.")
    ),
    "undertaking.left": Words(
        _("Task given back"), _("%(who)s gave %(undertaking)s back.")
    ),
    "undertaking.handed": Words(
        _("Task handed on"), _("%(who)s asked %(member)s to do %(undertaking)s in their stead.")
    ),
    "undertaking.taken-over": Words(
        _("Task taken over"), _("%(who)s agreed to do %(undertaking)s in the stead of whoever asked.")
    ),
    "undertaking.put-off": Words(
        _("Task put off"), _("%(who)s said that %(undertaking)s will be done later.")
    ),
    "undertaking.done": Words(
        _("Task done"), _("%(who)s said that %(undertaking)s is done.")
    ),
    "undertaking.seen": Words(
        _("Task seen"), _("%(who)s said whether they saw %(undertaking)s done.")
    ),
    "help.asked": Words(_("Help asked for"), _("%(who)s asked for help with %(undertaking)s.")),
    "execution.told": Words(
        _("Carrying out told"), _("%(who)s told how %(assembly)s carries %(decision)s out.")
    ),
    "decision.regarded": Words(
        _("Decision regarded"), _("%(who)s said how they regard %(decision)s.")
    ),
    "decision.evaluated": Words(
        _("Decision evaluated"), _("%(who)s took part, and said what came of %(decision)s.")
    ),
}  # fmt: skip
"""Act -> its words."""
