"""Reports of droop, a counting program for transferable votes, as steps to compare with."""

import re
from dataclasses import dataclass, field
from pathlib import Path

RULES = {
    "scotland-fixed-p5-d5": "stv-scottish",
    "wigm-prf-fixed-p4-d4": "stv-wigm",
    "wigm-rational-d12": "stv-wigm exact",
    "meek-prf-o6-fixed-p9-d9": "stv-meek",
}

ACTION = re.compile(r"Action: (.*)")
CANDIDATES = re.compile(r"\t(Elected|Pending|Hopeful|Defeated): +(.*) \(([\d.]+)\)$")
TRANSFER = re.compile(r"(Begin Count|Surplus transferred|Transfer defeated)")
NOTHING = re.compile(r"\(0\.0+\)$")


@dataclass
class Step:
    """One action and the votes of every candidate after it, as droop prints them."""

    action: str
    votes: dict[str, str] = field(default_factory=dict)
    elected: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """steps: all of them. transfers: those that move votes, the first count among them."""

    steps: list[Step]

    @property
    def transfers(self) -> list[Step]:
        moving = [step for step in self.steps if TRANSFER.match(step.action)]
        return [step for step in moving if not NOTHING.search(step.action)]

    @property
    def elected(self) -> set[str]:
        return set(self.steps[-1].elected)

    @property
    def ties_by_lot(self) -> bool:
        """Did droop break a tie by the order of its file?"""
        return any(
            step.action.startswith("Break tie") and "prior stage" not in step.action
            for step in self.steps
        )

    def of_candidate(self, name: str) -> Step:
        """The step in which the candidate was elected or defeated."""
        ends = re.compile(r"(Elect|Defeat)[^:]*: " + re.escape(name) + "$")
        return next(step for step in self.steps if ends.match(step.action))


def rule_of(path: Path) -> tuple[str, str]:
    """The name of the ballot file and our name of the rule, from the name of the report."""
    ending = next(ending for ending in RULES if path.stem.endswith(ending))
    return path.stem.removesuffix("-" + ending), RULES[ending]


def read(path: Path) -> Report:
    """A report in droop's own words. Names without doubled spaces, as our reader has them."""
    steps: list[Step] = []
    for line in path.read_text("utf-8").splitlines():
        if action := ACTION.match(line):
            steps.append(Step(" ".join(action[1].split())))
        elif steps and (candidates := CANDIDATES.match(line)):
            for name in candidates[2].split(", "):
                steps[-1].votes[" ".join(name.split())] = candidates[3]
            if candidates[1] == "Elected":
                steps[-1].elected.append(" ".join(candidates[2].split()))
    return Report(steps)
