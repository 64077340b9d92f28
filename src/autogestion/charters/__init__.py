"""Charters to begin from, and the schema by which an editor of TOML checks one while it is written."""

from importlib.resources import files

TEMPLATES = ("base-union", "workers-coop", "tenants-union", "free-software-foundation")
EXAMPLES = ("debian", "rust")


def text(name: str) -> str:
    """The file of a template or an example, by its name. KeyError where there is none such."""
    if name not in TEMPLATES + EXAMPLES:
        raise KeyError(name)
    return (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
