"""What people do in the story: for each word of the script the act that it stands for."""

import tomllib
from collections.abc import Callable

from autogestion.rules.bounds import FURTHER
from autogestion.rules.questions import PARTS
from autogestion.server.delegates import acts as delegates
from autogestion.server.delegates.models import Term
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.example import shelving
from autogestion.server.example.carrying_out import OF_CARRYING_OUT
from autogestion.server.example.choices import read_choice
from autogestion.server.example.circulating import OF_CIRCULATION
from autogestion.server.example.pressing import OF_NEWSPAPER
from autogestion.server.example.script import STORY, Scene
from autogestion.server.example.stage import Stage
from autogestion.server.organisations import acts, queries
from autogestion.server.votes import acts as votes

# --- The union and its people


def propose_union(stage: Stage, scene: Scene) -> None:
    script = stage.script
    stage.organisation, _secret = acts.propose_organisation(
        stage.somebody(scene.by), name=script.name, languages=script.languages,
        charter=script.charter, assembly=scene.says["assembly"],
    )  # fmt: skip
    stage.bodies[scene.says["assembly"]] = 1


def sign_charter(stage: Stage, scene: Scene) -> None:
    acts.sign_charter(stage.somebody(scene.by), stage.organisation)
    stage.organisation.refresh_from_db()


def propose_assembly(stage: Stage, scene: Scene) -> None:
    name = scene.says["assembly"]
    body, _secret = acts.propose_assembly(stage.somebody(scene.by), stage.organisation, name=name)
    stage.bodies[name] = body.number


def sign_assembly(stage: Stage, scene: Scene) -> None:
    acts.sign_assembly(stage.somebody(scene.by), stage.body(scene.says["assembly"]))


def invite(stage: Stage, scene: Scene) -> None:
    body = stage.body(scene.says["assembly"])
    invitation, _secret = acts.invite(stage.member(scene.by), body, uses=scene.says["uses"])
    stage.invitations[scene.says["invitation"]] = invitation


def enter(stage: Stage, scene: Scene) -> None:
    invitation = stage.invitations[scene.says["invitation"]]
    acts.accept_invitation(stage.somebody(scene.by), invitation)


def request(stage: Stage, scene: Scene) -> None:
    body = stage.body(scene.says["assembly"])
    reason = scene.says["reason"]
    stage.admissions[scene.by] = acts.request_admission(
        stage.somebody(scene.by), body, reason=reason
    )


def answer(stage: Stage, scene: Scene) -> None:
    admission = stage.admissions[scene.says["request"]]
    acts.answer_admission(stage.member(scene.by), admission, yes=scene.says["yes"])


def leave(stage: Stage, scene: Scene) -> None:
    acts.leave(stage.member(scene.by), stage.body(scene.says["assembly"]))


def appeal(stage: Stage, scene: Scene) -> None:
    exclusion = queries.exclusion_after(stage.organisation, stage.decision(scene.about).number)
    if exclusion is None:
        raise LookupError(f"nobody was excluded by {scene.about}")
    acts.appeal_exclusion(stage.member(scene.by), exclusion, text=scene.says["text"])


# --- Questions


def pose(stage: Stage, scene: Scene) -> None:
    says = scene.says
    question = deliberation.pose_question(
        stage.member(scene.by),
        stage.body(says["assembly"]),
        dossier=Dossier(**{part: says[part] for part in (*PARTS, *FURTHER) if part in says}),
        kind=says.get("kind", "ordinary"),
        scope=says.get("scope", "own"),
        bodies=[stage.bodies[name] for name in says.get("assemblies", [])],
        options=says.get("options", []),
        subject=_subject(stage, says),
    )  # fmt: skip
    stage.questions[scene.about] = question


def _subject(stage: Stage, says: dict) -> dict:
    if "amount" in says:
        return {"amount": says["amount"]}
    if "member" in says:
        return {"member": stage.member(says["member"]).pseudonym}
    if "charter" in says:
        return {"charter": _amended(says["charter"])}
    return {}


def _amended(kinds: dict[str, dict]) -> dict:
    """The story's charter with some keys of some kinds written anew."""
    data = tomllib.loads((STORY / "charter.toml").read_text(encoding="utf-8"))
    for kind, keys in kinds.items():
        data["kinds"][kind] |= keys
    return data


def state_fact(stage: Stage, scene: Scene) -> None:
    says = scene.says
    files = [(says["file"], "text/plain", says["holds"].encode())] if "file" in says else []
    deliberation.add_fact(
        stage.member(scene.by), stage.questions[scene.about], text=says["text"],
        source=says.get("source", ""), files=files, demand=says.get("demand"),
    )  # fmt: skip


def contest(stage: Stage, scene: Scene) -> None:
    claim = [stage.bodies[name] for name in scene.says["assemblies"]]
    stage.contests[scene.about] = deliberation.contest_scope(
        stage.member(scene.by), stage.questions[scene.about], claim=claim, text=scene.says["text"]
    )


def support_contest(stage: Stage, scene: Scene) -> None:
    deliberation.support_contest(stage.member(scene.by), stage.contests[scene.about])


def cast(stage: Stage, scene: Scene) -> None:
    """Vote, or change one's ballot."""
    vote = stage.votes[scene.about]
    stage.turns[scene.about, scene.by] += 1
    votes.cast_ballot(
        stage.member(scene.by), vote, choice=read_choice(scene.says["choice"], vote.options),
        turn=stage.turns[scene.about, scene.by],
    )  # fmt: skip


# --- Delegates


def propose_council(stage: Stage, scene: Scene) -> None:
    says = scene.says
    council = delegates.propose_council(
        stage.member(scene.by), stage.body(says["assembly"]), name=says["council"],
        remit=says["remit"], bodies=[stage.bodies[name] for name in says["assemblies"]],
        seats={"fixed": says["seats"]}, term_days=says["days"],
    )  # fmt: skip
    stage.bodies[says["council"]] = council.body.number


def stand(stage: Stage, scene: Scene) -> None:
    """Stand in the election that one's assembly holds."""
    stage.name_asked("election")
    body = stage.body(scene.says["assembly"])
    election = dossiers.questions(stage.organisation).filter(kind="election", body=body)[0]
    delegates.stand(stage.member(scene.by), election, statement=scene.says["statement"])


def report(stage: Stage, scene: Scene) -> None:
    delegates.make_report(stage.member(scene.by), _term(stage, scene.by), texts=scene.says)


def ask_delegate(stage: Stage, scene: Scene) -> None:
    term = _term(stage, scene.says["delegate"])
    delegates.ask_delegate(stage.member(scene.by), term, text=scene.says["text"])


def answer_inquiry(stage: Stage, scene: Scene) -> None:
    asked = stage.organisation.inquiries.filter(term=_term(stage, scene.by)).latest("number")
    delegates.answer_inquiry(stage.member(scene.by), asked, text=scene.says["text"])


def _term(stage: Stage, name: str) -> Term:
    return Term.objects.get(member=stage.member(name), ended_at=None)


DEEDS: dict[str, Callable[[Stage, Scene], None]] = {
    "propose union": propose_union,
    "sign charter": sign_charter,
    "propose assembly": propose_assembly,
    "sign assembly": sign_assembly,
    "invite": invite,
    "enter": enter,
    "request": request,
    "answer": answer,
    "leave": leave,
    "appeal": appeal,
    "pose": pose,
    "fact": state_fact,
    "contest": contest,
    "support contest": support_contest,
    "vote": cast,
    "propose council": propose_council,
    "stand": stand,
    "report": report,
    "ask delegate": ask_delegate,
    "answer delegate's question": answer_inquiry,
    **OF_CARRYING_OUT,
    "add struggles": shelving.add_struggles,
    "add voice": shelving.add_voice,
    "use struggle": shelving.use_struggle,
    **OF_NEWSPAPER,
    **OF_CIRCULATION,
}

TO_A_QUESTION: dict[str, Callable[..., object]] = {
    "second": deliberation.second_question,
    "withdraw": deliberation.withdraw_question,
    "complete": deliberation.complete_dossier,
    "waive notice": deliberation.waive_notice,
    "argue": deliberation.add_argument,
    "demand": deliberation.demand_fact,
    "support demand": deliberation.support_demand,
    "option": deliberation.add_option,
    "reword": deliberation.reword_question,
    "propose rewording": deliberation.propose_rewording,
    "take rewording": deliberation.take_rewording,
    "be heard": deliberation.answer_exclusion,
}
"""Words for acts that take a member, a question, and what the scene says."""

TO_A_DECISION: dict[str, Callable[..., object]] = {
    "dissent": deliberation.state_minority,
    "ask reopening": deliberation.ask_reopening,
}
"""Words for acts that take a member, the decision on a question, and what the scene says."""


def perform(stage: Stage, scene: Scene) -> None:
    """Play one scene; a question that follows from it by the rules is remembered by its key."""
    if deed := DEEDS.get(scene.does):
        deed(stage, scene)
    elif act := TO_A_QUESTION.get(scene.does):
        act(stage.member(scene.by), stage.questions[scene.about], **scene.says)
    else:
        act = TO_A_DECISION[scene.does]
        act(stage.member(scene.by), stage.decision(scene.about), **scene.says)
    if scene.puts_in_each:
        stage.name_asked(scene.puts_in_each)
    if scene.puts:
        stage.name_latest_question(scene.puts)
