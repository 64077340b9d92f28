"""Words of the product that people meet in a dossier, as GLOSSARY.md explains them. Those of every day are left out."""

from autogestion.rules.words import gettext_noop as _

OURS = {
    _("Abstention"): _(
        "a ballot that chooses none of what is asked. It is counted, and counts as taking part."
    ),
    _("Call back"): _(
        "enough of those below a council want to decide one of its questions themselves, and do, all of them directly."
    ),
    _("Charter"): _(
        "the organisation's own rules, signed by its founders, changed only by a decision of the whole."
    ),
    _("Checkpoint"): _(
        "one line that says how long the record is and what all its lines hash to. Who keeps one can tell later "
        "whether anything before it was changed."
    ),
    _("Council"): _(
        "a body made of delegates alone. It exists as long as at least two bodies send delegates to it, each by its "
        "own decision."
    ),
    _("Delegate"): _(
        "a member who holds a seat in a council for those who elected them, for a time, and who can be recalled at "
        "any moment."
    ),
    _("Dossier"): _(
        "what one must know before voting: the question, why it is asked, what it costs, who is concerned, who would "
        "carry it out, with facts, arguments and options."
    ),
    _("Elector"): _("a member who is on the roll of a vote."),
    _("Mandate"): _(
        "what those who send a delegate have decided that the delegate is to say or do. On a council's question it "
        "is the result of their own vote on the same question."
    ),
    _("Minority statement"): _(
        "what somebody who had a vote sets beside a decision that they do not agree with."
    ),
    _("Pseudonym"): _(
        "the sixteen letters and digits by which the record of one organisation knows a member. In another "
        "organisation the same person has another one."
    ),
    _("Quorum"): _("how many must take part for a vote to count."),
    _("Recall"): _(
        "those who elected a delegate take the seat back, at any moment, without having to say why."
    ),
    _("Reopening"): _(
        "a few members ask that something decided be asked again. When as many ask as the charter says, it is."
    ),
    _("Roll"): _("the list of those who may vote on a question. It is fixed when the vote opens."),
    _("Teller"): _(
        "a member who, together with others of the assembly, takes in the ballot of one who has no device. Until "
        "enough of them stand by it, it is **handed** in and not cast."
    ),
    _("Tendency"): _(
        "members who stand for something together. It has a page and room of its own in every dossier, and power "
        "over nobody; it is over when its last member has left it."
    ),
    _("Turnout"): _("how many have cast a ballot."),
    _("Undertaking"): _(
        "a task that members have taken on, alone or together, until they say that it is done or give it back."
    ),
    _("Waiver"): _(
        "a member says that, for their part, the notice can be given up. When all concerned say so, the vote opens "
        "at once."
    ),
}
"""Word -> what it means. A test holds them to the glossary."""
