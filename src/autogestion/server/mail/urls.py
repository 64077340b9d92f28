"""The addresses of mail."""

from django.urls import path

from autogestion.server.mail.views import choosing, links

urlpatterns = [
    path("mail/do/<slug:token>/", links.deed, name="mail_deed"),
    path("mail/stop/<slug:token>/", links.stop, name="mail_stop"),
    path("mail/feed/<slug:token>/", links.private_feed, name="mail_feed"),
    path("o/<slug:slug>/mail/", choosing.mail, name="mail"),
    path("o/<slug:slug>/mail/follow/", choosing.follow, name="follow_question"),
    path("o/<slug:slug>/mail/links/", choosing.end_links, name="end_mail_links"),
]
