"""What somebody typed, carried through the page on which they sign, and back into the request."""

from base64 import b64decode, b64encode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

FILE = "_file"
FILES_BYTES_MAX = 1_500_000
"""Larger ones would not fit into a form as text; an act that brings them is not signed."""


def can_carry(request: HttpRequest) -> bool:
    """Whether everything in the form can be carried."""
    files = (file for _name, file in _files(request))
    return sum(file.size or 0 for file in files) <= FILES_BYTES_MAX


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, value) of everything that was sent, files as text."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and (not name.startswith("_") or name == FILE)
        for value in values
    ]
    for name, file in _files(request):
        file.seek(0)
        content = b64encode(file.read()).decode()
        fields.append((FILE, "\n".join((name, file.name or "", file.content_type or "", content))))
    return fields


def _files(request: HttpRequest):  # type: ignore[no-untyped-def]  # Django's own types have no name for it.
    for name, files in request.FILES.lists():
        for file in files:
            yield name, file


def unpack_files(request: HttpRequest) -> None:
    """Files that were carried as text become files again."""
    packed = request.POST.getlist(FILE)
    if not packed:
        return
    files: MultiValueDict = MultiValueDict()
    for one in packed:
        name, file_name, kind, content = (one.split("\n") + [""] * 4)[:4]
        try:
            data = b64decode(content, validate=True)
        except ValueError:
            data = b""
        files.appendlist(name, SimpleUploadedFile(file_name or "file", data, kind))
    request._files = files  # type: ignore[attr-defined]  # Where Django keeps what it read.
