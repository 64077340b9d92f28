"""The one Django app, and the list of its rooms."""

from django.apps import AppConfig

ROOMS = (
    "files",
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
    "mail",
    "amending",
    "execution",
    "inquiry",
    "library",
    "programme",
    "tendencies",
    "actions",
    "desks",
    "networks",
    "discussing",
    "newspaper",
    "groups",
    "telling",
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
        from autogestion.server.actions import beside as actions
        from autogestion.server.amending import beside as amending
        from autogestion.server.bringing import beside as bringing
        from autogestion.server.delegates import beside as delegates
        from autogestion.server.desks import beside as desks
        from autogestion.server.discussing import beside as discussing
        from autogestion.server.execution import beside as execution
        from autogestion.server.groups import beside as groups
        from autogestion.server.inquiry import beside as inquiry
        from autogestion.server.library import beside as library
        from autogestion.server.mail import beside as mail
        from autogestion.server.networks import beside as networks
        from autogestion.server.newspaper import beside as newspaper
        from autogestion.server.programme import beside as programme
        from autogestion.server.tendencies import beside as tendencies

        amending.enter()
        bringing.enter()
        delegates.enter()
        desks.enter()
        networks.enter()
        groups.enter()
        discussing.enter()
        execution.enter()
        actions.enter()
        inquiry.enter()
        library.enter()
        tendencies.enter()
        programme.enter()
        mail.enter()
        newspaper.enter()
        from autogestion.server.finding.keeping import keep
        from autogestion.server.record.acts import keepers

        keepers.append(keep)
