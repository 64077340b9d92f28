"""Whom one has to trust, part by part: what each could do if it lied, what would show it, what would not.

What is said to be shown is tested, by the tests named here; `docs/trust.md` says the same at length.
"""

from typing import NamedTuple

from autogestion.rules.words import gettext_noop as _


class Part(NamedTuple):
    """Something that could lie, in a member's words."""

    name: str
    could: str
    shown: str
    remains: str
    tests: tuple[str, ...]


_OPERATOR = "tests/trust/test_operator.py: "
_MISTAKES = "tests/trust/test_known_mistakes.py: "
_SIGNED = "src/autogestion/verify/tests/test_signed_lines.py: "
_SIGNING_IN = "src/autogestion/server/people/tests/test_signing_in.py: "
_TELLERS = "src/autogestion/server/deliberation/tests/test_tellers.py: "
_WITNESS = "tests/trust/test_witness.py: "

PARTS = (
    Part(
        _("The program on the server"),
        _("It could count wrongly, admit what the charter does not allow, or let a stranger vote."),
        _(
            "Whoever takes the record away and checks it: each act is judged again and each vote "
            "counted again."
        ),
        _("What a page shows is not compared with the record while you read it."),
        (
            f"{_OPERATOR}test_a_false_count_is_found_out",
            f"{_OPERATOR}test_a_ballot_of_somebody_who_is_not_on_the_roll_is_found_out",
            f"{_OPERATOR}test_a_notice_that_was_cut_short_is_found_out",
        ),
    ),
    Part(
        _("The database"),
        _(
            "A line could be changed, removed, slipped in, moved or dated back; a text could be changed."
        ),
        _(
            "The seal of the lines is another one, or a line no longer fits those above it. A "
            "changed text no longer fits its number in the record."
        ),
        _(
            "Lines that are cut off at the end show only to whoever kept a later seal or a "
            "receipt. A changed name shows only beside another copy."
        ),
        (
            "tests/replay/test_mutations.py: test_every_change_of_every_field_of_every_kind_of_line_is_caught",
            f"{_MISTAKES}test_a_line_that_was_dated_back_is_refused",
            f"{_MISTAKES}test_going_back_to_a_backup_shows_to_whoever_kept_a_checkpoint",
            f"{_OPERATOR}test_a_changed_name_shows_only_beside_another_export",
        ),
    ),
    Part(
        _("Whoever runs the server"),
        _(
            "They hold the key of the record and read everything. They could write in your name "
            "what you did not sign, refuse a ballot, withhold a text, or switch off."
        ),
        _(
            "You see in the record an act that you did not do, or miss one that you did. A text "
            "that is withheld counts as missing: what its author erased has a line that says so."
        ),
        _(
            "That they read along. That people who do not exist were admitted. That they set the "
            "clock wrong. That they never answered you."
        ),
        (
            f"{_OPERATOR}test_a_ballot_written_in_somebodys_name_is_admissible_and_changes_the_seal",
            "src/autogestion/server/forgetting/tests/test_forgetting.py: "
            "test_the_verifier_tells_what_was_erased_from_what_is_withheld",
            f"{_MISTAKES}test_where_the_server_s_clock_goes_back_the_record_stands_still",
        ),
    ),
    Part(
        _("Your browser"),
        _(
            "It shows what the server sends. It could show you one question and hand on your "
            "answer to another."
        ),
        _("Your line in the record, read on another device, says what was handed on."),
        _("Whoever never looks at their own lines notices nothing."),
        (f"{_OPERATOR}test_a_ballot_written_in_somebodys_name_is_admissible_and_changes_the_seal",),
    ),
    Part(
        _("Whoever made your passkey"),
        _("If they hold its secret, they could sign as you."),
        _(
            "Nothing shows it but your own lines. Whoever runs the server cannot do it: a line "
            "that your passkey did not sign does not pass for one that it did."
        ),
        _("A signature by a copy of your passkey is as good as yours."),
        (
            f"{_SIGNED}test_no_field_of_a_signed_act_can_be_exchanged",
            f"{_SIGNED}test_another_key_does_not_pass_for_the_members_own",
        ),
    ),
    Part(
        _("A witness"),
        _("It could sign two records, or be the friend of whoever runs the server."),
        _(
            "Two witnesses who saw two records hold the proof together. A witness that is honest "
            "notices when lines are changed or taken back."
        ),
        _(
            "A witness does not judge acts, it sees that the record only grew. Where nobody "
            "witnesses and nobody keeps a seal, everything could be written anew."
        ),
        (
            f"{_WITNESS}test_lines_that_were_changed_raise_an_alarm_which_holds_both_checkpoints",
            f"{_WITNESS}test_two_witnesses_of_two_records_hold_the_proof_together",
        ),
    ),
    Part(
        _("Tellers"),
        _("Together they could write a ballot for somebody of their assembly who has not voted."),
        _(
            "Their names stand in the line. Whoever it was written for finds it there, and casts "
            "their own in its place until the vote closes."
        ),
        _("Whoever never looks does not notice. A charter can do without tellers."),
        (
            f"{_TELLERS}test_two_tellers_take_a_ballot_in_and_the_line_names_them",
            f"{_TELLERS}test_the_member_changes_it_themselves_and_tellers_cannot",
        ),
    ),
    Part(
        _("Those who hand out slips, or count a show of hands"),
        _("They could copy a slip and come in by it, or say another number than was shown."),
        _(
            "Your own lines, if somebody used your slip. What was counted in a room stands in no "
            "ballot here, and those who were there have to say so."
        ),
        _("The record cannot tell a copied slip from yours."),
        (f"{_SIGNING_IN}test_a_slip_is_a_key_that_opens_until_a_new_one_is_made",),
    ),
    Part(
        _("E-mail"),
        _("Whoever reads your letters could come in by a link that was sent to you."),
        _("Your own lines. A link opens once, and not for long."),
        _("What was done meanwhile. Whoever wants none of it gives no address."),
        (
            f"{_SIGNING_IN}test_a_link_in_a_letter_opens_once",
            f"{_SIGNING_IN}test_a_link_in_a_letter_opens_for_fifteen_minutes",
        ),
    ),
)
