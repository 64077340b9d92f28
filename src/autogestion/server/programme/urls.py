"""The addresses of the programme and of study circles."""

from django.urls import path

from autogestion.server.programme.views import articles, changing, drafts, history, studies

PROGRAMME = "o/<slug:slug>/programme/"
ARTICLE = f"{PROGRAMME}<int:number>/"
DRAFT = f"{PROGRAMME}drafts/<int:number>/"
STUDIES = "o/<slug:slug>/studies/"
STUDY = f"{STUDIES}<int:number>/"

urlpatterns = [
    path(PROGRAMME, articles.show_all, name="programme"),
    path("o/<slug:slug>/programme.json", articles.as_json, name="programme-json"),
    path(f"{PROGRAMME}freshness/", articles.show_freshness, name="freshness"),
    path(f"{PROGRAMME}history/", history.compare_all, name="compare-programme"),
    path(f"{PROGRAMME}new/", drafts.write, name="write-article"),
    path(ARTICLE, articles.show, name="programme-article"),
    path(f"{ARTICLE}history/", history.compare, name="compare-article"),
    path(f"{ARTICLE}draft/", drafts.write, name="write-draft"),
    path(f"{ARTICLE}ask/", changing.ask_of_article, name="ask-of-article"),
    path(f"{ARTICLE}keep/", drafts.keep, name="keep-alternative"),
    path(f"{ARTICLE}drop/", drafts.drop, name="drop-alternative"),
    path(DRAFT, drafts.show, name="programme-draft"),
    path(f"{DRAFT}sources/", drafts.add_source, name="add-source"),
    path(f"{DRAFT}ask/", changing.ask_of_draft, name="ask-of-draft"),
    path(STUDIES, studies.show_all, name="studies"),
    path(f"{STUDIES}new/", studies.open_one, name="open-study"),
    path(STUDY, studies.show, name="study"),
    path(f"{STUDY}readings/", studies.add_reading, name="add-reading"),
    path(f"{STUDY}readings/line/", studies.add_line, name="add-line"),
    path(f"{STUDY}remarks/<int:reading>/", studies.remark, name="make-remark"),
    path(f"{STUDY}ask/<int:remark>/", studies.use, name="use-remark"),
]
