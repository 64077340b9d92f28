"""A printed document as the answer to a request."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def as_pdf(pdf: bytes, name: str) -> HttpResponse:
    """A file under this name, to be printed or handed on; the browser keeps no copy of its own."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
