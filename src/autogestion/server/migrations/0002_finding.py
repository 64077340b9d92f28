"""The index of the search, which each database keeps by itself over the words of a passage.

SQLite: a table of FTS5 without a copy of the words, and triggers that tell it of every change.
PostgreSQL: a column that is computed from them, GIN over it, and the rows in their order.
"""

from django.db import migrations

SQLITE = (
    """CREATE VIRTUAL TABLE server_passage_index USING fts5(
        words, content='server_passage', content_rowid='id', tokenize='ascii'
    )""",
    """CREATE TRIGGER server_passage_added AFTER INSERT ON server_passage BEGIN
        INSERT INTO server_passage_index(rowid, words) VALUES (new.id, new.words);
    END""",
    """CREATE TRIGGER server_passage_removed AFTER DELETE ON server_passage BEGIN
        INSERT INTO server_passage_index(server_passage_index, rowid, words)
            VALUES ('delete', old.id, old.words);
    END""",
    """CREATE TRIGGER server_passage_changed AFTER UPDATE OF words ON server_passage BEGIN
        INSERT INTO server_passage_index(server_passage_index, rowid, words)
            VALUES ('delete', old.id, old.words);
        INSERT INTO server_passage_index(rowid, words) VALUES (new.id, new.words);
    END""",
    "INSERT INTO server_passage_index(server_passage_index) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER server_passage_changed",
    "DROP TRIGGER server_passage_removed",
    "DROP TRIGGER server_passage_added",
    "DROP TABLE server_passage_index",
)
POSTGRESQL = (
    """ALTER TABLE server_passage ADD COLUMN found tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED""",
    "CREATE INDEX server_passage_found ON server_passage USING gin (found)",
    "CREATE INDEX server_passage_newest ON server_passage (organisation_id, id DESC)",
    "CREATE INDEX server_passage_open ON server_passage (organisation_id, id DESC) WHERE is_open",
)
POSTGRESQL_BACK = (
    "DROP INDEX server_passage_open",
    "DROP INDEX server_passage_newest",
    "ALTER TABLE server_passage DROP COLUMN found",
)


def forwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def backwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("server", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
