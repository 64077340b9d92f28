"""Every kind of act in words: a name for lists, and the sentence that its line reads as.

In a sentence stand: %(who)s, %(assembly)s (where it was done), %(question)s, %(decision)s, %(charter)s,
%(member)s, %(new)s (the assembly that is proposed), %(invitation)s, %(admission)s, %(number)s (of a part
of a dossier), %(council)s, %(delegate)s (whose term it is), %(recall)s, %(draw)s, %(struggle)s, %(version)s,
%(task)s, %(undertaking)s, %(tendency)s, %(network)s, %(group)s (to which means are lent), %(piece)s (that is shown),
%(amendment)s, %(article)s and %(draft)s (of the programme), %(study)s, %(action)s, %(call)s, %(survey)s, %(codes)s,
%(desk)s, %(dispatch)s, %(contribution)s, %(collective)s, %(issue)s, %(thread)s.
"""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words
from autogestion.server.proof.words_of_actions import OF_ACTIONS
from autogestion.server.proof.words_of_amending import OF_AMENDING
from autogestion.server.proof.words_of_circulation import OF_CIRCULATION
from autogestion.server.proof.words_of_discussing import OF_DISCUSSING
from autogestion.server.proof.words_of_execution import OF_EXECUTION
from autogestion.server.proof.words_of_inquiries import OF_INQUIRIES
from autogestion.server.proof.words_of_newspaper import OF_NEWSPAPER, OF_NOBODY
from autogestion.server.proof.words_of_programme import OF_PROGRAMME

ACTS = {
    "organisation.proposed": Words(
        _("Founding proposed"), _("%(who)s proposed to found this organisation, and signed its charter.")
    ),
    "charter.signed": Words(_("Charter signed"), _("%(who)s signed the charter.")),
    "organisation.founded": Words(
        _("Organisation founded"),
        _("As many had signed as the charter asks: the organisation and its first assembly exist."),
    ),
    "organisation.dissolved": Words(
        _("Organisation dissolved"),
        _("By %(decision)s the organisation dissolved itself."),
    ),
    "charter.changed": Words(
        _("Charter changed"), _("By %(decision)s, %(charter)s came into force.")
    ),
    "assembly.proposed": Words(
        _("Assembly proposed"), _("%(who)s proposed to found an assembly, %(new)s, and signed.")
    ),
    "assembly.signed": Words(
        _("Assembly signed"), _("%(who)s signed the founding of %(assembly)s.")
    ),
    "assembly.founded": Words(
        _("Assembly founded"), _("As many had signed as the charter asks: %(assembly)s exists.")
    ),
    "assembly.joined": Words(
        _("Assembly joined"),
        _("%(assembly)s belongs to the organisation: so its members decided on %(question)s."),
    ),
    "assembly.described": Words(
        _("Assembly described"), _("%(who)s wrote what %(assembly)s says of itself.")
    ),
    "invitation.made": Words(
        _("Invitation"), _("%(who)s made invitation %(invitation)s to %(assembly)s.")
    ),
    "invitation.withdrawn": Words(
        _("Invitation withdrawn"), _("%(who)s withdrew invitation %(invitation)s to %(assembly)s.")
    ),
    "admission.requested": Words(
        _("Request to be admitted"), _("%(who)s asked %(assembly)s to admit them (request %(admission)s).")
    ),
    "admission.answered": Words(
        _("Answer to a request"), _("%(who)s answered request %(admission)s to be admitted.")
    ),
    "admission.refused": Words(
        _("Request refused"), _("The assembly voted not to admit (request %(admission)s).")
    ),
    "member.admitted": Words(_("Member admitted"), _("%(member)s was admitted to %(assembly)s.")),
    "member.left": Words(_("Member left"), _("%(who)s left %(assembly)s.")),
    "member.excluded": Words(
        _("Member excluded"), _("%(member)s was excluded from %(assembly)s by %(decision)s.")
    ),
    "exclusion.appealed": Words(
        _("Appeal"), _("%(who)s appealed to the whole against their exclusion, %(decision)s.")
    ),
    "exclusion.lifted": Words(
        _("Exclusion lifted"), _("The whole answered the appeal: the exclusion of %(decision)s is lifted.")
    ),
    "question.posed": Words(_("Question posed"), _("%(who)s posed %(question)s.")),
    "question.seconded": Words(_("Question supported"), _("%(who)s supports %(question)s.")),
    "question.reworded": Words(
        _("Dossier reworded"), _("%(who)s wrote parts of %(question)s anew.")
    ),
    "question.withdrawn": Words(_("Question withdrawn"), _("%(who)s took %(question)s back.")),
    "option.added": Words(
        _("Option"), _("%(who)s added option %(number)s to %(question)s.")
    ),
    "fact.added": Words(_("Fact"), _("%(who)s added fact %(number)s to %(question)s.")),
    "fact.demanded": Words(
        _("Fact asked for"), _("%(who)s asked for a fact that is missing from %(question)s.")
    ),
    "demand.supported": Words(
        _("Demand supported"), _("%(who)s asked for the same missing fact in %(question)s.")
    ),
    "argument.added": Words(
        _("Argument"), _("%(who)s added argument %(number)s to %(question)s.")
    ),
    "rewording.proposed": Words(
        _("Rewording"), _("%(who)s proposed another wording of %(question)s.")
    ),
    "rewording.taken": Words(
        _("Rewording taken over"), _("%(who)s took rewording %(number)s of %(question)s over.")
    ),
    "person.heard": Words(_("Person heard"), _("%(who)s answered in %(question)s, which is about them.")),
    "dossier.completed": Words(
        _("Dossier complete"), _("The dossier of %(question)s is complete, and its notice runs.")
    ),
    "notice.waived": Words(
        _("Notice given up"), _("%(who)s is ready to vote on %(question)s at once.")
    ),
    "scope.contested": Words(
        _("Scope contested"), _("%(who)s said that %(question)s concerns other people.")
    ),
    "contest.supported": Words(
        _("Contest supported"), _("%(who)s said too that %(question)s concerns other people.")
    ),
    "scope.changed": Words(
        _("Scope changed"), _("Those concerned decided to put %(question)s to other people.")
    ),
    "scope.kept": Words(
        _("Scope kept"), _("Those concerned decided not to put %(question)s to other people.")
    ),
    "scope.claimed": Words(
        _("Concerned too"), _("%(assembly)s decided that %(question)s concerns it too, and is heard.")
    ),
    "question.challenged": Words(
        _("Challenge"), _("%(who)s moved that %(question)s is badly put.")
    ),
    "challenge.supported": Words(
        _("Challenge supported"), _("%(who)s holds too that %(question)s is badly put.")
    ),
    "question.sent-back": Words(
        _("Question sent back"), _("Those concerned decided that %(question)s is badly put: it is sent back.")
    ),
    "challenge.dismissed": Words(
        _("Challenge dismissed"), _("Those concerned did not hold %(question)s to be badly put: it goes on.")
    ),
    "contradiction.marked": Words(
        _("Contradiction"), _("%(who)s showed that %(question)s contradicts %(decision)s.")
    ),
    "contradiction.lifted": Words(
        _("Contradiction taken back"), _("%(who)s took back that %(question)s contradicts an earlier decision.")
    ),
    "vote.opened": Words(
        _("Vote opened"), _("The vote on %(question)s opened, and its roll was fixed.")
    ),
    "ballot.cast": Words(_("Ballot"), _("%(who)s voted on %(question)s.")),
    "vote.extended": Words(
        _("Vote extended"), _("The vote on %(question)s stays open once more: its quorum was missing.")
    ),
    "vote.closed": Words(_("Vote closed"), _("The vote on %(question)s closed and was counted.")),
    "readers.counted": Words(
        _("Opened before voting"),
        _("What had been opened before the vote on %(question)s was added up, and nobody named."),
    ),
    "decision.taken": Words(_("Decision"), _("By its vote %(question)s was settled: %(decision)s.")),
    "minority.stated": Words(
        _("Minority statement"), _("%(who)s set a minority statement beside %(decision)s.")
    ),
    "reopening.asked": Words(
        _("Reopening asked for"), _("%(who)s asked to reopen %(decision)s.")
    ),
    "reopening.failed": Words(
        _("Reopening failed"), _("The vote that reopened %(decision)s settled nothing: it stands.")
    ),
    "council.proposed": Words(
        _("Council proposed"),
        _("%(who)s proposed a council, %(council)s, to %(assembly)s and to others."),
    ),
    "council.joined": Words(
        _("Council joined"),
        _("%(assembly)s sends delegates to %(council)s: so its members decided on %(question)s."),
    ),
    "council.left": Words(
        _("Council left"),
        _("%(assembly)s sends delegates to %(council)s no longer: so its members decided on %(question)s."),
    ),
    "council.formed": Words(
        _("Council formed"), _("Two send delegates to it: %(assembly)s exists, with all seats vacant.")
    ),
    "council.ended": Words(
        _("Council ended"), _("Too few send delegates to it: %(assembly)s is no more.")
    ),
    "candidate.stood": Words(
        _("Candidate"), _("%(who)s stands in the election of %(question)s.")
    ),
    "candidate.proposed": Words(
        _("Candidate proposed"), _("%(who)s asked %(member)s to stand in the election of %(question)s.")
    ),
    "candidate.accepted": Words(
        _("Candidate agreed"), _("%(who)s agreed to stand in the election of %(question)s.")
    ),
    "candidate.withdrawn": Words(
        _("Candidate withdrawn"), _("%(who)s does not stand in the election of %(question)s.")
    ),
    "draw.announced": Words(
        _("Draw announced"), _("A draw settles the election of %(question)s.")
    ),
    "draw.written": Words(
        _("Value written down"), _("%(who)s wrote down what came of the source of %(draw)s.")
    ),
    "draw.judged": Words(
        _("Value looked up"), _("%(who)s looked up what came of the source of %(draw)s.")
    ),
    "draw.held": Words(
        _("Draw held"), _("Enough found the same value: %(draw)s is held.")
    ),
    "delegate.seated": Words(
        _("Delegate seated"), _("Elected by %(question)s, %(member)s holds a seat in %(assembly)s.")
    ),
    "delegate.resigned": Words(
        _("Seat given up"), _("%(who)s gave up their seat in %(assembly)s.")
    ),
    "term.ended": Words(_("Term ended"), _("The term of %(delegate)s in %(assembly)s is over.")),
    "recall.opened": Words(
        _("Recall opened"), _("%(who)s opened a recall (%(recall)s) in %(assembly)s.")
    ),
    "recall.arisen": Words(
        _("Recall put by the charter"), _("By the charter a recall (%(recall)s) was put in %(assembly)s.")
    ),
    "recall.supported": Words(
        _("Recall supported"), _("%(who)s supports %(recall)s.")
    ),
    "recall.agreed": Words(
        _("Successor agreed"), _("%(who)s would take the seat if %(recall)s carries.")
    ),
    "recall.answered": Words(
        _("Delegate answered"), _("%(who)s answered %(recall)s.")
    ),
    "delegate.recalled": Words(
        _("Delegate recalled"), _("%(delegate)s was recalled (%(recall)s): their seat in %(assembly)s is vacant.")
    ),
    "report.made": Words(
        _("Account given"), _("%(who)s gave account to %(assembly)s.")
    ),
    "report.missed": Words(
        _("Account missed"), _("%(delegate)s did not give account to %(assembly)s in time.")
    ),
    "inquiry.made": Words(
        _("Delegate asked"), _("%(who)s put a question to %(delegate)s.")
    ),
    "inquiry.answered": Words(
        _("Delegate’s answer"), _("%(who)s answered what they were asked.")
    ),
    "question.laid": Words(
        _("Laid before the base"), _("%(question)s lies before those who send delegates to %(assembly)s.")
    ),
    "departure.explained": Words(
        _("Departure explained"), _("%(who)s said why they departed from their mandate on %(question)s.")
    ),
    "callback.asked": Words(
        _("Called back"), _("%(who)s called %(question)s back to those below.")
    ),
    "callback.decided": Words(
        _("Called back by an assembly"), _("%(assembly)s decided to call %(question)s back.")
    ),
    "callback.settled": Words(
        _("Call back settled"), _("Those below have voted on %(question)s directly.")
    ),
    **OF_AMENDING,
    **OF_CIRCULATION,
    **OF_DISCUSSING,
    **OF_EXECUTION,
    **OF_ACTIONS,
    **OF_PROGRAMME,
    **OF_NEWSPAPER,
    **OF_INQUIRIES,
    "text.erased": Words(_("Text erased"), _("%(who)s erased texts of their own.")),
    "name.erased": Words(_("Name erased"), _("Somebody who had left erased their name.")),
}  # fmt: skip
"""Act -> its words. One for each of `rules.replay.acts()`; a test counts them."""

MEANS = {
    "passkey": _("Signed by this member with a passkey. Whoever runs the server cannot make such a line."),
    "key-session": _("Done by somebody who had signed in as this member with a passkey; not signed itself."),
    "password": _("Done by somebody who had signed in as this member with a password."),
    "mail": _("Done by somebody who read this member's e-mail: with a link or code sent there, or by answering."),
    "slip": _("Done by somebody who had signed in as this member with a printed slip."),
    "terminal": _("Done by somebody who had signed in as this member with a link made on the server."),
    "newcomer": _("Done by somebody new, for whom nothing spoke but the link that they had opened."),
    "openid": _("Done by somebody for whom another site vouched that they are this member."),
    "tellers": _("Taken in by tellers of this member's assembly, who are named in the line and stand by it."),
    "session": _("Done by somebody who was signed in here as this member."),
    "clock": _("It followed by itself; nobody did it."),
}  # fmt: skip
"""How it is known who did it -> the sentence. One for each means in `rules.replay.proofs`."""

BY_ITSELF = {
    "question.posed": _("By an act before it, %(question)s was put."),
    "amendment.taken": _(
        "%(assembly)s took amendment %(amendment)s over, by its own vote: the text of %(question)s stands in version "
        "%(version)s."
    ),
    "text.laid": _("%(question)s asks again about the text that was decided on."),
    **OF_NOBODY,
}
"""The sentence where nobody did it, for acts that somebody does otherwise."""
