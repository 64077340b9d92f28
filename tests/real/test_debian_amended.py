"""Debian's resolutions, with their proposers, seconds, amendments and texts, decided by Debian's ballots.

Every amendment there replaces the whole text, so they stand beside it on one ballot, as options.
"""

import pytest

from autogestion.server.amending import acts as amending
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.votes import acts as votes
from tests.real import debian_files
from tests.real.debian_project import KIND_WITH_RATIO, Project, founded_project
from tests.real.debian_resolutions import Resolution, load
from tests.real.shared_data import SHARED, needed
from tests.world import dossier

PAGES = SHARED / "proposals" / "debian-gr"
OTHERWISE_NAMED = {"2004_vote_002": "2004_gr_non_free", "2004_vote_004": "2004_gr_sarge"}
"""Two pages whose ballots bear another name."""
AMENDED = {
    "2004 to 2006": ["2004_vote_002", "2004_vote_004", "2005_vote_002", "2006_vote_001",
                     "2006_vote_006", "2006_vote_007"],
    "2007 to 2016": ["2007_vote_004", "2008_vote_002", "2014_vote_002", "2014_vote_003",
                     "2014_vote_004", "2016_vote_004"],
}  # fmt: skip
"""The votes with amendments whose ballots and result were published; two parts share the work."""


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("names", AMENDED.values(), ids=AMENDED)
def test_debian_amends_its_resolutions_and_decides_as_it_did(names, subtests):
    needed(PAGES)
    with founded_project() as project:
        for name in names:
            with subtests.test(name):
                resolution = load(PAGES / f"{name}.wml")
                published = debian_files.load_published(OTHERWISE_NAMED.get(name, name))
                project.have_developers(published.electors)
                question = put(project, resolution, published)
                cast(project, question, published)

                result = project.world.close(question).result
                decision = project.world.organisation.decisions.latest("number")
                newest = project.world.fresh(question).drafts.order_by("-number").first()

                assert len(resolution.proposals) == len(published.options) - 1
                assert result["winner"] == published.winner
                assert result["count"]["pairwise"] == [list(row) for row in published.pairwise]
                is_default = published.winner == len(published.options)
                assert (decision.adopted, decision.option) == (not is_default, published.winner)
                won = resolution.proposals[0 if is_default else published.winner - 1]
                kept = newest.paragraphs.select_related("text").order_by("place")
                assert [row.text.content for row in kept] == won.paragraphs
                assert newest.taken == (
                    [published.winner - 1] if published.winner > 1 and not is_default else []
                )


def put(project: Project, resolution: Resolution, published: debian_files.Published):
    """The resolution is proposed and seconded; each amendment too; the dossier is complete."""
    first, *amendments = resolution.proposals
    ratio = published.ratios[0]
    question = deliberation.pose_question(
        who(project, first.proposer), project.body, dossier=dossier(published.options[0]),
        kind=KIND_WITH_RATIO[ratio] or "ordinary", scope="whole",
    )  # fmt: skip
    amending.lay_text(who(project, first.proposer), question, paragraphs=first.paragraphs)
    for number in first.seconds:
        deliberation.second_question(who(project, number), question)
    for place, one in enumerate(amendments, 2):
        need = published.ratios[place - 1]
        amendment = amending.propose_amendment(
            who(project, one.proposer), question, first=1, last=len(first.paragraphs),
            paragraphs=one.paragraphs, wants=published.options[place - 1], why="As its page says.",
            needs="" if need == ratio else KIND_WITH_RATIO[need] or "ordinary",
        )  # fmt: skip
        for number in one.seconds:
            amending.second_amendment(who(project, number), question, number=amendment.number)
    deliberation.complete_dossier(who(project, first.proposer), question)
    return question


def who(project: Project, number: int):
    """The developer who stands for a person of the page."""
    return project.developers[number - 1]


def cast(project: Project, question, published: debian_files.Published) -> None:
    """Everybody's ballot, as it is in the tally sheet."""
    vote = project.world.open(question)
    _names, ballots = debian_files.load_ballots(published.name)
    for developer, (ranks, _one) in zip(project.developers, ballots, strict=False):
        votes.cast_ballot(developer, vote, choice=ranks)


@pytest.mark.parametrize("name", [name for names in AMENDED.values() for name in names])
def test_every_proposal_of_a_page_has_its_proposer_its_seconds_and_its_words(name):
    proposals = load(needed(PAGES / f"{name}.wml")).proposals
    published = debian_files.load_published(OTHERWISE_NAMED.get(name, name))

    assert len(proposals) == len(published.options) - 1
    for one in proposals:
        assert len(one.seconds) >= 5
        assert one.paragraphs
