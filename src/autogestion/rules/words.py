"""Marking sentences for translation without translating them: rules speak no language."""


def gettext_noop(sentence: str) -> str:
    """The sentence itself. Whoever shows it to a member translates it first."""
    return sentence
