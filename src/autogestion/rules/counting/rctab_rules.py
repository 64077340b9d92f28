"""The settings of RCTab's config.json (version 1.3 to 2.0) that decide how papers are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _

MODES = {
    "singleWinnerMajority",
    "multiWinnerAllowOnlyOneWinnerPerRound",
    "multiWinnerAllowMultipleWinnersPerRound",
    "bottomsUp",
    "bottomsUpUsingPercentageThreshold",
    "multiPassIrv",
}
OVERVOTE_RULES = {"exhaustImmediately", "alwaysSkipToNextRank", "exhaustIfMultipleContinuing"}
TIEBREAKS = {
    "random",
    "stopCountingAndAsk",
    "previousRoundCountsThenRandom",
    "previousRoundCountsThenAsk",
    "useCandidateOrder",
    "generatePermutation",
}


@dataclass(frozen=True)
class Rules:
    """One contest's rules, by RCTab's own words. None for a number: no limit."""

    mode: str = "singleWinnerMajority"
    winners: int = 1
    overvotes: str = "exhaustImmediately"
    tiebreak: str = "stopCountingAndAsk"
    seed: int | None = None
    places: int = 4
    skipped_max: int | None = 1
    rankings_max: int | None = None
    minimum: int = 0
    percentage: Fraction = Fraction(0)
    whole_threshold: bool = True
    first_round_threshold: bool = False
    hare: bool = False
    batch: bool = False
    until_two: bool = False
    stop_after: int | None = None
    exhaust_on_duplicate: bool = False

    @property
    def is_multi(self) -> bool:
        """Do winners pass their surplus on?"""
        return self.winners > 1 and self.mode not in ("bottomsUp", "multiPassIrv")


def rules_from(config: Mapping[str, Any]) -> Rules:
    """Read the section "rules" of a config.json."""
    given: Mapping[str, Any] = config.get("rules", {})

    def flag(name: str) -> bool:
        return given.get(name) is True or str(given.get(name)).lower() == "true"

    return Rules(
        mode=_one_of(given, "winnerElectionMode", MODES, "singleWinnerMajority"),
        winners=_number(given, "numberOfWinners") or 1,
        overvotes=_one_of(given, "overvoteRule", OVERVOTE_RULES, "exhaustImmediately"),
        tiebreak=_one_of(given, "tiebreakMode", TIEBREAKS, "stopCountingAndAsk"),
        seed=_number(given, "randomSeed"),
        places=_first(_number(given, "decimalPlacesForVoteArithmetic"), 4),
        skipped_max=_number(given, "maxSkippedRanksAllowed", unlimited="unlimited"),
        rankings_max=_number(given, "maxRankingsAllowed", unlimited="max"),
        minimum=_number(given, "minimumVoteThreshold") or 0,
        percentage=Fraction(_number(given, "multiSeatBottomsUpPercentageThreshold") or 0, 100),
        whole_threshold=not flag("nonIntegerWinningThreshold"),
        first_round_threshold=flag("doesFirstRoundDetermineThreshold"),
        hare=flag("hareQuota"),
        batch=flag("batchElimination"),
        until_two=flag("continueUntilTwoCandidatesRemain"),
        stop_after=_number(given, "stopTabulationEarlyAfterRound"),
        exhaust_on_duplicate=flag("exhaustOnDuplicateCandidate"),
    )


def _first(number: int | None, otherwise: int) -> int:
    return otherwise if number is None else number


def _number(given: Mapping[str, Any], name: str, unlimited: str = "") -> int | None:
    text = str(given.get(name, "")).strip()
    if text in ("", "None", unlimited):
        return None
    if not text.lstrip("-").isdigit():
        raise _unknown(name, text)
    return int(text)


def _one_of(given: Mapping[str, Any], name: str, known: set[str], otherwise: str) -> str:
    word = str(given.get(name) or otherwise)
    if word not in known:
        raise _unknown(name, word)
    return word


def _unknown(name: str, value: str) -> RuleBroken:
    return RuleBroken(
        _("The configuration says %(value)s for %(name)s, which this count does not know."),
        name=name,
        value=value,
    )
