"""Django's SQLite backend, with writers that wait in a queue instead of asking again and again."""
