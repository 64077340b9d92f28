"""A charter as short as one can be, to be changed in one place by a test."""

from copy import deepcopy

from autogestion.rules.charter import CharterRefused, Problem, from_data

ORDINARY = {
    "principle": "S4",
    "seconds": 1,
    "notice_hours": 72,
    "open_hours": 48,
    "quorum": "1/4",
    "passes": [{"more_than": "1/2", "of": "for_against"}],
    "review_days": 365,
}

SHORT = {
    "format": 1,
    "name": "Charter of the bus depot",
    "founding": {"principle": "S1", "founders_min": 3},
    "assemblies": {"principle": "S1", "size_min": 3, "size_max": 60},
    "admission": {"principle": "S1", "approvals": 2, "request_days": 21, "invitation_days": 14},
    "questions": {"principle": "S1", "contest_members": 3},
    "facts": {"principle": "S7", "demand_seconds": 1, "answer_days": 5},
    "reopening": {"principle": "S14", "members": 3},
    "exclusion": {"principle": "S11", "hearing_days": 7, "appeal_days": 21},
    "kinds": {"ordinary": ORDINARY},
}


def short(**changes: object) -> dict:
    """The short charter's data; `a__b=x` sets data["a"]["b"]."""
    data = deepcopy(SHORT)
    for path, value in changes.items():
        *tables, key = path.split("__")
        table = data
        for name in tables:
            table = table.setdefault(name, {})
        table[key] = value
    return data


def with_ordinary(**changes: object) -> dict:
    """The short charter's data with other keys in its rule for ordinary questions."""
    return short(**{f"kinds__ordinary__{key}": value for key, value in changes.items()})


def with_kind(name: str, **changes: object) -> dict:
    """The short charter's data with a further kind, like the ordinary one but for these keys."""
    data = short()
    data["kinds"][name] = deepcopy(ORDINARY) | changes
    return data


def without(path: str) -> dict:
    """The short charter's data with a key taken away, as "kinds.ordinary.quorum"."""
    data = deepcopy(SHORT)
    *tables, key = path.split(".")
    table = data
    for name in tables:
        table = table[name]
    del table[key]
    return data


def problems(data: object) -> tuple[Problem, ...]:
    """All that a charter is refused for; none where it is taken."""
    try:
        from_data(data)
    except CharterRefused as refused:
        return refused.problems
    return ()


def only_problem(data: object) -> Problem:
    """The one thing that a charter is refused for."""
    [problem] = problems(data)
    return problem
