"""Which keys of a kind belong to it: some go with one way of counting, one with money."""

_METHODS = {
    "strength": ("schulze",),
    "unranked": ("schulze",),
    "ratio": ("debian",),
    "passes": ("majority", "approval", "schulze"),
}
NEEDS_PASSES = _METHODS["passes"]


def belongs(key: str, kind: str, method: str) -> bool:
    """Whether a key can stand in a kind of this name, counted in this way."""
    if key == "money_above":
        return kind == "money"
    return method in _METHODS.get(key, (method,))
