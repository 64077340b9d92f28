"""Exports for tests: written, taken apart, put together otherwise, and a server that forgets."""

import io
from collections.abc import Mapping
from zipfile import ZIP_STORED, ZipFile

from django.apps import apps

from autogestion.server.organisations.models import Organisation
from autogestion.server.people.models import Person
from autogestion.server.portable.exporting import export
from autogestion.verify.export import Export
from autogestion.verify.report import Report
from autogestion.verify.verifying import verify


def exported(organisation: Organisation) -> bytes:
    """The export, in memory."""
    file = io.BytesIO()
    export(organisation, file)
    return file.getvalue()


def taken_apart(content: bytes) -> dict[str, bytes]:
    """Name of a part -> its bytes."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put_together(parts: Mapping[str, bytes], packing: int = ZIP_STORED) -> bytes:
    """An export made of these parts."""
    file = io.BytesIO()
    with ZipFile(file, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def opened(content: bytes) -> Export:
    return Export(io.BytesIO(content))


def verified(content: bytes, key: str = "") -> Report:
    """What the verifier says of an export."""
    with opened(content) as export:
        return verify(export, key=key)[0]


def forget_everything() -> None:
    """As if this were another server, on which nobody has done anything yet."""
    for table in apps.get_app_config("server").get_models(include_auto_created=True):
        rows = table._base_manager.all()
        rows._raw_delete(rows.db)
    assert not Person.objects.exists()
