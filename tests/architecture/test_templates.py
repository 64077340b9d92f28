"""Every template can be read by Django, asks nothing of another host, and holds no script."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.architecture.house import SERVER

TEMPLATES = sorted(SERVER.glob("*/templates/**/*.html"))

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"<(?:link|script|img|iframe|source)\b[^>]*=[\"']?(?:https?:)?//", re.IGNORECASE
)
POST_FORM = re.compile(r"<form\b[^>]*method=[\"']?post.*?</form>", re.IGNORECASE | re.DOTALL)

BY_CODE = {
    "inquiry/code.html",
    "inquiry/sheet.html",
    "inquiry/suggest.html",
    "inquiry/type_code.html",
}
"""Forms of respondents: what they do rests on the code or the link alone; they ask no session that one could use."""
SHOWS_ONLY = {"web/specimen.html"}
"""The page of all components: its forms lead nowhere."""


def name_of(path: Path) -> str:
    """`votes/ballot.html`, as a view names it."""
    return path.relative_to(SERVER).as_posix().split("/templates/", 1)[1]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_is_read_without_complaint(path: Path) -> None:
    assert Path(get_template(name_of(path)).origin.name) == path


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_keeps_to_the_content_security_policy(path: Path) -> None:
    text = path.read_text()
    assert INLINE.findall(text) == []
    assert ELSEWHERE.findall(text) == []


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if name_of(path) not in SHOWS_ONLY | BY_CODE], ids=name_of
)
def test_a_form_that_changes_something_cannot_be_forged(path: Path) -> None:
    unprotected = [form for form in POST_FORM.findall(path.read_text()) if "csrf_token" not in form]
    assert unprotected == []
