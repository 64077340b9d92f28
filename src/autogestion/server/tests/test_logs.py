"""What the server writes down names no person and no address."""

import logging
import sys

from django.test import RequestFactory

from autogestion.server.logs import WithoutPersons


def test_a_line_about_a_request_names_the_route_and_not_the_path() -> None:
    request = RequestFactory().get("/sign-in/amina-secret/", REMOTE_ADDR="203.0.113.7")
    record = logging.makeLogRecord(
        {"msg": "Forbidden: %s", "args": (request.path,), "request": request, "status_code": 403}
    )
    assert WithoutPersons().format(record) == "GET (no such page) -> 403"


def test_an_error_is_written_down_without_its_message() -> None:
    said_by_the_database = "Key (email)=(amina@example.org) already exists"
    try:
        raise ValueError(said_by_the_database)
    except ValueError:
        record = logging.makeLogRecord({"msg": "It failed.", "exc_info": sys.exc_info()})
    written = WithoutPersons().format(record)
    assert "amina" not in written
    assert "ValueError" in written
    assert "test_logs.py" in written
