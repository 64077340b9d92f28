"""Every page there is, with somebody who comes to it and an address on the stage.

A test compares this table with the addresses of the server: a page that is not here fails.
"""

from dataclasses import dataclass

from tests.journeys.stage import Stage


@dataclass(frozen=True)
class Place:
    """A page: the name of its address, who looks at it ('' for a stranger), what stands in the address."""

    name: str
    who: str = "Awa"
    path: str = ""
    presses: tuple[str, ...] = ()
    """Buttons or links to press there, one after the other: the page is what they lead to."""
    status: int = 200


NOT_PAGES = {
    "theme", "set_language", "sign_out", "sign_out_everywhere", "invite", "reopen",
    "rename_member", "change_account", "renew_founding_link",
    "answer_admission", "withdraw_invitation", "ballot", "second", "support-demand", "support-contest",
    "take-rewording", "waive", "stand-by",
    "openid_sign_in", "openid_back", "openid_connect", "openid_disconnect", "withdraw-candidacy",
    "support-recall", "agree-to-succeed", "call-back", "judge-value",
    "remove_key", "stop_key", "rename_key", "vouch_for_key",
    "follow", "unfollow", "struggle-json",
    "download_offered_charter", "charter_file", "ballots-json", "ballots-csv", "file", "checkpoint", "export",
    "receipt", "checking_page", "log", "log_checkpoint", "log_tile", "log_entries", "log_cosign",
}  # fmt: skip
"""Addresses that answer with a file, or that only take what a form sends."""


def places(stage: Stage) -> list[Place]:
    """The pages with their paths on this stage."""
    at, here = stage.at, f"/o/{stage.world.organisation.slug}/"

    def question(number: int, part: str = "") -> str:
        return f"{here}questions/{number}/{part}"

    awa = stage.world.awa.pseudonym
    return [
        Place("home", "", "/"),
        Place("home", "Awa", "/"),
        Place("style", "", "/style/"),
        Place("sign_in", "", "/sign-in/"),
        Place("sign_in_by_code", "", "/sign-in/"),
        Place("ask_for_sign_in_link", "", "/sign-in/"),
        Place("sign_in_with_key", "", "/sign-in/key/"),
        Place("sign_in_sent", "", "/sign-in/sent/"),
        Place("sign_in_with", "", "/sign-in/with/23456789abcdefghjkmn/", status=410),
        Place("account", "Awa", "/account/"),
        Place("keep_access", "Awa", "/account/keep/"),
        Place("print_slip", "Awa", "/account/keep/", presses=("Make my slip",)),
        Place("only for forms", "Awa", "/account/sign-out-everywhere/", status=405),
        Place("confirm_email", "Awa", "/account/email/none/", status=410),
        Place("found", "", "/found/"),
        Place("read_offered_charter", "", "/found/charters/base-union/"),
        Place("check_charter", "", "/check/"),
        Place("measures", "Awa", f"{here}measures/"),
        Place("founding", "", f"/founding/{at.founding_secret}/"),
        Place("founding", "Bruno", f"/founding/{at.founding_secret}/"),
        Place("join", "", f"/join/{at.invitation_secret}/"),
        Place("join", "Dora", f"/join/{at.invitation_secret}/"),
        Place("organisation", "", here),
        Place("organisation", "Awa", here),
        Place("charter", "Awa", f"{here}charter/"),
        Place("charter_version", "Awa", f"{here}charter/1/"),
        Place("found_assembly", "Awa", f"{here}found/"),
        Place("member", "Awa", f"{here}members/{awa}/"),
        Place("keys", "Awa", f"{here}keys/"),
        Place("keys", "Bruno", f"{here}keys/"),
        Place("member", "Awa", f"{here}members/{stage.world.bruno.pseudonym}/"),
        Place("exclusion", "Gita", f"{here}exclusions/{at.exclusion}/"),
        Place("assembly", "Awa", f"{here}assemblies/1/"),
        Place("assembly", "Dora", f"{here}assemblies/1/"),
        Place("assembly", "Awa", f"{here}assemblies/{at.forming}/"),
        Place("ask_admission", "Dora", f"{here}assemblies/1/requests/"),
        Place("my_texts", "Awa", f"{here}mine/"),
        Place("my_texts", "Hana", f"{here}mine/"),
        Place("erase_text", "Awa", f"{here}mine/", presses=("Erase this",)),
        Place("erase_all", "Awa", f"{here}mine/", presses=("Erase all of it",)),
        Place("erase_name", "Awa", f"{here}mine/name/"),
        Place("leave", "Awa", f"{here}assemblies/1/leave/"),
        Place("invitation", "Awa", f"{here}assemblies/1/", presses=("Make the invitation",)),
        Place(
            "invitation_slips",
            "Awa",
            f"{here}assemblies/1/",
            presses=("Make the invitation", "Show the slips"),
        ),
        Place("questions", "Awa", f"{here}questions/"),
        Place("pose", "Awa", f"{here}questions/new/?assembly=1"),
        Place("question", "Awa", question(at.gathering)),
        Place("question", "Awa", question(at.notice)),
        Place("question", "Awa", question(at.open)),
        Place("question", "Bruno", question(at.open)),
        Place("question", "Dora", question(at.ranked)),
        Place("question", "Awa", question(at.decided)),
        Place("question", "Awa", question(at.decided + 1)),
        Place("question", "Farah", question(at.hearing)),
        Place("withdraw", "Dora", question(at.hearing, "withdraw/")),
        Place("reword", "Awa", question(at.gathering, "reword/")),
        Place("rewordings", "Bruno", question(at.gathering, "rewordings/")),
        Place("facts", "Bruno", question(at.gathering, "facts/")),
        Place("demands", "Bruno", question(at.gathering, "demands/")),
        Place("arguments", "Bruno", question(at.gathering, "arguments/")),
        Place("options", "Bruno", question(at.gathering, "options/")),
        Place("complete", "Awa", question(at.gathering, "complete/")),
        Place("contest", "Emil", question(at.notice, "contest/")),
        Place("hearing", "Farah", question(at.hearing, "hearing/")),
        Place("roll", "Awa", question(at.open, "roll/")),
        Place("tellers", "Awa", question(at.open, "tellers/")),
        Place("ballots", "Awa", question(at.decided, "ballots/")),
        Place("decisions", "Awa", f"{here}decisions/"),
        Place("decisions", "Awa", f"{here}decisions/?words=kettle"),
        Place("decision", "Awa", f"{here}decisions/{at.decision}/"),
        Place("minority", "Awa", f"{here}decisions/{at.decision}/minority/"),
        Place("councils", "Awa", f"{here}councils/"),
        Place("propose-council", "Awa", f"{here}councils/new/"),
        Place("council", "Awa", f"{here}councils/{at.council}/"),
        Place("council", "Farah", f"{here}councils/{at.council}/"),
        Place("join-council", "Awa", f"{here}councils/{at.council}/join/"),
        Place("leave-council", "Awa", f"{here}councils/{at.council}/leave/"),
        Place("call-election", "Awa", f"{here}councils/{at.council}/elect/"),
        Place("instruct", "Awa", f"{here}councils/{at.council}/instruct/"),
        Place("recall-all", "Awa", f"{here}councils/{at.council}/recall/"),
        Place("term", "Awa", f"{here}terms/{at.term}/"),
        Place("term", "Bruno", f"{here}terms/{at.term}/"),
        Place("resign", "Awa", f"{here}terms/{at.term}/resign/"),
        Place("make-report", "Awa", f"{here}terms/{at.term}/report/"),
        Place("ask-delegate", "Bruno", f"{here}terms/{at.term}/ask/"),
        Place("open-recall", "Bruno", f"{here}terms/{at.term}/recall/"),
        Place("report", "Bruno", f"{here}reports/{at.report}/"),
        Place("draw", "Farah", f"{here}draws/{at.draw}/"),
        Place("answer-inquiry", "Awa", f"{here}inquiries/{at.inquiry}/answer/"),
        Place("recall", "Bruno", f"{here}recalls/{at.recall}/"),
        Place("answer-recall", "Awa", f"{here}recalls/{at.recall}/answer/"),
        Place("question", "Bruno", question(at.election)),
        Place("stand", "Gita", question(at.election, "stand/")),
        Place("agree-to-stand", "Chidi", question(at.election, "agree-to-stand/")),
        Place("ask-to-stand", "Awa", question(at.election, "ask-to-stand/")),
        Place("question", "Farah", question(at.in_council)),
        Place("base", "Farah", question(at.in_council, "base/")),
        Place("explain-departure", "Awa", question(at.in_council, "explain/")),
        Place("ask-to-call-back", "Farah", question(at.in_council, "ask-to-call-back/")),
        Place("library", "Awa", f"{here}library/"),
        Place("library", "Emil", f"{here}library/?trade=tenants&since=1915&country=GB"),
        Place("library", "Emil", f"{here}library/?words=nothing+of+the+kind"),
        Place("like-ours", "Awa", f"{here}library/like-ours/"),
        Place("like-ours", "Awa", f"{here}library/like-ours/?like=tenants,+common+kitchens"),
        Place("following", "Awa", f"{here}library/following/"),
        Place("following", "Emil", f"{here}library/following/"),
        Place("add-struggle", "Awa", f"{here}library/new/"),
        Place("struggle", "Awa", f"{here}library/1/"),
        Place("struggle", "Emil", f"{here}library/2/"),
        Place("struggle-version", "Awa", f"{here}library/1/1/"),
        Place("correct-struggle", "Awa", f"{here}library/1/correct/"),
        Place("add-voice", "Awa", f"{here}library/1/voices/"),
        Place("use-struggle", "Awa", f"{here}library/1/use/?part=demands&item=1"),
        Place("question", "Farah", question(at.taken_up)),
        Place("trust", "", "/trust/"),
        Place("record", "Awa", f"{here}record/"),
        Place("my_acts", "Awa", f"{here}record/mine/"),
        Place("witnesses", "Awa", f"{here}record/witnesses/"),
        Place("record_line", "Awa", f"{here}record/{at.last_line}/"),
        Place("not found", "Awa", f"{here}questions/999/", status=404),
    ]
