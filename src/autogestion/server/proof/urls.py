"""The addresses of the record."""

from django.urls import path

from autogestion.server.proof.views import log, mine, record, witnesses

RECORD = "o/<slug:slug>/record/"
LOG = "o/<slug:slug>/log/<str:token>/"

urlpatterns = [
    path("trust/", record.trust, name="trust"),
    path(RECORD, record.show, name="record"),
    path(f"{RECORD}<int:seq>/", record.line, name="record_line"),
    path(f"{RECORD}<int:seq>/receipt", mine.receipt, name="receipt"),
    path(f"{RECORD}mine/", mine.show, name="my_acts"),
    path(f"{RECORD}mine/check", mine.checking_page, name="checking_page"),
    path(f"{RECORD}witnesses/", witnesses.show, name="witnesses"),
    path(f"{RECORD}checkpoint", record.checkpoint, name="checkpoint"),
    path(f"{RECORD}export", record.export, name="export"),
    path(LOG, log.about, name="log"),
    path(f"{LOG}checkpoint", log.checkpoint, name="log_checkpoint"),
    path(f"{LOG}tile/entries/<path:place>", log.entries, name="log_entries"),
    path(f"{LOG}tile/<str:level>/<path:place>", log.tile, name="log_tile"),
    path(f"{LOG}cosign", log.cosign, name="log_cosign"),
]
