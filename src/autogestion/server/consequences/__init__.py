"""What follows from what: one table, and the hour.

After each line of the record the functions listed for its act are called, inside the same
transaction, and each of them does further acts or nothing. `tick` does what is due by the hour.
"""

from autogestion.server.consequences import (
    accounts,
    callbacks,
    councils,
    deciding,
    disputes,
    entering,
    founding,
    inquiry,
    keys,
    links,  # noqa: F401 - what can come of a contribution is registered by being imported
    mandates,
    newspaper,
    programme,
    questions,
    readers,
    recalls,
    seats,
)
from autogestion.server.consequences.hour import tick
from autogestion.server.record.acts import Follower, followers

__all__ = ["TABLE", "tick"]

TABLE: dict[str, list[Follower]] = {
    "organisation.proposed": [founding.found_organisation_when_signed],
    "charter.signed": [founding.found_organisation_when_signed],
    "assembly.proposed": [founding.found_assembly_when_signed],
    "assembly.signed": [founding.found_assembly_when_signed],
    "assembly.founded": [founding.ask_whether_to_join],
    "assembly.joined": [seats.end_terms_without_electors],
    "member.admitted": [seats.end_terms_without_electors],
    "member.left": [seats.end_terms_without_electors],
    "member.excluded": [seats.end_terms_without_electors],
    "admission.answered": [entering.settle_admission],
    "exclusion.appealed": [entering.put_appeal],
    "scope.contested": [questions.put_contest_when_supported],
    "contest.supported": [questions.put_contest_when_supported],
    "scope.claimed": [questions.put_contest_when_supported],
    "question.challenged": [disputes.put_challenge_when_supported],
    "challenge.supported": [disputes.put_challenge_when_supported],
    "challenge.dismissed": [disputes.put_next_challenge],
    "reopening.asked": [questions.reopen_when_asked],
    "notice.waived": [deciding.open_when_all_waive],
    "ballot.cast": [deciding.close_when_all_voted],
    "vote.closed": [
        readers.count_when_closed,
        deciding.settle_question,
        callbacks.settle_direct_vote,
    ],
    "decision.taken": [
        accounts.look_again_in_council,
        programme.settle_article,
        newspaper.follow_decision,
    ],
    "charter.changed": [accounts.look_again],
    "dossier.completed": [mandates.lay_before_base],
    "question.laid": [mandates.put_to_senders],
    "callback.asked": [callbacks.put_when_called],
    "callback.decided": [callbacks.put_when_called],
    "council.proposed": [councils.ask_bodies],
    "council.joined": [councils.form_or_elect],
    "council.left": [councils.end_with_senders],
    "council.formed": [councils.elect_everywhere],
    "draw.written": [seats.hold_draw_when_agreed],
    "draw.judged": [seats.hold_draw_when_agreed],
    "draw.held": [seats.seat_the_drawn],
    "recall.opened": [recalls.put_recall_when_supported],
    "recall.arisen": [recalls.put_recall_when_supported],
    "recall.supported": [recalls.put_recall_when_supported],
    "recall.agreed": [recalls.put_recall_when_supported],
    "delegate.recalled": [seats.end_terms_without_electors],
    "refusal.appealed": [newspaper.put_appeal],
    "contribution.withdrawn": [newspaper.wipe_what_was_withdrawn],
    "report.made": [accounts.put_report],
    "report.missed": [accounts.recall_who_missed],
    "delegate.resigned": [councils.fill_seat, seats.end_terms_without_electors],
    "term.ended": [councils.fill_seat, seats.end_terms_without_electors],
    "survey.supported": [inquiry.open_when_supported],
    "key.added": [keys.tell_of_key],
    "key.removed": [keys.tell_of_key],
    "key.stopped": [keys.tell_of_key],
    "key.vouched": [keys.tell_of_key],
}
followers.update(TABLE)
