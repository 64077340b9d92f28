"""Every answer tells the browser to ask nothing of anybody else."""

from django.http import HttpResponse
from django.test import RequestFactory

from autogestion.server.headers import strict_headers


def test_every_answer_forbids_other_hosts_frames_and_inline_scripts() -> None:
    answer = strict_headers(lambda request: HttpResponse())(RequestFactory().get("/"))
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "form-action")} == {"'self'"}
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_an_attachment_comes_in_a_sandbox() -> None:
    attachment = HttpResponse(
        b"%PDF-", headers={"Content-Disposition": 'attachment; filename="a.pdf"'}
    )
    answer = strict_headers(lambda request: attachment)(RequestFactory().get("/"))
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert "'self'" not in answer["Content-Security-Policy"]
