"""All tables of a new database at once. One that has some of these migrations takes the others one by one."""

from importlib import import_module
from pathlib import Path

from django.db import migrations

from autogestion.server.migrations._at_once import AtOnce

LAST = "0016"
STEPS = sorted(
    path.stem
    for path in Path(__file__).parent.glob("0*.py")
    if path.stem[:4] <= LAST and "squashed" not in path.stem
)
OPERATIONS = [
    operation
    for step in STEPS
    for operation in import_module(f"{__package__}.{step}").Migration.operations
]


class Migration(migrations.Migration):
    initial = True
    replaces = [("server", step) for step in STEPS]
    dependencies = import_module(f"{__package__}.{STEPS[0]}").Migration.dependencies
    operations = [
        AtOnce([one for one in OPERATIONS if not isinstance(one, migrations.RunPython)]),
        *(one for one in OPERATIONS if isinstance(one, migrations.RunPython)),
    ]
