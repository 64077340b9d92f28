"""The shell's own pages. The project's urls.py also takes the five error views from `web.views`."""

from django.urls import include, path

from autogestion.server.web import views

urlpatterns = [
    path("style/", views.style, name="style"),
    path("theme/", views.choose_theme, name="theme"),
    path("i18n/", include("django.conf.urls.i18n")),
]
