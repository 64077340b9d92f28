"""Every page of the platform: each room says which are its own."""

from django.urls import include, path

from autogestion.server.home import home

handler400 = "autogestion.server.web.views.bad_request"
handler403 = "autogestion.server.web.views.not_allowed"
handler404 = "autogestion.server.web.views.not_found"
handler500 = "autogestion.server.web.views.broken"

urlpatterns = [
    path("", home, name="home"),
    path("", include("autogestion.server.web.urls")),
    path("", include("autogestion.server.people.urls")),
    path("", include("autogestion.server.organisations.urls")),
    path("", include("autogestion.server.finding.urls")),
    path("", include("autogestion.server.votes.urls")),
    path("", include("autogestion.server.deliberation.urls")),
    path("", include("autogestion.server.bringing.urls")),
    path("", include("autogestion.server.delegates.urls")),
    path("", include("autogestion.server.mail.urls")),
    path("", include("autogestion.server.amending.urls")),
    path("", include("autogestion.server.discussing.urls")),
    path("", include("autogestion.server.execution.urls")),
    path("", include("autogestion.server.explaining.urls")),
    path("", include("autogestion.server.tendencies.urls")),
    path("", include("autogestion.server.networks.urls")),
    path("", include("autogestion.server.groups.urls")),
    path("", include("autogestion.server.desks.urls")),
    path("", include("autogestion.server.library.urls")),
    path("", include("autogestion.server.actions.urls")),
    path("", include("autogestion.server.programme.urls")),
    path("", include("autogestion.server.inquiry.urls")),
    path("", include("autogestion.server.newspaper.urls")),
    path("", include("autogestion.server.telling.urls")),
    path("", include("autogestion.server.proof.urls")),
    path("", include("autogestion.server.forgetting.urls")),
    path("", include("autogestion.server.measures.urls")),
]
