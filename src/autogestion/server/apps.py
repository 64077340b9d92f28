"""The one Django app, and the list of its rooms."""

from django.apps import AppConfig

ROOMS = (
    "record",
    "web",
    "printing",
    "people",
    "organisations",
    "finding",
    "explaining",
    "votes",
    "deliberation",
    "bringing",
    "delegates",
    "execution",
    "library",
    "tendencies",
    "newspaper",
    "proof",
    "forgetting",
    "measures",
)
"""The rooms, low to high: a room leans only on those before it in this list."""


class ServerConfig(AppConfig):
    """The app `server`: every table, translation and command of the platform is under this label."""

    name = "autogestion.server"
    label = "server"
    verbose_name = "autogestion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what refuses to start an unsafe server, what follows from what, and what is kept of it."""
        from autogestion.server import checks, consequences  # noqa: F401 - registered by being imported
        from autogestion.server.execution import beside as execution
        from autogestion.server.library import beside as library
        from autogestion.server.newspaper import beside as newspaper
        from autogestion.server.tendencies import beside as tendencies

        execution.enter()
        library.enter()
        tendencies.enter()
        newspaper.enter()
        from autogestion.server.finding.keeping import keep
        from autogestion.server.record.acts import keepers

        keepers.append(keep)
