"""The addresses of tendencies."""

from django.urls import path

from autogestion.server.tendencies import views

TENDENCY = "o/<slug:slug>/tendencies/<int:number>/"

urlpatterns = [
    path("o/<slug:slug>/tendencies/", views.register, name="tendencies"),
    path("o/<slug:slug>/tendencies/new/", views.form, name="form-tendency"),
    path(TENDENCY, views.show, name="tendency"),
    path(f"{TENDENCY}join/", views.join, name="join-tendency"),
    path(f"{TENDENCY}leave/", views.leave, name="leave-tendency"),
    path(f"{TENDENCY}platform/", views.rewrite, name="rewrite-platform"),
    path(
        "o/<slug:slug>/questions/<int:number>/tendencies/", views.speak, name="speak-for-tendency"
    ),
]
