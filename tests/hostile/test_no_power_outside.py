"""Nobody has power in an assembly that is not theirs: every act is tried by people of every kind."""

import pytest

from tests.architecture import act_pages
from tests.hostile.action_scenes import OF_ACTIONS
from tests.hostile.amending_scenes import OF_AMENDING
from tests.hostile.council_scenes import OF_COUNCILS
from tests.hostile.desk_scenes import OF_DESKS
from tests.hostile.discussing_scenes import OF_DISCUSSING
from tests.hostile.dispute_scenes import OF_DISPUTES
from tests.hostile.execution_scenes import OF_EXECUTION
from tests.hostile.explaining_scenes import OF_EXPLAINING
from tests.hostile.group_scenes import OF_GROUPS
from tests.hostile.inquiry_scenes import OF_INQUIRIES
from tests.hostile.library_scenes import OF_LIBRARY
from tests.hostile.network_scenes import OF_NETWORKS
from tests.hostile.newspaper_scenes import OF_NEWSPAPER
from tests.hostile.permissions import INSIDE, PAGE, Played, page, play
from tests.hostile.programme_scenes import OF_PROGRAMME
from tests.hostile.scenes import OF_ASSEMBLIES, OF_QUESTIONS
from tests.hostile.tendency_scenes import OF_TENDENCIES
from tests.hostile.watching import acts

pytestmark = pytest.mark.django_db

BY_ITSELF = (
    set(acts())
    - set(OF_AMENDING)
    - set(OF_ASSEMBLIES)
    - set(OF_COUNCILS)
    - set(OF_EXECUTION)
    - set(OF_EXPLAINING)
    - set(OF_INQUIRIES)
    - set(OF_LIBRARY)
    - set(OF_ACTIONS)
    - set(OF_PROGRAMME)
    - set(OF_NEWSPAPER)
    - set(OF_TENDENCIES)
    - set(OF_NETWORKS)
    - set(OF_GROUPS)
    - set(OF_DESKS)
    - set(OF_QUESTIONS)
    - set(OF_DISPUTES)
    - set(OF_DISCUSSING)
)
"""Acts that follow from others or from the hour."""
OPEN_TO_ALL = {
    "accept_invitation": "whoever holds an invitation was invited by a member",
    "request_admission": "anybody may ask; the assembly's members answer",
    "propose_assembly": "anybody may found an assembly; whether it joins is a later decision",
    "sign_assembly": "the same",
    "propose_organisation": "it concerns nobody who does not sign",
    "sign_charter": "the same",
    "add_explanation": "in one's own organisation; what others explain stays beside it",
    "bring_precedent": "in one's own organisation; what others decided elsewhere binds nobody",
    "form_tendency": "in one's own organisation; it has power over nobody",
    "found_network": "in one's own organisation; it has power over nobody",
    "show_piece": "of one's own organisation, to whoever wants to read it",
    "add_key": "one's own passkey, in one's own name",
    "erase_name": "one's own, and only by those who have no place in an assembly",
}
SEEN_FROM_OUTSIDE = {
    "write_dispatch": "every member writes to every desk; it has power over nobody",
    "join_tendency": "a tendency is one of the whole organisation, and has power over nobody",
    "join_network": "a network cuts across assemblies, and has power over nobody",
    "take_up_means": "any member of an organisation uses what is lent to it, and can end that",
    "give_up_means": "the same; nobody is held",
    "withdraw_piece": "what one's own organisation shows may endanger all in it",
    "keep_alternative": "the programme is everybody's, and a minority stands beside it",
    "call_back": "all who are below a council call its question back",
    "contest_scope": "a member of another assembly may hold that a question concerns them too",
    "support_contest": "the same",
    "mark_contradiction": "whoever a decision binds shows that a question contradicts it; nothing waits for that",
}
"""What members of other assemblies may do about a question of one assembly."""
AUTHORS_OWN = {
    "pose_question": "a member of another assembly poses it in their own",
    "withdraw_question": "its author alone",
    "reword_question": "the same",
    "take_rewording": "the same",
    "complete_dossier": "its author, and whoever supported it",
    "lay_text": "the author of the question that asks to adopt it",
    "take_amendment": "the same",
    "ask_assembly": "the members of the assembly in which it was posed, to which its author left that",
    "ask_author": "the member who posed the question",
    "agree_author": "whom they asked",
    "ask_coauthor": "the author of the amendment",
    "agree_coauthor": "whom its author asked",
    "withdraw_amendment": "the author of the amendment",
    "lift_contradiction": "whoever marked it",
    "name_conditions": "the author of the question",
    "take_mind_back": "whose mind it was",
    "erase_texts": "whoever wrote the text, and nobody else",
}
"""What members of other assemblies may not do even about a common question."""


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker) -> Played:
    """Everything tried once, for all tests here."""
    with django_db_blocker.unblock():
        return play()


def writers(played: Played, effect: str) -> set[str]:
    """The acts that write this: 'adds Place', 'changes Vote.closes_at', or whatever begins so."""
    return {
        name
        for name, effects in played.writes.items()
        if any(e.startswith(effect) for e in effects)
    }


def test_every_act_is_tried_or_follows_by_itself(played: Played) -> None:
    assert set(acts()) == {act.name for act in act_pages.acts()}
    assert set(acts()) == {name for name, _scope in played.admitted} | BY_ITSELF
    assert set(played.writes) == set(acts())


def test_what_follows_by_itself_is_done_by_nobody() -> None:
    for act in act_pages.acts():
        first = act.function.args.args[0].annotation
        assert (getattr(first, "id", "") == "ByItself") == (act.name in BY_ITSELF), act.name


def test_nobody_outside_an_assembly_acts_in_it(played: Played) -> None:
    for (name, scope), admitted in played.admitted.items():
        if name in OPEN_TO_ALL or scope == "whole":
            continue
        outside = set(admitted) - set(INSIDE)
        assert outside == ({"Dora"} if name in SEEN_FROM_OUTSIDE else set()), name


def test_in_a_common_question_all_members_have_a_part_and_nobody_else(played: Played) -> None:
    for (name, scope), admitted in played.admitted.items():
        if scope == "whole":
            assert set(admitted) <= {*INSIDE, "Dora"}, name
            expected = name not in AUTHORS_OWN and name != "cast_with_tellers"
            assert ("Dora" in admitted) == expected, name


def test_tellers_are_of_the_voters_own_assembly(played: Played) -> None:
    for scope in ("own", "whole"):
        assert set(played.admitted["cast_with_tellers", scope]) == {"Awa", "Gita"}


def test_only_whom_it_concerns_answers_and_appeals(played: Played) -> None:
    for name in (
        "answer_exclusion", "appeal_exclusion", "answer_recall", "make_report", "answer_inquiry",
        "explain_departure", "resign", "accept_candidacy", "withdraw_candidacy", "decline_shifts",
        "leave_undertaking", "hand_on", "take_over", "put_off", "ask_for_help", "report_done",
        "evaluate_execution", "leave_tendency", "rewrite_platform", "speak_for_tendency",
        "ask_coauthor", "agree_coauthor", "withdraw_amendment", "agree_author",
        "evaluate_execution", "leave_tendency", "lift_contradiction", "rewrite_platform", "speak_for_tendency",
        "drop_alternative", "state_expectation", "take_mind_back",
        "continue_contribution", "withdraw_contribution", "agree_to_wording", "appeal_refusal",
        "edit_contribution", "refuse_contribution", "accept_mandate", "leave_collective", "lay_issue",
        "publish_issue", "leave_network", "write_to_network",
    ):  # fmt: skip
        assert played.admitted[name, "own"] == ("Chidi",)


def test_members_come_and_go_by_themselves_or_by_their_own_assembly(played: Played) -> None:
    assert writers(played, "adds Place") == {
        "found_organisation", "found_assembly", "accept_invitation", "admit", "seat_delegate",
    }  # fmt: skip
    assert writers(played, "changes Place") == {
        "leave", "exclude", "accept_invitation", "resign", "end_term", "recall_delegate",
    }  # fmt: skip
    assert not writers(played, "removes Place")


def test_a_seat_is_emptied_by_its_holder_by_its_electors_and_by_the_hour_alone(
    played: Played,
) -> None:
    assert writers(played, "adds Term") == {"seat_delegate"}
    assert writers(played, "changes Term.ended_at") == {"resign", "end_term", "recall_delegate"}
    assert not writers(played, "changes Term.until")
    assert not writers(played, "removes Term")
    for name in ("open_recall", "support_recall"):
        assert set(played.admitted[name, "own"]) <= set(INSIDE), name


def test_no_act_dissolves_an_assembly(played: Played) -> None:
    assert writers(played, "changes Body") == {
        "found_assembly",
        "found_organisation",
        "join_organisation",
        "form_council",
    }
    assert not writers(played, "removes Body")


def test_the_clock_alone_opens_delays_and_closes_a_vote(played: Played) -> None:
    assert writers(played, "adds Vote") == {"open_question"}
    assert writers(played, "changes Vote") <= BY_ITSELF
    assert writers(played, "changes Vote.closes_at") == {"extend_vote"}
    assert writers(played, "changes Vote.closed_at") == {"close_vote"}
    assert not writers(played, "removes Vote")


def test_the_roll_is_written_once(played: Played) -> None:
    assert writers(played, "adds Elector") == {"open_question"}
    assert writers(played, "changes Elector") == {"explain_departure"}
    assert writers(played, "changes Elector.departure") == {"explain_departure"}
    assert not writers(played, "removes Elector")


def test_decisions_charters_and_lines_are_added_and_never_changed(played: Played) -> None:
    assert writers(played, "adds Decision") == {"take_decision"}
    assert writers(played, "changes Decision.ended_at") == {"take_decision", "settle_callback"}
    assert writers(played, "changes Decision.review_at") == {"see_event"}
    assert {
        effect
        for effects in played.writes.values()
        for effect in effects
        if effect.startswith(("changes Decision", "changes CharterVersion", "changes Entry"))
    } == {"changes Decision.ended_at", "changes Decision.reopened_as", "changes Decision.review_at"}
    for kept in ("Decision", "CharterVersion", "Entry", "Ballot", "Organisation", "Member"):
        assert not writers(played, f"removes {kept}")


def test_the_page_of_permissions_says_what_happened(played: Played) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(played), "run `make docs`"
