"""The addresses of the library of struggles."""

from django.urls import path

from autogestion.server.library.views import entries, following, shelves, using, writing

LIBRARY = "o/<slug:slug>/library/"
TOGETHER = "assemblies/<int:body>/"
ENTRY = f"{LIBRARY}<int:number>/"

urlpatterns = [
    path(LIBRARY, shelves.show, name="library"),
    path(f"{LIBRARY}like-ours/", shelves.like_ours, name="like-ours"),
    path(f"{LIBRARY}new/", writing.add, name="add-struggle"),
    path(f"{LIBRARY}following/", following.show, name="following"),
    path(f"{LIBRARY}follow/", following.follow, name="follow"),
    path(f"{LIBRARY}unfollow/", following.unfollow, name="unfollow"),
    path(f"{LIBRARY}following/{TOGETHER}", following.follow_together, name="follow-together"),
    path(
        f"{LIBRARY}following/{TOGETHER}<int:topic>/let-go/",
        following.let_go_together,
        name="let-go-together",
    ),
    path(f"{LIBRARY}<int:number>.json", entries.as_json, name="struggle-json"),
    path(ENTRY, entries.show, name="struggle"),
    path(f"{ENTRY}correct/", writing.correct, name="correct-struggle"),
    path(f"{ENTRY}voices/", writing.add_voice, name="add-voice"),
    path(f"{ENTRY}use/", using.use, name="use-struggle"),
    path(f"{ENTRY}<int:version>/", entries.show_version, name="struggle-version"),
]
